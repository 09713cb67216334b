//! The areas, measures and words that a file's names are recognised by.

use domain::{area::Level, method};
use intake::{Areas, Known, KnownArea, KnownMeasure, Measures, Vocabulary};
use store::{Db, StoreError};

/// The method whose criteria the municipality's own template has.
const OF_THE_MUNICIPALITY: &str = "politik-2025";

/// What the database has now.
///
/// # Errors
/// When the database can't be read.
pub async fn known(db: &Db) -> Result<Known, StoreError> {
    let mut areas = Vec::new();
    for level in Level::ALL {
        areas.extend(db.areas(level).await?.into_iter().map(|area| KnownArea {
            code: area.code,
            level: area.level,
            name: area.name,
            official_name: area.official_name,
            parent: area.parent,
        }));
    }
    let measures = db.measures().await?.into_iter();
    let measures = measures.map(|one| KnownMeasure { id: one.id, name: one.name, unit: Some(one.unit) }).collect();
    let stored = db.methods().await?;
    let own = stored.iter().rev().find(|stored| stored.id == OF_THE_MUNICIPALITY);
    let own = own.and_then(|stored| method::parse(&stored.file).ok());
    // How the municipality measures them is not published, so neither is their unit.
    let criteria = own.map(|method| method.criteria).unwrap_or_default().into_iter();
    let criteria = criteria.map(|one| KnownMeasure { name: one.name, id: one.id, unit: None }).collect();
    let lists = db.state_lists().await?.into_iter().map(|list| (list.id, list.name)).collect();
    let goals = db.goals().await?.into_iter().map(|goal| (goal.id, goal.title)).collect();
    let organisations = db.organisations().await?.into_iter().map(|one| (one.slug, one.name)).collect();
    let sources = db.sources().await?.into_iter().map(|source| (source.id, source.title)).collect();
    Ok(Known {
        areas: Areas::new(areas),
        measures: Measures::new(measures),
        criteria: Measures::new(criteria),
        words: Vocabulary { lists, goals, organisations, sources, ..Vocabulary::default() },
    })
}
