//! Answers of answers. What is not known counts neither for nor against: an answer is given only where every possible
//! value of the unknown ones would lead to it (Kleene's strong logic of three values).

use super::{super::ScreenError, Before, Ground, Verdict};
use crate::method::criterion::{Count, Neighbours, Years};

fn how_many(said: &[Verdict], wanted: impl Fn(Verdict) -> bool) -> usize {
    said.iter().filter(|verdict| wanted(**verdict)).count()
}

/// Whether at least so many are met.
pub(super) fn at_least(said: &[Verdict], needed: usize) -> Verdict {
    let met = how_many(said, |verdict| verdict == Verdict::Met);
    if met >= needed {
        Verdict::Met
    } else if met + how_many(said, Verdict::is_open) < needed {
        Verdict::NotMet
    } else {
        Verdict::NoData
    }
}

/// Whether so many are met, among them those that must be, of so many with data. `said` is in the order of the rule.
pub(super) fn counted(rule: &Count, said: &[Verdict]) -> Verdict {
    let needed = rule.at_least as usize;
    let enough = match rule.with_data {
        // With fewer nothing is said; with more, the missing ones count as not met.
        Some(least) if how_many(said, |verdict| !verdict.is_open()) < least as usize => return Verdict::NoData,
        Some(_) => Verdict::of(how_many(said, |verdict| verdict == Verdict::Met) >= needed),
        None => at_least(said, needed),
    };
    let mandatory: Vec<Verdict> =
        rule.of.iter().zip(said).filter(|(id, _)| rule.mandatory.contains(id)).map(|(_, verdict)| *verdict).collect();
    let all = match (at_least(&mandatory, mandatory.len()), rule.with_data) {
        (Verdict::NoData, Some(_)) => Verdict::NotMet,
        (all, _) => all,
    };
    at_least(&[enough, all], 2)
}

/// The contrary.
pub(super) fn not(said: &[Verdict]) -> Verdict {
    match said {
        [Verdict::Met] => Verdict::NotMet,
        [Verdict::NotMet] => Verdict::Met,
        _ => Verdict::NoData,
    }
}

/// Whether enough of each area's neighbours meet a criterion.
pub(super) fn around(
    ground: Ground<'_>,
    said: &[Verdict],
    rule: &Neighbours,
    id: &str,
) -> Result<Vec<Verdict>, ScreenError> {
    let Ground { table, rows, .. } = ground;
    let mut area_of = vec![None; table.rows()];
    rows.iter().enumerate().for_each(|(area, row)| area_of[*row] = Some(area));
    let one = |row: &usize| {
        let next = table.neighbours(*row).ok_or_else(|| ScreenError::Neighbours(id.to_owned()))?;
        let next: Vec<Verdict> = next.iter().filter_map(|row| area_of[*row]).map(|area| said[area]).collect();
        let needed = match (rule.at_least, rule.share) {
            (Some(least), _) => least as usize,
            (None, share) => needed_of(next.len(), share.unwrap_or(1.0)),
        };
        Ok(if next.is_empty() { Verdict::NotMet } else { at_least(&next, needed) })
    };
    rows.iter().map(one).collect()
}

/// The fewest of `all` that are at least the share.
fn needed_of(all: usize, share: f64) -> usize {
    (0..=all)
        .find(|some| crate::index::statistics::number(*some) >= share * crate::index::statistics::number(all) - 1e-9)
        .unwrap_or(all)
}

/// Whether a criterion has been met in enough of the latest years; years that the table does not have are not known.
pub(super) fn over_years(
    now: &[Verdict],
    asked: usize,
    rule: &Years,
    before: &mut Before<'_>,
) -> Result<Vec<Verdict>, ScreenError> {
    let mut years = vec![now.to_vec()];
    for back in 1..rule.latest as usize {
        let then = before(back)?.map(|mut answers| answers.swap_remove(asked));
        years.push(then.unwrap_or_else(|| vec![Verdict::NoData; now.len()]));
    }
    let needed = rule.at_least.unwrap_or(rule.latest) as usize;
    let one = |area: usize| at_least(&years.iter().map(|year| year[area]).collect::<Vec<_>>(), needed);
    Ok((0..now.len()).map(one).collect())
}
