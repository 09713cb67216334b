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

/// Columns to one, area by area as [`aggregate`]; `NaN` where that gives none. Sums run column by column, which is
/// several times as fast and adds in the same order.
#[must_use]
pub fn aggregate_columns(columns: &[(&[f64], f64)], mean: Mean, at_least: usize) -> Vec<f64> {
    let areas = columns.first().map_or(0, |(column, _)| column.len());
    if !matches!(mean, Mean::Arithmetic | Mean::Sum) {
        let one = |area: usize| {
            let values = columns.iter().map(|(column, weight)| (column[area], *weight));
            aggregate(values, mean, at_least).unwrap_or(f64::NAN)
        };
        return (0..areas).map(one).collect();
    }
    let mut sums = vec![0.0; areas];
    let mut weights = vec![0.0; areas];
    let mut present = vec![0_u32; areas];
    for (column, weight) in columns {
        let totals = sums.iter_mut().zip(&mut weights).zip(&mut present);
        for (((sum, of_weights), count), value) in totals.zip(*column) {
            let there = !value.is_nan();
            *sum += if there { weight * value } else { 0.0 };
            *of_weights += if there { *weight } else { 0.0 };
            *count += u32::from(there);
        }
    }
    let least = u32::try_from(at_least.max(1)).unwrap_or(u32::MAX);
    for ((sum, weight), count) in sums.iter_mut().zip(&weights).zip(&present) {
        let result = if mean == Mean::Arithmetic { *sum / weight } else { *sum };
        *sum = if *count >= least && result.is_finite() { result } else { f64::NAN };
    }
    sums
}
