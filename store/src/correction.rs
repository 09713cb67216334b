//! What visitors say is wrong on a page: the staff's queue.

use chrono::{DateTime, Utc};

use crate::{Db, Result, Tx, execute, on};

/// A correction that a visitor sent. There is nothing here that the visitor did not write.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Correction {
    /// Its number; higher ones came later.
    pub id: i64,
    /// "initiative" or "area".
    pub about_kind: String,
    /// The slug of what it is about.
    pub about: String,
    /// When it came.
    pub received_at: DateTime<Utc>,
    /// What the visitor wrote.
    pub body: String,
    /// How the visitor wants to be answered; empty when they did not say.
    pub contact: String,
    /// "new", "done", or "forgotten" where only that it came is left.
    pub state: String,
}

impl Tx {
    /// Writes a new correction.
    ///
    /// # Errors
    /// When the kind is unknown or the database refuses.
    pub async fn put_correction(
        &mut self,
        about_kind: &str,
        about: &str,
        received_at: DateTime<Utc>,
        body: &str,
        contact: &str,
    ) -> Result<()> {
        execute!(
            self,
            "INSERT INTO correction (id, about_kind, about, received_at, body, contact, state)
             SELECT COALESCE(MAX(id), 0) + 1, $1, $2, $3, $4, $5, 'new' FROM correction",
            about_kind,
            about,
            received_at,
            body,
            contact,
        );
        Ok(())
    }

    /// Says whether a correction was dealt with.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn set_correction_done(&mut self, id: i64, is_done: bool) -> Result<()> {
        let state = if is_done { "done" } else { "new" };
        execute!(self, "UPDATE correction SET state = $2 WHERE id = $1 AND state <> 'forgotten'", id, state);
        Ok(())
    }

    /// Removes what a visitor wrote: only when it came and what it was about is left.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_correction(&mut self, id: i64) -> Result<()> {
        execute!(self, "UPDATE correction SET state = 'forgotten', body = '', contact = '' WHERE id = $1", id);
        Ok(())
    }
}

impl Db {
    /// All corrections, the oldest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn corrections(&self) -> Result<Vec<Correction>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT id, about_kind, about, received_at, body, contact, state FROM correction ORDER BY id",
            )
            .fetch_all(c)
            .await?
        }))
    }
}
