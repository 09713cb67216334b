//! One criterion in words.

use crate::{
    figure::Unit,
    method::{Criterion, Indicator, Side},
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
        Verdict::Withheld => "Vises ikke (for få personer)",
    }
}

/// Where the value lies in relation to the limit, or why there is none.
///
/// "35,2 % er 14,4 procentpoint over grænsen på 20,8 %."
#[must_use]
pub fn position(criterion: &Criterion, outcome: &CriterionOutcome) -> String {
    match (&outcome.numbers, &criterion.indicator, outcome.verdict) {
        (Some(numbers), indicator, _) => distance(criterion, numbers, indicator.unit().unwrap_or(Unit::Procent)),
        (None, Indicator::Missing { reason }, _) => reason.clone(),
        (None, _, Verdict::Withheld) => {
            "Tallet bygger på så få mennesker, at det ikke vises. Det beskytter den enkelte.".to_owned()
        }
        (None, _, _) => "Der er ikke offentliggjort et tal for dette område.".to_owned(),
    }
}

fn distance(criterion: &Criterion, numbers: &Numbers, unit: Unit) -> String {
    let (value, limit) = (text::value(numbers.value, unit), text::value(numbers.limit, unit));
    let size = margin(numbers, unit);
    if reads_as_zero(&size) {
        return text::sentence(&format!("{value} er lige på grænsen"));
    }
    let worse_is_higher = criterion.threshold.is_none_or(|t| t.worse == Side::Higher);
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
pub fn complement(criterion: &Criterion, outcome: &CriterionOutcome) -> String {
    match &outcome.numbers {
        Some(numbers) if !criterion.complement.is_empty() => {
            format!("{} {}.", text::percent(100.0 - numbers.value), criterion.complement)
        }
        _ => String::new(),
    }
}

/// How many people stand between the value and the limit. Empty where the criterion counts none.
#[must_use]
pub fn persons(criterion: &Criterion, outcome: &CriterionOutcome) -> String {
    let Some(count) = outcome.numbers.as_ref().and_then(|n| n.persons) else { return String::new() };
    if criterion.persons.is_empty() {
        return String::new();
    }
    #[expect(clippy::cast_precision_loss, reason = "at most the number of people in the city")]
    let number = if count == 1 { "én".to_owned() } else { text::count(count as f64) };
    let who = &criterion.persons;
    if outcome.verdict == Verdict::Met {
        format!("Hvis {number} færre {who}, ville kriteriet ikke være opfyldt.")
    } else {
        format!("Hvis {number} flere {who}, ville kriteriet være opfyldt.")
    }
}
