//! How much the answers depend on our own choices: all limits moved together, and each by itself.

use std::collections::HashMap;

use domain::{
    figure::Unit,
    index::sensitivity::Effect,
    method::{Limit, Method, Rule},
    reason,
    screening::{AreaOutcome, Assumption, Outcome, ScreenError, Screening},
};

use super::data::{Move, Robustness};
use crate::{
    Fault,
    locale::Language,
    screening::ground::{Ground, screened},
};

/// From how many of ten variants an answer counts as the same nearly always.
const NEARLY_ALWAYS: i64 = 9;

/// How many times the variance-based analysis draws all limits anew: enough for intervals that tell the limits apart, and
/// few enough to be calculated while somebody waits for the page.
const SAMPLES: usize = 256;

/// What the stored variants say of all areas, and what each limit does by itself.
pub(super) fn told(outcomes: &[AreaOutcome], now: &Ground, language: Language) -> Result<Option<Robustness>, Fault> {
    let Some(variants) = &now.method.variants else { return Ok(None) };
    let Some(all) = outcomes.iter().find_map(|area| area.variants).map(|variants| variants.all) else {
        return Ok(None);
    };
    let same = |area: &AreaOutcome| {
        let of_them = area.variants?.of_them;
        match area.outcome {
            Outcome::StandsOut => Some(of_them),
            Outcome::DoesNotStandOut => Some(all - of_them),
            Outcome::NotAssessed => None,
        }
    };
    let same: Vec<i64> = outcomes.iter().filter_map(same).collect();
    let always = same.iter().filter(|same| **same == all).count();
    let mostly = same.iter().filter(|same| **same < all && 10 * **same >= NEARLY_ALWAYS * all).count();
    Ok(Some(Robustness {
        variants: language.whole(all),
        share: language.value(100.0 * variants.limits, Some(Unit::Procent), 0),
        always,
        mostly,
        seldom: same.len() - always - mostly,
        moves: moves(now, variants.limits, language)?,
    }))
}

/// How many areas change sides when each limit alone is lower or higher by a share of itself.
fn moves(now: &Ground, share: f64, language: Language) -> Result<Vec<Move>, Fault> {
    let own = now.screened()?;
    let is_in: Vec<bool> = (0..own.len()).map(|area| own.standing(0, area).is_in()).collect();
    let changed = |method: &Method| -> Result<usize, Fault> {
        let moved = screened(method, &now.table)?;
        Ok(is_in.iter().enumerate().filter(|(area, own)| moved.standing(0, *area).is_in() != **own).count())
    };
    let mut moves = Vec::new();
    if share <= 0.0 || now.method.designate.is_empty() {
        return Ok(moves);
    }
    let parts = parts(&own, now, language)?;
    for (place, criterion) in now.method.criteria.iter().enumerate() {
        if matches!(criterion.rule(), Some(Rule::Threshold { .. })) {
            moves.push(Move {
                name: reason::name(&now.method, criterion, language).to_owned(),
                lower: changed(&scaled(&now.method, place, 1.0 - share))?,
                higher: changed(&scaled(&now.method, place, 1.0 + share))?,
                part: parts.get(&place).cloned().unwrap_or_default(),
            });
        }
    }
    moves.sort_by_key(|one| std::cmp::Reverse(one.lower + one.higher));
    Ok(moves)
}

/// The total effect of each criterion's limit on how many areas change sides, by the criterion's place: the share of the
/// variance that would be left if all other assumptions were known (Saltelli et al. 2010).
fn parts(own: &Screening<'_>, now: &Ground, language: Language) -> Result<HashMap<usize, String>, Fault> {
    let failed = |error: ScreenError| {
        tracing::error!(method.id = now.method.id, %error, "a published method can't be tried in variants");
        Fault::Unavailable
    };
    let Some(trials) = own.trials().map_err(failed)? else { return Ok(HashMap::new()) };
    let effects = trials.sensitivity(SAMPLES).map_err(failed)?.unwrap_or_default();
    let percent = |share: f64| language.value(100.0 * share.clamp(0.0, 1.0), Some(Unit::Procent), 0);
    let limit = |(assumption, effect): (&Assumption, Effect)| match assumption {
        Assumption::Limit(place) => {
            let (low, high) = effect.total_interval;
            Some((*place, format!("{} ({}–{})", percent(effect.total), percent(low), percent(high))))
        }
        _ => None,
    };
    Ok(trials.assumptions().iter().zip(effects).filter_map(limit).collect())
}

/// The method with the limit of one criterion multiplied.
fn scaled(method: &Method, place: usize, factor: f64) -> Method {
    let mut method = method.clone();
    let criterion = &mut method.criteria[place];
    let limits = [&mut criterion.at_least, &mut criterion.over, &mut criterion.at_most, &mut criterion.under];
    for limit in limits.into_iter().flatten() {
        match limit {
            Limit::Constant(number) => *number *= factor,
            Limit::Relative(relative) => {
                relative.times *= factor;
                relative.plus *= factor;
            }
        }
    }
    method
}

#[cfg(test)]
mod tests {
    use domain::method;

    use super::*;

    #[test]
    fn one_limit_is_moved_and_the_others_stay() {
        let method = method::parse(
            "id = \"m\"\nversion = \"1\"\ntitle = \"M\"\norigin = \"published\"\n[[references]]\nid = \"r\"\nname = \"R\"\n\
             area = \"1\"\n[[indicators]]\nid = \"x\"\nname = \"X\"\n[[indicators]]\nid = \"y\"\nname = \"Y\"\n\
             [[criteria]]\nid = \"x\"\nat_least = 10\n[[criteria]]\nid = \"y\"\nunder = { times = 0.5, of = \"r\" }\n\
             [[designate]]\nid = \"d\"\nby = \"x\"\n",
        )
        .unwrap();
        let first = scaled(&method, 0, 0.9);
        assert_eq!(first.criteria[0].at_least, Some(Limit::Constant(9.0)));
        assert_eq!(first.criteria[1], method.criteria[1]);
        let second = scaled(&method, 1, 2.0);
        let Some(Limit::Relative(relative)) = &second.criteria[1].under else { panic!("the limit is another") };
        assert!((relative.times - 1.0).abs() < 1e-12);
    }
}
