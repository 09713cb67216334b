//! The proofs of who somebody is: the password, the second step, recovery codes. Secrets are kept as fingerprints, except the
//! one that both sides of the second step must know.

use crate::{Db, Result, Tx, execute, on};

/// What a sign-in is checked against.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Proofs {
    /// The password's Argon2id string; empty where there is none.
    pub password: String,
    /// The shared secret of the second step in base32; empty where it is not set up.
    pub totp_secret: String,
}

/// What the first step of a sign-in is checked against.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Entrance {
    /// Whose account it is.
    pub staff: i64,
    /// The password's Argon2id string; empty for who has none here.
    pub password: String,
    /// The shared secret of the second step in base32; empty where it is not set up.
    pub totp_secret: String,
    /// How often the browser was seen with this account before: 0 or 1.
    pub known: i64,
}

impl Tx {
    /// Stores a new password as its Argon2id string.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn set_password(&mut self, staff: i64, password: &str) -> Result<()> {
        execute!(self, "UPDATE staff SET password = $2 WHERE id = $1 AND state <> 'deleted'", staff, password);
        Ok(())
    }

    /// Stores the secret of the second step; codes up to `step` count as used.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn set_totp(&mut self, staff: i64, secret: &str, step: i64) -> Result<()> {
        execute!(self, "UPDATE staff SET totp_secret = $2, totp_step = $3 WHERE id = $1", staff, secret, step);
        Ok(())
    }

    /// Uses the code of a time step: true once for each, and never for an earlier one (RFC 6238, 5.2).
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn use_totp_step(&mut self, staff: i64, step: i64) -> Result<bool> {
        let changed = on!(Tx, self, |c| {
            sqlx::query("UPDATE staff SET totp_step = $2 WHERE id = $1 AND totp_step < $2")
                .bind(staff)
                .bind(step)
                .execute(&mut **c)
                .await?
                .rows_affected()
        });
        Ok(changed == 1)
    }

    /// Gives somebody these recovery codes, as fingerprints, in place of all earlier ones.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn put_recovery_codes(&mut self, staff: i64, fingerprints: &[String]) -> Result<()> {
        execute!(self, "DELETE FROM recovery_code WHERE staff = $1", staff);
        for fingerprint in fingerprints {
            execute!(self, "INSERT INTO recovery_code (staff, fingerprint) VALUES ($1, $2)", staff, fingerprint);
        }
        Ok(())
    }

    /// Uses a recovery code up: true once for each.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn use_recovery_code(&mut self, staff: i64, fingerprint: &str) -> Result<bool> {
        let gone = on!(Tx, self, |c| {
            sqlx::query("DELETE FROM recovery_code WHERE staff = $1 AND fingerprint = $2")
                .bind(staff)
                .bind(fingerprint)
                .execute(&mut **c)
                .await?
                .rows_affected()
        });
        Ok(gone == 1)
    }

    /// Takes away everything that somebody could sign in with here: the password, the second step, codes, links, and the
    /// browsers that were known.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn clear_proofs(&mut self, staff: i64) -> Result<()> {
        execute!(self, "DELETE FROM recovery_code WHERE staff = $1", staff);
        execute!(self, "UPDATE staff SET password = '', totp_secret = '', totp_step = 0 WHERE id = $1", staff);
        self.end_invitation(staff).await?;
        self.forget_known_browsers(staff).await
    }
}

impl Db {
    /// What the first step of a sign-in is checked against, for who is active: asked by one statement, whether or not there
    /// is such an account, so that the time it takes tells nobody.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn entrance(&self, email: &str, browser: &str) -> Result<Option<Entrance>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT s.id AS staff, s.password, s.totp_secret,
                        (SELECT COUNT(*) FROM known_browser k WHERE k.staff = s.id AND k.fingerprint = $2) AS known
                 FROM staff s WHERE s.email = $1 AND s.state = 'active'",
            )
            .bind(email)
            .bind(browser)
            .fetch_optional(c)
            .await?
        }))
    }

    /// What somebody's sign-in is checked against.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn proofs(&self, staff: i64) -> Result<Option<Proofs>> {
        Ok(on!(Db, self, |c| sqlx::query_as("SELECT password, totp_secret FROM staff WHERE id = $1")
            .bind(staff)
            .fetch_optional(c)
            .await?))
    }

    /// How many recovery codes somebody has left.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn recovery_codes_left(&self, staff: i64) -> Result<i64> {
        Ok(on!(Db, self, |c| sqlx::query_scalar("SELECT COUNT(*) FROM recovery_code WHERE staff = $1")
            .bind(staff)
            .fetch_one(c)
            .await?))
    }
}
