//! The numbers of a method: where they come from, how they are treated, and how they are made comparable.

use serde::{Deserialize, Serialize};

use crate::{
    area::Level,
    figure::Unit,
    index::{
        normalise::Convention,
        rank::{PercentileOf, Ties, Zeros},
        statistics::Spread,
        treat::Winsorise,
    },
};

/// One number an area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// A short name.
    pub id: String,
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// What people call it in English; the Danish name where there is none.
    #[serde(default)]
    pub name_en: String,
    /// What is measured and whom it counts, as a label: "Kun grundskole eller uoplyst, 15–69-årige".
    #[serde(default)]
    pub measures: String,
    /// What the value is counted in. Shares are percent.
    pub unit: Option<Unit>,
    /// Which values raise a score.
    #[serde(default)]
    pub direction: Direction,

    /// The column that holds the value; without it and without a numerator, the column called as the id.
    pub column: Option<String>,
    /// The column of the persons counted.
    pub numerator: Option<String>,
    /// The column of the persons among whom they are counted.
    pub denominator: Option<String>,
    /// True when those *not* counted are asked for: 100 minus the share.
    #[serde(default)]
    pub remainder: bool,
    /// The column that the value is divided by ("denominated" in the handbook).
    pub divide_by: Option<String>,
    /// Which period counts.
    #[serde(default)]
    pub period: Period,
    /// Over how many periods, the last one included, the value is averaged. All must have a value.
    #[serde(default = "one")]
    pub mean_of_latest: usize,
    /// The larger level that the value is published for, when not the screened one: each area has its larger area's.
    pub published_for: Option<Level>,
    /// The fewest persons of whom a value is used; the denominator, or else the area's residents, are counted.
    #[serde(default)]
    pub minimum_population: f64,
    /// Why nobody can have the number; such an indicator has no column.
    pub missing_because: Option<String>,

    /// How it is treated; absent for the method's own way.
    pub treat: Option<Treat>,
    /// How it is normalised; absent for the method's own way.
    pub normalise: Option<Normalise>,

    /// The other side of a share, said of the area: "har en uddannelse ud over grundskolen".
    #[serde(default)]
    pub complement: String,
    /// What persons did who are counted, after "Hvis 523 færre": "havde kun grundskole".
    #[serde(default)]
    pub persons: String,
    /// What a reader must know to read the number rightly.
    #[serde(default)]
    pub note: String,
}

fn one() -> usize {
    1
}

/// Where an indicator's number comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading<'a> {
    /// `numerator / denominator`, in percent.
    Share {
        /// The column of the persons counted.
        numerator: &'a str,
        /// The column of the persons among whom they are counted.
        denominator: &'a str,
    },
    /// The value of a column.
    Column(&'a str),
    /// Nobody publishes it, for this reason.
    Missing(&'a str),
}

impl Indicator {
    /// Where the number comes from.
    #[must_use]
    pub fn reading(&self) -> Reading<'_> {
        match (&self.missing_because, &self.numerator, &self.denominator) {
            (Some(reason), _, _) => Reading::Missing(reason),
            (None, Some(numerator), Some(denominator)) => Reading::Share { numerator, denominator },
            _ => Reading::Column(self.column.as_deref().unwrap_or(&self.id)),
        }
    }

    /// The columns that are read.
    #[must_use]
    pub fn columns(&self) -> Vec<&str> {
        let mut columns = match self.reading() {
            Reading::Share { numerator, denominator } => vec![numerator, denominator],
            Reading::Column(column) => vec![column],
            Reading::Missing(_) => vec![],
        };
        columns.extend(self.divide_by.as_deref());
        columns
    }

    /// The unit of the value; `None` for a plain number.
    #[must_use]
    pub fn unit(&self) -> Option<Unit> {
        match self.reading() {
            Reading::Share { .. } => Some(Unit::Procent),
            _ => self.unit,
        }
    }
}

/// Which values raise a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// High ones.
    #[default]
    Positive,
    /// Low ones.
    Negative,
}

/// Which period of a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// The one that is screened, and no other.
    #[default]
    Screened,
    /// The latest that each column has, up to the one that is screened. Said beside the number.
    Latest,
}

/// What is done to a column before it is compared, in this order.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Treat {
    /// Missing values become the mean of the areas that share this column's text.
    pub impute_by: Option<String>,
    /// Outliers are pulled in.
    pub winsorise: Option<Winsorise>,
    /// The logarithm is taken in any case.
    pub log: bool,
}

/// How a column is made comparable with others.
// A variant without keys is written with braces: of a plain one, serde would let unknown keys pass.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case", deny_unknown_fields)]
pub enum Normalise {
    /// It stays as it is.
    None {},
    /// The value as a share of the reference's: 1.25 is 25 % above it.
    Ratio {
        /// The reference.
        to: String,
    },
    /// The value minus the reference's.
    Difference {
        /// The reference.
        to: String,
    },
    /// From the lowest to the highest.
    MinMax {
        /// What the lowest becomes.
        #[serde(default)]
        from: f64,
        /// What the highest becomes.
        #[serde(default = "unity")]
        to: f64,
    },
    /// The distance from the mean in standard deviations.
    ZScore {
        /// The divisor of the standard deviation.
        #[serde(default = "population")]
        spread: Spread,
    },
    /// The rank, 1 for the first.
    Rank {
        /// The rank of equal values.
        #[serde(default = "min")]
        ties: Ties,
    },
    /// How far up from the lowest, 0 to 100.
    Percentile {
        /// The rank of equal values.
        #[serde(default = "max")]
        ties: Ties,
        /// How zeros count.
        #[serde(default = "together")]
        zeros: Zeros,
        /// What ranks are divided by.
        #[serde(default = "by_count")]
        of: PercentileOf,
    },
    /// The exponential transformation of the rank, 0 to 100.
    ExponentialRank {
        /// Which share of the areas a rank is.
        convention: Convention,
        /// The rank of equal values.
        #[serde(default = "min")]
        ties: Ties,
    },
    /// The share of the largest value.
    ShareOfMaximum {
        /// What the largest becomes.
        #[serde(default = "unity")]
        to: f64,
    },
}

impl Default for Normalise {
    fn default() -> Self {
        Self::None {}
    }
}

fn unity() -> f64 {
    1.0
}

fn population() -> Spread {
    Spread::Population
}

fn min() -> Ties {
    Ties::Min
}

fn max() -> Ties {
    Ties::Max
}

fn together() -> Zeros {
    Zeros::Together
}

fn by_count() -> PercentileOf {
    PercentileOf::Count
}
