//! Questions with yes or no: of a number, of other questions, of years, and of neighbours.

use std::fmt;

use crate::index::statistics::same;
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, MapAccess, Visitor, value::MapAccessDeserializer},
};

/// One question. Its kind is given by its keys; see [`Criterion::rule`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// A short name.
    pub id: String,
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// What people call it in English; the Danish name where there is none.
    #[serde(default)]
    pub name_en: String,

    /// The indicator or score that is compared with a limit; the indicator of the same id when left out.
    pub of: Option<String>,
    /// What of it is compared.
    #[serde(default)]
    pub by: By,
    /// Met at the limit and above it ("mindst").
    pub at_least: Option<Limit>,
    /// Met above the limit only ("overstiger").
    pub over: Option<Limit>,
    /// Met at the limit and below it ("højst").
    pub at_most: Option<Limit>,
    /// Met below the limit only ("mindre end").
    pub under: Option<Limit>,

    /// Met when so many of others are.
    pub met: Option<Count>,
    /// Met when all of these are.
    pub all: Option<Vec<String>>,
    /// Met when one of these is.
    pub any: Option<Vec<String>>,
    /// Met when this one is not.
    pub not: Option<String>,
    /// Met when another has been so for some years.
    pub years: Option<Years>,
    /// Met when another is so in the neighbourhood.
    pub neighbours: Option<Neighbours>,
    /// Met when this indicator or score has no value.
    pub no_value: Option<String>,
}

/// What of a number is compared with a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The value itself: an indicator's before treatment, a score's as it is.
    #[default]
    Value,
    /// The value after treatment and normalisation.
    Normalised,
    /// The rank, 1 for the highest; for an indicator of negative direction, 1 for the lowest.
    Rank,
    /// The rank as a share of the areas with a value, over 0 to 1: 0.1 and less is the first tenth.
    Share,
    /// The percentile, 0 to 100, the highest 100; for an indicator of negative direction, the lowest.
    Percentile,
}

/// A limit: a number, or a number that depends on a reference or on another number of the same area.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Limit {
    /// A number.
    Constant(f64),
    /// `times` the other value, `plus` something.
    Relative(Relative),
}

/// A limit that depends on another value: `times · value + plus`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relative {
    /// The reference, indicator or score.
    pub of: String,
    /// Its factor.
    #[serde(default = "unity")]
    pub times: f64,
    /// What is added.
    #[serde(default)]
    pub plus: f64,
}

fn unity() -> f64 {
    1.0
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Limit;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("et tal eller { times = …, of = \"…\" }")
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Limit, E> {
                Ok(Limit::Constant(number))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Limit, E> {
                #[expect(clippy::cast_precision_loss, reason = "limits are far below 2^53")]
                let number = number as f64;
                Ok(Limit::Constant(number))
            }

            // JSON has its whole numbers without a sign.
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Limit, E> {
                #[expect(clippy::cast_precision_loss, reason = "limits are far below 2^53")]
                let number = number as f64;
                Ok(Limit::Constant(number))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Limit, A::Error> {
                Relative::deserialize(MapAccessDeserializer::new(map)).map(Limit::Relative)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// So many of several criteria.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// How many must be met.
    pub at_least: u32,
    /// Of which.
    pub of: Vec<String>,
    /// How many must have data before anything is said. When left out, it is said when the missing ones could not
    /// change it.
    pub with_data: Option<u32>,
    /// Which of them must be met in any case.
    #[serde(default)]
    pub mandatory: Vec<String>,
}

/// A criterion over years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Years {
    /// Which criterion.
    pub of: String,
    /// Of how many years, the screened one included.
    pub latest: u32,
    /// In how many of them it must be met; all when left out.
    pub at_least: Option<u32>,
}

/// A criterion in the neighbourhood. Either `at_least` or `share` is given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Neighbours {
    /// Which criterion.
    pub of: String,
    /// How many neighbours must meet it.
    pub at_least: Option<u32>,
    /// Which share of the neighbours must meet it: 1 is all. An area without neighbours does not meet it.
    pub share: Option<f64>,
}

/// How a value is compared with a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// At the limit and above it.
    AtLeast,
    /// Above the limit only.
    Over,
    /// At the limit and below it.
    AtMost,
    /// Below the limit only.
    Under,
}

impl Comparison {
    /// Whether `value` is on the met side of `limit`.
    ///
    /// What is [`same`] as the limit is at it.
    #[must_use]
    pub fn holds(self, value: f64, limit: f64) -> bool {
        let at = same(value, limit);
        match self {
            Self::AtLeast => at || value > limit,
            Self::Over => !at && value > limit,
            Self::AtMost => at || value < limit,
            Self::Under => !at && value < limit,
        }
    }

    /// Whether high values meet it.
    #[must_use]
    pub fn is_upward(self) -> bool {
        matches!(self, Self::AtLeast | Self::Over)
    }

    /// Whether a value at the limit meets it.
    #[must_use]
    pub fn includes_limit(self) -> bool {
        matches!(self, Self::AtLeast | Self::AtMost)
    }
}

/// The one kind of question that a criterion is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rule<'a> {
    /// A value against a limit.
    Threshold {
        /// The indicator or score.
        of: &'a str,
        /// What of it is compared.
        by: By,
        /// How.
        comparison: Comparison,
        /// With what.
        limit: &'a Limit,
    },
    /// Nothing is compared, because nobody publishes the number or the limit.
    Unpublished {
        /// The indicator.
        of: &'a str,
    },
    /// So many of others.
    Count(&'a Count),
    /// All of others.
    All(&'a [String]),
    /// One of others.
    Any(&'a [String]),
    /// Not another.
    Not(&'a str),
    /// Over years.
    Years(&'a Years),
    /// In the neighbourhood.
    Neighbours(&'a Neighbours),
    /// Of a number that is not there.
    NoValue(&'a str),
}

impl Criterion {
    /// The indicator or score that is compared, for criteria that compare one.
    fn subject(&self) -> &str {
        self.of.as_deref().unwrap_or(&self.id)
    }

    /// What kind of question it is; `None` when its keys are of several kinds.
    #[must_use]
    pub fn rule(&self) -> Option<Rule<'_>> {
        let of = self.subject();
        let by = self.by;
        let limits = [
            (Comparison::AtLeast, &self.at_least),
            (Comparison::Over, &self.over),
            (Comparison::AtMost, &self.at_most),
            (Comparison::Under, &self.under),
        ];
        let thresholds = limits.into_iter().filter_map(|(comparison, limit)| {
            limit.as_ref().map(|limit| Rule::Threshold { of, by, comparison, limit })
        });
        let others = [
            self.met.as_ref().map(Rule::Count),
            self.all.as_deref().map(Rule::All),
            self.any.as_deref().map(Rule::Any),
            self.not.as_deref().map(Rule::Not),
            self.years.as_ref().map(Rule::Years),
            self.neighbours.as_ref().map(Rule::Neighbours),
            self.no_value.as_deref().map(Rule::NoValue),
        ];
        let mut rules = thresholds.chain(others.into_iter().flatten());
        match (rules.next(), rules.next()) {
            (None, _) => Some(Rule::Unpublished { of }),
            (Some(Rule::Threshold { of, by, comparison, limit }), None) => {
                Some(Rule::Threshold { of, by, comparison, limit })
            }
            // `of` and `by` belong to a limit alone.
            (Some(rule), None) if self.of.is_none() && self.by == By::Value => Some(rule),
            _ => None,
        }
    }
}
