//! Sign-ins of staff, and the browsers that they have signed in from. Both are known by fingerprints of their cookies.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{Db, Result, StoreError, Tx, execute, on};

/// How far a sign-in has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The password was right; the second step is missing.
    Password,
    /// The password is new; the second step is being set up.
    Enrol,
    /// Signed in.
    Whole,
}

/// A sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The fingerprint of its cookie.
    pub fingerprint: String,
    /// Whose it is.
    pub staff: i64,
    /// How far it has come.
    pub stage: Stage,
    /// Since when.
    pub started_at: DateTime<Utc>,
    /// When it was used last.
    pub seen_at: DateTime<Utc>,
    /// The browser and its system, in words.
    pub browser: String,
    /// The second step's secret while it is being set up; else empty.
    pub secret: String,
}

/// A browser that somebody has signed in from.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct KnownBrowser {
    /// When it was signed in from last.
    pub seen_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct Row {
    fingerprint: String,
    staff: i64,
    stage: String,
    started_at: DateTime<Utc>,
    seen_at: DateTime<Utc>,
    browser: String,
    secret: String,
}

impl Stage {
    fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Enrol => "enrol",
            Self::Whole => "whole",
        }
    }
}

impl Tx {
    /// Writes a sign-in.
    ///
    /// # Errors
    /// When there is no such person or the database refuses.
    pub async fn put_session(&mut self, session: &Session) -> Result<()> {
        execute!(
            self,
            "INSERT INTO staff_session (fingerprint, staff, stage, started_at, seen_at, browser, secret)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            &session.fingerprint,
            session.staff,
            session.stage.as_str(),
            session.started_at,
            session.seen_at,
            &session.browser,
            &session.secret,
        );
        Ok(())
    }

    /// Notes that a sign-in was used.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn touch_session(&mut self, fingerprint: &str, at: DateTime<Utc>) -> Result<()> {
        execute!(self, "UPDATE staff_session SET seen_at = $2 WHERE fingerprint = $1", fingerprint, at);
        Ok(())
    }

    /// Ends one sign-in of somebody; false when it had ended already.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn end_session(&mut self, staff: i64, fingerprint: &str) -> Result<bool> {
        let ended = on!(Tx, self, |c| {
            sqlx::query("DELETE FROM staff_session WHERE staff = $1 AND fingerprint = $2")
                .bind(staff)
                .bind(fingerprint)
                .execute(&mut **c)
                .await?
                .rows_affected()
        });
        Ok(ended == 1)
    }

    /// Ends all sign-ins of somebody but one; an empty fingerprint spares none.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn end_sessions(&mut self, staff: i64, spared: &str) -> Result<()> {
        execute!(self, "DELETE FROM staff_session WHERE staff = $1 AND fingerprint <> $2", staff, spared);
        Ok(())
    }

    /// Removes sign-ins that nobody can use any more.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_sessions(&mut self, started: DateTime<Utc>, seen: DateTime<Utc>) -> Result<()> {
        execute!(self, "DELETE FROM staff_session WHERE started_at < $1 OR seen_at < $2", started, seen);
        Ok(())
    }

    /// Remembers a browser that somebody signed in from, and forgets those that were not seen for a year.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn put_known_browser(&mut self, staff: i64, fingerprint: &str, at: DateTime<Utc>) -> Result<()> {
        let forgotten = at - TimeDelta::days(365);
        execute!(self, "DELETE FROM known_browser WHERE fingerprint = $1 OR seen_at < $2", fingerprint, forgotten);
        execute!(
            self,
            "INSERT INTO known_browser (fingerprint, staff, seen_at) VALUES ($1, $2, $3)",
            fingerprint,
            staff,
            at,
        );
        Ok(())
    }

    /// Forgets every browser that somebody has signed in from.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_known_browsers(&mut self, staff: i64) -> Result<()> {
        execute!(self, "DELETE FROM known_browser WHERE staff = $1", staff);
        Ok(())
    }
}

impl Db {
    /// The browsers that somebody has signed in from, the last one first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn known_browsers(&self, staff: i64) -> Result<Vec<KnownBrowser>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as("SELECT seen_at FROM known_browser WHERE staff = $1 ORDER BY seen_at DESC, fingerprint")
                .bind(staff)
                .fetch_all(c)
                .await?
        }))
    }

    /// The sign-in with this fingerprint.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn session(&self, fingerprint: &str) -> Result<Option<Session>> {
        let row: Option<Row> = on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT fingerprint, staff, stage, started_at, seen_at, browser, secret FROM staff_session
                 WHERE fingerprint = $1",
            )
            .bind(fingerprint)
            .fetch_optional(c)
            .await?
        });
        row.map(session_of).transpose()
    }

    /// Somebody's sign-ins, the one used last first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn sessions(&self, staff: i64) -> Result<Vec<Session>> {
        let rows: Vec<Row> = on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT fingerprint, staff, stage, started_at, seen_at, browser, secret FROM staff_session
                 WHERE staff = $1 ORDER BY seen_at DESC, fingerprint",
            )
            .bind(staff)
            .fetch_all(c)
            .await?
        });
        rows.into_iter().map(session_of).collect()
    }

    /// Whether somebody has signed in from the browser with this fingerprint.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn knows_browser(&self, staff: i64, fingerprint: &str) -> Result<bool> {
        let found: i64 = on!(Db, self, |c| {
            sqlx::query_scalar("SELECT COUNT(*) FROM known_browser WHERE staff = $1 AND fingerprint = $2")
                .bind(staff)
                .bind(fingerprint)
                .fetch_one(c)
                .await?
        });
        Ok(found > 0)
    }
}

fn session_of(row: Row) -> Result<Session> {
    let Row { fingerprint, staff, stage, started_at, seen_at, browser, secret } = row;
    let stage = [Stage::Password, Stage::Enrol, Stage::Whole]
        .into_iter()
        .find(|known| known.as_str() == stage)
        .ok_or(StoreError::Word { column: "staff_session.stage", word: stage })?;
    Ok(Session { fingerprint, staff, stage, started_at, seen_at, browser, secret })
}
