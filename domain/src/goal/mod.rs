//! Progress towards a goal, by a rule that is stated and not chosen afterwards.
//!
//! A [`plan`] states in a file what is judged and how; a [`report`] is what a table says of it. Two rules: a straight path
//! from the baseline to the target, which is easy to explain and suits shares and gaps; and the growth-rate rule of Open
//! SDG and Statistics Canada. "Not available" is a result of both. [`gap`] says how much of the distance to the rest of
//! the city has closed.

pub mod gap;
mod growth;
mod path;
pub mod plan;
pub mod report;

use serde::{Deserialize, Serialize};

use crate::{index::statistics::mean, method::Comparison};

/// How progress is judged.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case", deny_unknown_fields)]
pub enum Rule {
    /// The way that has been gone, as a share of the way that should have been by now on a straight path from baseline to
    /// target.
    Path {},
    /// Yearly growth, as a share of the growth that the target asks for; without a target, against fixed limits
    /// (Statistics Canada, as Open SDG implements it).
    Growth {
        /// The value that the indicator can't pass, where it has one: 100 for a share that should rise. Near it slower
        /// growth is enough. Only without a target.
        natural_limit: Option<f64>,
    },
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More of it.
    Higher,
    /// Less of it.
    Lower,
}

impl Better {
    fn sign(self) -> f64 {
        match self {
            Self::Higher => 1.0,
            Self::Lower => -1.0,
        }
    }
}

/// A value in a year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The year.
    pub year: i32,
    /// The value, in the indicator's unit.
    pub value: f64,
}

/// What is known of an indicator of a goal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Series {
    /// Where it began; `None` when it is not known.
    pub baseline: Option<Point>,
    /// Where it is; `None` when it is not known.
    pub latest: Option<Point>,
    /// Where it should be, and when; `None` when no target is set.
    pub target: Option<Point>,
    /// Which way is better.
    pub better: Better,
}

impl Series {
    /// Where a straight line from baseline to target is in a year, and at the target after its year; `None` without
    /// baseline or target, and before the baseline.
    #[must_use]
    pub fn on_path(&self, year: i32) -> Option<f64> {
        let (baseline, target) = self.baseline.zip(self.target)?;
        if year < baseline.year || target.year <= baseline.year {
            return None;
        }
        let gone = f64::from(year - baseline.year) / f64::from(target.year - baseline.year);
        Some(baseline.value + (target.value - baseline.value) * gone.min(1.0))
    }
}

/// How far it has come, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// At the target or past it.
    Achieved,
    /// On the way there: at least 95 % of what is asked.
    Substantial,
    /// At least 60 %.
    Moderate,
    /// Less, but the right way.
    Limited,
    /// The wrong way.
    Deterioration,
    /// It can't be said.
    NotAvailable,
}

/// A judgement with the number behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// In a word.
    pub status: Status,
    /// The share of what is asked, or the yearly growth where there is no target; `None` when it can't be said.
    pub measure: Option<f64>,
    /// From −5 to 5, for putting several together; `None` when it can't be said.
    pub score: Option<f64>,
}

impl Progress {
    const NOT_AVAILABLE: Self = Self { status: Status::NotAvailable, measure: None, score: None };

    /// A share of what is asked, in a word and as a score (the limits and the two straight lines of Open SDG).
    fn of_share(share: f64, achieved: bool) -> Self {
        let status = match share {
            _ if achieved => Status::Achieved,
            share if Comparison::AtLeast.holds(share, 0.95) => Status::Substantial,
            share if Comparison::AtLeast.holds(share, 0.60) => Status::Moderate,
            share if Comparison::AtLeast.holds(share, 0.0) => Status::Limited,
            _ => Status::Deterioration,
        };
        let score = if share >= 0.60 { 7.1429 * share - 4.2857 } else { 4.1667 * share - 2.5 };
        let score = if achieved { 5.0 } else { score.clamp(-5.0, 5.0) };
        // Adding zero leaves one zero of the two.
        Self { status, measure: Some(share + 0.0), score: Some(score) }
    }
}

/// Judges an indicator by a rule.
#[must_use]
pub fn progress(rule: Rule, series: &Series) -> Progress {
    match rule {
        Rule::Path {} => path::progress(series),
        Rule::Growth { natural_limit } => growth::progress(series, natural_limit),
    }
}

/// Several indicators as one: the mean of their scores, with limits 2.5, 0 and −2.5. What is not available does not
/// count; where nothing is, nothing is said.
#[must_use]
pub fn together(parts: &[Progress]) -> Progress {
    let scores: Vec<f64> = parts.iter().filter_map(|part| part.score).collect();
    let Some(score) = mean(&scores) else { return Progress::NOT_AVAILABLE };
    let all_achieved = parts.iter().filter(|part| part.score.is_some()).all(|part| part.status == Status::Achieved);
    let status = match score {
        _ if all_achieved => Status::Achieved,
        score if score >= 2.5 => Status::Substantial,
        score if score >= 0.0 => Status::Moderate,
        score if score >= -2.5 => Status::Limited,
        _ => Status::Deterioration,
    };
    Progress { status, measure: None, score: Some(score) }
}

#[cfg(test)]
mod tests;
