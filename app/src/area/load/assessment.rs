//! What our calculation says of an area, number by number and in words.

use domain::{
    area::Level,
    figure::Unit,
    method::{Criterion, Side},
    reason,
    screening::{AreaOutcome, CriterionOutcome, Numbers, Verdict},
    text,
};
use store::{Area, Db, Measure, Source};

use crate::{
    Fault,
    area::data::{Assessment, CriterionLine, Scale},
    credit::credits,
    screening::published::{Published, years},
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
    let lines = outcome.criteria.iter().filter_map(|said| {
        let criterion = method.criteria.iter().find(|criterion| criterion.id == said.criterion)?;
        Some(line(criterion, said, all, &survey, measures, sources))
    });
    Ok(Assessment {
        outcome: outcome.outcome,
        summary: reason::summary(outcome, method.designate, &method.criteria),
        calculation: published.line(),
        criteria: lines.collect(),
    })
}

fn line(
    criterion: &Criterion,
    said: &CriterionOutcome,
    all: &[AreaOutcome],
    survey: &[Area],
    measures: &[Measure],
    sources: &[Source],
) -> CriterionLine {
    let unit = criterion.indicator.unit().unwrap_or(Unit::Procent);
    let numbers = said.numbers.as_ref();
    let say = |pick: fn(&Numbers) -> f64| numbers.map(|n| text::value(pick(n), unit)).unwrap_or_default();
    let larger =
        numbers.and_then(|n| n.published_for.as_ref()).and_then(|code| survey.iter().find(|a| a.code == *code));
    let with_years = numbers
        .map_or_else(|| criterion.measures.clone(), |n| format!("{}, {}", criterion.measures, years(&n.periods)));
    let note = larger.map_or_else(
        || criterion.note.clone(),
        |larger| format!("Tallet gælder hele {}, ikke kun kvarteret. {}", larger.name, criterion.note),
    );
    let credit = credits(&criterion.indicator.measures(), measures, sources);
    CriterionLine {
        name: criterion.name.clone(),
        measures: with_years,
        verdict: said.verdict,
        verdict_word: reason::verdict(said.verdict).to_owned(),
        value: say(|n| n.value),
        city: say(|n| n.city),
        limit: say(|n| n.limit),
        margin: numbers.map(|n| margin(criterion, n, unit, said.verdict)).unwrap_or_default(),
        position: reason::position(criterion, said),
        complement: reason::complement(criterion, said),
        persons: reason::persons(criterion, said),
        note,
        source: credit,
        scale: numbers.map(|n| scale(criterion, n, all)),
    }
}

fn margin(criterion: &Criterion, numbers: &Numbers, unit: Unit, verdict: Verdict) -> String {
    let over = criterion.threshold.is_none_or(|t| t.worse == Side::Higher) == (verdict == Verdict::Met);
    format!("{} {}", reason::margin(numbers, unit), if over { "over" } else { "under" })
}

/// Places on a scale that holds every area's value, the city's and the limit, with a little room at each end.
fn scale(criterion: &Criterion, numbers: &Numbers, all: &[AreaOutcome]) -> Scale {
    let values = all.iter().flat_map(|o| &o.criteria).filter(|c| c.criterion == criterion.id);
    let values = values.filter_map(|c| c.numbers.as_ref()).map(|n| n.value);
    let ends = values.fold((numbers.city.min(numbers.limit), numbers.city.max(numbers.limit)), |(low, high), value| {
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
        city: place(numbers.city),
        limit: place(numbers.limit),
        met_to_the_right: criterion.threshold.is_none_or(|t| t.worse == Side::Higher),
    }
}
