//! The English of the stored Danish texts.
//!
//! A text is found by its Danish words, as `gettext` does, so no other file needs a place for a second language, and a
//! Danish text that is changed stands in Danish until somebody has translated it anew.

use std::{collections::HashSet, path::Path};

use serde::Deserialize;
use store::{StoreError, Tx};

use super::{
    document::{Document, Placed},
    place::DataError,
};

/// Danish texts with their English.
#[derive(Debug)]
pub(super) struct English(Vec<(String, String)>);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EnglishFile {
    text: Vec<TextEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TextEntry {
    da: Placed,
    en: Placed,
}

impl English {
    /// Reads the translations; none may be empty or stand twice.
    pub(super) fn read(folder: &Path) -> Result<Self, DataError> {
        let document = Document::<EnglishFile>::read(folder, "english.toml")?;
        let mut seen = HashSet::new();
        for entry in &document.content.text {
            for text in [&entry.da, &entry.en] {
                if text.get_ref().trim().is_empty() {
                    return Err(document.error(text, "teksten er tom", "Skriv teksten, eller slet begge linjer"));
                }
            }
            if !seen.insert(entry.da.get_ref().as_str()) {
                let problem = format!("»{}« står to gange", entry.da.get_ref());
                return Err(document.error(&entry.da, problem, "Slet den ene; en dansk tekst har én oversættelse"));
            }
        }
        let entry = |entry: TextEntry| (entry.da.into_inner(), entry.en.into_inner());
        Ok(Self(document.content.text.into_iter().map(entry).collect()))
    }

    /// Writes them.
    pub(super) async fn write(&self, tx: &mut Tx) -> Result<(), StoreError> {
        for (danish, english) in &self.0 {
            tx.put_translation(danish, english).await?;
        }
        Ok(())
    }
}
