//! Many columns to one.

use serde::{Deserialize, Serialize};

/// How values are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mean {
    /// The weighted mean: a low value can be made up for by a high one.
    #[default]
    Arithmetic,
    /// The weighted geometric mean: it can so only in part. Only of values over zero.
    Geometric,
    /// The weighted sum.
    Sum,
    /// The product; weights are exponents.
    Product,
}

/// One value of many, with their weights; `None` when fewer than `at_least` are present, or when a geometric mean is
/// asked of a value that is not over zero.
#[must_use]
pub fn aggregate(values: impl Iterator<Item = (f64, f64)>, mean: Mean, at_least: usize) -> Option<f64> {
    let mut present = 0;
    let (mut weights, mut sum, mut logarithms, mut product) = (0.0, 0.0, 0.0, 1.0);
    for (value, weight) in values.filter(|(value, _)| !value.is_nan()) {
        present += 1;
        weights += weight;
        match mean {
            Mean::Arithmetic | Mean::Sum => sum += weight * value,
            Mean::Geometric if value > 0.0 => logarithms += weight * value.ln(),
            Mean::Geometric => return None,
            Mean::Product => product *= if (weight - 1.0).abs() < f64::EPSILON { value } else { value.powf(weight) },
        }
    }
    if present < at_least.max(1) {
        return None;
    }
    let result = match mean {
        Mean::Arithmetic => sum / weights,
        Mean::Geometric => (logarithms / weights).exp(),
        Mean::Sum => sum,
        Mean::Product => product,
    };
    result.is_finite().then_some(result)
}
