//! Stored texts in English: names and descriptions that staff or the default data wrote in Danish.

use std::collections::HashMap;

use store::Db;

use super::Language;
use crate::Fault;

/// The translations for a language; for Danish there are none, and nothing is read.
#[derive(Debug, Clone, Default)]
pub struct Stored(HashMap<String, String>);

impl Stored {
    /// Reads them.
    ///
    /// # Errors
    /// [`Fault::Unavailable`] when the database does not answer.
    pub async fn read(db: &Db, language: Language) -> Result<Self, Fault> {
        Ok(match language {
            Language::Danish => Self::default(),
            Language::English => Self(db.translations().await?.into_iter().collect()),
        })
    }

    /// A stored text in the language; the Danish one where nobody has translated it.
    #[must_use]
    pub fn text(&self, danish: &str) -> String {
        self.0.get(danish).map_or_else(|| danish.to_owned(), Clone::clone)
    }

    /// Whether somebody has translated a text.
    #[must_use]
    pub fn has(&self, danish: &str) -> bool {
        self.0.contains_key(danish)
    }
}
