//! The gap between the designated areas and the rest of the city, and how much of it has closed.
//!
//! The municipality says that the areas have become "17 % mindre udsatte" and publishes no formula. This is our
//! reconstruction of what such a number can mean, and must be called so wherever it is shown.

use super::Better;
use crate::index::statistics::mean;

/// The values of both sides in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Both {
    /// The year.
    pub year: i32,
    /// The value of the designated areas, in the indicator's unit.
    pub areas: f64,
    /// The value of the rest of the city.
    pub rest: f64,
}

/// One indicator of both sides over the years.
#[derive(Debug, Clone, PartialEq)]
pub struct GapSeries {
    /// Which way is better.
    pub better: Better,
    /// The values, in any order.
    pub values: Vec<Both>,
    /// Years from which the indicator is counted otherwise than before.
    pub breaks: Vec<i32>,
}

/// How much of a gap has closed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Closing {
    /// This share of it: 0.17 is "17 % less", 1 is all, a negative one says that it has grown.
    Closed(f64),
    /// There was none to close: the areas were as well off as the rest.
    NoGap,
    /// The indicator is counted otherwise since this year, so the two years can't be compared.
    Break(i32),
    /// One of the years has no values.
    NoData,
}

impl GapSeries {
    /// How far the areas are behind the rest in a year, in the indicator's unit; negative when they are ahead.
    #[must_use]
    pub fn gap(&self, year: i32) -> Option<f64> {
        let both = self.values.iter().find(|both| both.year == year)?;
        Some(self.better.sign() * (both.rest - both.areas)).filter(|gap| gap.is_finite())
    }

    /// How much of the gap of one year has closed by another: 1 − gap then / gap at first.
    #[must_use]
    pub fn closing(&self, from: i32, to: i32) -> Closing {
        let (Some(first), Some(then)) = (self.gap(from), self.gap(to)) else { return Closing::NoData };
        let broken = self.breaks.iter().copied().filter(|year| *year > from && *year <= to).max();
        match broken {
            Some(year) => Closing::Break(year),
            None if first <= 0.0 => Closing::NoGap,
            None => Closing::Closed(1.0 - then / first),
        }
    }
}

/// The mean share of several gaps that has closed, and of how many indicators it is made; `None` when of none. Each
/// counts the same: a gap in percent and one in kroner are both taken as shares of where they began.
#[must_use]
pub fn closed_together(closings: &[Closing]) -> Option<(f64, usize)> {
    let shares: Vec<f64> = closings
        .iter()
        .filter_map(|closing| if let Closing::Closed(share) = closing { Some(*share) } else { None })
        .collect();
    mean(&shares).map(|share| (share, shares.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(better: Better, values: &[(i32, f64, f64)], breaks: &[i32]) -> GapSeries {
        let values =
            values.iter().map(|(year, areas, rest)| Both { year: *year, areas: *areas, rest: *rest }).collect();
        GapSeries { better, values, breaks: breaks.to_vec() }
    }

    #[test]
    fn the_share_that_has_closed_is_of_the_first_gap() {
        let poverty = series(Better::Lower, &[(2017, 14.0, 4.0), (2024, 12.3, 4.0), (2025, 16.0, 4.0)], &[]);
        let Closing::Closed(share) = poverty.closing(2017, 2024) else { panic!("it has closed in part") };
        assert!((share - 0.17).abs() < 1e-12, "{share}");
        let Closing::Closed(share) = poverty.closing(2017, 2025) else { panic!("it has grown") };
        assert!((share + 0.2).abs() < 1e-12, "{share}");
        let income = series(Better::Higher, &[(2017, 200.0, 300.0), (2024, 250.0, 300.0)], &[]);
        assert_eq!(income.closing(2017, 2024), Closing::Closed(0.5));
    }

    #[test]
    fn breaks_missing_years_and_no_gap_are_said() {
        let broken = series(Better::Lower, &[(2017, 14.0, 4.0), (2024, 12.0, 4.0)], &[2017, 2020]);
        assert_eq!(broken.closing(2017, 2024), Closing::Break(2020));
        assert_eq!(broken.closing(2017, 2023), Closing::NoData);
        assert_eq!(
            series(Better::Lower, &[(2017, 4.0, 4.0), (2024, 5.0, 4.0)], &[]).closing(2017, 2024),
            Closing::NoGap
        );
    }

    #[test]
    fn several_count_the_same_and_only_those_that_can() {
        let parts = [Closing::Closed(0.3), Closing::Closed(0.1), Closing::NoGap, Closing::Break(2020), Closing::NoData];
        let (share, of) = closed_together(&parts).unwrap();
        assert!((share - 0.2).abs() < 1e-12 && of == 2);
        assert_eq!(closed_together(&parts[2..]), None);
    }
}
