//! The lines that credit the sources of a number.

use std::collections::BTreeSet;

use store::{Measure, Source};

use crate::{locale::t, visit::Visit};

/// The credits of the sources of these measures, each once, in the visitor's language.
pub fn credited(visit: &Visit, ids: &[&str], measures: &[Measure], sources: &[Source]) -> String {
    let used: BTreeSet<_> =
        measures.iter().filter(|m| ids.contains(&m.id.as_str())).map(|m| m.source.as_str()).collect();
    listed(visit, used.iter().filter_map(|id| sources.iter().find(|s| s.id == *id)))
}

/// The credits of these sources in one line, each once.
pub fn listed<'a>(visit: &Visit, sources: impl Iterator<Item = &'a Source>) -> String {
    let mut told: Vec<String> = Vec::new();
    for credit in sources.map(|source| credit(visit, source)) {
        if !told.contains(&credit) {
            told.push(credit);
        }
    }
    joined(&told)
}

/// Credits in one line; "Kilde:" is said once, and a dot does not begin a line.
fn joined(credits: &[String]) -> String {
    let word = credits.first().and_then(|first| first.split_once(": ")).map(|(word, _)| format!("{word}: "));
    let rest = credits.iter().skip(1).map(|credit| {
        let named = word.as_deref().and_then(|word| credit.strip_prefix(word));
        named.unwrap_or(credit)
    });
    credits.first().map(String::as_str).into_iter().chain(rest).collect::<Vec<_>>().join("\u{a0}· ")
}

/// The credit of a source with its table, and that it still is to be checked where it is.
pub fn credit(visit: &Visit, source: &Source) -> String {
    let named = source.table_code.is_empty() || source.attribution.contains(&source.table_code);
    let table = if named { String::new() } else { format!(", {}", source.table_code) };
    let credit = format!("{}{table}", visit.text(&source.attribution));
    if source.to_be_checked { t!(visit.language, "credit-to-be-checked", credit = credit) } else { credit }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_said_once() {
        let credits = ["Kilde: A", "Kilde: B", "Kort: C"].map(str::to_owned);
        assert_eq!(joined(&credits), "Kilde: A\u{a0}· B\u{a0}· Kort: C");
        assert_eq!(joined(&[]), "");
    }
}
