//! How many people live in an area for which nobody publishes it, estimated from the areas that it overlaps.

/// An area whose residents are counted, and how much of its ground lies in the area that is asked about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Its residents; `None` where they are not known.
    pub residents: Option<f64>,
    /// The share of its ground, 0-1; what rounding puts outside is drawn in.
    pub share: f64,
}

/// The residents, if those of each part live evenly over its ground.
///
/// `None` where there is no part, or where a part's residents are not known: then the sum would be too small.
#[must_use]
pub fn estimated(parts: &[Part]) -> Option<f64> {
    if parts.is_empty() {
        return None;
    }
    parts.iter().map(|part| Some(part.residents? * part.share.clamp(0.0, 1.0))).sum()
}

/// A count as roughly as an estimate knows it: two digits, and never less than tens.
#[must_use]
pub fn roughly(count: f64) -> f64 {
    if !count.is_finite() || count <= 0.0 {
        return 0.0;
    }
    let step = 10_f64.powf((count.log10().floor() - 1.0).max(1.0));
    (count / step).round() * step
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn part(residents: f64, share: f64) -> Part {
        Part { residents: Some(residents), share }
    }

    #[test]
    fn each_part_counts_by_its_share() {
        assert_eq!(estimated(&[part(1000.0, 0.5), part(200.0, 1.0)]), Some(700.0));
        assert_eq!(estimated(&[part(1000.0, 1.000_001)]), Some(1000.0));
    }

    #[test]
    fn what_is_not_known_is_not_taken_for_nobody() {
        assert_eq!(estimated(&[part(1000.0, 0.5), Part { residents: None, share: 0.1 }]), None);
        assert_eq!(estimated(&[]), None);
    }

    #[test]
    fn an_estimate_has_two_digits() {
        for (count, rough) in [(6342.0, 6300.0), (12_480.0, 12_000.0), (347.0, 350.0), (44.0, 40.0), (4.0, 0.0)] {
            assert!((roughly(count) - rough).abs() < 1e-6, "{count}: {}", roughly(count));
        }
        assert!(roughly(-5.0).abs() < 1e-9 && roughly(f64::NAN).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn nobody_appears_from_nowhere(parts in prop::collection::vec((0.0..1e5_f64, 0.0..=1.0_f64), 1..20)) {
            let all: f64 = parts.iter().map(|(residents, _)| residents).sum();
            let parts: Vec<Part> = parts.into_iter().map(|(residents, share)| part(residents, share)).collect();
            let found = estimated(&parts).unwrap_or(-1.0);
            prop_assert!((0.0..=all + 1e-6).contains(&found), "{found} of {all}");
        }

        #[test]
        fn rough_is_near(count in 100.0..1e7_f64) {
            prop_assert!((roughly(count) / count - 1.0).abs() <= 0.051);
        }
    }
}
