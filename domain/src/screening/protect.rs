//! What else is withheld, so that nobody finds a small count by taking the shown ones from a total that is shown too.
//!
//! A reader knows the share of every area that is shown, and among how many people it is counted: so every count, and
//! every count of the others. Of a count that is withheld they know the people it is among, and at worst that it is
//! small. A total is a row that areas are compared with and that they make up, as the kvarterer do the city; a country of
//! which the areas are a small part gives nothing away.

use std::ops::RangeInclusive;

use crate::discretion::{
    Rule,
    secondary::{Cell, Shown, protected_from},
};

/// How much of a total its parts must make up before subtracting them says something; a little more than all of it is
/// rounding, much more is no total of them.
const WHOLE: RangeInclusive<f64> = 0.9..=1.01;
/// The same where some parts are not known to us: at worst a reader knows them from elsewhere.
const WHOLE_OF_KNOWN: RangeInclusive<f64> = 0.5..=1.01;

/// How many persons are counted in an area, and among how many; `NaN` where it is not known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counts {
    pub part: f64,
    pub all: f64,
}

impl Counts {
    fn is_known(self) -> bool {
        !self.part.is_nan() && !self.all.is_nan()
    }

    /// The count as part of its total, with what everybody knows of it: among how many people it is and, at worst, that
    /// it or the others are few. Who knows all people knows the others by the count.
    fn cell(self, rule: Rule) -> Cell {
        let few = rule.small_cell - 1.0;
        let (mut least, mut most) = (0.0, self.all);
        if rule.is_small(self.part) {
            (least, most) = (1.0, few.min(most));
        }
        if rule.is_small(self.all - self.part) {
            (least, most) = (f64::max(least, self.all - few), f64::min(most, self.all - 1.0));
        }
        Cell { value: self.part, parent: Some(0), least, most }
    }

    /// Whether it is withheld for its own sake. Of nobody everybody knows everything.
    fn is_secret(self, rule: Rule) -> bool {
        self.all > 0.0 && rule.withholds(self.part, self.all)
    }
}

/// Which areas are withheld to protect others. Those that are withheld for their own sake are not among them.
pub(super) fn protecting(areas: &[Counts], totals: &[Counts], rule: Rule) -> Vec<bool> {
    let mut protects = vec![false; areas.len()];
    if !areas.iter().any(|area| area.is_secret(rule)) {
        return protects;
    }
    // What is not known to us protects nothing: others may know it. Nor does what nobody lives in.
    let known: Vec<usize> = (0..areas.len()).filter(|area| areas[*area].is_known() && areas[*area].all > 0.0).collect();
    let whole = if areas.iter().all(|area| area.is_known()) { WHOLE } else { WHOLE_OF_KNOWN };
    for total in totals {
        let sum: f64 = known.iter().map(|area| areas[*area].part).sum();
        let others: f64 = known.iter().map(|area| areas[*area].all - areas[*area].part).sum();
        if !whole.contains(&(sum / total.part)) && !whole.contains(&(others / (total.all - total.part))) {
            continue;
        }
        // What lies outside of all areas is known at worst: the total without it is their sum.
        let whole = Cell { value: sum, parent: None, least: 0.0, most: f64::INFINITY };
        let cell = |area: &usize| areas[*area].cell(rule);
        let cells: Vec<Cell> = [whole].into_iter().chain(known.iter().map(cell)).collect();
        let state = |area: &usize| match (areas[*area].is_secret(rule), protects[*area]) {
            (true, _) => Shown::Few,
            (false, true) => Shown::Protects,
            (false, false) => Shown::Yes,
        };
        let shown = [Shown::Yes].into_iter().chain(known.iter().map(state)).collect();
        let found = protected_from(&cells, shown, rule, None);
        for (area, shown) in known.iter().zip(&found[1..]) {
            protects[*area] |= *shown == Shown::Protects;
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
        assert_eq!(found(&[(30.0, 500.0), (90.0, 600.0)], (120.0, 1100.0)), [false; 2], "nothing small");
    }

    #[test]
    fn what_is_empty_or_not_known_protects_nobody() {
        let areas = [(4.0, 500.0), (90.0, 600.0), (60.0, 700.0), (0.0, 0.0)];
        assert_eq!(found(&areas, (154.0, 1800.0)), [false, false, true, false], "nobody lives there");
        let areas = [(1.0, 500.0), (90.0, 600.0), (60.0, 700.0), (f64::NAN, 600.0)];
        assert_eq!(found(&areas, (152.0, 2400.0)), [false, false, true, false], "someone else knows it");
        let areas = [(1.0, 500.0), (90.0, 600.0), (60.0, 700.0), (f64::NAN, f64::NAN)];
        assert_eq!(found(&areas, (151.0, 1800.0)), [false, false, true, false], "it is missing");
    }

    /// Every count that an area can have, tried one by one by a reader who knows the total, all people, what is shown,
    /// and of each secret whether it or its others are few.
    fn possible(areas: &[Counts], hidden: &[usize], left: u32, rule: Rule) -> Vec<(u32, u32)> {
        fn go(at: usize, left: u32, bounds: &[(u32, u32)], chosen: &mut Vec<u32>, found: &mut [(u32, u32)]) {
            if at == bounds.len() {
                if left == 0 {
                    chosen.iter().zip(found).for_each(|(value, (low, high))| {
                        (*low, *high) = ((*low).min(*value), (*high).max(*value));
                    });
                }
                return;
            }
            for value in bounds[at].0..=bounds[at].1.min(left) {
                chosen.push(value);
                go(at + 1, left - value, bounds, chosen, found);
                chosen.pop();
            }
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small whole numbers")]
        let whole = |value: f64| value as u32;
        let few = whole(rule.small_cell) - 1;
        let bounds: Vec<(u32, u32)> = (hidden.iter())
            .map(|area| {
                let Counts { part, all } = areas[*area];
                let (mut least, mut most) = (0, whole(all));
                if rule.is_small(part) {
                    (least, most) = (1, few.min(most));
                }
                if rule.is_small(all - part) {
                    (least, most) = (least.max(whole(all).saturating_sub(few)), most.min(whole(all) - 1));
                }
                (least, most)
            })
            .collect();
        let mut found = vec![(u32::MAX, 0); hidden.len()];
        go(0, left, &bounds, &mut Vec::new(), &mut found);
        found
    }

    proptest! {
        /// Whoever tries everything that fits what is shown is left with more than one possible number for each secret,
        /// wherever withholding all the rest would leave that.
        #[test]
        fn no_secret_is_found_by_trying_everything(
            pairs in prop::collection::vec((0..9_u32, 0..9_u32), 2..6),
            outside in 0..3_u32,
        ) {
            let rule = Rule { minimum_population: 8.0, ..Rule::default() };
            let areas: Vec<Counts> = (pairs.iter())
                .map(|(part, others)| Counts { part: f64::from(*part), all: f64::from(part + others) })
                .collect();
            let sum: u32 = pairs.iter().map(|(part, _)| part).sum();
            let all: u32 = pairs.iter().map(|(part, others)| part + others).sum();
            // So few outside that the areas make up the total.
            let outside = if 10 * outside <= sum.min(all - sum) { outside } else { 0 };
            let total = Counts { part: f64::from(sum + outside), all: f64::from(all + 2 * outside) };
            let protects = protecting(&areas, &[total], rule);
            let secret = |area: &usize| areas[*area].is_secret(rule);
            let hidden: Vec<usize> = (0..areas.len()).filter(|area| protects[*area] || secret(area)).collect();
            let left: u32 = hidden.iter().map(|area| pairs[*area].0).sum();
            let known = possible(&areas, &hidden, left, rule);
            let everything: Vec<usize> = (0..areas.len()).filter(|area| areas[*area].all > 0.0).collect();
            let at_best = possible(&areas, &everything, sum, rule);
            for (place, area) in hidden.iter().enumerate().filter(|(_, area)| secret(area)) {
                let best = at_best[everything.iter().position(|a| a == area).unwrap()];
                let (low, high) = known[place];
                prop_assert!(high > low || best.0 == best.1, "{area} of {areas:?}: {low}-{high}, hidden {hidden:?}");
            }
        }
    }
}
