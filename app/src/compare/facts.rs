//! What is known of an area besides the criteria: its residents, the decisions, the lists.

use domain::{
    area::{AreaCode, Level},
    screening::Outcome,
};
use store::Area;

use super::{
    data::{Column, Figures, Link},
    load::{Ground, link},
};
use crate::locale::{Language, t};

/// The measure of an area's residents.
const RESIDENTS: &str = "beboere";

/// Everything about one area; `None` for one without a page.
pub(super) fn column(ground: &Ground<'_>, area: &Area) -> Option<Column> {
    let Link { slug, name } = link(area)?;
    Some(Column {
        slug,
        name,
        kind: kind(ground, area),
        residents: residents(ground, area),
        outcome: outcome(ground, area),
        figures: match area.level {
            Level::Kvarter => Figures::Assessed,
            Level::Bydel => Figures::Summed,
            _ => Figures::Missing,
        },
        designated: designated(ground, area),
        is_designated: area.level == Level::Byomraade,
        listed: listed(ground, area),
        is_listed: area.level == Level::Boligomraade,
        lists_known: area.level != Level::Byomraade,
    })
}

fn kind(ground: &Ground<'_>, area: &Area) -> String {
    let language = ground.visit.language;
    match area.level {
        Level::Bydel => t!(language, "place-bydel"),
        Level::Kvarter => {
            let bydel = ground.bydele.iter().find(|bydel| Some(&bydel.code) == area.parent.as_ref());
            t!(language, "place-kvarter", bydel = bydel.map_or("", |bydel| bydel.name.as_str()))
        }
        Level::Byomraade if area.part_of == area.name => {
            t!(language, "place-byomraade", year = area.code.designated_year())
        }
        Level::Byomraade => {
            t!(language, "place-byomraade-part", year = area.code.designated_year(), whole = area.part_of.as_str())
        }
        _ => t!(language, "place-boligomraade"),
    }
}

fn residents(ground: &Ground<'_>, area: &Area) -> Option<(String, String)> {
    let parts: Vec<AreaCode> = match area.level {
        Level::Bydel => ground.within(area).map(|kvarter| kvarter.code.clone()).collect(),
        Level::Kvarter => vec![area.code.clone()],
        _ => return None,
    };
    let (period, count) = ground.figures.sums(&parts, RESIDENTS).pop()?;
    let language = ground.visit.language;
    Some((language.decimal(count, 0), language.period(&period)))
}

fn outcome(ground: &Ground<'_>, area: &Area) -> String {
    let language = ground.visit.language;
    let Some(outcome) = ground.outcomes.iter().find(|outcome| outcome.area == area.code) else {
        return match area.level {
            Level::Bydel => t!(language, "compare-outcome-bydel"),
            _ => t!(language, "compare-no-figure"),
        };
    };
    let (met, of) = (outcome.met().to_string(), outcome.with_data().to_string());
    match outcome.outcome {
        Outcome::StandsOut => t!(language, "compare-outcome-in", met = met, of = of),
        Outcome::DoesNotStandOut => t!(language, "compare-outcome-out", met = met, of = of),
        Outcome::NotAssessed => t!(language, "compare-outcome-none"),
    }
}

/// The designated areas of 2017 that cover some of the area. A housing area has no published outline: its quarter stands
/// in for it, and the page says so.
fn designated(ground: &Ground<'_>, area: &Area) -> Vec<(Link, String)> {
    let subject = match (area.level, &area.parent) {
        (Level::Boligomraade, Some(kvarter)) => kvarter,
        _ => &area.code,
    };
    let covering = ground.overlaps.iter().filter(|overlap| overlap.area == *subject);
    let with_share = covering.filter_map(|overlap| {
        let byomraade = ground.byomraader.iter().find(|byomraade| byomraade.code == overlap.other)?;
        Some((link(byomraade)?, share(ground.visit.language, area.level, overlap.share_of_area)))
    });
    with_share.collect()
}

/// A share of an area, as roughly as the outlines know it.
fn share(language: Language, level: Level, share: f64) -> String {
    let percent = 100.0 * share;
    let said = if percent < 1.0 {
        language.value(1.0, Some(domain::figure::Unit::Procent), 0)
    } else {
        language.value(percent, Some(domain::figure::Unit::Procent), 0)
    };
    match (level, percent) {
        (Level::Bydel, 99.0..) => t!(language, "compare-covers-all-bydel"),
        (_, 99.0..) => t!(language, "compare-covers-all"),
        (Level::Bydel, 1.0..) => t!(language, "compare-covers-bydel", share = said),
        (_, 1.0..) => t!(language, "compare-covers", share = said),
        (Level::Bydel, _) => t!(language, "compare-covers-little-bydel", share = said),
        _ => t!(language, "compare-covers-little", share = said),
    }
}

/// The housing areas in the area that have been on the state's lists.
fn listed(ground: &Ground<'_>, area: &Area) -> Vec<Link> {
    let is_here = |housing: &&Area| match area.level {
        Level::Kvarter => housing.parent.as_ref() == Some(&area.code),
        Level::Bydel => ground.within(area).any(|kvarter| housing.parent.as_ref() == Some(&kvarter.code)),
        _ => false,
    };
    ground.housing.iter().filter(is_here).filter_map(link).collect()
}

/// The quarters that an area without figures lies in: those of which it covers most first.
pub(super) fn quarters_of(ground: &Ground<'_>, area: &Area) -> Vec<Link> {
    let quarter = |code: &AreaCode| ground.kvarterer.iter().find(|kvarter| kvarter.code == *code).and_then(link);
    if let (Level::Boligomraade, Some(parent)) = (area.level, &area.parent) {
        return quarter(parent).into_iter().collect();
    }
    let mut parts: Vec<_> = ground.overlaps.iter().filter(|overlap| overlap.other == area.code).collect();
    parts.sort_by(|a, b| b.share_of_other.total_cmp(&a.share_of_other).then_with(|| a.area.cmp(&b.area)));
    parts.into_iter().filter_map(|overlap| quarter(&overlap.area)).collect()
}
