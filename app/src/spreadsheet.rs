//! Tables as CSV files that spreadsheets open rightly: UTF-8 with its mark, semicolons, and no cell that calculates.

use csv::WriterBuilder;
use domain::text::harmless;
pub use domain::text::inert;

use crate::{Fault, locale::Language};

/// What tells spreadsheets that a file is UTF-8.
const MARK: &str = "\u{feff}";

/// A header and rows as a file.
///
/// # Errors
/// [`Fault::Unavailable`] when a row has another length than the header, which would be ours.
pub fn write(header: &[String], rows: &[Vec<String>]) -> Result<String, Fault> {
    let mut file = WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(vec![]);
    let wrong = |cause: &dyn std::fmt::Display| {
        tracing::error!(%cause, "a table can't be written as a file");
        Fault::Unavailable
    };
    for row in std::iter::once(header).chain(rows.iter().map(Vec::as_slice)) {
        file.write_record(row.iter().map(|cell| harmless(cell))).map_err(|error| wrong(&error))?;
    }
    let bytes = file.into_inner().map_err(|error| wrong(&error))?;
    let text = String::from_utf8(bytes).map_err(|error| wrong(&error))?;
    Ok(format!("{MARK}{text}"))
}

/// A number without a thousands sign, as a spreadsheet of the language reads it; empty when there is none.
#[must_use]
pub fn number(number: Option<f64>, decimals: u32, language: Language) -> String {
    let thousands = language.pick(".", ",");
    number.map(|number| language.decimal(number, decimals).replace(thousands, "").replace('−', "-")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_its_mark_its_separators_and_no_formula() {
        let header = ["Kvarter".to_owned(), "Tal (2024)".to_owned()];
        let rows = [vec!["=1+1".to_owned(), "12,5".to_owned()], vec!["A; \"B\"".to_owned(), String::new()]];
        let file = write(&header, &rows).unwrap();
        assert_eq!(file, "\u{feff}Kvarter;Tal (2024)\r\n'=1+1;12,5\r\n\"A; \"\"B\"\"\";\r\n");
        assert!(write(&header, &[vec![String::new()]]).is_err());
    }

    #[test]
    fn numbers_are_read_as_numbers() {
        assert_eq!(number(Some(1_234.56), 1, Language::Danish), "1234,6");
        assert_eq!(number(Some(1_234.56), 1, Language::English), "1234.6");
        assert_eq!(number(None, 1, Language::English), "");
    }
}
