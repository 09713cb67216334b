//! `byblik import`: a file of any kind that staff bring in, recognised, checked, and, when asked to, taken.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use admin::data::{
    known::known,
    take::{TakeError, Taking, take_read},
};
use app::causes::causes;
use chrono::{DateTime, Utc};
use clap::Args;
use intake::{Answers, Progress, Read, Reading, Refused, Weight, limits, read, recognise};
use serde::de::DeserializeOwned;
use store::{Db, StoreError};
use thiserror::Error;

use crate::config::Config;

/// What `byblik import` is asked to do.
#[derive(Debug, Args)]
pub struct Import {
    /// The file: figures, outlines, or one of our templates (docs/import-formats.md).
    file: PathBuf,
    /// Takes what it holds; without it the file is only checked.
    #[arg(long)]
    take: bool,
    /// What the new set of data is called; needed for figures and outlines.
    #[arg(long)]
    title: Option<String>,
    /// The id of the source that its content is from, as in `data/sources.toml`; without it each measure's own counts.
    #[arg(long)]
    source: Option<String>,
    /// A file (JSON) that says how to read the file, as `--print-reading` printed it, with what was wrong corrected.
    #[arg(long)]
    reading: Option<PathBuf>,
    /// A file (JSON) that says what doubtful names mean: {"areas": {"Valby S": {"is": "20501"}}}.
    #[arg(long)]
    answers: Option<PathBuf>,
    /// Prints how the file is read, as JSON, and does nothing else. What to look at is said when it is checked.
    #[arg(long)]
    print_reading: bool,
    /// Writes every problem to this file (CSV).
    #[arg(long)]
    report: Option<PathBuf>,
}

/// Why a file was not brought in.
#[derive(Debug, Error)]
pub enum ImportError {
    /// A file can't be read or written.
    #[error("{path}: {cause}")]
    File {
        /// Its path.
        path: String,
        /// Why.
        cause: io::Error,
    },
    /// A file of settings is none.
    #[error("{path} kan ikke læses som indstillinger: {cause}")]
    Settings {
        /// Its path.
        path: String,
        /// Where and what.
        cause: serde_json::Error,
    },
    /// The file is refused whole.
    #[error("{0}")]
    Refused(#[from] Refused),
    /// It was not taken.
    #[error("{0}")]
    Take(#[from] TakeError),
    /// The database refused.
    #[error("databasen svarede ikke; intet er ændret ({})", causes(.0))]
    Store(#[from] StoreError),
}

/// Checks a file and takes it when asked to; gives what to print, a line each.
///
/// # Errors
/// [`ImportError`]; then nothing is changed.
pub async fn run(asked: &Import, config: &Config, at: DateTime<Utc>) -> Result<Vec<String>, ImportError> {
    let bytes = bounded(&asked.file).map_err(|cause| file_error(&asked.file, cause))?;
    let db = Db::connect(&config.database).await?;
    db.migrate().await?;
    let known = known(&db).await?;
    let name = asked.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let watch = |_: Progress| ControlFlow::Continue(());
    let (reading, doubts): (Reading, Vec<String>) = match &asked.reading {
        Some(path) => (settings(path)?, Vec::new()),
        None => recognise(&name, &bytes, &known, &watch).map(|file| (file.reading, file.doubts))?,
    };
    if asked.print_reading {
        let text = serde_json::to_string_pretty(&reading);
        return Ok(vec![text.map_err(|cause| ImportError::Settings { path: name, cause })?]);
    }
    let answers: Answers = asked.answers.as_deref().map(settings).transpose()?.unwrap_or_default();
    let found = read(&bytes, &reading, &known, &answers, &watch)?;
    let mut lines: Vec<String> = doubts.iter().map(|doubt| format!("Se efter: {doubt}")).collect();
    lines.extend(told(&found));
    if let Some(path) = &asked.report {
        fs::write(path, found.report.to_csv()).map_err(|cause| file_error(path, cause))?;
    }
    if asked.take {
        let title = asked.title.as_deref().unwrap_or_default();
        let about = Taking { title, file: &name, source: asked.source.as_deref(), by: None, at };
        lines.push(take_read(&db, &found, &about).await?.summary());
    }
    db.close().await;
    Ok(lines)
}

/// What the file would bring, what is wrong, and what must be asked.
fn told(found: &Read) -> Vec<String> {
    let report = &found.report;
    let mut lines = vec![format!(
        "{} rækker: {} tages, {} tages ikke. {} rækker tages helt eller delvis.",
        report.rows, report.taken, report.not_taken, report.rows_taken
    )];
    lines.extend(report.parts.iter().map(|part| format!("  {}: {}", part.what, part.count)));
    for group in &report.groups {
        let weight = if group.kind.weight() == Weight::Error { "Fejl" } else { "Bemærk" };
        lines.push(format!("{weight}, {} ({}):", group.kind.title(), group.count));
        for one in group.examples.iter().take(3) {
            lines.push(format!("  linje {}, kolonne {}: {}. {}.", one.line, one.column, one.what, one.advice));
        }
    }
    for question in &found.questions {
        let candidates: Vec<String> =
            question.candidates.iter().map(|one| format!("{} ({})", one.name, one.id)).collect();
        let maybe = if candidates.is_empty() { "ingen ligner".to_owned() } else { candidates.join(", ") };
        lines.push(format!(
            "Hvad er »{}« (linje {}, {} tal)? Måske: {maybe}",
            question.text, question.line, question.count
        ));
    }
    lines
}

/// A file as far as one of the largest goes and a byte more, so that a larger one is seen to be so without being read.
fn bounded(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(limits::MOST_BYTES).unwrap_or(u64::MAX);
    File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn settings<T: DeserializeOwned>(path: &Path) -> Result<T, ImportError> {
    let text = fs::read_to_string(path).map_err(|cause| file_error(path, cause))?;
    serde_json::from_str(&text).map_err(|cause| ImportError::Settings { path: path.display().to_string(), cause })
}

fn file_error(path: &Path, cause: io::Error) -> ImportError {
    ImportError::File { path: path.display().to_string(), cause }
}
