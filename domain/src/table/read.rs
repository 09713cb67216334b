//! Reading a table from CSV as it streams in: separator, decimal sign and byte-order mark are recognised.

use std::io::{BufRead, BufReader, Read};

use thiserror::Error;

use super::{
    Cell, Decimal, Table, TableBuilder,
    bounded::Bounded,
    number::{NotANumber, is_ambiguous},
};
use crate::method::{AreaColumns, Method};

/// Which columns are read. All others are passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Ids, names, periods, residents, neighbours, and what stands for a missing value.
    pub areas: AreaColumns,
    /// Columns of numbers.
    pub numbers: Vec<String>,
    /// Columns of texts.
    pub texts: Vec<String>,
}

impl Wanted {
    /// What a method reads.
    #[must_use]
    pub fn of(method: &Method) -> Self {
        let mut numbers: Vec<String> = Vec::new();
        let of_indicators = method.indicators.iter().flat_map(|indicator| indicator.columns());
        for column in of_indicators.chain(method.areas.population.as_deref()) {
            if !numbers.iter().any(|known| known == column) {
                numbers.push(column.to_owned());
            }
        }
        let treats = method.indicators.iter().filter_map(|indicator| indicator.treat.as_ref()).chain([&method.treat]);
        let groups = treats.filter_map(|treat| treat.impute_by.as_deref());
        let lists = method.include.iter().filter_map(|include| include.column.as_deref());
        let mut texts: Vec<String> = Vec::new();
        for column in groups.chain(lists) {
            if !texts.iter().any(|known| known == column) {
                texts.push(column.to_owned());
            }
        }
        Self { areas: method.areas.clone(), numbers, texts }
    }

    /// What of it stands in a file with this heading.
    fn found_in(&self, heading: &csv::ByteRecord) -> Self {
        let is_here = |name: &String| heading.iter().any(|cell| cell.trim_ascii() == name.as_bytes());
        let here = |names: &[String]| names.iter().filter(|name| is_here(name)).cloned().collect();
        let maybe = |name: &Option<String>| name.clone().filter(is_here);
        let areas = AreaColumns {
            name: maybe(&self.areas.name),
            neighbours: maybe(&self.areas.neighbours),
            ..self.areas.clone()
        };
        Self { areas, numbers: here(&self.numbers), texts: here(&self.texts) }
    }
}

/// Why a table can't be read: where, what, and what to do.
#[derive(Debug, Error)]
pub enum ReadError {
    /// The file can't be read.
    #[error("filen kan ikke læses: {0}")]
    Io(#[from] std::io::Error),
    /// The file is not CSV.
    #[error("filen er ikke gyldig CSV: {0}")]
    Csv(#[from] csv::Error),
    /// There is no heading.
    #[error("filen er tom: den første linje skal have kolonnernes navne")]
    Empty,
    /// A column that the method needs is not there, or is there twice.
    #[error("linje 1: {0}")]
    Heading(String),
    /// A column that two files have.
    #[error("kolonnen »{0}« står også i en anden fil")]
    Twice(String),
    /// A mistake in one of several files.
    #[error("{file}: {error}")]
    In {
        /// The file's name.
        file: String,
        /// What is wrong in it.
        error: Box<ReadError>,
    },
    /// A cell that is not what it should be.
    #[error("linje {line}, kolonne »{column}«: {message}")]
    Cell {
        /// Line, counted from 1.
        line: u64,
        /// The column's name.
        column: String,
        /// What is wrong and what to do.
        message: String,
    },
}

/// How many cells a line may have. Wider tables are cut into several by their makers too.
const WIDEST: usize = 2_000_000;

/// Reads a table from one file. `progress` hears of the bytes read so far, now and then.
///
/// # Errors
/// [`ReadError`] names the first line and column that is wrong.
pub fn read(source: impl Read, wanted: &Wanted, progress: impl FnMut(u64)) -> Result<Table, ReadError> {
    let lines = open(source)?;
    rows(lines, wanted, progress)
}

/// Reads a table whose columns stand in several files, each with a name for messages. Rows belong together by their id
/// and period; a column of numbers may stand in one file only.
///
/// # Errors
/// [`ReadError::In`] names the file and what is wrong in it.
pub fn read_all<R: Read>(
    files: Vec<(String, R)>,
    wanted: &Wanted,
    mut progress: impl FnMut(u64),
) -> Result<Table, ReadError> {
    let mut whole: Option<Table> = None;
    let mut known = Vec::new();
    let several = files.len() > 1;
    for (name, source) in files {
        let within = |error| ReadError::In { file: name.clone(), error: Box::new(error) };
        let lines = open(source).map_err(within)?;
        let here = if several { wanted.found_in(&lines.heading) } else { wanted.clone() };
        known.extend(lines.heading.iter().take(1000).map(|cell| String::from_utf8_lossy(cell).trim().to_owned()));
        let part = rows(lines, &here, &mut progress).map_err(within)?;
        whole = Some(match whole {
            None => part,
            Some(whole) => whole.join(part).map_err(|column| within(ReadError::Twice(column)))?,
        });
    }
    let whole = whole.ok_or(ReadError::Empty)?;
    for name in wanted.numbers.iter().chain(&wanted.texts) {
        if whole.values(name, 0).is_none() && whole.texts(name).is_none() && !whole.periods().is_empty() {
            return Err(ReadError::Heading(missing(name, &known)));
        }
    }
    Ok(whole)
}

/// A file whose heading has been read.
struct Lines<R> {
    lines: csv::Reader<BufReader<Bounded<R>>>,
    heading: csv::ByteRecord,
}

fn open<R: Read>(source: R) -> Result<Lines<R>, ReadError> {
    let mut source = BufReader::with_capacity(1 << 16, Bounded::new(source));
    skip_mark(&mut source)?;
    let separator = separator(&mut source)?;
    let mut lines = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(source);
    let heading = lines.byte_headers()?.clone();
    if heading.is_empty() || heading.iter().all(<[u8]>::is_empty) {
        return Err(ReadError::Empty);
    }
    if heading.len() > WIDEST {
        return Err(ReadError::Heading(format!("filen har {} kolonner; højst {WIDEST} kan læses", heading.len())));
    }
    Ok(Lines { lines, heading })
}

fn rows<R: Read>(file: Lines<R>, wanted: &Wanted, mut progress: impl FnMut(u64)) -> Result<Table, ReadError> {
    let Lines { mut lines, heading } = file;
    let places = Places::find(&heading, wanted)?;
    let decimal = wanted.areas.decimal.map_or(Decimal::Unknown, Decimal::from);
    let mut rows = Rows { places, wanted, decimal, ambiguous: Vec::new() };
    let mut builder = TableBuilder::new(wanted.numbers.clone(), wanted.texts.clone());
    let mut line = csv::ByteRecord::new();
    let mut count = 0_u64;
    while lines.read_byte_record(&mut line)? {
        // The reader gives the line on which it began to look, blank ones included: counted back from the end instead.
        let inside = line.iter().flatten().filter(|byte| **byte == b'\n').count() as u64;
        let at =
            (lines.position().line().saturating_sub(inside + 1)).max(line.position().map_or(1, csv::Position::line));
        rows.add(&line, at, &mut builder)?;
        count += 1;
        if count.is_multiple_of(4096) {
            progress(lines.position().byte());
        }
    }
    progress(lines.position().byte());
    if let Some((line, column, text)) = rows.first_ambiguous() {
        let message = format!(
            "»{text}« kan være {} eller {}: skriv decimal = \"point\" eller decimal = \"comma\" i [areas]",
            text.replace('.', ""),
            text.replace('.', ",")
        );
        return Err(ReadError::Cell { line, column, message });
    }
    Ok(builder.finish())
}

/// Passes over the byte-order mark that some programs put first.
fn skip_mark(source: &mut impl BufRead) -> Result<(), ReadError> {
    let start = source.fill_buf()?;
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
        return Err(ReadError::Heading("filen er UTF-16: gem den som CSV UTF-8".into()));
    }
    if start.starts_with(b"\xef\xbb\xbf") {
        source.consume(3);
    }
    Ok(())
}

/// The separator that stands most often in the first line outside quotation marks.
fn separator(source: &mut impl BufRead) -> Result<u8, ReadError> {
    let start = source.fill_buf()?;
    let mut counts = [(b';', 0), (b'\t', 0), (b',', 0), (b'|', 0)];
    let mut quoted = false;
    for byte in start.iter().take_while(|byte| **byte != b'\n') {
        quoted ^= *byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| !quoted && sign == byte) {
            *count += 1;
        }
    }
    // Of equals the first listed; one column alone has none and needs none.
    Ok(counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign))
}

/// Where the wanted columns stand.
struct Places {
    id: usize,
    name: Option<usize>,
    period: Option<usize>,
    neighbours: Option<usize>,
    numbers: Vec<usize>,
    texts: Vec<usize>,
    /// How many columns there are.
    all: usize,
}

impl Places {
    fn find(heading: &csv::ByteRecord, wanted: &Wanted) -> Result<Self, ReadError> {
        let find = |name: &str| {
            let mut found = heading.iter().enumerate().filter(|(_, cell)| cell.trim_ascii() == name.as_bytes());
            match (found.next(), found.next()) {
                (Some((place, _)), None) => Ok(place),
                (Some(_), Some(_)) => Err(ReadError::Heading(format!("kolonnen »{name}« står to gange"))),
                (None, _) => {
                    let known: Vec<_> =
                        heading.iter().take(1000).map(|c| String::from_utf8_lossy(c).trim().to_owned()).collect();
                    Err(ReadError::Heading(missing(name, &known)))
                }
            }
        };
        let maybe = |name: &Option<String>| name.as_deref().map(find).transpose();
        Ok(Self {
            id: find(&wanted.areas.id)?,
            name: maybe(&wanted.areas.name)?,
            period: maybe(&wanted.areas.period)?,
            neighbours: maybe(&wanted.areas.neighbours)?,
            numbers: wanted.numbers.iter().map(|name| find(name)).collect::<Result<_, _>>()?,
            texts: wanted.texts.iter().map(|name| find(name)).collect::<Result<_, _>>()?,
            all: heading.len(),
        })
    }
}

fn missing(name: &str, known: &[String]) -> String {
    // No column that anybody means is called by a page of text.
    let names = known.iter().map(String::as_str).filter(|name| (1..=200).contains(&name.len()));
    crate::method::unknown_word("kolonnen", name, names)
}

/// The lines, one after the other.
struct Rows<'w> {
    places: Places,
    wanted: &'w Wanted,
    decimal: Decimal,
    /// Numbers that could mean two things, as long as nothing has decided: line, column, row and text.
    ambiguous: Vec<(u64, usize, usize, String)>,
}

impl Rows<'_> {
    fn first_ambiguous(&self) -> Option<(u64, String, &str)> {
        let (line, column, _, text) = self.ambiguous.first()?;
        Some((*line, self.wanted.numbers[*column].clone(), text))
    }

    /// Reads one number of the row under way, whose cells so far are `cells`; the first number that decides on the sign
    /// also decides on those before it.
    fn number(
        &mut self,
        text: &str,
        at: u64,
        builder: &mut TableBuilder,
        cells: &mut [Cell],
    ) -> Result<f64, NotANumber> {
        let value = self.decimal.read(text)?;
        match self.decimal {
            Decimal::Unknown if is_ambiguous(text) => {
                self.ambiguous.push((at, cells.len(), builder.rows(), text.to_owned()));
            }
            Decimal::Comma => {
                for (_, column, row, _) in self.ambiguous.drain(..) {
                    match cells.get_mut(column).filter(|_| row == builder.rows()) {
                        Some(Cell::Known(value)) => *value = thousand(*value),
                        _ => builder.change(column, row, thousand),
                    }
                }
            }
            Decimal::Point => self.ambiguous.clear(),
            Decimal::Unknown => {}
        }
        Ok(value)
    }

    fn add(&mut self, line: &csv::ByteRecord, at: u64, builder: &mut TableBuilder) -> Result<(), ReadError> {
        let wrong = |column: &str, message: String| ReadError::Cell { line: at, column: column.to_owned(), message };
        let text = |place: usize, column: &str| {
            let cell = line.get(place).ok_or_else(|| wrong(column, "linjen er for kort".into()))?;
            let text = std::str::from_utf8(cell)
                .map_err(|_| wrong(column, "teksten er ikke UTF-8: gem filen som CSV UTF-8".into()))?;
            Ok::<_, ReadError>(text.trim())
        };
        let areas = &self.wanted.areas;
        if line.len() != self.places.all {
            let (has, should) = (line.len(), self.places.all);
            return Err(wrong(&areas.id, format!("linjen har {has} felter, men overskriften {should}")));
        }
        let id = text(self.places.id, &areas.id)?;
        if id.is_empty() {
            return Err(wrong(&areas.id, "området har intet id".into()));
        }
        let part = |place: Option<usize>, column: &Option<String>| match place {
            Some(place) => text(place, column.as_deref().unwrap_or_default()),
            None => Ok(""),
        };
        let name = part(self.places.name, &areas.name)?;
        let period = part(self.places.period, &areas.period)?;
        let mut cells = Vec::with_capacity(self.places.numbers.len());
        for (index, column) in self.wanted.numbers.iter().enumerate() {
            let text = text(self.places.numbers[index], column)?;
            let cell = if text.is_empty() || areas.missing.iter().any(|word| word == text) {
                Cell::Missing
            } else if areas.withheld.iter().any(|word| word == text) {
                Cell::Withheld
            } else {
                let read = self.number(text, at, builder, &mut cells);
                Cell::Known(read.map_err(|why| wrong(column, not_a_number(text, why)))?)
            };
            cells.push(cell);
        }
        let mut texts = Vec::with_capacity(self.places.texts.len());
        for (place, column) in self.places.texts.iter().zip(&self.wanted.texts) {
            let text = text(*place, column)?;
            let says_nothing = areas.missing.iter().chain(&areas.withheld).any(|word| word == text);
            texts.push(if says_nothing { "" } else { text });
        }
        if !builder.push(id, name, period, &cells, &texts) {
            let message = match period {
                "" => format!("området »{}« står to gange", shortened(id)),
                period => format!("området »{}« står to gange for {}", shortened(id), shortened(period)),
            };
            return Err(wrong(&areas.id, message));
        }
        if self.places.neighbours.is_some() {
            builder.neighbours_of_last(part(self.places.neighbours, &areas.neighbours)?);
        }
        Ok(())
    }
}

/// What was read as 1.234 was 1234.
fn thousand(value: f64) -> f64 {
    (value * 1000.0).round()
}

fn not_a_number(text: &str, why: NotANumber) -> String {
    match why {
        NotANumber::Text => format!(
            "»{}« er ikke et tal. Mangler tallet, så lad feltet være tomt, eller skriv ordet i [areas] missing",
            shortened(text)
        ),
        NotANumber::TwoSigns => {
            format!("»{}« kan læses på to måder: filen bruger både komma og punktum foran decimaler", shortened(text))
        }
    }
}

/// A cell's text as far as it fits into a message.
fn shortened(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}
