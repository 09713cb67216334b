//! TOML files: read into types, with places for what is checked afterwards.

use std::path::Path;

use serde::{Deserialize, de::DeserializeOwned};

use super::place::{DataError, DataFile};

/// A word with its place, for references that are checked against other files.
pub(super) type Placed = toml::Spanned<String>;

/// A TOML file as a type.
#[derive(Debug)]
pub(super) struct Document<T> {
    file: DataFile,
    /// What it holds.
    pub content: T,
}

impl<T: DeserializeOwned> Document<T> {
    /// Reads `folder/name`.
    pub(super) fn read(folder: &Path, name: &str) -> Result<Self, DataError> {
        let file = DataFile::read(folder, name)?;
        match toml::from_str(&file.text) {
            Ok(content) => Ok(Self { file, content }),
            Err(error) => {
                let byte = error.span().map_or(0, |span| span.start);
                Err(file.error_at(
                    byte,
                    error.message().trim_end_matches('.'),
                    "Ret linjen; SOURCES.md beskriver filen",
                ))
            }
        }
    }
}

impl<T> Document<T> {
    /// An error at a placed word.
    pub(super) fn error(&self, at: &Placed, problem: impl Into<String>, remedy: impl Into<String>) -> DataError {
        self.file.error_at(at.span().start, problem, remedy)
    }

    /// An error that a placed word names nothing known.
    pub(super) fn unknown(&self, at: &Placed, remedy: &str) -> DataError {
        self.error(at, format!("»{}« er ukendt", at.get_ref()), remedy)
    }

    /// Passes when no id stands twice.
    pub(super) fn unique<'a>(&self, ids: impl Iterator<Item = &'a Placed>) -> Result<(), DataError> {
        let mut seen = std::collections::HashSet::new();
        for id in ids {
            if id.get_ref().trim().is_empty() {
                return Err(self.error(id, "id er tomt", "Giv det et id"));
            }
            if !seen.insert(id.get_ref().as_str()) {
                return Err(self.error(
                    id,
                    format!("»{}« står to gange", id.get_ref()),
                    "Slet den ene, eller giv den et andet id",
                ));
            }
        }
        Ok(())
    }
}

/// A number that TOML may write with or without decimals.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(untagged)]
pub(super) enum Number {
    /// Without decimals.
    Whole(i64),
    /// With decimals.
    Decimal(f64),
}

impl Number {
    /// The number.
    pub(super) fn get(self) -> f64 {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "published figures are far below 2^53")]
            Self::Whole(number) => number as f64,
            Self::Decimal(number) => number,
        }
    }
}
