//! Taking what a file was found to hold, and what staff said of it: the one place where these pages meet [`super::take`].

use chrono::{DateTime, Utc};
use intake::Read;
use store::{Db, StoreError, Upload};
use thiserror::Error;

use super::take::{TakeError, Taking, take_read};

/// What staff said when they took a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// What it is called from now on.
    pub title: String,
    /// The stored source that it is from, as an id; empty where it is none of them.
    pub source: String,
    /// Who takes it.
    pub by: i64,
    /// When.
    pub at: DateTime<Utc>,
}

/// Why nothing was taken. The texts are for staff.
#[derive(Debug, Error)]
pub(super) enum NotTaken {
    /// What it holds does not fit what is here.
    #[error("{0}")]
    Refused(TakeError),
    /// The database refused.
    #[error("Databasen svarede ikke, og intet er ændret. Prøv igen om lidt.")]
    Store(#[source] StoreError),
}

impl From<TakeError> for NotTaken {
    fn from(error: TakeError) -> Self {
        match error {
            TakeError::Store(error) => Self::Store(error),
            other => Self::Refused(other),
        }
    }
}

/// Takes it; gives what came of it, in words.
pub(super) async fn take(db: &Db, read: &Read, upload: &Upload, asked: &Asked) -> Result<String, NotTaken> {
    let about = Taking {
        title: &asked.title,
        file: &upload.file,
        source: Some(asked.source.as_str()).filter(|source| !source.is_empty()),
        by: Some(asked.by),
        at: asked.at,
    };
    Ok(take_read(db, read, &about).await?.summary())
}
