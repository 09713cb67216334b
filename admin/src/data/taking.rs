//! Taking what a file was found to hold, and saying in words what came of it: the one place where these pages meet
//! [`super::take`].

use chrono::{DateTime, Utc};
use intake::{Read, Taken};
use store::{Db, StoreError, Upload};
use thiserror::Error;

use super::take::{self, Outcome};

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
    /// This kind can't be taken here.
    #[error("Filen holder {0}, som ikke kan tages ind her endnu. Intet er ændret.")]
    Kind(&'static str),
    /// What it holds does not fit what is here.
    #[error("{0}")]
    Refused(String),
    /// The database refused.
    #[error("Databasen svarede ikke, og intet er ændret. Prøv igen om lidt.")]
    Store(#[from] StoreError),
}

/// Takes it; gives what came of it, in words.
pub(super) async fn take(db: &Db, read: &Read, upload: &Upload, asked: &Asked) -> Result<String, NotTaken> {
    let file = upload.fingerprint.get(..12).unwrap_or(&upload.fingerprint);
    let outcome = match &read.taken {
        Taken::Figures(figures) if figures.is_empty() => {
            return Err(NotTaken::Refused("Der er intet i filen, der kan tages ind. Intet er ændret.".into()));
        }
        Taken::Figures(figures) => take::take(db, figures, &asked.title, file, Some(asked.by), asked.at).await?,
        Taken::Criteria(_) => return Err(NotTaken::Kind("kommunens kriterier")),
        Taken::Outlines(_) => return Err(NotTaken::Kind("omrids")),
        Taken::StateList(_) => return Err(NotTaken::Kind("statens lister")),
        Taken::Initiatives(_) => return Err(NotTaken::Kind("indsatser")),
    };
    Ok(match outcome {
        Outcome::New { added, changed, snapshot } => {
            format!("{added} nye tal og {changed} ændrede, i datasættet {snapshot}.")
        }
        Outcome::Known { snapshot } => {
            format!("De samme tal var her i forvejen, i datasættet {snapshot}, så intet er ændret.")
        }
    })
}
