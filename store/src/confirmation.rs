//! Whether somebody answers for an initiative: confirmed on a day, ended, out of the lists, and back in them.

use crate::{Result, Tx, execute, on};

impl Tx {
    /// Takes the initiative of a question that nobody has answered out of the lists; whether it was open and in them.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn archive_unanswered(&mut self, id: i64, day: &str) -> Result<bool> {
        let archived = on!(Tx, self, |c| {
            sqlx::query(
                "UPDATE initiative SET archived_on = $2
                 WHERE archived_on = ''
                   AND slug = (SELECT initiative FROM reminder WHERE id = $1 AND outcome = '' AND sent_at IS NOT NULL)",
            )
            .bind(id)
            .bind(day)
            .execute(&mut **c)
            .await?
            .rows_affected()
        });
        Ok(archived > 0)
    }

    /// Writes down that an initiative was confirmed on a day, which puts it back into the lists; whether there is one.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn confirm_initiative(&mut self, slug: &str, day: &str) -> Result<bool> {
        let set = on!(Tx, self, |c| {
            sqlx::query("UPDATE initiative SET confirmed_on = $2, archived_on = '' WHERE slug = $1")
                .bind(slug)
                .bind(day)
                .execute(&mut **c)
                .await?
                .rows_affected()
        });
        Ok(set > 0)
    }

    /// Writes down that an initiative has ended, as was said on a day; whether there is one.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn end_initiative(&mut self, slug: &str, day: &str) -> Result<bool> {
        execute!(self, "UPDATE initiative SET status_code = 'ended', status = '' WHERE slug = $1", slug);
        self.confirm_initiative(slug, day).await
    }

    /// Puts an initiative back into the lists; whether it was out of them.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn list_initiative_again(&mut self, slug: &str) -> Result<bool> {
        let set = on!(Tx, self, |c| {
            sqlx::query("UPDATE initiative SET archived_on = '' WHERE slug = $1 AND archived_on <> ''")
                .bind(slug)
                .execute(&mut **c)
                .await?
                .rows_affected()
        });
        Ok(set > 0)
    }
}
