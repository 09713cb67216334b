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
    /// What staff noted on how it was treated; empty where nobody did.
    pub note: String,
}

/// Which corrections are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CorrectionQuery {
    /// Those that wait, the oldest first; else those that were treated, the newest first.
    pub waits: bool,
    /// How many of them are passed over.
    pub skip: i64,
    /// How many at most.
    pub most: i64,
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

    /// Says whether a correction was dealt with, and how.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn set_correction_done(&mut self, id: i64, is_done: bool, note: &str) -> Result<()> {
        let state = if is_done { "done" } else { "new" };
        execute!(
            self,
            "UPDATE correction SET state = $2, note = $3 WHERE id = $1 AND state <> 'forgotten'",
            id,
            state,
            note,
        );
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
                "SELECT id, about_kind, about, received_at, body, contact, state, note FROM correction ORDER BY id",
            )
            .fetch_all(c)
            .await?
        }))
    }

    /// One correction.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn correction(&self, id: i64) -> Result<Option<Correction>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT id, about_kind, about, received_at, body, contact, state, note FROM correction WHERE id = $1",
            )
            .bind(id)
            .fetch_optional(c)
            .await?
        }))
    }

    /// Some of the corrections.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn some_corrections(&self, asked: CorrectionQuery) -> Result<Vec<Correction>> {
        let CorrectionQuery { waits, skip, most } = asked;
        Ok(on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT id, about_kind, about, received_at, body, contact, state, note FROM correction
                 WHERE (state = 'new') = $1 ORDER BY CASE WHEN state = 'new' THEN id ELSE -id END
                 LIMIT $2 OFFSET $3",
            )
            .bind(waits)
            .bind(most)
            .bind(skip)
            .fetch_all(c)
            .await?
        }))
    }

    /// How many corrections wait, and how many were treated.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn count_corrections(&self) -> Result<(i64, i64)> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT COUNT(CASE WHEN state = 'new' THEN 1 END), COUNT(CASE WHEN state <> 'new' THEN 1 END)
                 FROM correction",
            )
            .fetch_one(c)
            .await?
        }))
    }
}
