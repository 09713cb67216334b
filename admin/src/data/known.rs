//! The areas, measures and words that a file's names are recognised by.

use app::{initiative::words, locale::Language};
use domain::{
    area::Level,
    method::{self, Method},
};
use intake::{Areas, Known, KnownArea, KnownMeasure, Measures, Vocabulary};
use store::{Db, StoreError};

/// The method whose criteria the municipality's own template has.
pub(crate) const OF_THE_MUNICIPALITY: &str = "politik-2025";

/// Whom an initiative is for, by where: code and name.
const SCOPES: [(&str, &str); 3] =
    [("named_places", "bestemte steder"), ("citywide", "hele byen"), ("designated_areas", "de udsatte byområder")];

/// What the database has now, areas that the public does not see yet included.
///
/// # Errors
/// When the database can't be read.
pub async fn known(db: &Db) -> Result<Known, StoreError> {
    let latest = db.latest_snapshot().await?.map(|latest| latest.id).unwrap_or_default();
    let mut areas = Vec::new();
    for level in Level::ALL {
        areas.extend(db.areas_of(level, &latest).await?.into_iter().map(|area| KnownArea {
            code: area.code,
            level: area.level,
            name: area.name,
            official_name: area.official_name,
            parent: area.parent,
        }));
    }
    let measures = db.measures().await?.into_iter();
    let measures = measures.map(|one| KnownMeasure { id: one.id, name: one.name, unit: one.unit }).collect();
    let own = methods(db).await?.into_iter().rev().find(|method| method.id == OF_THE_MUNICIPALITY);
    // How the municipality measures them is not published, so neither is their unit.
    let criteria = own.map(|method| method.criteria).unwrap_or_default().into_iter();
    let criteria = criteria.map(|one| KnownMeasure { name: one.name, id: one.id, unit: None }).collect();
    let lists = db.state_lists().await?.into_iter().map(|list| (list.id, list.name)).collect();
    let goals = db.goals().await?.into_iter().filter(|goal| goal.kind == "subgoal");
    let organisations = db.organisations().await?.into_iter().map(|one| (one.slug, one.name)).collect();
    let sources = db.sources().await?.into_iter().map(|source| (source.id, source.title)).collect();
    Ok(Known {
        areas: Areas::new(areas),
        measures: Measures::new(measures),
        criteria: Measures::new(criteria),
        words: Vocabulary {
            lists,
            goals: goals.map(|goal| (goal.id, goal.title)).collect(),
            organisations,
            sources,
            kinds: named(&words::KINDS, words::kind),
            audiences: named(&words::AUDIENCES, words::audience),
            statuses: named(&words::STATUSES, words::status),
            scopes: SCOPES.map(|(code, name)| (code.to_owned(), name.to_owned())).into(),
            languages: named(&words::LANGUAGES, words::tongue),
        },
    })
}

/// Every stored method that can be read, in the order in which they are shown.
pub(crate) async fn methods(db: &Db) -> Result<Vec<Method>, StoreError> {
    Ok(db.methods().await?.iter().filter_map(|stored| method::parse(&stored.file).ok()).collect())
}

fn named(codes: &[&str], name: fn(Language, &str) -> String) -> Vec<(String, String)> {
    codes.iter().map(|code| ((*code).to_owned(), name(Language::Danish, code))).collect()
}
