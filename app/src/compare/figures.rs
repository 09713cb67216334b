//! The criteria with each area's number: a quarter's as it was screened, a district's as its quarters make it.

use domain::{
    area::Level,
    figure::Unit,
    method::{Comparison, Question},
    reason,
    screening::{CriterionOutcome, Numbers, Verdict},
};
use store::Area;

use super::{
    data::{Cell, Row, Scale},
    load::Ground,
    scale::Stretch,
};
use crate::locale::t;

/// One number of one area, before it is said.
struct Known {
    value: Option<f64>,
    periods: Vec<String>,
    verdict: Option<Verdict>,
}

/// Every criterion; none where no area has figures.
pub(super) fn rows(ground: &Ground<'_>, areas: &[&Area]) -> Vec<Row> {
    if !areas.iter().any(|area| matches!(area.level, Level::Kvarter | Level::Bydel)) {
        return vec![];
    }
    ground.published.method.questions().into_iter().map(|question| row(ground, question, areas)).collect()
}

/// The numbers that areas of the level are alike or unlike in, in the order of the criteria.
pub(super) fn values(ground: &Ground<'_>, area: &Area) -> Vec<Option<f64>> {
    let questions = ground.published.method.questions();
    questions.into_iter().map(|question| known(ground, question, area).value).collect()
}

fn row(ground: &Ground<'_>, question: Question<'_>, areas: &[&Area]) -> Row {
    let language = ground.visit.language;
    let (method, indicator) = (&ground.published.method, question.indicator);
    let unit = indicator.unit().unwrap_or(Unit::Procent);
    let say = |value: f64| language.figure(value, unit);
    let numbers: Vec<&Numbers> = outcomes(ground, question).filter_map(|said| said.numbers.as_ref()).collect();
    let (city, limit) = (numbers.iter().find_map(|n| n.reference), numbers.first().map(|n| n.limit));
    let found: Vec<Known> = areas.iter().map(|area| known(ground, question, area)).collect();
    let values = numbers.iter().map(|n| n.value).chain(found.iter().filter_map(|known| known.value));
    let stretch = Stretch::around(values.chain(city).chain(limit));
    let mut years: Vec<String> =
        found.iter().filter(|known| known.value.is_some()).map(|known| language.periods(&known.periods)).collect();
    years.dedup();
    let same_years = years.len() == 1;
    let cells = areas.iter().zip(found).map(|(area, known)| Cell {
        value: known.value.map_or_else(|| missing(ground, area, known.verdict), say),
        years: if same_years || known.value.is_none() { String::new() } else { language.periods(&known.periods) },
        verdict: known.verdict,
        place: known.value.zip(stretch).map(|(value, stretch)| stretch.place(value)),
    });
    let upward = question.comparison().is_none_or(Comparison::is_upward);
    let scale = stretch.zip(city.zip(limit)).map(|(stretch, (city, limit))| Scale {
        city: stretch.place(city),
        limit: stretch.place(limit),
        met_to_the_right: upward,
    });
    let comparison = question.comparison().map(|comparison| language.comparison(comparison));
    Row {
        name: reason::name(method, question.criterion, language).to_owned(),
        measures: indicator.measures.clone(),
        cells: cells.collect(),
        years: if same_years { years.remove(0) } else { String::new() },
        city: city.map(say).unwrap_or_default(),
        limit: comparison.zip(limit).map(|(word, limit)| format!("{word} {}", say(limit))).unwrap_or_default(),
        scale,
        source: ground.sources.credited(ground.visit, &indicator.columns()),
    }
}

fn outcomes<'a>(ground: &'a Ground<'_>, question: Question<'a>) -> impl Iterator<Item = &'a CriterionOutcome> {
    let all = ground.outcomes.iter().flat_map(|outcome| &outcome.criteria);
    all.filter(move |said| said.criterion == question.criterion.id)
}

fn known(ground: &Ground<'_>, question: Question<'_>, area: &Area) -> Known {
    let none = Known { value: None, periods: vec![], verdict: None };
    match area.level {
        Level::Kvarter => {
            let outcome = ground.outcomes.iter().find(|outcome| outcome.area == area.code);
            let said = outcome.and_then(|o| o.criteria.iter().find(|said| said.criterion == question.criterion.id));
            said.map_or(none, |said| Known {
                value: said.numbers.as_ref().map(|n| n.value),
                periods: said.numbers.as_ref().map(|n| n.periods.clone()).unwrap_or_default(),
                verdict: Some(said.verdict),
            })
        }
        Level::Bydel => {
            let indicators = &ground.published.method.indicators;
            let place = indicators.iter().position(|indicator| indicator.id == question.indicator.id);
            let point = place.and_then(|place| ground.series.of(&area.code, place).last());
            point.map_or(none, |point| Known {
                value: Some(point.value),
                periods: point.periods.clone(),
                verdict: None,
            })
        }
        _ => none,
    }
}

/// Why there is no number.
fn missing(ground: &Ground<'_>, area: &Area, verdict: Option<Verdict>) -> String {
    let language = ground.visit.language;
    match (verdict, area.level) {
        (Some(verdict), _) => reason::verdict(verdict, language).to_owned(),
        (None, Level::Bydel) => t!(language, "compare-no-sum"),
        (None, _) => t!(language, "compare-no-figure"),
    }
}
