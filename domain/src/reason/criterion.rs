//! One criterion in words.

use crate::{
    figure::Unit,
    method::{Comparison, Question, Reading},
    screening::{CriterionOutcome, Numbers, Verdict},
    text,
};

use super::language::{Language, usual};

/// The verdict as a word or two.
#[must_use]
pub fn verdict(verdict: Verdict, language: Language) -> &'static str {
    match verdict {
        Verdict::Met => language.pick("Opfyldt", "Met"),
        Verdict::NotMet => language.pick("Ikke opfyldt", "Not met"),
        Verdict::NoData => language.pick("Ingen data", "No data"),
        Verdict::Withheld => language.pick("Vises ikke (beskyttet)", "Not shown (protected)"),
    }
}

/// Where the value lies in relation to the limit, or why there is none.
///
/// "35,2 % er 14,4 procentpoint over grænsen på 20,8 %."
#[must_use]
pub fn position(question: Question<'_>, outcome: &CriterionOutcome, language: Language) -> String {
    match (&outcome.numbers, question.indicator.reading(), outcome.verdict) {
        (Some(numbers), _, _) => distance(question, numbers, language),
        (None, Reading::Missing(reason), _) => reason.to_owned(),
        (None, _, Verdict::Withheld) => language
            .pick(
                "Tallet vises ikke, fordi det selv eller et tal, man kunne regne ud af det, handler om meget få \
                 mennesker. Det beskytter den enkelte.",
                "The figure is not shown, because it, or a figure that could be worked out from it, is about very few \
                 people. This protects each of them.",
            )
            .to_owned(),
        (None, _, _) => language
            .pick("Der er ikke offentliggjort et tal for dette område.", "No figure has been published for this area.")
            .to_owned(),
    }
}

fn distance(question: Question<'_>, numbers: &Numbers, language: Language) -> String {
    let unit = question.indicator.unit().unwrap_or(Unit::Procent);
    let (value, limit) = (language.figure(numbers.value, unit), language.figure(numbers.limit, unit));
    let size = margin(numbers, unit, language);
    if reads_as_zero(&size) {
        let at = language.pick("er lige på grænsen", "is exactly at the limit");
        return text::sentence(&format!("{value} {at}"));
    }
    let worse_is_higher = question.comparison().is_none_or(Comparison::is_upward);
    let is_over = (numbers.margin > 0.0) == worse_is_higher;
    text::sentence(&match (language, is_over) {
        (Language::Danish, true) => format!("{value} er {size} over grænsen på {limit}"),
        (Language::Danish, false) => format!("{value} er {size} under grænsen på {limit}"),
        (Language::English, true) => format!("{value} is {size} above the limit of {limit}"),
        (Language::English, false) => format!("{value} is {size} below the limit of {limit}"),
    })
}

/// The distance to the limit in the criterion's unit, without a sign: "6,9 procentpoint".
#[must_use]
pub fn margin(numbers: &Numbers, unit: Unit, language: Language) -> String {
    language.difference(numbers.margin.abs(), Some(unit), usual(Some(unit)))
}

fn reads_as_zero(size: &str) -> bool {
    !size.contains(|c: char| ('1'..='9').contains(&c))
}

/// The other side of a share: "64,8 % har en uddannelse ud over grundskolen." Empty where there is none.
#[must_use]
pub fn complement(question: Question<'_>, outcome: &CriterionOutcome, language: Language) -> String {
    match &outcome.numbers {
        Some(numbers) if !question.indicator.complement.is_empty() => {
            let others = language.figure(100.0 - numbers.value, Unit::Procent);
            format!("{others} {}.", question.indicator.complement)
        }
        _ => String::new(),
    }
}

/// How many people stand between the value and the limit. Empty where the criterion counts none.
#[must_use]
pub fn persons(question: Question<'_>, outcome: &CriterionOutcome, language: Language) -> String {
    let Some(count) = outcome.numbers.as_ref().and_then(|n| n.persons) else { return String::new() };
    if question.indicator.persons.is_empty() {
        return String::new();
    }
    let number = if count == 1 { language.pick("én", "one").to_owned() } else { language.whole(count) };
    let who = &question.indicator.persons;
    match (language, outcome.verdict == Verdict::Met) {
        (Language::Danish, true) => format!("Hvis {number} færre {who}, ville kriteriet ikke være opfyldt."),
        (Language::Danish, false) => format!("Hvis {number} flere {who}, ville kriteriet være opfyldt."),
        (Language::English, is_met) => {
            let people = if count == 1 { "person" } else { "people" };
            let (change, not) = if is_met { ("fewer", " not") } else { ("more", "") };
            format!("If {number} {change} {people} {who}, the criterion would{not} be met.")
        }
    }
}
