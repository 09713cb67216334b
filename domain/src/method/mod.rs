//! A screening method: which criteria, on which level, with which thresholds, combined how.
//!
//! A method is a TOML file with a version (see `data/methods/`); the same types carry it through the database, the
//! engine and the method page. What a file can say grows with the engine: today shares and values against the city.

mod parse;

use serde::{Deserialize, Serialize};

pub use parse::{MethodError, parse};

use crate::{area::Level, figure::Unit};

/// A whole method, as its file states it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Method {
    /// A short name in addresses and the database, the same through all versions.
    pub id: String,
    /// The version: any change of rule, threshold or indicator makes a new one.
    pub version: String,
    /// What people call it.
    pub title: String,
    /// Who states the method: decides how the pages speak of it.
    pub origin: Origin,
    /// The day from which this version counts, as ISO date.
    pub valid_from: String,
    /// What it is, in one or two plain sentences.
    pub summary: String,
    /// The level whose areas are screened.
    pub level: Level,
    /// How criteria are combined; absent where the method's owner has not published it.
    pub designate: Option<Designate>,
    /// The criteria, in the order in which they are shown.
    pub criteria: Vec<Criterion>,
}

/// Who states a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A calculation of our own on published figures.
    Byblik,
    /// The municipality's, as far as it is published.
    Municipality,
}

/// The rule that combines criteria: an area stands out when at least so many are met of at least so many with data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Designate {
    /// How many criteria must be met.
    pub criteria_met: u32,
    /// How many criteria must have data before anything is said of the area.
    pub criteria_with_data: u32,
}

/// One question that the screening asks of each area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// A short name in addresses and the database.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What is measured and whom it counts, as a label: "Kun grundskole eller uoplyst, 15-69-årige".
    pub measures: String,
    /// The other side of a share, said of the area: "har en uddannelse ud over grundskolen".
    #[serde(default)]
    pub complement: String,
    /// What the criterion counts, after a number: "flere personer med kun grundskole eller uoplyst uddannelse".
    #[serde(default)]
    pub persons: String,
    /// What a reader must know to read the number rightly.
    #[serde(default)]
    pub note: String,
    /// Where the number comes from, or why there is none.
    pub indicator: Indicator,
    /// When the criterion is met; absent where the method's owner has not published it.
    pub threshold: Option<Threshold>,
}

/// Where a criterion's number comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Indicator {
    /// `numerator / denominator`, or what remains of it, in percent.
    Share {
        /// Measure of the persons counted.
        numerator: String,
        /// Measure of the persons among whom they are counted.
        denominator: String,
        /// True when the share of those *not* counted is asked for.
        #[serde(default)]
        complement: bool,
    },
    /// A published value as it stands.
    Value {
        /// The measure.
        measure: String,
        /// The measure's unit.
        unit: Unit,
        /// True when 100 minus the published percentage is asked for.
        #[serde(default)]
        complement: bool,
        /// The larger level that it is published for, when not the screened one: each area takes its larger area's.
        #[serde(default)]
        published_for: Option<Level>,
    },
    /// Nobody publishes the number.
    Missing {
        /// Why, in a plain sentence.
        reason: String,
    },
}

impl Indicator {
    /// The unit of the criterion's value; `None` where there is no value.
    #[must_use]
    pub fn unit(&self) -> Option<Unit> {
        match self {
            Self::Share { .. } => Some(Unit::Procent),
            Self::Value { unit, .. } => Some(*unit),
            Self::Missing { .. } => None,
        }
    }

    /// The measures that the indicator reads.
    #[must_use]
    pub fn measures(&self) -> Vec<&str> {
        match self {
            Self::Share { numerator, denominator, .. } => vec![numerator, denominator],
            Self::Value { measure, .. } => vec![measure],
            Self::Missing { .. } => vec![],
        }
    }
}

/// When a criterion is met: the value is at least so much worse than the city's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// The side on which a value is worse.
    pub worse: Side,
    /// How much worse than the city's value, as a fraction of it: 0.25 is 25 %.
    pub than_city_by: f64,
}

/// A side of a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// A higher value is worse.
    Higher,
    /// A lower value is worse.
    Lower,
}

impl Threshold {
    /// The limit that belongs to the city's value, in its unit.
    #[must_use]
    pub fn limit(&self, city: f64) -> f64 {
        match self.worse {
            Side::Higher => city * (1.0 + self.than_city_by),
            Side::Lower => city * (1.0 - self.than_city_by),
        }
    }

    /// How far `value` is on the met side of `limit`: at least zero when met ("mindst" includes the limit).
    #[must_use]
    pub fn margin(&self, value: f64, limit: f64) -> f64 {
        match self.worse {
            Side::Higher => value - limit,
            Side::Lower => limit - value,
        }
    }
}
