//! The lines that credit the sources of a number.

use std::collections::BTreeSet;

use store::{Measure, Source};

/// The credits of the sources of these measures, each once.
pub fn credits(ids: &[&str], measures: &[Measure], sources: &[Source]) -> String {
    let used: BTreeSet<_> =
        measures.iter().filter(|m| ids.contains(&m.id.as_str())).map(|m| m.source.as_str()).collect();
    let credits = used.iter().filter_map(|id| sources.iter().find(|s| s.id == *id)).map(credit);
    credits.collect::<Vec<_>>().join(" · ")
}

fn credit(source: &Source) -> String {
    let named = source.table_code.is_empty() || source.attribution.contains(&source.table_code);
    let table = if named { String::new() } else { format!(", {}", source.table_code) };
    let check = if source.to_be_checked { " (skal kontrolleres)" } else { "" };
    format!("{}{table}{check}", source.attribution)
}
