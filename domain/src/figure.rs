//! Published numbers: which measure, of which area, for which period.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use crate::area::AreaCode;

/// What files, titles and codes of what is made up begin with, or say above their tables: it never passes for real
/// (docs/decisions/0018-a-made-up-city.md).
pub const MADE_UP: &str = "SYNTETISK";

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A count of people.
    Personer,
    /// Danish kroner.
    Kr,
    /// Percent, 0 to 100.
    Procent,
    /// Events per 1,000 residents.
    #[serde(rename = "pr_1000")]
    Pr1000,
}

impl Unit {
    /// The word stored in the database and used in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Personer => "personer",
            Self::Kr => "kr",
            Self::Procent => "procent",
            Self::Pr1000 => "pr_1000",
        }
    }

    /// Reads [`Unit::as_str`] back; `None` for any other word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Personer, Self::Kr, Self::Procent, Self::Pr1000].into_iter().find(|u| u.as_str() == word)
    }

    /// Whether `value` can be a number of this unit: finite, not negative, a share at most 100, people in whole.
    #[must_use]
    pub fn allows(self, value: f64) -> bool {
        let possible = value.is_finite() && value >= 0.0;
        match self {
            Self::Personer => possible && value.fract() == 0.0,
            Self::Procent => possible && value <= 100.0,
            Self::Kr | Self::Pr1000 => possible,
        }
    }
}

/// One published number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The area that it describes.
    pub area: AreaCode,
    /// The measure's id, as in `data/measures.toml`.
    pub measure: String,
    /// The period as its publisher writes it: a year ("2024") or a quarter ("2026K1").
    pub period: String,
    /// The number, in the measure's unit.
    pub value: f64,
}

/// All figures of one snapshot, found by area and measure.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    by_area: HashMap<AreaCode, HashMap<String, BTreeMap<String, f64>>>,
}

impl Figures {
    /// Collects figures; periods are compared as text, which orders years and quarters rightly.
    #[must_use]
    pub fn new(figures: impl IntoIterator<Item = Figure>) -> Self {
        let mut by_area: HashMap<AreaCode, HashMap<String, BTreeMap<String, f64>>> = HashMap::new();
        for figure in figures {
            let of_area = by_area.entry(figure.area).or_default();
            of_area.entry(figure.measure).or_default().insert(figure.period, figure.value);
        }
        Self { by_area }
    }

    /// The latest value of a measure in an area and its period; `None` when nothing is published.
    #[must_use]
    pub fn latest(&self, area: &AreaCode, measure: &str) -> Option<(f64, &str)> {
        let (period, value) = self.by_area.get(area)?.get(measure)?.last_key_value()?;
        Some((*value, period))
    }

    /// The value of a measure in an area for a period; `None` when nothing is published.
    #[must_use]
    pub fn at(&self, area: &AreaCode, measure: &str, period: &str) -> Option<f64> {
        self.by_area.get(area)?.get(measure)?.get(period).copied()
    }

    /// A measure of several areas together, the earliest period first: the periods in which each of them has a figure.
    #[must_use]
    pub fn sums(&self, areas: &[AreaCode], measure: &str) -> Vec<(String, f64)> {
        let of = |area: &AreaCode| self.by_area.get(area).and_then(|measures| measures.get(measure));
        let Some(first) = areas.first().and_then(of) else { return Vec::new() };
        let sum = |period: &String| areas.iter().map(|area| of(area)?.get(period).copied()).sum::<Option<f64>>();
        first.keys().filter_map(|period| Some((period.clone(), sum(period)?))).collect()
    }

    /// Every period that any figure describes, the earliest first.
    #[must_use]
    pub fn periods(&self) -> Vec<&str> {
        let all = self.by_area.values().flat_map(HashMap::values).flat_map(BTreeMap::keys);
        let periods: BTreeSet<&str> = all.map(String::as_str).collect();
        periods.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(period: &str, value: f64) -> Figure {
        Figure { area: AreaCode::city(), measure: "beboere".into(), period: period.into(), value }
    }

    #[test]
    fn the_latest_period_counts_whatever_the_order() {
        for order in [["2025K4", "2026K1"], ["2026K1", "2025K4"]] {
            let figures = Figures::new(order.map(|p| figure(p, if p == "2026K1" { 2.0 } else { 1.0 })));
            assert_eq!(figures.latest(&AreaCode::city(), "beboere"), Some((2.0, "2026K1")));
        }
    }

    #[test]
    fn what_is_not_published_is_missing_and_not_zero() {
        assert_eq!(Figures::default().latest(&AreaCode::city(), "beboere"), None);
    }

    #[test]
    fn a_sum_needs_all_its_parts() {
        let (a, b) = (AreaCode::city(), AreaCode::parse("b").unwrap());
        let of_b = Figure { area: b.clone(), ..figure("2026K1", 3.0) };
        let figures = Figures::new([figure("2025K1", 1.0), figure("2026K1", 2.0), of_b]);
        assert_eq!(figures.sums(&[a.clone(), b], "beboere"), [("2026K1".to_owned(), 5.0)]);
        assert_eq!(figures.sums(&[a], "beboere").len(), 2);
        assert_eq!(figures.sums(&[], "beboere"), []);
    }

    #[test]
    fn impossible_values_are_refused() {
        assert!(Unit::Procent.allows(100.0) && !Unit::Procent.allows(100.1));
        assert!(Unit::Personer.allows(3.0) && !Unit::Personer.allows(2.5));
        assert!(!Unit::Kr.allows(-1.0) && !Unit::Kr.allows(f64::NAN) && !Unit::Kr.allows(f64::INFINITY));
    }
}
