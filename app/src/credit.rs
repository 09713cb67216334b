//! The lines that credit the sources of a number.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use store::{Db, FigureSource, Measure, Source};

use crate::{
    Fault,
    locale::{Language, t},
    visit::Visit,
};

/// Where measures and their figures are published.
#[derive(Debug, Clone)]
pub struct Sources {
    /// All measures.
    pub measures: Vec<Measure>,
    /// All sources.
    pub sources: Vec<Source>,
    /// The sources of the figures in the set that is shown.
    pub of_figures: Vec<FigureSource>,
}

impl Sources {
    /// The sources of the figures of these measures, each once, and for those that were brought in later when that was. A
    /// measure without figures has its own source.
    pub fn behind<'a>(&'a self, ids: &[&str]) -> Vec<(&'a Source, Option<&'a FigureSource>)> {
        let mut used: BTreeSet<(&str, Option<usize>)> = BTreeSet::new();
        for measure in self.measures.iter().filter(|measure| ids.contains(&measure.id.as_str())) {
            let own = (0..self.of_figures.len()).filter(|at| self.of_figures[*at].measure == measure.id);
            let own: Vec<_> = own
                .map(|at| &self.of_figures[at])
                .map(|of| (of.source.as_str(), self.of_figures.iter().position(|one| is_same(one, of))))
                .map(|(source, at)| (source, at.filter(|at| self.of_figures[*at].loaded_at.is_some())))
                .collect();
            if own.is_empty() { used.extend([(measure.source.as_str(), None)]) } else { used.extend(own) }
        }
        let source = |id: &str| self.sources.iter().find(|source| source.id == id);
        used.into_iter().filter_map(|(id, at)| Some((source(id)?, at.map(|at| &self.of_figures[at])))).collect()
    }

    /// The credits of the figures of these measures, each once, in the visitor's language.
    pub fn credited(&self, visit: &Visit, ids: &[&str]) -> String {
        let credits = self.behind(ids).into_iter().map(|(source, brought)| {
            let credit = credit(visit, source);
            brought.and_then(|brought| came(visit, brought)).map_or(credit.clone(), |came| format!("{credit}, {came}"))
        });
        once(credits)
    }
}

/// Whether two came from the same source at the same time.
fn is_same(a: &FigureSource, b: &FigureSource) -> bool {
    (&a.source, &a.title, a.loaded_at) == (&b.source, &b.title, b.loaded_at)
}

/// "indlæst 3. februar 2027 som »Befolkning«": which edition of a source it is; `None` for what came from the first.
pub fn came(visit: &Visit, brought: &FigureSource) -> Option<String> {
    Some(edition(visit.language, brought.loaded_at?, &visit.text(brought.title.as_deref()?)))
}

fn edition(language: Language, loaded_at: DateTime<Utc>, title: &str) -> String {
    let day = language.date(&loaded_at.format("%Y-%m-%d").to_string());
    let (brought, how, title) =
        (language.pick("indlæst", "brought in"), language.pick("som", "as"), language.quoted(title));
    format!("{brought} {day} {how} {title}")
}

/// Outlines on the map that were brought in: where they are published, and when they came.
#[derive(Debug, Clone)]
pub struct Outlined {
    /// Their source; `None` where nobody has named it.
    pub source: Option<Source>,
    /// "indlæst 3. februar 2027 som »Kvarterer 2027«", in the visitor's language.
    pub came: String,
}

/// The outlines that were brought in up to a set of data, the oldest first; `text` says a stored text in the language.
///
/// # Errors
/// [`Fault::Unavailable`] when the database does not answer.
pub async fn outlined(
    db: &Db,
    snapshot: &str,
    language: Language,
    text: impl Fn(&str) -> String,
) -> Result<Vec<Outlined>, Fault> {
    let found = db.outline_sources(snapshot).await?;
    let sources = if found.is_empty() { vec![] } else { db.sources().await? };
    let one = |brought: store::OutlineSource| Outlined {
        source: sources.iter().find(|source| Some(&source.id) == brought.source.as_ref()).cloned(),
        came: edition(language, brought.loaded_at, &text(&brought.title)),
    };
    Ok(found.into_iter().map(one).collect())
}

/// Them in a sentence: "Omrids: Københavns Kommune, åbne data, CC BY 4.0, indlæst 3. februar 2027 som »Kvarterer 2027«.";
/// empty where there are none.
pub fn outlines_line(all: &[Outlined], language: Language, text: impl Fn(&str) -> String) -> String {
    let credit = |one: &Outlined| match &one.source {
        Some(source) => {
            let credit = text(&source.attribution);
            // The sentence begins with the word that a credit begins with: "Kort: ".
            let named = credit.split_once(": ").map_or(credit.as_str(), |(_, named)| named);
            format!("{named}, {}", one.came)
        }
        None => t!(language, "map-outlines-unnamed", came = one.came.as_str()),
    };
    let credits = all.iter().map(credit).collect::<Vec<_>>().join("; ");
    if credits.is_empty() { credits } else { t!(language, "map-outlines", credits = credits) }
}

/// The credits of these sources in one line, each once.
pub fn listed<'a>(visit: &Visit, sources: impl Iterator<Item = &'a Source>) -> String {
    once(sources.map(|source| credit(visit, source)))
}

fn once(credits: impl Iterator<Item = String>) -> String {
    let mut told: Vec<String> = Vec::new();
    for credit in credits {
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
    fn figures_have_the_source_that_they_came_with() {
        let source = |id: &str| Source {
            id: id.into(),
            publisher: String::new(),
            title: String::new(),
            table_code: String::new(),
            period: String::new(),
            licence: String::new(),
            attribution: String::new(),
            processing: String::new(),
            to_be_checked: false,
        };
        let measure = |id: &str| Measure {
            id: id.into(),
            name: String::new(),
            unit: None,
            counted: String::new(),
            source: "a".into(),
            breaks: vec![],
        };
        let of = |measure: &str, source: &str, title: Option<&str>| FigureSource {
            measure: measure.into(),
            source: source.into(),
            title: title.map(str::to_owned),
            loaded_at: title.map(|_| chrono::DateTime::UNIX_EPOCH),
        };
        let sources = Sources {
            measures: ["m", "n", "none"].map(measure).into(),
            sources: ["a", "b"].map(source).into(),
            of_figures: vec![of("m", "a", None), of("m", "b", Some("T")), of("n", "b", Some("T"))],
        };
        let told = |ids: &[&str]| -> Vec<(String, Option<String>)> {
            let behind = sources.behind(ids).into_iter();
            behind.map(|(source, of)| (source.id.clone(), of.and_then(|of| of.title.clone()))).collect()
        };
        let (first, later) = (("a".to_owned(), None), ("b".to_owned(), Some("T".to_owned())));
        assert_eq!(told(&["m", "n"]), [first.clone(), later.clone()], "each once");
        assert_eq!(told(&["n"]), [later], "what was replaced whole is not credited");
        assert_eq!(told(&["none"]), [first], "without figures the measure's own");
        assert_eq!(told(&["unknown"]), []);
    }

    #[test]
    fn the_word_is_said_once() {
        let credits = ["Kilde: A", "Kilde: B", "Kort: C"].map(str::to_owned);
        assert_eq!(joined(&credits), "Kilde: A\u{a0}· B\u{a0}· Kort: C");
        assert_eq!(joined(&[]), "");
    }
}
