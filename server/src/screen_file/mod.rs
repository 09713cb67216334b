//! `byblik screen`: a method file applied to tables of areas, without a database.
//!
//! - [`input`]: reading the method and the tables, with progress
//! - [`output`]: the result as CSV
//! - [`variants`]: how sure the result is, on all cores
//! - [`explain`]: one area in words
//! - [`compared`]: the difference from another screening

mod compared;
mod explain;
mod input;
mod output;
mod variants;

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use domain::{
    reason::Language,
    screening::{ScreenError, screen},
    table::ReadError,
};
use thiserror::Error;

/// What `byblik screen` is asked to do.
#[derive(Debug, Args)]
pub struct Screen {
    /// The method file, as docs/method-format.md describes it.
    #[arg(long)]
    method: PathBuf,
    /// A CSV table of areas; several are joined by the areas' ids.
    #[arg(long, required = true, num_args = 1..)]
    data: Vec<PathBuf>,
    /// The years that count, as 2024 or 2020-2024; the last is screened. All that the table has when left out.
    #[arg(long)]
    years: Option<String>,
    /// Where the result is written; to standard output when left out.
    #[arg(long)]
    output: Option<PathBuf>,
    /// Write every stage of every indicator too: value, treated, normalised.
    #[arg(long)]
    stages: bool,
    /// Explain one area in words instead of writing the result.
    #[arg(long, value_name = "AREA", conflicts_with_all = ["output", "stages"])]
    explain: Option<String>,
    /// Write how much each assumption matters instead of the result, from so many samples: 500 is a good beginning.
    #[arg(long, value_name = "SAMPLES", conflicts_with_all = ["explain", "stages"],
          value_parser = clap::value_parser!(u32).range(10..=10_000))]
    sensitivity: Option<u32>,
    /// Write the difference from a screening by this method instead of the result.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["explain", "stages", "sensitivity"])]
    before_method: Option<PathBuf>,
    /// Write the difference from a screening of these tables instead of the result.
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["explain", "stages", "sensitivity"])]
    before_data: Vec<PathBuf>,
    /// Write the difference from a screening of these years instead of the result.
    #[arg(long, value_name = "YEARS", conflicts_with_all = ["explain", "stages", "sensitivity"])]
    before_years: Option<String>,
    /// The language of an explanation.
    #[arg(long, value_enum, default_value = "da", requires = "explain")]
    language: Tongue,
}

/// A language by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Tongue {
    /// Danish.
    Da,
    /// English.
    En,
}

/// Why a screening could not be made or written.
#[derive(Debug, Error)]
pub enum ScreenFileError {
    /// A file can't be opened.
    #[error("{path} kan ikke åbnes: {cause}")]
    Open {
        /// Its path.
        path: String,
        /// Why.
        cause: io::Error,
    },
    /// The method is wrong.
    #[error("{path}, {cause}")]
    Method {
        /// Its path.
        path: String,
        /// Where and what.
        cause: domain::method::MethodError,
    },
    /// A table is wrong.
    #[error("{0}")]
    Table(#[from] ReadError),
    /// The method can't be applied to the table.
    #[error("{0}")]
    Screen(#[from] ScreenError),
    /// Years that are no years.
    #[error("--years er »{0}«, men skal være et år (2024) eller fra og til (2020-2024)")]
    Years(String),
    /// Nothing of the table lies in the years.
    #[error("tabellen har ingen rækker i {0}")]
    NoYears(String),
    /// The result would take the place of what it is made from.
    #[error("--output er den samme fil som {0}: vælg en anden")]
    Overwrites(String),
    /// The method does not state what could have been otherwise.
    #[error("metoden har ingen [variants]: skriv, hvad der kunne have været valgt anderledes")]
    NoVariants,
    /// Two methods that designate areas for different things.
    #[error("de to metoder har ingen regel for fremhævning til fælles: brug samme id i [[designate]]")]
    NothingInCommon,
    /// An area that is not in the table.
    #[error("området »{0}« findes ikke i tabellen: skriv dets id")]
    Area(String),
    /// The result can't be written.
    #[error("resultatet kan ikke skrives: {0}")]
    Write(#[from] csv::Error),
    /// The result can't be written.
    #[error("resultatet kan ikke skrives: {0}")]
    Output(#[from] io::Error),
}

impl Screen {
    /// Whether the difference from another screening is asked for.
    fn is_comparison(&self) -> bool {
        self.before_method.is_some() || !self.before_data.is_empty() || self.before_years.is_some()
    }
}

/// Runs the command.
///
/// # Errors
/// [`ScreenFileError`] says what to look at. A result that could not be written whole is not left behind.
pub fn run(asked: &Screen) -> Result<(), ScreenFileError> {
    let whole = |path: &PathBuf| std::fs::canonicalize(path).ok();
    if let Some(output) = asked.output.as_ref().and_then(whole) {
        let read = asked
            .data
            .iter()
            .chain([&asked.method])
            .chain(&asked.before_data)
            .chain(&asked.before_method)
            .find(|path| whole(path).as_ref() == Some(&output));
        if let Some(read) = read {
            return Err(ScreenFileError::Overwrites(read.display().to_string()));
        }
    }
    let method = input::method(&asked.method)?;
    let table = input::table_of(&method, &asked.data, asked.years.as_deref())?;
    let screening = screen(&method, &table, None)?;
    if asked.is_comparison() {
        // What is not stated of the earlier screening is as in this one.
        let method = input::method(asked.before_method.as_ref().unwrap_or(&asked.method))?;
        let data = if asked.before_data.is_empty() { &asked.data } else { &asked.before_data };
        let table = input::table_of(&method, data, asked.before_years.as_deref().or(asked.years.as_deref()))?;
        let before = screen(&method, &table, None)?;
        return written(asked.output.as_deref(), |file| compared::write(file, &before, &screening));
    }
    if let Some(samples) = asked.sensitivity {
        return written(asked.output.as_deref(), |file| {
            variants::write_sensitivity(file, &screening, samples as usize)
        });
    }
    let variants = variants::tried(&screening)?;
    if let Some(wanted) = &asked.explain {
        let area = (0..screening.len()).find(|area| screening.id(*area) == wanted);
        let area = area.ok_or_else(|| ScreenFileError::Area(wanted.clone()))?;
        let language = if asked.language == Tongue::Da { Language::Danish } else { Language::English };
        return Ok(explain::write(io::stdout().lock(), &screening, variants.as_ref(), area, language)?);
    }
    written(asked.output.as_deref(), |file| output::write(file, &screening, variants.as_ref(), asked.stages))
}

/// Writes to standard output, or to a file: beside it and then moved into place, so that half a result is never taken
/// for a whole one.
fn written(
    path: Option<&Path>,
    write: impl FnOnce(&mut dyn io::Write) -> Result<(), ScreenFileError>,
) -> Result<(), ScreenFileError> {
    let Some(path) = path else { return write(&mut io::BufWriter::new(io::stdout().lock())) };
    let open_at = |cause| ScreenFileError::Open { path: path.display().to_string(), cause };
    // What is there already and is no file (a device, a pipe) is written to; of a link, the file that it leads to.
    let whole = std::fs::canonicalize(path).ok();
    let path = whole.as_deref().unwrap_or(path);
    if path.exists() && !path.is_file() {
        let mut there = io::BufWriter::new(File::options().write(true).open(path).map_err(open_at)?);
        return write(&mut there).and_then(|()| Ok(io::Write::flush(&mut there)?));
    }
    let beside = path.with_extension("half-written");
    let mut file = io::BufWriter::new(File::create(&beside).map_err(open_at)?);
    let done = write(&mut file)
        .and_then(|()| Ok(io::Write::flush(&mut file)?))
        .and_then(|()| Ok(std::fs::rename(&beside, path)?));
    if done.is_err() {
        // The first error is the one to tell of.
        let _ = std::fs::remove_file(&beside);
    }
    done
}
