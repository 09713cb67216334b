//! Who somebody is by the organisation's own provider of identities, and the sign-ins that are under way there.

use chrono::{DateTime, Utc};

use crate::{Db, Result, Tx, execute, on};

/// How many sign-ins can be under way; the one that began first makes room. Nobody fills the database by beginning.
const MOST_ATTEMPTS: i64 = 10_000;

/// Who somebody is at the provider.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    /// What it calls the person, and nobody else ever.
    pub subject: String,
    /// Who that is here.
    pub staff: i64,
    /// Since when that is known.
    pub linked_at: DateTime<Utc>,
}

/// A sign-in under way at the provider.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct IdentityAttempt {
    /// The fingerprint of the browser's cookie.
    pub fingerprint: String,
    /// The fingerprint of the word that must come back with the answer.
    pub state: String,
    /// The word that must stand in the token.
    pub nonce: String,
    /// What proves that the code was asked for from here.
    pub verifier: String,
    /// Where its owner wanted to go.
    pub onward: String,
    /// Who links their account by it; `None` where somebody signs in.
    pub staff: Option<i64>,
    /// Since when.
    pub begun_at: DateTime<Utc>,
}

impl Tx {
    /// Writes that somebody is known at the provider.
    ///
    /// # Errors
    /// When either of them is known by another already, or the database refuses.
    pub async fn put_identity(&mut self, identity: &Identity) -> Result<()> {
        execute!(
            self,
            "INSERT INTO identity (issuer, subject, staff, linked_at) VALUES ($1, $2, $3, $4)",
            &identity.issuer,
            &identity.subject,
            identity.staff,
            identity.linked_at,
        );
        Ok(())
    }

    /// Forgets what the provider knows somebody as; whether it knew them.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_identity(&mut self, staff: i64) -> Result<bool> {
        let gone = on!(Tx, self, |c| {
            sqlx::query("DELETE FROM identity WHERE staff = $1").bind(staff).execute(&mut **c).await?.rows_affected()
        });
        Ok(gone == 1)
    }

    /// Whom the provider means.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn identified(&mut self, issuer: &str, subject: &str) -> Result<Option<i64>> {
        Ok(on!(Tx, self, |c| {
            sqlx::query_scalar("SELECT staff FROM identity WHERE issuer = $1 AND subject = $2")
                .bind(issuer)
                .bind(subject)
                .fetch_optional(&mut **c)
                .await?
        }))
    }

    /// Writes a sign-in that begins, and removes those that began before `forgotten`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn put_identity_attempt(&mut self, attempt: &IdentityAttempt, forgotten: DateTime<Utc>) -> Result<()> {
        execute!(self, "DELETE FROM identity_attempt WHERE begun_at < $1", forgotten);
        execute!(
            self,
            "DELETE FROM identity_attempt WHERE fingerprint IN (
                 SELECT fingerprint FROM identity_attempt ORDER BY begun_at, fingerprint
                 LIMIT CASE WHEN (SELECT COUNT(*) FROM identity_attempt) >= $1 THEN 1 ELSE 0 END)",
            MOST_ATTEMPTS,
        );
        execute!(
            self,
            "INSERT INTO identity_attempt (fingerprint, state, nonce, verifier, onward, staff, begun_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            &attempt.fingerprint,
            &attempt.state,
            &attempt.nonce,
            &attempt.verifier,
            &attempt.onward,
            attempt.staff,
            attempt.begun_at,
        );
        Ok(())
    }

    /// Takes a sign-in away that began at `since` or later, from the browser that began it and with its own state: each is
    /// answered once.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn take_identity_attempt(
        &mut self,
        fingerprint: &str,
        state: &str,
        since: DateTime<Utc>,
    ) -> Result<Option<IdentityAttempt>> {
        Ok(on!(Tx, self, |c| {
            sqlx::query_as(
                "DELETE FROM identity_attempt WHERE fingerprint = $1 AND state = $2 AND begun_at >= $3
                 RETURNING fingerprint, state, nonce, verifier, onward, staff, begun_at",
            )
            .bind(fingerprint)
            .bind(state)
            .bind(since)
            .fetch_optional(&mut **c)
            .await?
        }))
    }
}

impl Db {
    /// What the provider knows somebody as; `None` for who signs in here with a password.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn identity_of(&self, staff: i64) -> Result<Option<Identity>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as("SELECT issuer, subject, staff, linked_at FROM identity WHERE staff = $1")
                .bind(staff)
                .fetch_optional(c)
                .await?
        }))
    }
}
