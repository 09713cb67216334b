//! The two axes: from zero to a round number, and from the first year to the last.

/// The drawing's plot in percent of its width: where the first and the last year stand.
const ACROSS: [f64; 2] = [14.0, 94.0];
/// The drawing's plot in pixels: where zero and the top of the scale stand.
const UP: [f64; 2] = [132.0, 14.0];

/// Where years and values stand in the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axes {
    first: i32,
    last: i32,
    /// The value at the top of the scale.
    pub(super) top: f64,
}

impl Axes {
    /// Axes that hold all years from `first` to `last` and all values from 0 to `greatest`.
    pub(super) fn new(first: i32, last: i32, greatest: f64) -> Self {
        Self { first, last, top: round_up(greatest) }
    }

    /// A year's place, in percent of the width.
    pub(super) fn x(&self, year: i32) -> f64 {
        let whole = f64::from(self.last - self.first);
        let share = if whole > 0.0 { f64::from(year - self.first) / whole } else { 0.5 };
        ACROSS[0] + share * (ACROSS[1] - ACROSS[0])
    }

    /// A value's place, in pixels from the top.
    pub(super) fn y(&self, value: f64) -> f64 {
        UP[0] + value / self.top * (UP[1] - UP[0])
    }
}

/// The next of 1, 2, 2.5, 5 times a power of ten that is not smaller; 1 for nothing.
fn round_up(value: f64) -> f64 {
    if value <= 0.0 || !value.is_finite() {
        return 1.0;
    }
    let power = 10_f64.powf(value.log10().floor());
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0];
    steps.into_iter().map(|step| step * power).find(|round| *round >= value * 0.999_999).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn scales_end_at_round_numbers() {
        for (value, round) in
            [(0.0, 1.0), (17.3, 20.0), (20.0, 20.0), (21.0, 25.0), (88.0, 100.0), (341_000.0, 500_000.0)]
        {
            assert!((round_up(value) - round).abs() < 1e-6, "{value}: {}", round_up(value));
        }
    }

    proptest! {
        #[test]
        fn every_value_lies_in_the_plot(value in 0.0..1e9_f64, share in 0.0..=1.0_f64) {
            let axes = Axes::new(2000, 2035, value);
            let y = axes.y(value * share);
            prop_assert!((UP[1] - 1e-6..=UP[0] + 1e-6).contains(&y), "{y}");
        }
    }
}
