//! One scale for all areas of a criterion: pure.

/// How much room is left at each end, as a part of the width.
const ROOM: f64 = 0.05;

/// A stretch of numbers, drawn on 0–100 per cent of a width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    low: f64,
    high: f64,
}

impl Stretch {
    /// The stretch that holds all the values, with a little room at each end; `None` without values.
    pub(super) fn around(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut ends: Option<(f64, f64)> = None;
        for value in values.into_iter().filter(|value| value.is_finite()) {
            ends = Some(ends.map_or((value, value), |(low, high)| (low.min(value), high.max(value))));
        }
        let (low, high) = ends?;
        let room = (high - low) * ROOM;
        Some(Self { low: low - room, high: high + room })
    }

    /// Where a value lies, in per cent of the width with one decimal.
    pub(super) fn place(self, value: f64) -> f64 {
        if self.high <= self.low {
            return 50.0;
        }
        let share = (value - self.low) / (self.high - self.low);
        (share.clamp(0.0, 1.0) * 1000.0).round() / 10.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_value_stands_in_the_middle_and_none_nowhere() {
        let one = Stretch::around([7.0, 7.0, f64::NAN]).unwrap();
        assert!((one.place(7.0) - 50.0).abs() < f64::EPSILON);
        assert_eq!(Stretch::around([f64::NAN]), None);
    }

    proptest! {
        #[test]
        fn larger_values_lie_further_to_the_right_and_none_outside(mut values in prop::collection::vec(-1e6..1e6f64, 2..20)) {
            let stretch = Stretch::around(values.iter().copied()).unwrap();
            values.sort_by(f64::total_cmp);
            let places: Vec<f64> = values.iter().map(|value| stretch.place(*value)).collect();
            prop_assert!(places.windows(2).all(|pair| pair[0] <= pair[1]));
            prop_assert!(places.iter().all(|place| (0.0..=100.0).contains(place)));
        }
    }
}
