//! From bytes to a first reading, with what it was seen by.

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use super::{
    Column, Content, Coordinates, Encoding, Format, Preview, Reading, Role, Separator, bytes,
    columns::{self, Sample},
    doubts, heading,
    preview::{COLUMNS, ROWS},
};
use crate::{
    Decimal, FileName, Fingerprint, Known, Refused, figures,
    limits::MOST_BYTES,
    outlines, rows, templates,
    watch::{Ticks, Watch},
};

/// How many rows are looked at, and how many cells.
const SAMPLE_ROWS: usize = 1_500;
const SAMPLE_CELLS: usize = 60_000;
const SAMPLE_COLUMNS: usize = 2_000;

/// How many sheets are looked at for one that can be read.
const MOST_SHEETS: usize = 12;

/// What a file was recognised as.
#[derive(Debug, Clone, Serialize)]
pub struct Recognised {
    /// The file's name.
    pub name: FileName,
    /// What tells whether the same file has been brought in before.
    pub fingerprint: Fingerprint,
    /// How it would be read.
    pub reading: Reading,
    /// The sheets to choose from; for XLSX only.
    pub sheets: Vec<String>,
    /// Its first rows.
    pub preview: Preview,
    /// What somebody should look at before going on, in Danish.
    pub doubts: Vec<String>,
}

/// What staff have said of how a file is laid out. What they have not said is recognised, and so is all the rest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// How its letters are kept; for CSV only.
    pub encoding: Option<Encoding>,
    /// What stands between its cells; for CSV only.
    pub separator: Option<Separator>,
    /// The sheet; for XLSX only.
    pub sheet: Option<String>,
    /// The line of the heading, from 1; 0 when there is none. A line that is not among the first ones is passed over.
    pub heading: Option<u64>,
}

/// A row of the sample.
pub(super) struct SampleRow {
    pub line: u64,
    pub cells: Vec<String>,
}

impl SampleRow {
    pub(super) fn is_blank(&self) -> bool {
        self.filled() == 0
    }

    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// Recognises a file: format, content, encoding, separator, decimal sign, heading and columns.
///
/// # Errors
/// [`Refused`] when nothing of it can be read.
pub fn recognise(file_name: &str, bytes: &[u8], known: &Known, watch: Watch<'_>) -> Result<Recognised, Refused> {
    recognise_by(&Layout::default(), file_name, bytes, known, watch)
}

/// Recognises a file whose layout staff have said something of: the columns and all else are recognised by that.
///
/// # Errors
/// As [`recognise`], and when there is no such sheet.
pub fn recognise_by(
    layout: &Layout,
    file_name: &str,
    bytes: &[u8],
    known: &Known,
    watch: Watch<'_>,
) -> Result<Recognised, Refused> {
    let name = FileName::parse(file_name)?;
    if bytes.len() > MOST_BYTES {
        return Err(Refused::TooLarge { bytes: bytes.len(), most: MOST_BYTES });
    }
    let format = bytes::format(bytes)?;
    let ticks = Ticks::new(watch, if format == Format::Xlsx { 0 } else { bytes.len() });
    let (sheets, has_open) = if format == Format::Xlsx { rows::sheets(bytes, &ticks)? } else { (Vec::new(), false) };
    let mut doubts: Vec<String> = has_open.then(doubts::formulas).into_iter().collect();
    let mut reading = first(format, bytes, layout);
    if format == Format::GeoJson {
        json(bytes, known, &mut reading, &mut doubts, &ticks)?;
    } else if let (Format::Xlsx, None) = (format, &layout.sheet) {
        reading = of_sheets(bytes, known, layout, &sheets, &mut doubts, &ticks)?;
    } else {
        table(bytes, known, layout.heading, &mut reading, &mut doubts, &ticks)?;
    }
    doubts.extend(doubts::missing(&reading));
    doubts.extend(doubts::sheets(&sheets, &reading.sheet));
    let preview = preview(bytes, &reading, watch)?;
    Ok(Recognised { name, fingerprint: Fingerprint::of(bytes), reading, sheets, preview, doubts })
}

/// The first sheet that holds what we read, with what it was seen by; the first of all where none does. Workbooks often
/// begin with a page of text.
fn of_sheets(
    bytes: &[u8],
    known: &Known,
    layout: &Layout,
    sheets: &[String],
    doubts: &mut Vec<String>,
    ticks: &Ticks<'_>,
) -> Result<Reading, Refused> {
    let mut tried: Option<Result<(Reading, Vec<String>), Refused>> = None;
    for sheet in sheets.iter().take(MOST_SHEETS) {
        let layout = Layout { sheet: Some(sheet.clone()), ..layout.clone() };
        let (mut reading, mut seen) = (first(Format::Xlsx, bytes, &layout), Vec::new());
        let result = table(bytes, known, layout.heading, &mut reading, &mut seen, ticks).map(|()| (reading, seen));
        match &result {
            Err(Refused::Cancelled) => return Err(Refused::Cancelled),
            Ok((reading, _)) if is_table(reading) => {
                tried = Some(result);
                break;
            }
            _ if tried.as_ref().is_none_or(Result::is_err) => tried = Some(result),
            _ => {}
        }
    }
    let (reading, seen) = tried.unwrap_or(Err(Refused::Empty))?;
    doubts.extend(seen);
    Ok(reading)
}

/// Whether areas and numbers, outlines, or a template of ours were found.
fn is_table(reading: &Reading) -> bool {
    let has_area = reading.columns.iter().any(|column| matches!(column.role, Role::AreaCode | Role::AreaName));
    match reading.content {
        Content::Figures => has_area && reading.columns.iter().any(|column| column.role.is_number()),
        _ => true,
    }
}

fn first(format: Format, bytes: &[u8], layout: &Layout) -> Reading {
    let separator = if format == Format::Csv {
        layout.separator.unwrap_or_else(|| bytes::separator(bytes))
    } else {
        Separator::Semicolon
    };
    let encoding =
        if format == Format::Xlsx { Encoding::Utf8 } else { layout.encoding.unwrap_or_else(|| bytes::encoding(bytes)) };
    Reading {
        format,
        content: Content::Figures,
        encoding,
        separator,
        decimal: if separator == Separator::Comma { Decimal::Point } else { Decimal::Comma },
        dash_is_zero: false,
        sheet: layout.sheet.clone().unwrap_or_default(),
        heading: 0,
        repeats: false,
        columns: Vec::new(),
        measure: String::new(),
        period: String::new(),
        level: None,
        coordinates: Coordinates::LonLat,
        mend: false,
    }
}

fn table(
    bytes: &[u8],
    known: &Known,
    heading: Option<u64>,
    reading: &mut Reading,
    doubts: &mut Vec<String>,
    ticks: &Ticks<'_>,
) -> Result<(), Refused> {
    let rows = sample(bytes, reading, ticks)?;
    if rows.iter().all(SampleRow::is_blank) {
        return Err(Refused::Empty);
    }
    // A template has words and dates below its heading, and says itself what it is.
    let of_template = rows.iter().take(40).position(|row| templates::recognise(&row.cells, known).is_some());
    let said = heading.map(|line| rows.iter().position(|row| row.line == line));
    let heading = match (heading, said) {
        (Some(0), _) => None,
        (_, Some(Some(at))) => Some(at),
        _ => of_template.or_else(|| heading::find(&rows)),
    };
    let head = heading.map_or_else(Vec::new, |at| heading::whole(&rows, at));
    let below = &rows[heading.map_or(0, |at| at + 1)..];
    let width = usual_width(below).max(head.len());
    // Footers and lines between tell nothing of the columns.
    let below: Vec<&SampleRow> = below.iter().filter(|row| row.filled() >= 2 || width < 3).collect();
    let text = |cells: &[String], at: usize| cells.get(at).cloned().unwrap_or_default();
    let sample = Sample {
        names: (0..width).map(|at| text(&head, at)).collect(),
        texts: (0..width).map(|at| below.iter().map(|row| text(&row.cells, at)).collect()).collect(),
    };
    let guess = columns::guess(&sample, known, false);
    reading.heading = heading.map_or(0, |at| rows[at].line);
    reading.content = guess.content;
    reading.columns = guess.columns;
    reading.level = guess.level;
    reading.repeats = repeats(&sample, &reading.columns);
    if let Some(decimal) = guess.decimal {
        reading.decimal = decimal;
    }
    if guess.content == Content::Outlines {
        let geometry = reading.places(Role::Geometry);
        let texts = geometry.first().map_or(&[][..], |at| &sample.texts[*at]);
        reading.coordinates = outlines::coordinates(texts.iter().find_map(|text| outlines::first_position(text)));
        let system = texts.iter().map(|text| outlines::system(text)).find(|system| !system.is_empty());
        doubts.extend(doubts::system(system.unwrap_or_default()));
    }
    doubts.extend(doubts::decimal(&sample, reading).filter(|_| guess.decimal.is_none()));
    doubts.extend(doubts::numbers(&sample, reading));
    doubts.extend(doubts::dated(reading));
    doubts.extend(doubts::letters(&sample));
    let above = &rows[..heading.unwrap_or(0)];
    doubts.extend(doubts::thousands(above.iter().flat_map(|row| &row.cells).chain(&sample.names)));
    Ok(())
}

fn json(
    bytes: &[u8],
    known: &Known,
    reading: &mut Reading,
    doubts: &mut Vec<String>,
    ticks: &Ticks<'_>,
) -> Result<(), Refused> {
    if let Some(sample) = outlines::sample(bytes, ticks)? {
        let named = Sample { names: sample.names, texts: sample.texts };
        let guess = columns::guess(&named, known, true);
        reading.content = Content::Outlines;
        reading.columns = guess.columns;
        reading.level = guess.level;
        reading.coordinates = outlines::coordinates(sample.position);
        doubts.extend(doubts::system(&sample.system));
        doubts.extend(doubts::numbers(&named, reading));
    } else {
        let dimensions = figures::dimensions(bytes)?;
        reading.format = Format::JsonStat;
        reading.columns = dimensions.into_iter().map(|(name, role)| Column { name, role }).collect();
    }
    Ok(())
}

/// How many cells most rows have; the odd longer one is told of when it is read.
fn usual_width(rows: &[SampleRow]) -> usize {
    let mut widths: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
    widths.sort_unstable();
    widths.chunk_by(|a, b| a == b).max_by_key(|run| run.len()).map_or(0, |run| run[0])
}

/// The first rows, all their cells as texts.
fn sample(bytes: &[u8], reading: &Reading, ticks: &Ticks<'_>) -> Result<Vec<SampleRow>, Refused> {
    let mut taken = Vec::new();
    let mut cells = 0;
    rows::each(bytes, reading, ticks, &mut |row| {
        let texts = row.texts_without_sign(SAMPLE_COLUMNS);
        cells += texts.len();
        taken.push(SampleRow { line: row.line, cells: texts });
        let enough = taken.len() >= SAMPLE_ROWS || cells >= SAMPLE_CELLS;
        Ok(if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    Ok(taken)
}

/// Whether blank cells repeat the one above: a column that is filled at first and mostly blank below.
fn repeats(sample: &Sample, columns: &[Column]) -> bool {
    let rows: Vec<usize> = (0..sample.texts.first().map_or(0, Vec::len))
        .filter(|row| sample.texts.iter().filter(|texts| !texts[*row].is_empty()).count() >= 2)
        .collect();
    sample.texts.iter().zip(columns).any(|(texts, column)| {
        let blank = rows.iter().filter(|row| texts[**row].is_empty()).count();
        let starts = rows.first().is_some_and(|row| !texts[*row].is_empty());
        !column.role.is_number() && starts && rows.len() >= 3 && 2 * blank >= rows.len()
    })
}

/// The first rows of a file as a reading has them: asked for again when staff have corrected it.
///
/// # Errors
/// [`Refused`] when nothing of the file can be read so.
pub fn preview(bytes: &[u8], reading: &Reading, watch: Watch<'_>) -> Result<Preview, Refused> {
    let ticks = Ticks::new(watch, if reading.format == Format::Xlsx { 0 } else { bytes.len() });
    let mut shown = Preview::default();
    match reading.format {
        Format::GeoJson => {
            if let Some(sample) = outlines::sample(bytes, &ticks)? {
                shown.columns = sample.names.len();
                let row = |at: usize| sample.texts.iter().take(COLUMNS).map(|texts| texts[at].clone()).collect();
                let count = sample.texts.first().map_or(0, Vec::len).min(ROWS);
                shown.rows = (0..count).map(|at| (at as u64 + 1, row(at))).collect();
            }
        }
        Format::JsonStat => {
            shown.rows = figures::preview(bytes, ROWS)?;
            shown.columns = reading.columns.len() + 1;
        }
        Format::Csv | Format::Xlsx => rows::each(bytes, reading, &ticks, &mut |row| {
            shown.columns = shown.columns.max(row.len());
            shown.rows.push((row.line, row.texts(COLUMNS)));
            let enough = shown.rows.len() >= ROWS;
            Ok(if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?,
    }
    Ok(shown)
}
