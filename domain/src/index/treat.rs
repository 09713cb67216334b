//! Outliers: values so far out that they would speak for the whole column.

use serde::{Deserialize, Serialize};

use super::statistics::{kurtosis, range, skewness};

/// When a column is treated, and how far.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Winsorise {
    /// Absolute skewness above which a column may have outliers; 2 in the handbook and in `COINr`.
    #[serde(default = "two")]
    pub skewness: f64,
    /// Excess kurtosis above which, with the skewness, it has; 3.5 in `COINr`.
    #[serde(default = "three_and_a_half")]
    pub kurtosis: f64,
    /// The most values that are pulled in.
    #[serde(default = "six")]
    pub most: usize,
    /// What happens when that many are not enough.
    #[serde(default)]
    pub otherwise: Otherwise,
}

fn two() -> f64 {
    2.0
}

fn three_and_a_half() -> f64 {
    3.5
}

fn six() -> usize {
    6
}

/// What happens to a column that winsorising does not mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    /// The logarithm of the untreated values, see [`logarithm`].
    #[default]
    Log,
    /// It stays as winsorised.
    Keep,
}

/// What was done to a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Treatment {
    /// How many low values were raised.
    pub low: usize,
    /// How many high values were lowered.
    pub high: usize,
    /// Whether the logarithm was taken.
    pub log: bool,
}

/// Pulls the outermost values in to the next, one after the other, until the column no longer has outliers.
///
/// Outliers are on the high side when the skewness is positive, else on the low side (`COINr`, `treat()`).
#[must_use]
pub fn winsorise(values: &[f64], rule: Winsorise) -> (Vec<f64>, Treatment) {
    let outlying = |values: &[f64]| {
        let skewness = skewness(values).unwrap_or(0.0);
        let heavy = kurtosis(values).unwrap_or(0.0) > rule.kurtosis;
        (skewness.abs() > rule.skewness && heavy).then_some(skewness > 0.0)
    };
    let mut order: Vec<usize> = (0..values.len()).filter(|i| !values[*i].is_nan()).collect();
    order.sort_unstable_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut treated = values.to_vec();
    let mut treatment = Treatment::default();
    while let Some(high) = outlying(&treated) {
        if treatment.low + treatment.high >= rule.most {
            return match rule.otherwise {
                Otherwise::Log => (logarithm(values), Treatment { low: 0, high: 0, log: true }),
                Otherwise::Keep => (treated, treatment),
            };
        }
        if high {
            treatment.high += 1;
            let (inside, outside) = order.split_at(order.len() - treatment.high);
            let Some(next) = inside.last().map(|i| treated[*i]) else { break };
            for i in outside {
                treated[*i] = next;
            }
        } else {
            treatment.low += 1;
            let (outside, inside) = order.split_at(treatment.low);
            let Some(next) = inside.first().map(|i| treated[*i]) else { break };
            for i in outside {
                treated[*i] = next;
            }
        }
    }
    (treated, treatment)
}

/// The logarithm of the distance from the lowest value plus a hundredth of the range, which is defined for any column
/// (`COINr`, `CTlog`). A column of equal values stays as it is.
#[must_use]
pub fn logarithm(values: &[f64]) -> Vec<f64> {
    match range(values) {
        Some((low, high)) if high > low => values.iter().map(|v| (v - low + 0.01 * (high - low)).ln()).collect(),
        _ => values.to_vec(),
    }
}
