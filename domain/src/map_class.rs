//! The classes that the map draws: few, of one hue, with limits that people can read.

use serde::{Deserialize, Serialize};

/// How many classes the ramp has.
pub const CLASSES: usize = 5;

/// The limits between classes, rising, and which end is the worse one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Classes {
    /// The four limits between the five classes, in the criterion's unit.
    pub limits: Vec<f64>,
}

impl Classes {
    /// Limits at round steps around the city's value: two classes up to it, one to the threshold, two beyond.
    ///
    /// The city and the threshold are class limits themselves, so the map shows the same line that decides.
    /// `worst` is the value furthest on the worse side; the last limit halves the way from the threshold to it.
    #[must_use]
    pub fn around(city: f64, threshold: f64, worst: f64) -> Self {
        let step = threshold - city;
        let mut limits = vec![city - step, city, threshold, threshold + (worst - threshold) / 2.0];
        limits.sort_by(f64::total_cmp);
        Self { limits }
    }

    /// The class of `value`, 0 for the lowest values; a value at a limit belongs above it.
    #[must_use]
    pub fn of(&self, value: f64) -> usize {
        self.limits.iter().filter(|limit| value >= **limit).count()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn city_and_threshold_are_limits() {
        let classes = Classes::around(16.0, 20.0, 36.0);
        assert_eq!(classes.limits, [12.0, 16.0, 20.0, 28.0]);
        assert_eq!([11.9, 12.0, 16.0, 20.0, 28.0].map(|v| classes.of(v)), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn lower_may_be_the_worse_side() {
        assert_eq!(Classes::around(300.0, 225.0, 195.0).limits, [210.0, 225.0, 300.0, 375.0]);
    }

    proptest! {
        #[test]
        fn a_higher_value_is_never_in_a_lower_class(a in -1e6..1e6f64, b in -1e6..1e6f64) {
            let classes = Classes::around(16.0, 20.0, 36.0);
            prop_assert!(a > b || classes.of(a) <= classes.of(b));
        }
    }
}
