//! The lines that credit the sources of a number.

use std::collections::BTreeSet;

use store::{Measure, Source};

use crate::{locale::t, visit::Visit};

/// The credits of the sources of these measures, each once, in the visitor's language.
pub fn credited(visit: &Visit, ids: &[&str], measures: &[Measure], sources: &[Source]) -> String {
    let credit = |source: &Source| {
        let check = t!(visit.language, "credit-to-be-checked");
        credit(source, visit.text(&source.attribution), &check)
    };
    of(ids, measures, sources).into_iter().map(credit).collect::<Vec<_>>().join(" · ")
}

/// The sources of these measures.
fn of<'a>(ids: &[&str], measures: &[Measure], sources: &'a [Source]) -> Vec<&'a Source> {
    let used: BTreeSet<_> =
        measures.iter().filter(|m| ids.contains(&m.id.as_str())).map(|m| m.source.as_str()).collect();
    used.iter().filter_map(|id| sources.iter().find(|s| s.id == *id)).collect()
}

fn credit(source: &Source, attribution: String, check: &str) -> String {
    let named = source.table_code.is_empty() || source.attribution.contains(&source.table_code);
    let table = if named { String::new() } else { format!(", {}", source.table_code) };
    let check = if source.to_be_checked { format!(" ({check})") } else { String::new() };
    format!("{attribution}{table}{check}")
}
