//! `kill -9` in the middle of importing and publishing: afterwards all of it is there or nothing, and the log is whole.
//!
//! The real program is started, and killed at moments that a seed chooses. Triggers slow every write down, so that many of
//! the moments fall inside the transaction; it is counted how many did. What "all of it" is is taken from a run that nobody
//! disturbed: how many rows each table has more.

#![expect(clippy::unwrap_used, reason = "a test that can not be set up must fail")]

#[path = "killed/import.rs"]
mod import;
#[path = "killed/place.rs"]
mod place;
#[path = "killed/points.rs"]
mod points;
#[path = "killed/publish.rs"]
mod publish;
#[path = "site/mod.rs"]
mod site;

use place::Place;

/// How many moments each of the four tests tries: over 200 in all.
const POINTS: usize = 52;

#[tokio::test]
async fn an_import_is_whole_or_not_there_in_sqlite() {
    import::run(Place::sqlite().await, 1).await;
}

#[tokio::test]
async fn an_import_is_whole_or_not_there_in_postgres() {
    import::run(Place::postgres("import").await, 2).await;
}

#[tokio::test]
async fn a_publication_is_whole_or_not_there_in_sqlite() {
    publish::run(Place::sqlite().await, 3).await;
}

#[tokio::test]
async fn a_publication_is_whole_or_not_there_in_postgres() {
    publish::run(Place::postgres("publish").await, 4).await;
}
