//! The municipality's designations, entered beside the screenings: a decision with a date, a decider, a reference and the
//! areas that it covers. Our calculation, the municipality's decisions and the state's lists never mix.
//!
//! - [`list`]: what is published, what was corrected or withdrawn, and drafts; beginning one
//! - [`draft`]: a draft as a form; [`typed`]: what is typed in it, and what must hold before it is published
//! - [`publish`]: publishing it; [`outline`]: outlines of new areas; [`ground`]: what they share with others

pub(crate) mod draft;
mod ground;
pub(crate) mod list;
mod outline;
pub(crate) mod publish;
mod typed;

use std::collections::HashMap;

use domain::area::Level;
use store::{Area, Db, DesignationDraft, StoreError};

use crate::{desk::Desk, fault::Fault};

/// Where all designations are.
const HERE: &str = "/admin/udpegninger";

/// Where drafts are.
pub(crate) const DRAFTS: &str = "/admin/udpegninger/kladde/";

/// The levels that can be designated, with their heading.
const LEVELS: [(Level, &str); 4] = [
    (Level::Byomraade, "Byområder"),
    (Level::Kvarter, "Kvarterer"),
    (Level::Boligomraade, "Boligområder"),
    (Level::Bydel, "Bydele"),
];

/// Where a draft is.
fn draft_href(id: i64) -> String {
    format!("{DRAFTS}{id}")
}

/// The open draft of a number.
async fn find(desk: &Desk, id: i64) -> Result<DesignationDraft, Fault> {
    let draft = desk.db().designation_draft(id).await?.ok_or(Fault::NotFound)?;
    match draft.state.as_str() {
        "open" => Ok(draft),
        "published" => Err(Fault::Refused(
            "Kladden er udgivet. Det udgivne kan rettes eller trækkes tilbage under »Udpegninger«.".into(),
        )),
        _ => Err(Fault::Refused("Kladden er slettet.".into())),
    }
}

/// The areas that can be designated, byområder that wait for it first.
async fn areas(db: &Db) -> Result<Vec<Area>, StoreError> {
    let mut all: Vec<Area> =
        waiting(db).await?.into_iter().filter(|(_, is_public)| *is_public).map(|(area, _)| area).collect();
    for (level, _) in LEVELS {
        all.extend(db.areas(level).await?);
    }
    Ok(all)
}

/// Byområder that were brought in and that no designation has covered, and whether their outline is public: only then can
/// a designation show where it is.
pub(crate) async fn waiting(db: &Db) -> Result<Vec<(Area, bool)>, StoreError> {
    let latest = db.latest_snapshot().await?.map(|latest| latest.id).unwrap_or_default();
    db.undesignated(&latest).await
}

/// What areas are called, by code.
fn names(areas: &[Area]) -> HashMap<&str, &str> {
    areas.iter().map(|area| (area.code.as_str(), area.name.as_str())).collect()
}

/// What an entry is called: "Udpegning", "Rettelse", "Tilbagetrækning".
fn kind(word: &str) -> &'static str {
    match word {
        "correction" => "Rettelse",
        "withdrawal" => "Tilbagetrækning",
        _ => "Udpegning",
    }
}
