//! A file read by a reading: what would be taken, what must be asked, and the report.

use std::ops::ControlFlow;

use domain::figure::MADE_UP;

use crate::{
    Answers, Areas, Content, Figures, Fingerprint, Format, InitiativeEntry, ListEntry, Measures, Outlines, Question,
    Reading, Refused, Report, Vocabulary, figures,
    limits::MOST_BYTES,
    outlines, rows, templates,
    watch::{Ticks, Watch},
};

/// What the system has, for recognising names.
#[derive(Debug, Default)]
pub struct Known {
    /// Areas of all levels.
    pub areas: Areas,
    /// Measures.
    pub measures: Measures,
    /// The criteria of the municipality's method, for its template.
    pub criteria: Measures,
    /// The words of the templates.
    pub words: Vocabulary,
}

/// What a file would bring, once confirmed.
#[derive(Debug)]
pub enum Taken {
    /// Figures.
    Figures(Figures),
    /// Figures of the municipality's criteria for roder; the measure is the criterion's id.
    Criteria(Figures),
    /// Outlines.
    Outlines(Outlines),
    /// Rows for the state's lists.
    StateList(Vec<ListEntry>),
    /// Initiatives.
    Initiatives(Vec<InitiativeEntry>),
}

/// A file that has been read.
#[derive(Debug)]
pub struct Read {
    /// What tells whether the same file has been brought in before.
    pub fingerprint: Fingerprint,
    /// Whether it says of itself that it is made up.
    pub is_made_up: bool,
    /// What would be taken.
    pub taken: Taken,
    /// What only people can answer, the most pressing first.
    pub questions: Vec<Question>,
    /// What is wrong, what is taken and what is not.
    pub report: Report,
}

/// Reads a whole file by a reading. The same bytes, reading and answers always give the same.
///
/// # Errors
/// [`Refused`] when the file is too large, is not what the reading says, lacks a setting, or was stopped by `watch`.
/// Single rows that are wrong stand in the report and are no error.
pub fn read(
    bytes: &[u8],
    reading: &Reading,
    known: &Known,
    answers: &Answers,
    watch: Watch<'_>,
) -> Result<Read, Refused> {
    if bytes.len() > MOST_BYTES {
        return Err(Refused::TooLarge { bytes: bytes.len(), most: MOST_BYTES });
    }
    let ticks = Ticks::new(watch, if reading.format == Format::Xlsx { 0 } else { bytes.len() });
    let is_json = matches!(reading.format, Format::GeoJson | Format::JsonStat);
    let (taken, questions, report) = match (reading.content, reading.format) {
        (Content::Outlines, Format::GeoJson) => {
            let (outlines, questions, report) = outlines::read_geojson(bytes, reading, known, answers, &ticks)?;
            (Taken::Outlines(outlines), questions, report)
        }
        (Content::Figures, Format::JsonStat) => {
            let all = figures::read_json_stat(bytes, reading, known, &known.measures, answers, &ticks)?;
            (Taken::Figures(all.0), all.1, all.2)
        }
        _ if is_json => return Err(Refused::Setting("Filen kan ikke læses som det, der er valgt. Genkend den igen.")),
        (Content::Outlines, _) => {
            let (outlines, questions, report) = outlines::read_table(bytes, reading, known, answers, &ticks)?;
            (Taken::Outlines(outlines), questions, report)
        }
        (Content::Figures, _) => {
            let all = figures::read_table(bytes, reading, known, &known.measures, answers, &ticks)?;
            (Taken::Figures(all.0), all.1, all.2)
        }
        (Content::Criteria, _) => {
            let all = figures::read_table(bytes, reading, known, &known.criteria, answers, &ticks)?;
            (Taken::Criteria(all.0), all.1, all.2)
        }
        (Content::StateList, _) => {
            let (entries, questions, report) = templates::read_state_list(bytes, reading, known, answers, &ticks)?;
            (Taken::StateList(entries), questions, report)
        }
        (Content::Initiatives, _) => {
            let (entries, questions, report) = templates::read_initiatives(bytes, reading, known, &ticks)?;
            (Taken::Initiatives(entries), questions, report)
        }
    };
    let is_made_up = is_made_up(bytes, reading, &ticks)?;
    Ok(Read { fingerprint: Fingerprint::of(bytes), is_made_up, taken, questions, report })
}

/// Whether the beginning of a file has the mark of what is made up, wherever it stands.
fn is_made_up(bytes: &[u8], reading: &Reading, ticks: &Ticks<'_>) -> Result<bool, Refused> {
    const START: usize = 64 * 1024;
    const ROWS: u32 = 100;
    if reading.format != Format::Xlsx {
        let start = &bytes[..bytes.len().min(START)];
        return Ok(start.windows(MADE_UP.len()).any(|part| part == MADE_UP.as_bytes()));
    }
    let (mut found, mut rows) = (false, 0);
    rows::each(bytes, reading, ticks, &mut |row| {
        rows += 1;
        found |= (0..row.len()).any(|at| row.text(at).contains(MADE_UP));
        Ok(if found || rows >= ROWS { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    Ok(found)
}
