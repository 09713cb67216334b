//! Order, ties and percentiles.

use serde::{Deserialize, Serialize};

use super::statistics::number;

/// Which rank equal values get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// The first of the ranks that they share: 1, 2, 2, 4.
    Min,
    /// The mean of the ranks that they share: 1, 2.5, 2.5, 4.
    Average,
    /// The last of the ranks that they share: 1, 3, 3, 4.
    Max,
}

/// Which value has rank 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum First {
    /// The highest.
    Highest,
    /// The lowest.
    Lowest,
}

/// The rank of each value, from 1; `NaN` where the value is missing.
#[must_use]
pub fn ranks(values: &[f64], first: First, ties: Ties) -> Vec<f64> {
    let sign = if first == First::Highest { -1.0 } else { 1.0 };
    let mut order: Vec<(f64, usize)> =
        values.iter().enumerate().filter(|(_, value)| !value.is_nan()).map(|(i, value)| (sign * value, i)).collect();
    // Zero has two signs that are equal; adding zero leaves one of them.
    order.sort_unstable_by(|(a, _), (b, _)| (a + 0.0).total_cmp(&(b + 0.0)));
    let mut ranks = vec![f64::NAN; values.len()];
    let mut start = 0;
    while start < order.len() {
        #[expect(clippy::float_cmp, reason = "equal values are equal to the last bit")]
        let equal = order[start..].iter().take_while(|(key, _)| *key == order[start].0).count();
        let end = start + equal;
        let rank = match ties {
            Ties::Min => number(start + 1),
            Ties::Max => number(end),
            Ties::Average => f64::midpoint(number(start + 1), number(end)),
        };
        for (_, area) in &order[start..end] {
            ranks[*area] = rank;
        }
        start = end;
    }
    ranks
}

/// How values of zero count in percentiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zeros {
    /// Like any other value.
    Together,
    /// Zeros are 0, and the others are ranked among themselves (`CalEnviroScreen` 4.0, OEHHA 2021).
    Apart,
}

/// What a rank is divided by to become a percentile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PercentileOf {
    /// The number of values: the highest is 100.
    Count,
    /// The largest rank given, which is less than the number of values when the highest are tied.
    LargestRank,
    /// One less than the number, counted from 0: the lowest is 0 and the highest 100.
    Steps,
}

/// The percentile of each value, 0 to 100: how far up from the lowest it stands.
#[must_use]
pub fn percentiles(values: &[f64], ties: Ties, zeros: Zeros, of: PercentileOf) -> Vec<f64> {
    let ranked: Vec<f64> = match zeros {
        Zeros::Together => values.to_vec(),
        Zeros::Apart => values.iter().map(|value| if *value == 0.0 { f64::NAN } else { *value }).collect(),
    };
    let ranks = ranks(&ranked, First::Lowest, ties);
    let n = number(super::statistics::count(&ranked));
    let share = |rank: f64| match of {
        PercentileOf::Count => rank / n,
        PercentileOf::LargestRank => rank / ranks.iter().copied().fold(f64::NAN, f64::max),
        // One value alone is neither low nor high.
        PercentileOf::Steps if n <= 1.0 => 0.5,
        PercentileOf::Steps => (rank - 1.0) / (n - 1.0),
    };
    let largest = ranks.iter().copied().fold(f64::NAN, f64::max);
    let percentile = |(value, rank): (&f64, &f64)| match (zeros, *value) {
        (Zeros::Apart, 0.0) => 0.0,
        _ if of == PercentileOf::LargestRank => 100.0 * rank / largest,
        _ => 100.0 * share(*rank),
    };
    values.iter().zip(&ranks).map(percentile).collect()
}
