//! `byblik progress`: a plan applied to a table of figures, without a database.

use std::{
    fs::File,
    io::{self, Write},
    path::PathBuf,
};

use clap::Args;
use domain::{
    goal::{
        Point, Progress, Rule,
        gap::Closing,
        plan::parse,
        report::{Judged, PlanTableError, Report, wanted},
    },
    method::MethodError,
    reason::{self, Language},
    table::{ReadError, read},
    text::harmless,
};
use thiserror::Error;

/// What `byblik progress` is asked to do.
#[derive(Debug, Args)]
pub struct ProgressOf {
    /// The plan, as docs/goal-format.md describes it.
    #[arg(long)]
    plan: PathBuf,
    /// A CSV table with the columns indicator, year, areas and rest.
    #[arg(long)]
    data: PathBuf,
}

/// Why progress could not be judged or written.
#[derive(Debug, Error)]
pub enum ProgressError {
    /// A file can't be opened.
    #[error("{path} kan ikke åbnes: {cause}")]
    Open {
        /// Its path.
        path: String,
        /// Why.
        cause: io::Error,
    },
    /// The plan is wrong.
    #[error("{path}, {cause}")]
    Plan {
        /// Its path.
        path: String,
        /// Where and what.
        cause: MethodError,
    },
    /// The table is wrong.
    #[error("{path}: {cause}")]
    Table {
        /// Its path.
        path: String,
        /// Where and what.
        cause: ReadError,
    },
    /// The table holds what can't be judged.
    #[error("{path}: {cause}")]
    Judged {
        /// Its path.
        path: String,
        /// What.
        cause: PlanTableError,
    },
    /// The result can't be written.
    #[error("resultatet kan ikke skrives: {0}")]
    Write(#[from] csv::Error),
    /// The result can't be written.
    #[error("resultatet kan ikke skrives: {0}")]
    Output(#[from] io::Error),
}

/// Runs the command: one line an indicator and a goal, to standard output.
///
/// # Errors
/// [`ProgressError`] says what to look at.
pub fn run(asked: &ProgressOf) -> Result<(), ProgressError> {
    let name = |path: &PathBuf| path.display().to_string();
    let open = |path: &PathBuf, cause| ProgressError::Open { path: name(path), cause };
    let text = std::fs::read_to_string(&asked.plan).map_err(|cause| open(&asked.plan, cause))?;
    let plan = parse(&text).map_err(|cause| ProgressError::Plan { path: name(&asked.plan), cause })?;
    let file = File::open(&asked.data).map_err(|cause| open(&asked.data, cause))?;
    let table =
        read(file, &wanted(), |_| ()).map_err(|cause| ProgressError::Table { path: name(&asked.data), cause })?;
    let report = plan.report(&table).map_err(|cause| ProgressError::Judged { path: name(&asked.data), cause })?;
    write(io::stdout().lock(), &report)
}

const HEADING: [&str; 16] = [
    "indicator",
    "name",
    "goal",
    "rule",
    "baseline_year",
    "baseline",
    "latest_year",
    "latest",
    "target_year",
    "target",
    "status",
    "measure",
    "score",
    "gap_closed",
    "why_da",
    "why_en",
];

fn write(to: impl Write, report: &Report<'_>) -> Result<(), ProgressError> {
    let mut lines = csv::Writer::from_writer(to);
    lines.write_record(HEADING)?;
    for judged in &report.indicators {
        lines.write_record(line(judged).iter().map(|cell| harmless(cell)))?;
    }
    for (goal, progress) in &report.goals {
        lines.write_record(together("together", goal, progress))?;
    }
    if let Some((share, of)) = report.closed {
        let words = [Language::Danish, Language::English].map(|language| {
            let said = reason::gap(Closing::Closed(share), language);
            format!(
                "{said} {}",
                language.pick("Gennemsnit af {} tal.", "Mean of {} figures.").replace("{}", &of.to_string())
            )
        });
        let mut line = vec![String::new(); HEADING.len()];
        (line[0], line[13]) = ("all gaps".into(), share.to_string());
        [line[14], line[15]] = words;
        lines.write_record(line)?;
    }
    Ok(lines.flush()?)
}

fn line(judged: &Judged<'_>) -> Vec<String> {
    let indicator = judged.indicator;
    let point = |point: Option<Point>| {
        point.map_or([String::new(), String::new()], |p| [p.year.to_string(), p.value.to_string()])
    };
    let closed = match judged.closing {
        Some(Closing::Closed(share)) => share.to_string(),
        Some(Closing::NoGap) => "no gap".into(),
        Some(Closing::Break(year)) => format!("break {year}"),
        Some(Closing::NoData) | None => String::new(),
    };
    let why = [Language::Danish, Language::English].map(|language| {
        let gap = judged.closing.map(|closing| reason::gap(closing, language));
        [Some(reason::progress(judged, language)), gap].into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    let rule = match judged.rule {
        Rule::Path {} => "path",
        Rule::Growth { .. } => "growth",
    };
    let series = &judged.series;
    let mut line: Vec<String> = [&indicator.id, &indicator.name, &indicator.goal, rule].map(str::to_owned).into();
    line.extend([series.baseline, series.latest, series.target].into_iter().flat_map(point));
    line.extend(judgement(&judged.progress));
    line.push(closed);
    line.extend(why);
    line
}

fn together(id: &str, goal: &str, progress: &Progress) -> Vec<String> {
    let mut line = vec![String::new(); HEADING.len()];
    (line[0], line[2]) = (id.into(), goal.into());
    line.splice(10..13, judgement(progress));
    line
}

/// Status, measure and score.
fn judgement(progress: &Progress) -> [String; 3] {
    let number = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
    [
        reason::status(progress.status, Language::English).to_lowercase(),
        number(progress.measure),
        number(progress.score),
    ]
}
