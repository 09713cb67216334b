//! Reading the sources from the store.

use crate::{Fault, about::data::SourceFacts, locale::t, visit::Visit};

/// All sources.
pub(super) async fn sources(visit: &Visit) -> Result<Vec<SourceFacts>, Fault> {
    let language = visit.language;
    let facts = |source: store::Source| {
        let known = [
            (t!(language, "about-publisher"), source.publisher),
            (t!(language, "about-table"), source.table_code),
            (t!(language, "about-period"), source.period),
            (t!(language, "about-licence"), source.licence),
            (t!(language, "about-attribution"), source.attribution),
            (t!(language, "about-processing"), source.processing),
        ];
        let known = known.into_iter().filter(|(_, text)| !text.is_empty());
        SourceFacts {
            title: visit.text(&source.title),
            facts: known.map(|(name, text)| (name, visit.text(&text))).collect(),
            to_be_checked: source.to_be_checked,
        }
    };
    Ok(visit.services.db.sources().await?.into_iter().map(facts).collect())
}
