//! What was read from a file becomes ours: all of it, with its line in the log, in one transaction, or nothing.
//!
//! What is there already is not written again, and nothing is ever deleted by it. [`take_read`] is the one way in, for pages
//! and the command line alike.
//! - [`outcome`], [`error`]: what came of it, in words
//! - [`figures`], [`criteria`]: a new set of figures, which begins as the latest; nothing of it is public before a screening
//!   on it is
//! - [`outlines`]: new areas and outlines, which belong to a new set of figures
//! - [`state_list`]: what the state says of housing areas
//! - [`initiatives`]: new initiatives, and what is told anew of known ones

mod criteria;
mod error;
mod figures;
mod initiatives;
mod outcome;
mod outlines;
mod state_list;

use chrono::{DateTime, Utc};
use domain::figure::MADE_UP;
use intake::{Read, Taken};
use store::{Db, Deed, StoreError, Tx};

pub use error::{TakeError, Wrong};
pub use outcome::{Kind, Outcome};

/// How often it is tried anew when colleagues write at the same moment.
const TRIES: usize = 5;

/// Who takes a file in, when, and what they say of it.
#[derive(Debug, Clone, Copy)]
pub struct Taking<'a> {
    /// What the new set of data is called; for lists and initiatives it is not used.
    pub title: &'a str,
    /// What the file is called.
    pub file: &'a str,
    /// The id of the source that its content is from; `None` where each measure's own source counts.
    pub source: Option<&'a str>,
    /// The member of staff; `None` on the command line.
    pub by: Option<i64>,
    /// When.
    pub at: DateTime<Utc>,
}

/// What is about to be written.
enum Plan<'a> {
    Figures(figures::Plan<'a>),
    Outlines(outlines::Plan),
    StateList(state_list::Plan),
    Initiatives(initiatives::Plan),
}

/// Takes what was read from a file.
///
/// # Errors
/// [`TakeError`] says what is wrong and where; then nothing is written.
pub async fn take_read(db: &Db, read: &Read, about: &Taking<'_>) -> Result<Outcome, TakeError> {
    if let Some(source) = about.source
        && !db.sources().await?.iter().any(|known| known.id == source)
    {
        return Err(TakeError::UnknownSource(source.to_owned()));
    }
    let title = if read.is_made_up { marked(about.title) } else { about.title.to_owned() };
    let about = &Taking { title: &title, ..*about };
    let fingerprint = read.fingerprint.to_string();
    let fingerprint = fingerprint.get(..12).unwrap_or(&fingerprint);
    for _ in 0..TRIES {
        let seen = db.log_position().await?;
        let plan = match Plan::of(db, read, about).await? {
            Ok(plan) => plan,
            Err(known) => return Ok(known),
        };
        let mut tx = db.begin().await?;
        if !tx.take_turn_at(seen).await? {
            continue;
        }
        plan.write(&mut tx, about, fingerprint).await?;
        let (outcome, before) = plan.into_outcome(about);
        let after = format!("{} Fil {fingerprint}.", outcome.counts());
        let place = outcome.place();
        let deed = Deed { staff: about.by, action: "data.import", about: &place, before: &before, after: &after };
        tx.note(about.at, &deed).await?;
        tx.commit().await?;
        tracing::info!(import.about = place, import.file = fingerprint, "taken in");
        return Ok(outcome);
    }
    Err(TakeError::Busy)
}

impl<'a> Plan<'a> {
    /// What is to be written, or that all of it is there already.
    async fn of(db: &Db, read: &'a Read, about: &Taking<'_>) -> Result<Result<Self, Outcome>, TakeError> {
        let kind = Kind::of(&read.taken);
        Ok(match &read.taken {
            Taken::Figures(found) => figures::plan(db, found, kind, about).await?.map(Self::Figures),
            Taken::Criteria(found) => criteria::plan(db, found, about).await?.map(Self::Figures),
            Taken::Outlines(found) => outlines::plan(db, found, about).await?.map(Self::Outlines),
            Taken::StateList(found) => state_list::plan(db, found).await?.map(Self::StateList),
            Taken::Initiatives(found) => initiatives::plan(db, found, about).await?.map(Self::Initiatives),
        })
    }

    async fn write(&self, tx: &mut Tx, about: &Taking<'_>, fingerprint: &str) -> Result<(), StoreError> {
        match self {
            Self::Figures(plan) => plan.write(tx, about, fingerprint).await,
            Self::Outlines(plan) => plan.write(tx, about, fingerprint).await,
            Self::StateList(plan) => plan.write(tx).await,
            Self::Initiatives(plan) => plan.write(tx, about).await,
        }
    }

    /// What came of it, and the set that was the latest before.
    fn into_outcome(self, about: &Taking<'_>) -> (Outcome, String) {
        match self {
            Self::Figures(plan) => plan.into_outcome(about),
            Self::Outlines(plan) => plan.into_outcome(about),
            Self::StateList(plan) => (plan.into_outcome(), String::new()),
            Self::Initiatives(plan) => (plan.into_outcome(), String::new()),
        }
    }
}

/// The title of what is made up begins with its mark, so that every public page can say so.
fn marked(title: &str) -> String {
    let title = title.trim();
    let is_told = title.is_empty() || title.starts_with(MADE_UP);
    if is_told { title.to_owned() } else { format!("{MADE_UP} – {title}") }
}

/// What the file is called and what tells it from others, as it is kept with a set of figures.
fn named(about: &Taking<'_>, fingerprint: &str) -> String {
    format!("{} ({fingerprint})", about.file)
}

/// The title of a set of data, which people choose it by.
fn title<'a>(about: &Taking<'a>) -> Result<&'a str, TakeError> {
    let title = about.title.trim();
    if title.is_empty() { Err(TakeError::NoTitle) } else { Ok(title) }
}
