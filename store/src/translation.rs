//! The English of stored Danish texts.

use crate::{Db, Result, Tx, execute, on};

impl Tx {
    /// Writes the English of a Danish text, in place of what stood there.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn put_translation(&mut self, danish: &str, english: &str) -> Result<()> {
        execute!(
            self,
            "INSERT INTO translation (danish, english) VALUES ($1, $2)
             ON CONFLICT (danish) DO UPDATE SET english = excluded.english",
            danish,
            english,
        );
        Ok(())
    }

    /// Writes the English of a Danish text, or lets go of it where there is none.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn set_translation(&mut self, danish: &str, english: &str) -> Result<()> {
        if danish.is_empty() || english.is_empty() {
            execute!(self, "DELETE FROM translation WHERE danish = $1", danish);
            return Ok(());
        }
        self.put_translation(danish, english).await
    }
}

impl Db {
    /// All translations: Danish and English.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn translations(&self) -> Result<Vec<(String, String)>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as("SELECT danish, english FROM translation ORDER BY danish").fetch_all(c).await?
        }))
    }
}
