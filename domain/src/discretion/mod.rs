//! Which numbers are too small to show.
//!
//! The rule that holds unless a method says otherwise is the cautious reading of Danmarks Statistik's practice: a share
//! is withheld when it rests on 1-4 persons, when its complement does, or when fewer than 50 persons are counted in all.

pub mod secondary;

use serde::{Deserialize, Serialize};

/// Primary suppression: which shares rest on too few persons.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rule {
    /// A cell of at least one and fewer than this many persons is small.
    pub small_cell: f64,
    /// The smallest population of which a share is shown.
    pub minimum_population: f64,
    /// Whether the calculation uses the true value of what it does not show.
    pub calculate_with_withheld: bool,
    /// Whether other shares are withheld where a total would give a small one away.
    pub secondary: bool,
}

impl Default for Rule {
    fn default() -> Self {
        Self { small_cell: 5.0, minimum_population: 50.0, calculate_with_withheld: false, secondary: true }
    }
}

impl Rule {
    /// Whether the share `numerator / denominator` must be withheld.
    #[must_use]
    pub fn withholds(&self, numerator: f64, denominator: f64) -> bool {
        denominator < self.minimum_population || self.is_small(numerator) || self.is_small(denominator - numerator)
    }

    /// Whether a count of persons is too small to show.
    #[must_use]
    pub fn is_small(&self, persons: f64) -> bool {
        persons > 0.0 && persons < self.small_cell
    }
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
            assert_eq!(Rule::default().withholds(numerator, denominator), expected, "{numerator} of {denominator}");
        }
    }
}
