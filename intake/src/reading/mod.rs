//! How a file is read: what was recognised, and what staff have corrected.
//!
//! - [`mod@recognise`]: from bytes to a first reading
//! - [`bytes`]: format, encoding and separator
//! - [`heading`]: where the heading stands
//! - [`columns`]: what each column is
//! - [`doubts`]: what somebody should look at
//! - [`mod@preview`]: the first rows, for showing

mod bytes;
mod columns;
mod doubts;
mod heading;
mod preview;
mod recognise;

use domain::area::Level;
use serde::{Deserialize, Serialize};

pub use preview::Preview;
pub use recognise::{Layout, Recognised, preview, recognise, recognise_by};

use crate::Decimal;

pub(crate) use columns::has_heading;

/// What a file is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Lines with separators.
    Csv,
    /// A workbook of Excel 2007 and later.
    Xlsx,
    /// Outlines as RFC 7946 and `GeoServer` write them.
    GeoJson,
    /// Figures as the statistics banks write them, version 1 and 2.
    JsonStat,
}

/// What a file brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Figures.
    Figures,
    /// Outlines.
    Outlines,
    /// Our template: the municipality's criteria for roder.
    Criteria,
    /// Our template: areas on the state's lists.
    StateList,
    /// Our template: initiatives.
    Initiatives,
}

/// How letters are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 with its mark.
    Utf8Mark,
    /// Windows-1252.
    Windows1252,
}

/// What stands between cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Separator {
    /// `;`
    Semicolon,
    /// `,`
    Comma,
    /// A tabulator.
    Tab,
    /// `|`
    Bar,
}

impl Role {
    /// Whether columns of this role hold numbers.
    pub(crate) fn is_number(self) -> bool {
        matches!(self, Self::Value | Self::ValueOfMeasure | Self::ValueOfPeriod | Self::ValueOfBoth)
    }
}

impl Separator {
    /// Every separator, the likeliest first.
    pub const ALL: [Self; 4] = [Self::Semicolon, Self::Tab, Self::Comma, Self::Bar];

    /// The sign itself.
    pub(crate) fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Bar => b'|',
        }
    }
}

/// What a column, a property or a dimension is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Passed over.
    Ignored,
    /// The area's code.
    AreaCode,
    /// The area's name.
    AreaName,
    /// The period.
    Period,
    /// What is measured, or a part of it; the parts are joined by ", ".
    Measure,
    /// The numbers.
    Value,
    /// The numbers of the measure, or the part of it, that the heading names.
    ValueOfMeasure,
    /// The numbers of the period that the heading names.
    ValueOfPeriod,
    /// The numbers of the measure and the period that the heading names: `beboere_2024`, "2024, Kvinder".
    ValueOfBoth,
    /// The outline as WKT.
    Geometry,
    /// The outline's area in square metres, as its publisher states it.
    StatedArea,
}

/// A column with its heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// What its heading says; empty where it says nothing.
    pub name: String,
    /// What it is.
    pub role: Role,
}

/// Which coordinates outlines have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Coordinates {
    /// Degrees, longitude first, whatever the file says of itself.
    LonLat,
    /// Metres east and north in EPSG:25832.
    Utm32,
}

/// How a file is read. Every field can be corrected; [`crate::read()`] then reads by it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What the file is made of.
    pub format: Format,
    /// What it brings.
    pub content: Content,
    /// How its letters are kept; for CSV only.
    pub encoding: Encoding,
    /// What stands between its cells; for CSV only.
    pub separator: Separator,
    /// Which sign stands before decimals.
    pub decimal: Decimal,
    /// Whether a hyphen instead of a number means nil.
    pub dash_is_zero: bool,
    /// The sheet that is read; for XLSX only.
    pub sheet: String,
    /// The line of the heading, from 1; 0 when there is none.
    pub heading: u64,
    /// Whether a blank cell repeats the one above, in columns that are not numbers.
    pub repeats: bool,
    /// The columns, properties or dimensions.
    pub columns: Vec<Column>,
    /// The measure of all figures, where no column says it.
    pub measure: String,
    /// The period of all figures, where no column says it.
    pub period: String,
    /// The level of all areas, where names of several levels are alike.
    pub level: Option<Level>,
    /// Which coordinates outlines have.
    pub coordinates: Coordinates,
    /// Whether invalid outlines are mended. Never unless staff have seen them before and after.
    pub mend: bool,
}

impl Reading {
    /// The places of the columns of a role.
    pub(crate) fn places(&self, role: Role) -> Vec<usize> {
        self.columns.iter().enumerate().filter(|(_, column)| column.role == role).map(|(at, _)| at).collect()
    }

    /// The name of a column, for messages: its heading, or its number.
    pub(crate) fn field(&self, at: usize) -> String {
        let name = self.columns.get(at).map_or("", |column| column.name.as_str());
        if name.is_empty() { format!("kolonne {}", at + 1) } else { crate::report::shortened(name) }
    }
}
