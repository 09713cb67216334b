//! What our calculation says of an area, number by number and in words.

use domain::{
    area::Level,
    figure::Unit,
    method::{Comparison, Question},
    reason,
    screening::{AreaOutcome, CriterionOutcome, Numbers, Verdict},
};
use store::Area;

use super::{Ground, sources::credits};
use crate::{
    Fault,
    area::data::{Assessment, CriterionLine, Scale},
    locale::t,
};

/// The assessment of the area.
pub(super) async fn assess(ground: &Ground<'_>, outcome: &AreaOutcome) -> Result<Assessment, Fault> {
    let survey = ground.db().areas(Level::Tryghedsomraade).await?;
    let (method, language) = (&ground.published.method, ground.visit.language);
    let questions = method.questions();
    let lines = outcome.criteria.iter().filter_map(|said| {
        let question = questions.iter().find(|question| question.criterion.id == said.criterion)?;
        Some(line(ground, *question, said, &survey))
    });
    Ok(Assessment {
        outcome: outcome.outcome,
        how_sure: reason::how_sure(outcome, method, language),
        variants: outcome.variants,
        summary: reason::summary(outcome, method, language),
        criteria: lines.collect(),
    })
}

fn line(ground: &Ground<'_>, question: Question<'_>, said: &CriterionOutcome, survey: &[Area]) -> CriterionLine {
    let (language, indicator) = (ground.visit.language, question.indicator);
    let unit = indicator.unit().unwrap_or(Unit::Procent);
    let numbers = said.numbers.as_ref();
    let say = |pick: fn(&Numbers) -> f64| numbers.map(|n| language.figure(pick(n), unit)).unwrap_or_default();
    let larger =
        numbers.and_then(|n| n.published_for.as_ref()).and_then(|code| survey.iter().find(|a| a.code == *code));
    let measures = numbers.map_or_else(
        || indicator.measures.clone(),
        |n| format!("{}, {}", indicator.measures, language.periods(&n.periods)),
    );
    let note = larger.map_or_else(
        || indicator.note.clone(),
        |larger| format!("{} {}", t!(language, "area-larger", name = larger.name.as_str()), indicator.note),
    );
    CriterionLine {
        name: reason::name(&ground.published.method, question.criterion, language).to_owned(),
        measures,
        verdict: said.verdict,
        verdict_word: reason::verdict(said.verdict, language).to_owned(),
        value: say(|n| n.value),
        city: numbers.and_then(|n| n.reference).map(|city| language.figure(city, unit)).unwrap_or_default(),
        limit: say(|n| n.limit),
        margin: numbers.map(|n| margin(ground, question, n, said.verdict)).unwrap_or_default(),
        position: reason::position(question, said, language),
        complement: reason::complement(question, said, language),
        persons: reason::persons(question, said, language),
        note,
        source: credits(ground, &indicator.columns()),
        scale: numbers.map(|n| scale(question, n, &ground.outcomes)),
    }
}

fn margin(ground: &Ground<'_>, question: Question<'_>, numbers: &Numbers, verdict: Verdict) -> String {
    let language = ground.visit.language;
    let unit = question.indicator.unit().unwrap_or(Unit::Procent);
    let size = reason::margin(numbers, unit, language);
    let over = question.comparison().is_none_or(Comparison::is_upward) == (verdict == Verdict::Met);
    if over { t!(language, "area-over", size = size) } else { t!(language, "area-under", size = size) }
}

/// Places on a scale that holds every area's value, the city's and the limit, with a little room at each end.
fn scale(question: Question<'_>, numbers: &Numbers, all: &[AreaOutcome]) -> Scale {
    let values = all.iter().flat_map(|o| &o.criteria).filter(|c| c.criterion == question.criterion.id);
    let values = values.filter_map(|c| c.numbers.as_ref()).map(|n| n.value);
    let city = numbers.reference.unwrap_or(numbers.limit);
    let ends = values.fold((city.min(numbers.limit), city.max(numbers.limit)), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    let room = (ends.1 - ends.0) * 0.05;
    let (low, high) = (ends.0 - room, ends.1 + room);
    let place = |value: f64| {
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0-100")]
        let place = (100.0 * share).clamp(0.0, 100.0).round() as u8;
        place
    };
    Scale {
        value: place(numbers.value),
        city: place(city),
        limit: place(numbers.limit),
        met_to_the_right: question.comparison().is_none_or(Comparison::is_upward),
    }
}
