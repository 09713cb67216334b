//! What the server tells of the map, besides the file of outlines.

use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use crate::{Fault, locale::Language};

/// Everything around the outlines. It is sent as one text: a reader of JSON for it would cost every visitor some
/// thousand bytes of WebAssembly.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct MapFacts {
    /// Where the outlines and their values are; a new address when they change.
    pub file: String,
    /// Where the same map is as a picture.
    pub picture: String,
    /// Which calculation it is, with version and date: "Åbne data, version 1.0, beregnet 22. november 2026".
    pub calculation: String,
    /// What can be shown, the first by default.
    pub views: Vec<View>,
    /// All areas with a page, in Danish order.
    pub places: Vec<Place>,
}

/// One thing that the map can show.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Its id in addresses.
    pub id: String,
    /// Its short name, for the switch.
    pub name: String,
    /// Its whole name with year, for the legend.
    pub title: String,
    /// What a reader must know; empty when nothing.
    pub note: String,
    /// Its classes from light to dark.
    pub classes: Vec<String>,
}

/// An area that can be found by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its level: "kvarter".
    pub level: String,
    /// What it is and where: "kvarter i Valby".
    pub kind: String,
    /// The bydel under which it is listed; empty for what is not a kvarter.
    pub group: String,
}

/// Between the parts, the records of a part, and the fields of a record: what ASCII has for it, and no text holds.
const PARTS: char = '\u{1d}';
const RECORDS: char = '\u{1e}';
const FIELDS: char = '\u{1f}';

impl From<MapFacts> for String {
    fn from(facts: MapFacts) -> Self {
        let join = |fields: Vec<Self>| fields.join(FIELDS.encode_utf8(&mut [0; 4]));
        let view = |View { id, name, title, note, classes }: View| {
            join([id, name, title, note].into_iter().chain(classes).collect())
        };
        let place = |Place { slug, name, level, kind, group }: Place| join(vec![slug, name, level, kind, group]);
        let records = |records: Vec<Self>| records.join(RECORDS.encode_utf8(&mut [0; 4]));
        [
            join(vec![facts.file, facts.picture, facts.calculation]),
            records(facts.views.into_iter().map(view).collect()),
            records(facts.places.into_iter().map(place).collect()),
        ]
        .join(PARTS.encode_utf8(&mut [0; 4]))
    }
}

impl From<String> for MapFacts {
    fn from(text: String) -> Self {
        let mut parts = text.split(PARTS);
        let mut head = fields(parts.next().unwrap_or_default());
        let mut records = || parts.next().unwrap_or_default().split(RECORDS).filter(|record| !record.is_empty());
        let view = |record| {
            let mut fields = fields(record);
            let [id, name, title, note] = [(); 4].map(|()| fields.next().unwrap_or_default());
            View { id, name, title, note, classes: fields.collect() }
        };
        let place = |record| {
            let mut fields = fields(record);
            let [slug, name, level, kind, group] = [(); 5].map(|()| fields.next().unwrap_or_default());
            Place { slug, name, level, kind, group }
        };
        let [file, picture, calculation] = [(); 3].map(|()| head.next().unwrap_or_default());
        let views = records().map(view).collect();
        Self { file, picture, calculation, views, places: records().map(place).collect() }
    }
}

fn fields(record: &str) -> impl Iterator<Item = String> {
    record.split(FIELDS).map(str::to_owned)
}

/// The map's views and places, for the published calculation.
///
/// # Errors
/// [`Fault::Unavailable`] when the database does not answer or nothing is published.
#[server(endpoint = "kort", input = GetUrl)]
pub async fn read_map(
    /// The language of the page.
    language: Language,
) -> Result<MapFacts, Fault> {
    super::load::map_facts(&crate::services::Services::get()?, language).await.map_err(Fault::noted)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn word() -> impl Strategy<Value = String> {
        "[^\u{1d}-\u{1f}]{1,12}"
    }

    proptest! {
        #[test]
        fn what_is_sent_comes_back(
            head in [word(), word(), word()],
            views in prop::collection::vec(([word(), word(), word(), word()], prop::collection::vec(word(), 0..4)), 0..4),
            places in prop::collection::vec([word(), word(), word(), word(), word()], 0..6),
        ) {
            let [file, picture, calculation] = head;
            let view = |([id, name, title, note], classes): ([String; 4], Vec<String>)| View { id, name, title, note, classes };
            let place = |[slug, name, level, kind, group]: [String; 5]| Place { slug, name, level, kind, group };
            let (views, places) = (views.into_iter().map(view).collect(), places.into_iter().map(place).collect());
            let facts = MapFacts { file, picture, calculation, views, places };
            prop_assert_eq!(MapFacts::from(String::from(facts.clone())), facts);
        }
    }
}
