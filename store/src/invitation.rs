//! Links that invite somebody to choose a password, kept as fingerprints.

use chrono::{DateTime, Utc};

use crate::{Db, Result, Staff, Tx, execute, on};

impl Tx {
    /// Writes the fingerprint of somebody's invitation in place of an earlier one.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn put_invitation(&mut self, staff: i64, fingerprint: &str, expires_at: DateTime<Utc>) -> Result<()> {
        execute!(self, "DELETE FROM invitation WHERE staff = $1", staff);
        execute!(
            self,
            "INSERT INTO invitation (fingerprint, staff, expires_at) VALUES ($1, $2, $3)",
            fingerprint,
            staff,
            expires_at,
        );
        Ok(())
    }

    /// Holds on to an invitation until the transaction ends; false when it was used, replaced or ran out meanwhile.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn hold_invitation(&mut self, staff: i64, fingerprint: &str, now: DateTime<Utc>) -> Result<bool> {
        let held = on!(Tx, self, |c| {
            sqlx::query(
                "UPDATE invitation SET expires_at = expires_at
                 WHERE fingerprint = $1 AND staff = $2 AND expires_at > $3",
            )
            .bind(fingerprint)
            .bind(staff)
            .bind(now)
            .execute(&mut **c)
            .await?
            .rows_affected()
        });
        Ok(held == 1)
    }

    /// Ends somebody's invitation.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn end_invitation(&mut self, staff: i64) -> Result<()> {
        execute!(self, "DELETE FROM invitation WHERE staff = $1", staff);
        Ok(())
    }
}

impl Db {
    /// Whose invitation this is, while it holds.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn invited(&self, fingerprint: &str, now: DateTime<Utc>) -> Result<Option<Staff>> {
        let staff: Option<i64> = on!(Db, self, |c| {
            sqlx::query_scalar("SELECT staff FROM invitation WHERE fingerprint = $1 AND expires_at > $2")
                .bind(fingerprint)
                .bind(now)
                .fetch_optional(c)
                .await?
        });
        match staff {
            Some(staff) => self.staff(staff).await,
            None => Ok(None),
        }
    }
}
