//! Why an area is designated or not, by any method: one sentence or two, near misses included.

mod number;
mod rules;

use super::language::Language;
use crate::{
    method::{Criterion, Method, Rule},
    screening::{Screening, Standing},
    text,
};

/// Why the area stands where it does with a designation of the method.
#[must_use]
pub fn why(screening: &Screening<'_>, designation: usize, area: usize, language: Language) -> String {
    let method = screening.method();
    let designate = &method.designate[designation];
    match screening.standing(designation, area) {
        Standing::Included(lists) => {
            let told = lists.iter().map(|list| {
                let include = &method.include[*list];
                let (name, date) = (language.of(&include.name, &include.name_en), language.date(&include.date));
                let reason = language.of(&include.reason, &include.reason_en);
                let law =
                    if include.legal_basis.is_empty() { String::new() } else { format!(" ({})", include.legal_basis) };
                let opening =
                    language.pick("Området er med, fordi det står på", "The area is included because it is on");
                let from = language.pick("fra", "of");
                text::sentence(&format!("{opening} {} {from} {date}{law}. {reason}", language.quoted(name)))
            });
            told.collect::<Vec<_>>().join(" ")
        }
        Standing::Excluded(exclusion) => {
            let exclude = &method.exclude[*exclusion];
            text::sentence(language.of(&exclude.reason, &exclude.reason_en))
        }
        Standing::GroupTooSmall => {
            let least = method.group.as_ref().map_or(0.0, |group| group.minimum_population);
            let least = language.decimal(least, 0);
            match language {
                Language::Danish => format!(
                    "Området opfylder reglen, men har sammen med de naboer, der også gør, færre end {least} beboere."
                ),
                Language::English => format!(
                    "The area meets the rule, but together with the neighbours that do, it has fewer than {least} residents."
                ),
            }
        }
        Standing::Designated | Standing::NotDesignated | Standing::NotAssessed => {
            let by = designate.by.as_deref().and_then(|by| method.criteria.iter().position(|c| c.id == by));
            let unpublished = language.pick(
                "Reglen for, hvornår et område udpeges, er ikke offentliggjort.",
                "The rule for when an area is designated has not been published.",
            );
            by.map_or_else(|| unpublished.to_owned(), |by| answer(screening, by, area, language))
        }
    }
}

/// The answer of one criterion in words, with what it rests on.
#[must_use]
pub fn answer(screening: &Screening<'_>, criterion: usize, area: usize, language: Language) -> String {
    let asked = rules::Asked { screening, criterion, area, language };
    match screening.method().criteria[criterion].rule() {
        Some(Rule::Count(rule)) => asked.count(rule),
        Some(Rule::All(of)) => asked.all(of),
        Some(Rule::Any(of)) => asked.any(of),
        Some(Rule::Years(rule)) => asked.years(rule),
        Some(Rule::Neighbours(rule)) => asked.neighbours(rule),
        Some(Rule::Not(of)) => asked.not(of),
        Some(Rule::NoValue(of)) => asked.no_value(of),
        Some(Rule::Threshold { .. } | Rule::Unpublished { .. }) | None => {
            number::distance(screening, criterion, area, language)
        }
    }
}

/// What people call a criterion: its own name, that of its indicator, or its id.
#[must_use]
pub fn name<'m>(method: &'m Method, criterion: &'m Criterion, language: Language) -> &'m str {
    let own = language.of(&criterion.name, &criterion.name_en);
    let indicator = method.question(criterion).map(|question| question.indicator);
    let of_indicator = indicator.map_or("", |indicator| language.of(&indicator.name, &indicator.name_en));
    [own, of_indicator, &criterion.id].into_iter().find(|name| !name.is_empty()).unwrap_or_default()
}

/// What people call a criterion, inside a sentence.
pub(in crate::reason) fn label(method: &Method, criterion: &Criterion, language: Language) -> String {
    let name = name(method, criterion, language);
    // A name that begins with a word of capitals stays as it is.
    let second_is_small = name.chars().nth(1).is_some_and(char::is_lowercase);
    if second_is_small {
        name.chars().take(1).flat_map(char::to_lowercase).chain(name.chars().skip(1)).collect()
    } else {
        name.to_owned()
    }
}
