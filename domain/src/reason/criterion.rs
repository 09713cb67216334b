//! One criterion in words.

use crate::{
    figure::Unit,
    method::{Comparison, Question, Reading},
    screening::{CriterionOutcome, Numbers, Verdict},
    text,
};

/// The verdict as a word or two.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "Opfyldt",
        Verdict::NotMet => "Ikke opfyldt",
        Verdict::NoData => "Ingen data",
        Verdict::Withheld => "Vises ikke (beskyttet)",
    }
}

/// Where the value lies in relation to the limit, or why there is none.
///
/// "35,2 % er 14,4 procentpoint over grænsen på 20,8 %."
#[must_use]
pub fn position(question: Question<'_>, outcome: &CriterionOutcome) -> String {
    match (&outcome.numbers, question.indicator.reading(), outcome.verdict) {
        (Some(numbers), _, _) => distance(question, numbers, question.indicator.unit().unwrap_or(Unit::Procent)),
        (None, Reading::Missing(reason), _) => reason.to_owned(),
        (None, _, Verdict::Withheld) => {
            "Tallet vises ikke, fordi det selv eller et tal, man kunne regne ud af det, handler om meget få mennesker. Det beskytter den enkelte.".to_owned()
        }
        (None, _, _) => "Der er ikke offentliggjort et tal for dette område.".to_owned(),
    }
}

fn distance(question: Question<'_>, numbers: &Numbers, unit: Unit) -> String {
    let (value, limit) = (text::value(numbers.value, unit), text::value(numbers.limit, unit));
    let size = margin(numbers, unit);
    if reads_as_zero(&size) {
        return text::sentence(&format!("{value} er lige på grænsen"));
    }
    let worse_is_higher = question.comparison().is_none_or(Comparison::is_upward);
    let direction = if (numbers.margin > 0.0) == worse_is_higher { "over" } else { "under" };
    text::sentence(&format!("{value} er {size} {direction} grænsen på {limit}"))
}

/// The distance to the limit in the criterion's unit, without a sign: "6,9 procentpoint".
#[must_use]
pub fn margin(numbers: &Numbers, unit: Unit) -> String {
    let size = numbers.margin.abs();
    match unit {
        Unit::Procent => text::percentage_points(size),
        other => text::value(size, other),
    }
}

fn reads_as_zero(size: &str) -> bool {
    !size.contains(|c: char| ('1'..='9').contains(&c))
}

/// The other side of a share: "64,8 % har en uddannelse ud over grundskolen." Empty where there is none.
#[must_use]
pub fn complement(question: Question<'_>, outcome: &CriterionOutcome) -> String {
    match &outcome.numbers {
        Some(numbers) if !question.indicator.complement.is_empty() => {
            format!("{} {}.", text::percent(100.0 - numbers.value), question.indicator.complement)
        }
        _ => String::new(),
    }
}

/// How many people stand between the value and the limit. Empty where the criterion counts none.
#[must_use]
pub fn persons(question: Question<'_>, outcome: &CriterionOutcome) -> String {
    let Some(count) = outcome.numbers.as_ref().and_then(|n| n.persons) else { return String::new() };
    if question.indicator.persons.is_empty() {
        return String::new();
    }
    #[expect(clippy::cast_precision_loss, reason = "at most the number of people in the city")]
    let number = if count == 1 { "én".to_owned() } else { text::count(count as f64) };
    let who = &question.indicator.persons;
    if outcome.verdict == Verdict::Met {
        format!("Hvis {number} færre {who}, ville kriteriet ikke være opfyldt.")
    } else {
        format!("Hvis {number} flere {who}, ville kriteriet være opfyldt.")
    }
}
