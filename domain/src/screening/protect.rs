//! What else is withheld, so that nobody finds a small count by taking the shown ones from a total that is shown too.
//!
//! A reader knows the share of every area that is shown, and how many people it is a share of: so every count, and every
//! count of the others. A total is a row that areas are compared with and that they make up, as the kvarterer do the
//! city; a country of which the areas are a small part gives nothing away.

use crate::discretion::{
    Rule,
    secondary::{Cell, Shown, protected_from},
};

/// How much of a total its parts must make up before subtracting them says something; a little more than all of it is
/// rounding, much more is no total of them.
const WHOLE: std::ops::RangeInclusive<f64> = 0.9..=1.01;

/// How many persons are counted in an area, and among how many; `NaN` where it is not known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counts {
    pub part: f64,
    pub all: f64,
}

/// Which areas are withheld to protect others. Those that are withheld for their own sake are not among them.
pub(super) fn protecting(areas: &[Counts], totals: &[Counts], rule: Rule) -> Vec<bool> {
    let mut protects = vec![false; areas.len()];
    let own: Vec<bool> = areas.iter().map(|area| rule.withholds(area.part, area.all)).collect();
    // One unknown part hides all the others of its total.
    let unknown = areas.iter().any(|area| area.part.is_nan() || area.all.is_nan());
    if unknown || !own.contains(&true) {
        return protects;
    }
    let counted: fn(&Counts) -> f64 = |counts| counts.part;
    let others: fn(&Counts) -> f64 = |counts| counts.all - counts.part;
    for total in totals {
        for count in [counted, others] {
            let sum: f64 = areas.iter().map(count).sum();
            if !WHOLE.contains(&(sum / count(total))) {
                continue;
            }
            // What lies outside of all areas is known: the total without it is their sum.
            let whole = Cell { value: sum, parent: None };
            let cell = |area| Cell { value: count(area), parent: Some(0) };
            let cells: Vec<Cell> = [whole].into_iter().chain(areas.iter().map(cell)).collect();
            let small = |value: f64| value > 0.0 && value < rule.small_cell;
            let state = |(area, counts): (usize, &Counts)| match (own[area], protects[area]) {
                (true, _) if !small(count(counts)) => Shown::Few,
                (false, true) => Shown::Protects,
                _ => Shown::Yes,
            };
            let shown = [Shown::Yes].into_iter().chain(areas.iter().enumerate().map(state)).collect();
            let found = protected_from(&cells, shown, rule, None);
            for (area, shown) in found[1..].iter().enumerate() {
                protects[area] |= *shown == Shown::Protects;
            }
        }
    }
    protects
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn counts(pairs: &[(f64, f64)]) -> Vec<Counts> {
        pairs.iter().map(|(part, all)| Counts { part: *part, all: *all }).collect()
    }

    fn found(areas: &[(f64, f64)], total: (f64, f64)) -> Vec<bool> {
        protecting(&counts(areas), &counts(&[total]), Rule::default())
    }

    #[test]
    fn the_smallest_other_area_protects_a_small_one() {
        let areas = [(3.0, 500.0), (90.0, 600.0), (60.0, 700.0)];
        assert_eq!(found(&areas, (153.0, 1800.0)), [false, false, true]);
        // Some people live outside of all areas, and how many is known.
        assert_eq!(found(&areas, (160.0, 1850.0)), [false, false, true]);
    }

    #[test]
    fn the_others_are_protected_too_and_so_are_few_people() {
        assert_eq!(found(&[(497.0, 500.0), (90.0, 600.0), (60.0, 700.0)], (647.0, 1800.0)), [false, false, true]);
        assert_eq!(found(&[(20.0, 40.0), (90.0, 600.0), (60.0, 700.0)], (170.0, 1340.0)), [false, false, true]);
    }

    #[test]
    fn what_can_not_be_subtracted_protects_nothing() {
        let areas = [(3.0, 500.0), (90.0, 600.0), (60.0, 700.0)];
        assert_eq!(found(&areas, (9000.0, 90_000.0)), [false; 3], "a country");
        assert_eq!(protecting(&counts(&areas), &[], Rule::default()), [false; 3], "no total");
        assert_eq!(found(&[(3.0, 500.0), (f64::NAN, 600.0), (60.0, 700.0)], (153.0, 1800.0)), [false; 3], "unknown");
        assert_eq!(found(&[(30.0, 500.0), (90.0, 600.0)], (120.0, 1100.0)), [false; 2], "nothing small");
    }

    proptest! {
        /// Whoever takes all shown counts from the total is left with a sum of several, or with one of at least so many
        /// possible values.
        #[test]
        fn no_secret_is_what_is_left_of_the_total(
            pairs in prop::collection::vec((0..60_u32, 0..60_u32), 2..12),
            outside in 0..9_u32,
        ) {
            let areas: Vec<(f64, f64)> =
                pairs.iter().map(|(part, others)| (f64::from(*part), f64::from(part + others))).collect();
            let sum = |of: fn(&(f64, f64)) -> f64| areas.iter().map(of).sum::<f64>() + f64::from(outside);
            let total = (sum(|area| area.0), sum(|area| area.1));
            let rule = Rule::default();
            let protects = found(&areas, total);
            let hidden: Vec<usize> = (0..areas.len())
                .filter(|area| protects[*area] || rule.withholds(areas[*area].0, areas[*area].1))
                .collect();
            let own = hidden.iter().any(|area| rule.withholds(areas[*area].0, areas[*area].1));
            prop_assert!(!own || hidden.len() != 1, "{areas:?} {hidden:?}");
        }
    }
}
