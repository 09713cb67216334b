//! Order, ties and percentiles.

use serde::{Deserialize, Serialize};

use super::statistics::{number, same};

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
    let mut ranks = vec![f64::NAN; values.len()];
    let mut start = 0;
    let mut give = |areas: &[u32]| {
        let end = start + areas.len();
        let rank = match ties {
            Ties::Min => number(start + 1),
            Ties::Max => number(end),
            Ties::Average => f64::midpoint(number(start + 1), number(end)),
        };
        for area in areas {
            ranks[*area as usize] = rank;
        }
        start = end;
    };
    if let Some(counted) = Counted::of(values) {
        counted.each(first, give);
    } else {
        let order = sorted(values, first);
        let places: Vec<u32> = order.iter().map(|(_, place)| *place).collect();
        let mut from = 0;
        for equal in order.chunk_by(|a, b| same(values[a.1 as usize], values[b.1 as usize])) {
            give(&places[from..from + equal.len()]);
            from += equal.len();
        }
    }
    ranks
}

/// The values that are present, in order, as whole numbers of the same order, each with its place.
fn sorted(values: &[f64], first: First) -> Vec<(u64, u32)> {
    let key = |value: f64| {
        // Zero has two signs that are equal; adding zero leaves one of them. Of the others the bits are in order, once
        // those of negative numbers are turned round.
        let bits = (value + 0.0).to_bits();
        let rising = if bits >> 63 == 1 { !bits } else { bits | (1 << 63) };
        if first == First::Highest { !rising } else { rising }
    };
    let present = (0_u32..).zip(values).filter(|(_, value)| !value.is_nan());
    let mut order: Vec<(u64, u32)> = present.map(|(place, value)| (key(*value), place)).collect();
    order.sort_unstable_by_key(|(key, _)| *key);
    order
}

/// Places of whole numbers that lie close together, such as ranks: they are counted into place, not sorted.
struct Counted {
    /// The place of each area, in rising order of the values.
    places: Vec<u32>,
    /// Where among the places each value ends.
    ends: Vec<u32>,
}

impl Counted {
    /// `None` when any value is not whole, or when they lie too far apart for counting to pay.
    fn of(values: &[f64]) -> Option<Self> {
        let (low, high) = super::statistics::range(values)?;
        let span = high - low;
        if span.is_nan() || span > number(2 * values.len()) || present_not_whole(values) {
            return None;
        }
        let slot = |value: f64| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to the span")]
            let slot = (value - low) as usize;
            slot
        };
        let mut ends = vec![0_u32; slot(high) + 1];
        values.iter().filter(|value| !value.is_nan()).for_each(|value| ends[slot(*value)] += 1);
        let mut sum = 0;
        for end in &mut ends {
            let count = std::mem::replace(end, sum);
            sum += count;
        }
        let mut places = vec![0; sum as usize];
        for (place, value) in (0_u32..).zip(values).filter(|(_, value)| !value.is_nan()) {
            let end = &mut ends[slot(*value)];
            places[*end as usize] = place;
            *end += 1;
        }
        Some(Self { places, ends })
    }

    /// Gives the places of each value, in order.
    fn each(&self, first: First, mut give: impl FnMut(&[u32])) {
        let slots = 0..self.ends.len();
        let mut one = |slot: usize| {
            let start = slot.checked_sub(1).map_or(0, |before| self.ends[before]);
            let areas = &self.places[start as usize..self.ends[slot] as usize];
            if !areas.is_empty() {
                give(areas);
            }
        };
        match first {
            First::Lowest => slots.for_each(&mut one),
            First::Highest => slots.rev().for_each(&mut one),
        }
    }
}

fn present_not_whole(values: &[f64]) -> bool {
    values.iter().any(|value| !value.is_nan() && value.fract() != 0.0)
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
    let largest = ranks.iter().copied().fold(f64::NAN, f64::max);
    let percentile = |rank: f64| match of {
        PercentileOf::Count => 100.0 * (rank / n),
        PercentileOf::LargestRank => 100.0 * rank / largest,
        // One value alone is neither low nor high.
        PercentileOf::Steps if n <= 1.0 => 50.0 * rank,
        PercentileOf::Steps => 100.0 * ((rank - 1.0) / (n - 1.0)),
    };
    let of_area = |(value, rank): (&f64, &f64)| match (zeros, *value) {
        (Zeros::Apart, 0.0) => 0.0,
        _ => percentile(*rank),
    };
    values.iter().zip(&ranks).map(of_area).collect()
}
