//! What our calculation says of an area, number by number and in words.

use domain::{
    area::Level,
    figure::Unit,
    method::{Comparison, Question},
    reason::{self, Language},
    screening::{AreaOutcome, CriterionOutcome, Numbers, Verdict},
    text,
};
use store::{Area, Db, Measure, Source};

use crate::{
    Fault,
    area::data::{Assessment, CriterionLine, Scale},
    credit::credits,
    screening::published::Published,
};

/// The assessment of one area; all outcomes are needed for the scale that each value is drawn on.
pub(super) async fn assess(
    db: &Db,
    published: &Published,
    outcome: &AreaOutcome,
    all: &[AreaOutcome],
    measures: &[Measure],
    sources: &[Source],
) -> Result<Assessment, Fault> {
    let survey = db.areas(Level::Tryghedsomraade).await?;
    let method = &published.method;
    let questions = method.questions();
    let lines = outcome.criteria.iter().filter_map(|said| {
        let question = questions.iter().find(|question| question.criterion.id == said.criterion)?;
        Some(line(*question, said, all, &survey, measures, sources))
    });
    Ok(Assessment {
        outcome: outcome.outcome,
        how_sure: reason::how_sure(outcome, method, Language::Danish),
        summary: reason::summary(outcome, method, Language::Danish),
        calculation: published.line(Language::Danish),
        criteria: lines.collect(),
    })
}

fn line(
    question: Question<'_>,
    said: &CriterionOutcome,
    all: &[AreaOutcome],
    survey: &[Area],
    measures: &[Measure],
    sources: &[Source],
) -> CriterionLine {
    let indicator = question.indicator;
    let unit = indicator.unit().unwrap_or(Unit::Procent);
    let numbers = said.numbers.as_ref();
    let say = |pick: fn(&Numbers) -> f64| numbers.map(|n| text::value(pick(n), unit)).unwrap_or_default();
    let larger =
        numbers.and_then(|n| n.published_for.as_ref()).and_then(|code| survey.iter().find(|a| a.code == *code));
    let with_years = numbers.map_or_else(
        || indicator.measures.clone(),
        |n| format!("{}, {}", indicator.measures, Language::Danish.periods(&n.periods)),
    );
    let note = larger.map_or_else(
        || indicator.note.clone(),
        |larger| format!("Tallet gælder hele {}, ikke kun kvarteret. {}", larger.name, indicator.note),
    );
    let credit = credits(&indicator.columns(), measures, sources);
    CriterionLine {
        name: question.name().to_owned(),
        measures: with_years,
        verdict: said.verdict,
        verdict_word: reason::verdict(said.verdict, Language::Danish).to_owned(),
        value: say(|n| n.value),
        city: numbers.and_then(|n| n.reference).map(|city| text::value(city, unit)).unwrap_or_default(),
        limit: say(|n| n.limit),
        margin: numbers.map(|n| margin(question, n, unit, said.verdict)).unwrap_or_default(),
        position: reason::position(question, said, Language::Danish),
        complement: reason::complement(question, said, Language::Danish),
        persons: reason::persons(question, said, Language::Danish),
        note,
        source: credit,
        scale: numbers.map(|n| scale(question, n, all)),
    }
}

fn margin(question: Question<'_>, numbers: &Numbers, unit: Unit, verdict: Verdict) -> String {
    let over = question.comparison().is_none_or(Comparison::is_upward) == (verdict == Verdict::Met);
    format!("{} {}", reason::margin(numbers, unit, Language::Danish), if over { "over" } else { "under" })
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
