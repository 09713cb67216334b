//! Rows of cells with their lines, from CSV and XLSX alike.
//!
//! - [`delimited`]: rows of CSV
//! - [`workbook`]: rows of one sheet of XLSX
//! - [`parcel`]: what an XLSX file unpacks to, found out before anybody unpacks it
//! - [`mod@reference`]: addresses of cells that no sheet has
//! - [`formula`]: formulas whose result is not in the file

mod delimited;
mod formula;
mod parcel;
mod reference;
mod workbook;

use std::{borrow::Cow, ops::ControlFlow};

use crate::{Decimal, Encoding, Format, Number, Reading, Refused, watch::Ticks};

pub(crate) use workbook::sheets;

/// A cell of a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum SheetCell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
}

/// One row.
pub(crate) struct Row<'a> {
    /// Its line in the file, from 1.
    pub line: u64,
    cells: Cells<'a>,
}

enum Cells<'a> {
    Bytes(&'a csv::ByteRecord, Encoding),
    Sheet(&'a [SheetCell]),
}

/// Who takes the rows, one after the other; `Break` when there are enough.
pub(crate) type Visit<'v> = &'v mut dyn FnMut(&Row<'_>) -> Result<ControlFlow<()>, Refused>;

impl<'a> Row<'a> {
    /// How many cells it has.
    pub(crate) fn len(&self) -> usize {
        match self.cells {
            Cells::Bytes(record, _) => record.len(),
            Cells::Sheet(cells) => cells.len(),
        }
    }

    /// The text of a cell without spaces around it; empty where there is none. Numbers of a sheet have a comma.
    pub(crate) fn text(&self, at: usize) -> Cow<'a, str> {
        match self.cells {
            Cells::Bytes(record, encoding) => record.get(at).map_or(Cow::Borrowed(""), |cell| decoded(cell, encoding)),
            Cells::Sheet(cells) => match cells.get(at) {
                Some(SheetCell::Text(text)) => Cow::Borrowed(trimmed(text)),
                Some(SheetCell::Number(number)) => Cow::Owned(number.to_string().replace('.', ",")),
                Some(SheetCell::Empty) | None => Cow::Borrowed(""),
            },
        }
    }

    /// The number in a cell.
    pub(crate) fn number(&self, at: usize, decimal: Decimal) -> Number {
        match self.cells {
            Cells::Sheet(cells) => match cells.get(at) {
                Some(SheetCell::Number(number)) => Number::Known(*number),
                _ => decimal.read(&self.text(at)),
            },
            Cells::Bytes(record, _) => match record.get(at).and_then(|cell| decimal.read_plain(cell)) {
                Some(number) => Number::Known(number),
                None => decimal.read(&self.text(at)),
            },
        }
    }

    /// Whether a cell's bytes are no text in the encoding of the reading.
    pub(crate) fn is_broken(&self, at: usize) -> bool {
        match self.cells {
            Cells::Bytes(record, Encoding::Utf8 | Encoding::Utf8Mark) => {
                record.get(at).is_some_and(|cell| !cell.is_ascii() && std::str::from_utf8(cell).is_err())
            }
            _ => false,
        }
    }

    /// Whether it has no text at all.
    pub(crate) fn is_blank(&self) -> bool {
        (0..self.len()).all(|at| self.text(at).is_empty())
    }

    /// The texts of all cells, as far as `most`, for finding out which sign stands before decimals: a number of a sheet has
    /// none, so it is written without one (12.5 as 125e-1).
    pub(crate) fn texts_without_sign(&self, most: usize) -> Vec<String> {
        let text = |at: usize| match self.cells {
            Cells::Sheet(cells) => match cells.get(at) {
                Some(SheetCell::Number(number)) => without_sign(*number),
                _ => self.text(at).into_owned(),
            },
            Cells::Bytes(..) => self.text(at).into_owned(),
        };
        (0..self.len().min(most)).map(text).collect()
    }

    /// The texts of all cells, as far as `most`.
    pub(crate) fn texts(&self, most: usize) -> Vec<String> {
        (0..self.len().min(most)).map(|at| self.text(at).into_owned()).collect()
    }
}

fn without_sign(number: f64) -> String {
    let text = number.to_string();
    match text.split_once('.') {
        Some((whole, decimals)) => format!("{whole}{decimals}e-{}", decimals.len()),
        None => text,
    }
}

fn decoded(cell: &[u8], encoding: Encoding) -> Cow<'_, str> {
    let text = match encoding {
        Encoding::Utf8 | Encoding::Utf8Mark => String::from_utf8_lossy(cell),
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252.decode_without_bom_handling(cell).0,
    };
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(trimmed(text)),
        Cow::Owned(text) => Cow::Owned(trimmed(&text).to_owned()),
    }
}

/// A text without white space and byte-order marks around it.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// Gives every row of a table to `visit`, as the reading says.
pub(crate) fn each(bytes: &[u8], reading: &Reading, ticks: &Ticks<'_>, visit: Visit<'_>) -> Result<(), Refused> {
    match reading.format {
        Format::Xlsx => workbook::each(bytes, &reading.sheet, ticks, visit),
        Format::Csv | Format::GeoJson | Format::JsonStat => delimited::each(bytes, reading, ticks, visit),
    }
}
