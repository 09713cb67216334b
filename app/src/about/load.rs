//! Reading the sources from the store.

use crate::{Fault, about::data::SourceFacts, services::Services};

/// All sources.
pub(super) async fn sources(services: &Services) -> Result<Vec<SourceFacts>, Fault> {
    let facts = |source: store::Source| {
        let known = [
            ("Udgiver", source.publisher),
            ("Tabel eller afsnit", source.table_code),
            ("Periode", source.period),
            ("Licens", source.licence),
            ("Kildeangivelse", source.attribution),
            ("Behandling", source.processing),
        ];
        let known = known.into_iter().filter(|(_, text)| !text.is_empty());
        SourceFacts {
            title: source.title,
            facts: known.map(|(name, text)| (name.to_owned(), text)).collect(),
            to_be_checked: source.to_be_checked,
        }
    };
    Ok(services.db.sources().await?.into_iter().map(facts).collect())
}
