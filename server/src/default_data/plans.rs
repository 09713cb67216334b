//! The plan that the goals are judged by, with its figures.

use std::path::Path;

use domain::{
    goal::{
        plan::{self, Indicator},
        report::wanted,
    },
    table::read,
};
use store::{Goal, Plan};

use super::{
    figures::FigureFiles,
    place::{DataError, DataFile},
};

/// The shipped plan and its figures.
const FILES: [&str; 2] = ["plans/politik-2035.toml", "plans/politik-2035.csv"];

/// Reads the plan; every goal and source that it names must be known, and its figures must be ones that can be judged.
pub(super) fn read_plan(folder: &Path, goals: &[Goal], sources: &FigureFiles) -> Result<Plan, DataError> {
    let [file, observations] = FILES.map(|name| DataFile::read(folder, name));
    let (file, observations) = (file?, observations?);
    let plan = plan::parse(&file.text).map_err(|error| {
        let remedy = "Ret planen; docs/goal-format.md beskriver den";
        DataError { place: Some((error.line, error.column)), ..file.error(error.message, remedy) }
    })?;
    for Indicator { goal, source, .. } in &plan.indicators {
        let unknown = |word: &str, key: &str, remedy: &str| {
            let byte = file.text.find(&format!("{key} = \"{word}\"")).unwrap_or(0);
            Err(file.error_at(byte, format!("»{word}« er ukendt"), remedy))
        };
        if !goals.iter().any(|known| known.id == *goal) {
            return unknown(goal, "goal", "Skriv et id fra goals.toml");
        }
        if !source.is_empty() && !sources.has_source(source) {
            return unknown(source, "source", "Skriv et id fra sources.toml, eller lad det stå tomt");
        }
    }
    let remedy = "Ret tabellen; docs/goal-format.md beskriver den";
    let table = read(observations.text.as_bytes(), &wanted(), |_| ())
        .map_err(|error| observations.error(error.to_string(), remedy))?;
    plan.report(&table).map_err(|error| observations.error(error.to_string(), remedy))?;
    Ok(Plan { id: plan.id, version: plan.version, file: file.text, observations: observations.text })
}
