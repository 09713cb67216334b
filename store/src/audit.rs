//! The log of who did what. Rows are chained: each one's hash covers the row and the hash before it, so that none can be
//! changed, removed or put in between unseen. Nothing personal stands in it but the number of who acted.

use chrono::{DateTime, SubsecRound, Utc};
use domain::text::hex;
use sha2::{Digest, Sha256};

use crate::{Db, Result, Tx, execute, on};

/// Something that was done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deed<'a> {
    /// Who did it; `None` for the machine's own operator on the command line.
    pub staff: Option<i64>,
    /// What, as a code: "screening.publish".
    pub action: &'a str,
    /// To what: a kind and an id, "run/aabne-data-1.0-2026-11".
    pub about: &'a str,
    /// How it was; empty where there was nothing.
    pub before: &'a str,
    /// How it is; empty where nothing is left.
    pub after: &'a str,
}

/// A row of the log.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AuditRow {
    /// Its number; there is none missing.
    pub position: i64,
    /// When, to the microsecond.
    pub at: DateTime<Utc>,
    /// Who; `None` for the machine's own operator.
    pub staff: Option<i64>,
    /// What.
    pub action: String,
    /// To what.
    pub about: String,
    /// How it was.
    pub before: String,
    /// How it is.
    pub after: String,
    /// The hash of this row and the one before it, in hexadecimal.
    pub hash: String,
}

/// What of the log is asked for; empty texts ask for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditQuery {
    /// The beginning of the action's code.
    pub action: String,
    /// Who; 0 asks for everybody.
    pub staff: i64,
    /// Part of what it was done to.
    pub about: String,
    /// Rows before this number only; 0 begins with the newest.
    pub before: i64,
    /// How many at most.
    pub most: i64,
}

/// What is wrong with a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// The row with this number is missing.
    Missing(i64),
    /// The row with this number, or the one before it, is not as it was written.
    Changed(i64),
    /// Rows after this number are missing, or there are more than were written.
    End(i64),
}

/// How far a log is known to be whole. The default is its beginning.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// The last row that was looked at; 0 where none was.
    pub position: i64,
    /// Its hash.
    pub hash: String,
}

impl AuditRow {
    /// The hash that the row must have after one with the hash `previous`: SHA-256 of every part with its length before it.
    #[must_use]
    pub fn hash_after(&self, previous: &str) -> String {
        let (position, at) = (self.position.to_string(), self.at.timestamp_micros().to_string());
        let staff = self.staff.map(|staff| staff.to_string()).unwrap_or_default();
        let mut digest = Sha256::new();
        for part in [previous, &position, &at, &staff, &self.action, &self.about, &self.before, &self.after] {
            digest.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            digest.update(part);
        }
        hex(&digest.finalize())
    }
}

impl Tx {
    /// Waits until nobody else is about to write something down, and keeps others waiting until this transaction ends: for
    /// what is checked before it is done.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn take_turn(&mut self) -> Result<()> {
        execute!(self, "UPDATE audit_head SET position = position WHERE id = 1");
        Ok(())
    }

    /// Writes down what is done in this very transaction: both or neither.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn note(&mut self, at: DateTime<Utc>, deed: &Deed<'_>) -> Result<()> {
        // Whoever writes next waits here until this transaction ends, so the chain has no forks.
        let (position, previous): (i64, String) = on!(Tx, self, |c| {
            sqlx::query_as("UPDATE audit_head SET position = position + 1 WHERE id = 1 RETURNING position, hash")
                .fetch_one(&mut **c)
                .await?
        });
        let Deed { staff, action, about, before, after } = *deed;
        let mut row = AuditRow {
            position,
            at: at.trunc_subsecs(6),
            staff,
            action: action.to_owned(),
            about: about.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
            hash: String::new(),
        };
        row.hash = row.hash_after(&previous);
        execute!(
            self,
            "INSERT INTO audit_log (position, at, staff, action, about, before, after, hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            row.position,
            row.at,
            row.staff,
            &row.action,
            &row.about,
            &row.before,
            &row.after,
            &row.hash,
        );
        execute!(self, "UPDATE audit_head SET hash = $1 WHERE id = 1", &row.hash);
        Ok(())
    }
}

impl Db {
    /// Rows of the log, the newest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn audit(&self, asked: &AuditQuery) -> Result<Vec<AuditRow>> {
        let AuditQuery { action, staff, about, before, most } = asked;
        Ok(on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT position, at, staff, action, about, before, after, hash FROM audit_log
                 WHERE (SUBSTR(action, 1, LENGTH($1)) = $1) AND ($2 = 0 OR staff = $2)
                   AND ($3 = '' OR REPLACE(about, $3, '') <> about) AND ($4 = 0 OR position < $4)
                 ORDER BY position DESC LIMIT $5",
            )
            .bind(action)
            .bind(staff)
            .bind(about)
            .bind(before)
            .bind(most)
            .fetch_all(c)
            .await?
        }))
    }

    /// How many rows the log has by its own account, and the last one's hash: keep them elsewhere to compare with later.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn audit_head(&self) -> Result<(i64, String)> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as("SELECT position, hash FROM audit_head WHERE id = 1").fetch_one(c).await?
        }))
    }

    /// The number of the row that has a fingerprint, if any has: one that was kept elsewhere still stands in a log from
    /// whose end nothing was taken, and that was not written anew.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn audit_row_with(&self, hash: &str) -> Result<Option<i64>> {
        let found: Option<(i64,)> = on!(Db, self, |c| {
            sqlx::query_as("SELECT position FROM audit_log WHERE hash = $1").bind(hash).fetch_optional(c).await?
        });
        Ok(found.map(|(position,)| position))
    }

    /// Follows the chain from its first row, a piece at a time; `None` when it is whole.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn verify_audit(&self) -> Result<Option<Broken>> {
        Ok(self.verify_audit_after(&Verified::default()).await?.err())
    }

    /// Follows the chain from the row after one that was looked at before; gives how far it is whole now. What was changed
    /// up to that row since is not seen.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn verify_audit_after(&self, known: &Verified) -> Result<Result<Verified, Broken>> {
        const PIECE: i64 = 1000;
        let Verified { mut position, mut hash } = known.clone();
        let mut stopped_at = None;
        loop {
            let rows: Vec<AuditRow> = on!(Db, self, |c| {
                sqlx::query_as(
                    "SELECT position, at, staff, action, about, before, after, hash FROM audit_log
                     WHERE position > $1 ORDER BY position LIMIT $2",
                )
                .bind(position)
                .bind(PIECE)
                .fetch_all(c)
                .await?
            });
            if rows.is_empty() {
                let head = self.audit_head().await?;
                if head == (position, hash.clone()) {
                    return Ok(Ok(Verified { position, hash }));
                }
                // Somebody may have written on since the rows were read: then there are more now.
                if head.0 <= position || stopped_at == Some(position) {
                    return Ok(Err(Broken::End(position.min(head.0))));
                }
                stopped_at = Some(position);
            }
            for row in rows {
                if row.position != position + 1 {
                    return Ok(Err(Broken::Missing(position + 1)));
                }
                if row.hash_after(&hash) != row.hash {
                    return Ok(Err(Broken::Changed(row.position)));
                }
                (position, hash) = (row.position, row.hash);
            }
        }
    }
}
