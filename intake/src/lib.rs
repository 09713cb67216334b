//! Reading the files that municipal staff bring in: recognising them, checking every row, and saying what will be taken.
//!
//! Nothing here knows a database, the web or a clock, and nothing is changed by reading: the caller gets what would be
//! taken, the questions that only people can answer, and a report. The order is [`recognise`], then [`read()`] as often as
//! staff correct the [`Reading`] or give [`Answers`]; the [`Fingerprint`] tells whether the same file came before.
//! - [`reading`]: what a file is recognised as, and every setting that can be corrected
//! - [`rows`]: rows of CSV and XLSX
//! - [`figures`]: figures of tables and JSON-stat
//! - [`outlines`]: outlines of GeoJSON and WKT
//! - [`templates`]: our own templates
//! - [`surface`]: outlines for computing
//! - [`names`]: which area or measure a text means
//! - [`number`], [`period`]: cells
//! - [`report`]: problems, counted and grouped
//! - [`limits`], [`refused`], [`watch`]: how much is read, why a file is refused, progress and stopping
//! - [`file_name`], [`fingerprint`]: what a file is called, and whether it is the same

mod figures;
mod file_name;
mod fingerprint;
mod json;
pub mod limits;
mod names;
mod number;
mod outlines;
mod period;
mod read;
mod reading;
mod refused;
mod report;
mod rows;
mod surface;
mod templates;
mod watch;

pub use figures::Figures;
pub use file_name::FileName;
pub use fingerprint::Fingerprint;
pub use names::{Answer, Answers, Areas, Asked, Candidate, KnownArea, KnownMeasure, Measures, Question};
pub use number::{Decimal, Missing, Number};
pub use outlines::{Mending, Outlines, ReadOutline};
pub use period::Period;
pub use read::{Known, Read, Taken, read};
pub use reading::{
    Column, Content, Coordinates, Encoding, Format, Layout, Preview, Reading, Recognised, Role, Separator, preview,
    recognise, recognise_by,
};
pub use refused::Refused;
pub use report::{Group, Part, Problem, ProblemKind, Report, Weight};
pub use surface::{Surface, rounded};
pub use templates::{
    INITIATIVE_COLUMNS, InitiativeEntry, ListEntry, ListEventKind, Vocabulary, criteria_template, initiatives_template,
    state_list_template,
};
pub use watch::{Progress, Watch, unwatched};
