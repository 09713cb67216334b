//! Where in a data file something is wrong, what it is, and what to do.

use std::{fmt, path::Path};

/// The largest data file that is read, in bytes: ten times the largest that we ship.
const LARGEST_FILE: u64 = 4 * 1024 * 1024;

/// Something in a data file that can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataError {
    /// The file, as its path under the data folder.
    pub file: String,
    /// Line and column, counted from 1; `None` when the whole file is meant.
    pub place: Option<(usize, usize)>,
    /// The column's name, in tables.
    pub field: String,
    /// What is wrong.
    pub problem: String,
    /// What to do.
    pub remedy: String,
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some((line, column)) = self.place {
            write!(f, ", linje {line}, kolonne {column}")?;
        }
        if !self.field.is_empty() {
            write!(f, " ({})", self.field)?;
        }
        write!(f, ": {}. {}.", self.problem, self.remedy)
    }
}

impl std::error::Error for DataError {}

/// The text of one data file.
#[derive(Debug, Clone)]
pub(super) struct DataFile {
    /// Its path under the data folder.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl DataFile {
    /// Reads `folder/name`.
    pub(super) fn read(folder: &Path, name: &str) -> Result<Self, DataError> {
        let path = folder.join(name);
        let whole = |problem: String, remedy: &str| DataError {
            file: name.to_owned(),
            place: None,
            field: String::new(),
            problem,
            remedy: remedy.to_owned(),
        };
        let size = std::fs::metadata(&path)
            .map_err(|error| {
                whole(format!("filen kan ikke læses ({error})"), "Læg filen i datamappen, eller ret BYBLIK_DATA")
            })?
            .len();
        if size > LARGEST_FILE {
            return Err(whole(format!("filen fylder {size} byte"), "Del den op; den må højst fylde 4 MB"));
        }
        let bytes =
            std::fs::read(&path).map_err(|error| whole(format!("filen kan ikke læses ({error})"), "Prøv igen"))?;
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self { name: name.to_owned(), text }),
            Err(error) => {
                let before =
                    String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]).into_owned();
                let at = Self { name: name.to_owned(), text: before.clone() };
                Err(at.error_at(before.len(), "teksten er ikke UTF-8", "Gem filen som UTF-8"))
            }
        }
    }

    /// An error at a byte of the text.
    pub(super) fn error_at(&self, byte: usize, problem: impl Into<String>, remedy: impl Into<String>) -> DataError {
        DataError {
            file: self.name.clone(),
            place: Some(self.place(byte)),
            field: String::new(),
            problem: problem.into(),
            remedy: remedy.into(),
        }
    }

    /// An error about the whole file.
    pub(super) fn error(&self, problem: impl Into<String>, remedy: impl Into<String>) -> DataError {
        DataError {
            file: self.name.clone(),
            place: None,
            field: String::new(),
            problem: problem.into(),
            remedy: remedy.into(),
        }
    }

    fn place(&self, byte: usize) -> (usize, usize) {
        let mut end = byte.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &self.text[..end];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        (line, column)
    }
}
