//! Several numbers as one, and what follows from its order.

use serde::{Deserialize, Serialize};

use super::{Normalise, indicator::Direction};
use crate::index::{
    aggregate::Mean,
    rank::{First, Ties},
};

/// A number made of others: of indicators after treatment and normalisation, or of other scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// A short name.
    pub id: String,
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// What people call it in English; the Danish name where there is none.
    #[serde(default)]
    pub name_en: String,
    /// The indicators and scores that it is made of.
    pub of: Vec<String>,
    /// Their weights, in the same order; equal when left out. Only their proportions count in means.
    #[serde(default)]
    pub weights: Vec<f64>,
    /// How they are put together.
    #[serde(default)]
    pub mean: Mean,
    /// How many must be present; all when left out.
    pub at_least: Option<usize>,
    /// Whether the result is turned round before it is normalised: with `negative`, low results count high.
    #[serde(default)]
    pub direction: Direction,
    /// What is done to the result.
    #[serde(default)]
    pub normalise: Normalise,
}

/// What areas are ranked by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranking {
    /// The score or indicator.
    pub of: String,
    /// Which value has rank 1.
    #[serde(default = "highest")]
    pub first: First,
    /// The rank of equal values.
    #[serde(default = "min")]
    pub ties: Ties,
}

/// A division of the areas into classes, numbered from 1. Either `edges` or `bins` is given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Classes {
    /// A short name, and the name of the column in the output.
    pub id: String,
    /// What people call the division.
    #[serde(default)]
    pub name: String,
    /// The score or indicator that is divided.
    pub of: String,
    /// The limits between the classes, rising: n limits make n + 1 classes.
    #[serde(default)]
    pub edges: Vec<f64>,
    /// The class of a value that is exactly at a limit.
    #[serde(default)]
    pub at_edge: Side,
    /// How many classes of equally many areas, or of equally wide percentiles.
    pub bins: Option<u32>,
    /// What is cut into bins.
    #[serde(default)]
    pub by: Cut,
    /// How a bin's number is rounded.
    #[serde(default)]
    pub rounding: Rounding,
    /// Which value is in bin 1, when ranks are cut.
    #[serde(default = "highest")]
    pub first: First,
    /// What people call each class, from 1.
    #[serde(default)]
    pub names: Vec<String>,
}

/// A side of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The class above it.
    #[default]
    Above,
    /// The class below it.
    Below,
}

/// What is cut into bins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cut {
    /// The areas in order of their rank: bin = bins · rank / number of areas.
    #[default]
    Rank,
    /// The value itself, which is a percentile from 0 to 100: bin = bins · value / 100.
    Percentile,
}

/// How a bin's number is rounded to a whole one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// Up: a value at the limit is in the lower bin.
    #[default]
    Ceiling,
    /// Down and one added: a value at the limit is in the higher bin. The last bin takes its own upper limit.
    Floor,
}

fn highest() -> First {
    First::Highest
}

fn min() -> Ties {
    Ties::Min
}
