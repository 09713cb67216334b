//! The lines that credit the sources of a number.

use std::collections::BTreeSet;

use store::{Measure, Source};

use crate::{locale::t, visit::Visit};

/// The credits of the sources of these measures, each once, in the visitor's language.
pub fn credited(visit: &Visit, ids: &[&str], measures: &[Measure], sources: &[Source]) -> String {
    let used: BTreeSet<_> =
        measures.iter().filter(|m| ids.contains(&m.id.as_str())).map(|m| m.source.as_str()).collect();
    let used = used.iter().filter_map(|id| sources.iter().find(|s| s.id == *id));
    let mut told: Vec<String> = Vec::new();
    for source in used {
        let credit = credit(visit, source);
        if !told.contains(&credit) {
            told.push(credit);
        }
    }
    // A dot does not begin a line.
    told.join("\u{a0}· ")
}

/// The credit of a source with its table, and that it still is to be checked where it is.
pub fn credit(visit: &Visit, source: &Source) -> String {
    let named = source.table_code.is_empty() || source.attribution.contains(&source.table_code);
    let table = if named { String::new() } else { format!(", {}", source.table_code) };
    let credit = format!("{}{table}", visit.text(&source.attribution));
    if source.to_be_checked { t!(visit.language, "credit-to-be-checked", credit = credit) } else { credit }
}
