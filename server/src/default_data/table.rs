//! CSV files: comma-separated, UTF-8, with a head line of known columns.

use std::{path::Path, str::FromStr};

use super::place::{DataError, DataFile};

/// A CSV file with exactly the columns that were asked for.
#[derive(Debug)]
pub(super) struct Table {
    file: DataFile,
    columns: &'static [&'static str],
    rows: Vec<(usize, Vec<String>)>,
}

/// One row of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    table: &'a Table,
    line: usize,
    cells: &'a [String],
}

impl Table {
    /// Reads `folder/name`, whose head must be `columns`, in that order.
    pub(super) fn read(folder: &Path, name: &str, columns: &'static [&'static str]) -> Result<Self, DataError> {
        let file = DataFile::read(folder, name)?;
        let text = file.text.strip_prefix('\u{feff}').unwrap_or(&file.text);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| {
                let byte = error.position().map_or(0, csv::Position::byte);
                let byte = usize::try_from(byte).unwrap_or(usize::MAX);
                file.error_at(
                    byte,
                    format!("linjen kan ikke læses ({error})"),
                    "Kontrollér anførselstegn og skilletegn",
                )
            })?;
            let line = record.position().map_or(1, csv::Position::line);
            rows.push((
                usize::try_from(line).unwrap_or(usize::MAX),
                record.iter().map(str::to_owned).collect::<Vec<_>>(),
            ));
        }
        let mut table = Self { columns, rows: vec![], file };
        let Some((_, head)) = rows.first() else {
            return Err(table
                .file
                .error("filen er tom", format!("Den skal begynde med linjen »{}«", columns.join(","))));
        };
        for (i, column) in columns.iter().enumerate() {
            match head.get(i) {
                Some(found) if found == column => {}
                Some(found) => {
                    let problem = format!("kolonnen hedder »{found}«, men skulle hedde »{column}«");
                    return Err(table.error(1, i, problem, format!("Ret linje 1 til »{}«", columns.join(","))));
                }
                None => {
                    let problem = format!("kolonnen »{column}« mangler");
                    return Err(table.error(1, i, problem, format!("Ret linje 1 til »{}«", columns.join(","))));
                }
            }
        }
        for (line, cells) in &rows[1..] {
            if cells.len() != columns.len() {
                let problem = format!("linjen har {} felter, men skulle have {}", cells.len(), columns.len());
                let remedy = "Skriv ét felt for hver kolonne; sæt felter med komma i anførselstegn";
                return Err(table.error(*line, cells.len().min(columns.len()) - 1, problem, remedy));
            }
        }
        rows.remove(0);
        table.rows = rows;
        Ok(table)
    }

    /// The rows below the head.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row { table: self, line: *line, cells })
    }

    /// An error about the whole file.
    pub(super) fn whole(&self, problem: impl Into<String>, remedy: impl Into<String>) -> DataError {
        self.file.error(problem, remedy)
    }

    /// The text of the file: what a snapshot's fingerprint is made of.
    pub(super) fn text(&self) -> &str {
        &self.file.text
    }

    fn error(&self, line: usize, column: usize, problem: impl Into<String>, remedy: impl Into<String>) -> DataError {
        DataError {
            file: self.file.name.clone(),
            place: Some((line, column + 1)),
            field: self.columns.get(column).copied().unwrap_or_default().to_owned(),
            problem: problem.into(),
            remedy: remedy.into(),
        }
    }
}

impl<'a> Row<'a> {
    /// The text of a column.
    pub(super) fn get(&self, column: &str) -> &'a str {
        let at = self.table.columns.iter().position(|name| *name == column);
        at.and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }

    /// The text of a column that must not be empty.
    pub(super) fn required(&self, column: &str) -> Result<&'a str, DataError> {
        let text = self.get(column);
        if text.trim().is_empty() {
            return Err(self.error(column, "feltet er tomt", "Udfyld feltet, eller slet linjen"));
        }
        Ok(text)
    }

    /// The number in a column, with a full stop as decimal sign.
    pub(super) fn number<T: FromStr>(&self, column: &str) -> Result<T, DataError> {
        let text = self.required(column)?;
        text.parse().map_err(|_| {
            self.error(column, format!("»{text}« er ikke et tal"), "Skriv tallet med cifre og punktum som decimaltegn")
        })
    }

    /// "true" or "false" in a column.
    pub(super) fn flag(&self, column: &str) -> Result<bool, DataError> {
        match self.get(column) {
            "true" => Ok(true),
            "false" => Ok(false),
            other => {
                Err(self.error(column, format!("»{other}« er hverken true eller false"), "Skriv true eller false"))
            }
        }
    }

    /// What `find` makes of a column, or an error that the word is unknown.
    pub(super) fn known<T>(
        &self,
        column: &str,
        find: impl FnOnce(&str) -> Option<T>,
        remedy: &str,
    ) -> Result<T, DataError> {
        let text = self.required(column)?;
        find(text).ok_or_else(|| self.error(column, format!("»{text}« er ukendt"), remedy))
    }

    /// An error at a column of this row.
    pub(super) fn error(&self, column: &str, problem: impl Into<String>, remedy: impl Into<String>) -> DataError {
        let at = self.table.columns.iter().position(|name| *name == column).unwrap_or(0);
        self.table.error(self.line, at, problem, remedy)
    }
}
