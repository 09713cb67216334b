//! Making columns of different units comparable.

use serde::{Deserialize, Serialize};

use super::{
    rank::{First, Ties, ranks},
    statistics::{Spread, count, mean, number, range, standard_deviation},
};

/// Which share of the areas an exponential rank is made of; rank 1 is the highest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Convention {
    /// R = (N − rank + 1) / N, as in the indices of England and Wales: the first area has R = 1.
    CountsItself,
    /// R = (N − rank) / N, as in the Scottish index: the last area has R = 0.
    CountsThoseBehind,
}

/// Between two values, so that the lowest becomes `from` and the highest `to`. Columns of equal values become the
/// middle: they say nothing of any area.
#[must_use]
pub fn min_max(values: &[f64], from: f64, to: f64) -> Vec<f64> {
    let Some((low, high)) = range(values) else { return values.to_vec() };
    let scale = |value: f64| {
        if value.is_nan() {
            value
        } else if high > low {
            from + (value - low) / (high - low) * (to - from)
        } else {
            f64::midpoint(from, to)
        }
    };
    values.iter().map(|value| scale(*value)).collect()
}

/// The distance from the mean in standard deviations. Columns of equal values become 0.
#[must_use]
pub fn z_score(values: &[f64], spread: Spread) -> Vec<f64> {
    let Some(mean) = mean(values) else { return values.to_vec() };
    let deviation = standard_deviation(values, spread).unwrap_or(0.0);
    let score = |value: &f64| if deviation > 0.0 { (value - mean) / deviation } else { value - mean };
    values.iter().map(score).collect()
}

/// The share of the largest value, times `to`. A column without a positive value becomes missing: there is nothing to
/// take a share of.
#[must_use]
pub fn share_of_maximum(values: &[f64], to: f64) -> Vec<f64> {
    match range(values) {
        Some((_, high)) if high > 0.0 => values.iter().map(|value| value / high * to).collect(),
        _ => vec![f64::NAN; values.len()],
    }
}

/// The rank of each value, 1 for the highest.
#[must_use]
pub fn rank(values: &[f64], ties: Ties) -> Vec<f64> {
    ranks(values, First::Highest, ties)
}

/// The exponential transformation of ranks, X = −23 · ln(1 − R · (1 − e^(−100/23))): from 0 to 100, where about
/// the first tenth of the areas lies between 50 and 100 (Noble et al., The English Indices of Deprivation 2019, technical
/// report, appendix E).
#[must_use]
pub fn exponential_rank(values: &[f64], ties: Ties, convention: Convention) -> Vec<f64> {
    Exponentials::default().of(values, ties, convention)
}

/// Exponential ranks of several columns: columns of equally many values have the same ranks, whose logarithms are taken
/// once.
#[derive(Debug, Default)]
pub struct Exponentials {
    of: Option<(usize, Convention)>,
    /// By twice the rank, because tied ranks can be halves; `NaN` until it is asked for.
    by_half_rank: Vec<f64>,
}

impl Exponentials {
    /// As [`exponential_rank`].
    pub fn of(&mut self, values: &[f64], ties: Ties, convention: Convention) -> Vec<f64> {
        let present = count(values);
        if self.of != Some((present, convention)) {
            self.of = Some((present, convention));
            self.by_half_rank = vec![f64::NAN; 2 * present + 1];
        }
        let n = number(present);
        let reach = 1.0 - (-100.0_f64 / 23.0).exp();
        let mut ranks = rank(values, ties);
        for rank in ranks.iter_mut().filter(|rank| !rank.is_nan()) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 2 to twice the number")]
            let known = &mut self.by_half_rank[(2.0 * *rank) as usize];
            if known.is_nan() {
                let share = match convention {
                    Convention::CountsItself => (n - *rank + 1.0) / n,
                    Convention::CountsThoseBehind => (n - *rank) / n,
                };
                *known = -23.0 * (1.0 - share * reach).ln();
            }
            *rank = *known;
        }
        ranks
    }
}
