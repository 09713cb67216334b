//! Which numbers are too small to show.
//!
//! The rule is the cautious reading of Danmarks Statistik's practice: a share is withheld when it rests on 1-4
//! persons, when its complement does, or when fewer than 50 persons are counted in all.

/// The smallest population of which a share is shown.
pub const MINIMUM_POPULATION: f64 = 50.0;
/// A cell of at least one and fewer than this many persons is small.
pub const SMALL_CELL: f64 = 5.0;

/// Whether the share `numerator / denominator` must be withheld.
#[must_use]
pub fn withheld(numerator: f64, denominator: f64) -> bool {
    let small = |cell: f64| cell > 0.0 && cell < SMALL_CELL;
    denominator < MINIMUM_POPULATION || small(numerator) || small(denominator - numerator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_cells_and_small_populations_are_withheld() {
        for (numerator, denominator, expected) in [
            (4.0, 100.0, true),
            (5.0, 100.0, false),
            (0.0, 100.0, false),
            (96.0, 100.0, true),
            (95.0, 100.0, false),
            (100.0, 100.0, false),
            (20.0, 49.0, true),
            (20.0, 50.0, false),
        ] {
            assert_eq!(withheld(numerator, denominator), expected, "{numerator} of {denominator}");
        }
    }
}
