//! What is kept of a file between the steps: how it is read, and what staff answered. It stands in the database as JSON.

use intake::{Answers, Layout, Reading};
use serde::{Deserialize, Serialize};
use store::{Db, Upload, UploadState};

use crate::fault::Fault;

/// How a file is read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Kept {
    /// What staff have said of how it is laid out.
    pub layout: Layout,
    /// How it is read; `None` until it is recognised.
    pub reading: Option<Reading>,
    /// The sheets to choose from.
    pub sheets: Vec<String>,
    /// What somebody should look at before going on.
    pub doubts: Vec<String>,
}

impl Kept {
    /// What the database has. What an older version wrote and this one can't read counts as never recognised.
    pub(super) fn of(upload: &Upload) -> Self {
        serde_json::from_str(&upload.reading).unwrap_or_default()
    }

    /// As it is written into the database.
    pub(super) fn text(&self) -> String {
        // Texts, numbers and words can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What staff answered.
pub(super) fn answers(upload: &Upload) -> Answers {
    serde_json::from_str(&upload.answers).unwrap_or_default()
}

/// A file that waits or was taken.
pub(super) async fn find(db: &Db, id: i64) -> Result<Upload, Fault> {
    let found = db.upload(id).await?;
    found.filter(|one| matches!(one.state, UploadState::Waiting | UploadState::Taken)).ok_or(Fault::NotFound)
}

/// A file that waits.
pub(super) async fn waiting(db: &Db, id: i64) -> Result<Upload, Fault> {
    let upload = find(db, id).await?;
    if upload.state == UploadState::Waiting {
        return Ok(upload);
    }
    Err(Fault::Refused("Filen er allerede indlæst, så der er intet at ændre.".into()))
}

/// Writes a change of how a file is read or of the answers; whoever changed it meanwhile keeps what they did.
pub(super) async fn change(db: &Db, upload: &Upload, kept: &Kept, answers: &Answers) -> Result<(), Fault> {
    let answers = serde_json::to_string(answers).unwrap_or_default();
    let mut tx = db.begin().await?;
    if !tx.change_upload(upload.id, upload.edition, &kept.text(), &answers).await? {
        drop(tx);
        return Err(Fault::Refused(
            "En kollega har ændret filen imens. Åbn den igen, og se, hvordan den står nu.".into(),
        ));
    }
    tx.commit().await?;
    Ok(())
}

/// Where a file's page is.
pub(super) fn href(id: i64) -> String {
    format!("/admin/data/{id}")
}
