//! Rows of one sheet of an XLSX file.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};

use super::{Cells, Row, SheetCell, Visit, parcel};
use crate::{
    Refused,
    limits::{LONGEST_CELL, MOST_COLUMNS, MOST_LINES},
    watch::Ticks,
};

/// A workbook whose bytes are at hand.
type Opened<'b> = Xlsx<Cursor<&'b [u8]>>;

/// The workbook, and whether it has formulas without a result.
fn open<'b>(bytes: &'b [u8], ticks: &Ticks<'_>) -> Result<(Opened<'b>, bool), Refused> {
    let has_open = parcel::check(bytes, ticks)?;
    Ok((Xlsx::new(Cursor::new(bytes))?, has_open))
}

/// The names of a workbook's sheets, and whether one of them has formulas without a result.
pub(crate) fn sheets(bytes: &[u8], ticks: &Ticks<'_>) -> Result<(Vec<String>, bool), Refused> {
    let (workbook, has_open) = open(bytes, ticks)?;
    Ok((workbook.sheet_names(), has_open))
}

pub(super) fn each(bytes: &[u8], sheet: &str, ticks: &Ticks<'_>, visit: Visit<'_>) -> Result<(), Refused> {
    let (mut workbook, _) = open(bytes, ticks)?;
    if !workbook.sheet_names().iter().any(|name| name == sheet) {
        return Err(Refused::NoSheet(sheet.chars().take(60).collect()));
    }
    let mut cells = workbook.worksheet_cells_reader(sheet)?;
    let of_style = |style: &calamine::Style| style.number_format.as_ref().is_some_and(|f| is_percent(&f.format_code));
    let percent: Vec<bool> = cells.styles().iter().map(of_style).collect();
    let mut row: Vec<SheetCell> = Vec::new();
    let mut at = None;
    while let Some((cell, style)) = cells.next_cell_with_style_id()? {
        let (line, column) = cell.get_position();
        let (line, column) = (u64::from(line) + 1, column as usize);
        if column >= MOST_COLUMNS {
            return Err(Refused::TooManyColumns { line, columns: column + 1, most: MOST_COLUMNS });
        }
        if at.is_some_and(|at| at != line) {
            let whole = Row { line: at.unwrap_or(1), cells: Cells::Sheet(&row) };
            ticks.tick(whole.line)?;
            if visit(&whole)?.is_break() {
                return Ok(());
            }
            row.clear();
        }
        at = Some(line);
        if line > MOST_LINES {
            return Err(Refused::TooMany { what: "linjer", most: MOST_LINES });
        }
        if row.len() <= column {
            row.resize(column + 1, SheetCell::Empty);
        }
        row[column] = cell_of(cell.get_value(), percent.get(style).copied().unwrap_or(false));
    }
    if let Some(line) = at {
        let _enough = visit(&Row { line, cells: Cells::Sheet(&row) })?;
    }
    Ok(())
}

/// Whether a number format shows hundredths as percent: a sign outside quotation marks.
fn is_percent(format: &str) -> bool {
    format.split('"').step_by(2).any(|bare| bare.replace("\\%", "").contains('%'))
}

fn cell_of(value: &DataRef<'_>, percent: bool) -> SheetCell {
    match value {
        DataRef::Empty => SheetCell::Empty,
        // Whole numbers beyond 2^53 are none that anybody counts.
        DataRef::Int(number) => i32::try_from(*number)
            .map_or_else(|_| text_of(&number.to_string()), |number| number_of(number.into(), percent)),
        DataRef::Float(number) => number_of(*number, percent),
        DataRef::SharedString(text) => text_of(text),
        DataRef::Bool(true) => SheetCell::Text("ja".into()),
        DataRef::Bool(false) => SheetCell::Text("nej".into()),
        DataRef::DateTime(time) if time.is_datetime() => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            SheetCell::Text(format!("{year:04}-{month:02}-{day:02}"))
        }
        DataRef::DateTime(time) => number_of(time.as_f64(), false),
        DataRef::DateTimeIso(text) => text_of(text.split('T').next().unwrap_or(text)),
        DataRef::String(text) | DataRef::DurationIso(text) => text_of(text),
        DataRef::Error(error) => SheetCell::Text(error.to_string()),
    }
}

fn number_of(number: f64, percent: bool) -> SheetCell {
    match number {
        number if !number.is_finite() => SheetCell::Text(number.to_string()),
        // What is shown as 25,3 % is kept as 0.253: times a hundred it has its digits and no rounding error.
        number if percent => SheetCell::Number((number * 1e11).round() / 1e9),
        number => SheetCell::Number(number),
    }
}

fn text_of(text: &str) -> SheetCell {
    SheetCell::Text(text.chars().take(LONGEST_CELL).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_formats_are_told_from_texts() {
        assert!(is_percent("0.0%") && is_percent("0\" pct\"%"));
        assert!(!is_percent("0.0") && !is_percent("0\"%\"") && !is_percent("0\\%"));
        assert_eq!(number_of(0.253, true), SheetCell::Number(25.3));
        assert_eq!(number_of(0.07, true), SheetCell::Number(7.0));
    }
}
