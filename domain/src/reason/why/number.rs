//! One number in relation to its limit, and the near miss.

use super::{
    super::language::{Language, decimals, usual},
    label,
};
use crate::{
    method::{Comparison, Rule},
    screening::{Screening, Verdict},
    text,
};

/// A number and where it lies in relation to its limit.
pub(super) fn distance(screening: &Screening<'_>, criterion: usize, area: usize, language: Language) -> String {
    let method = screening.method();
    let name = text::capitalised(&label(method, &method.criteria[criterion]));
    let Some((value, limit, comparison)) = measured(screening, criterion, area) else {
        let none = match screening.verdict(criterion, area) {
            Verdict::Withheld => language.pick(
                "Tallet vises ikke, fordi det bygger på for få personer.",
                "The figure is not shown, because it rests on too few people.",
            ),
            _ => language.pick("Der er ingen data.", "There are no data."),
        };
        return format!("{name}: {none}");
    };
    let unit = method.question(&method.criteria[criterion]).and_then(|question| question.indicator.unit());
    let digits = decimals(value, limit, usual(unit));
    let words = match comparison {
        Comparison::AtLeast => language.pick("mindst", "at least"),
        Comparison::Over => "over",
        Comparison::AtMost => language.pick("højst", "at most"),
        Comparison::Under => "under",
    };
    let (value, limit) = (language.value(value, unit, digits), language.value(limit, unit, digits));
    let is = language.pick("grænsen er", "the limit is");
    let verdict = match screening.verdict(criterion, area) {
        Verdict::Met => language.pick("Kriteriet er opfyldt.", "The criterion is met."),
        _ => language.pick("Kriteriet er ikke opfyldt.", "The criterion is not met."),
    };
    text::sentence(&format!("{name}: {value}; {is} {words} {limit}")) + " " + verdict
}

/// Value, limit and comparison of a criterion about a number that may be shown.
fn measured(screening: &Screening<'_>, criterion: usize, area: usize) -> Option<(f64, f64, Comparison)> {
    let Rule::Threshold { comparison, .. } = screening.method().criteria[criterion].rule()? else { return None };
    Some((screening.compared(criterion, area)?, screening.limit(criterion, area)?, comparison))
}

/// The unmet criterion that is nearest to its limit, in proportion to the limit; empty where none has numbers.
pub(super) fn nearest(screening: &Screening<'_>, of: &[String], area: usize, language: Language) -> String {
    let method = screening.method();
    let place = |id: &String| method.criteria.iter().position(|c| c.id == *id);
    let unmet = of.iter().filter_map(place).filter(|at| screening.verdict(*at, area) == Verdict::NotMet);
    let measured = unmet.filter_map(|at| measured(screening, at, area).map(|(value, limit, _)| (at, value, limit)));
    let relative = |value: f64, limit: f64| if limit == 0.0 { f64::MAX } else { ((value - limit) / limit).abs() };
    let Some((at, value, limit)) = measured.min_by(|a, b| relative(a.1, a.2).total_cmp(&relative(b.1, b.2))) else {
        return String::new();
    };
    let criterion = &method.criteria[at];
    let unit = method.question(criterion).and_then(|question| question.indicator.unit());
    let gap = (value - limit).abs();
    let name = label(method, criterion);
    if gap == 0.0 {
        return match language {
            Language::Danish => format!("Kriteriet {name} er lige på grænsen, som ikke selv tæller med."),
            Language::English => format!("The criterion {name} is exactly at its limit, which does not count itself."),
        };
    }
    let gap = language.difference(gap, unit, decimals(gap, 0.0, usual(unit)));
    match language {
        Language::Danish => text::sentence(&format!("Der mangler {gap} på kriteriet {name}")),
        Language::English => text::sentence(&format!("It is {gap} short on the criterion {name}")),
    }
}
