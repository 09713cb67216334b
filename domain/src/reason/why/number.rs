//! One number in relation to its limit, and the near miss.

use super::{
    super::language::{Language, decimals, near_enough, usual},
    label,
};
use crate::{
    figure::Unit,
    method::{Comparison, Rule, criterion::By},
    screening::{Screening, Verdict},
    text,
};

/// A number and where it lies in relation to its limit.
pub(super) fn distance(screening: &Screening<'_>, criterion: usize, area: usize, language: Language) -> String {
    let method = screening.method();
    let name = text::capitalised(&label(method, &method.criteria[criterion], language));
    let Some((value, limit, comparison)) = measured(screening, criterion, area) else {
        let none = match screening.verdict(criterion, area) {
            Verdict::Withheld => language.pick("Tallet er tilbageholdt.", "The figure is withheld."),
            _ => language.pick("Der er ingen data.", "There are no data."),
        };
        return format!("{name}: {none}");
    };
    let scale = Scale::of(screening, criterion);
    let digits = decimals(value, limit, scale.usual());
    let words = language.comparison(comparison);
    let (value, limit) = (scale.value(value, digits, language), scale.value(limit, digits, language));
    let is = language.pick("grænsen er", "the limit is");
    let verdict = match screening.verdict(criterion, area) {
        Verdict::Met => language.pick("Kriteriet er opfyldt.", "The criterion is met."),
        _ => language.pick("Kriteriet er ikke opfyldt.", "The criterion is not met."),
    };
    text::sentence(&format!("{name}: {value}; {is} {words} {limit}")) + " " + verdict
}

/// What the numbers of a criterion are counted in.
#[derive(Clone, Copy)]
struct Scale {
    by: By,
    unit: Option<Unit>,
}

impl Scale {
    fn of(screening: &Screening<'_>, criterion: usize) -> Self {
        let method = screening.method();
        let criterion = &method.criteria[criterion];
        // Only the value itself has the indicator's unit; its rank has not.
        let question = method.question(criterion).filter(|_| criterion.by == By::Value);
        Self { by: criterion.by, unit: question.and_then(|question| question.indicator.unit()) }
    }

    /// How many decimals are usual.
    fn usual(self) -> u32 {
        match self.by {
            By::Value | By::Normalised => usual(self.unit),
            By::Rank => 0,
            By::Share | By::Percentile => 1,
        }
    }

    fn value(self, number: f64, digits: u32, language: Language) -> String {
        match self.by {
            By::Value | By::Normalised => language.value(number, self.unit, digits),
            By::Rank => format!("{} {}", language.pick("nr.", "no."), language.decimal(number, digits)),
            By::Share => {
                let share = language.value(100.0 * number, Some(Unit::Procent), digits.saturating_sub(2).max(1));
                format!("{} {share}", language.pick("de første", "the first"))
            }
            By::Percentile => {
                format!("{} {}", language.pick("percentil", "percentile"), language.decimal(number, digits))
            }
        }
    }

    fn difference(self, number: f64, language: Language) -> String {
        let digits = near_enough(number, self.usual());
        match self.by {
            By::Value | By::Normalised => language.difference(number, self.unit, digits),
            By::Rank => format!("{} {}", language.decimal(number, digits), language.pick("pladser", "places")),
            By::Share => language.difference(100.0 * number, Some(Unit::Procent), 1),
            By::Percentile => {
                format!("{} {}", language.decimal(number, digits), language.pick("percentiler", "percentiles"))
            }
        }
    }
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
    let gap = (value - limit).abs();
    let name = label(method, criterion, language);
    if gap == 0.0 {
        return match language {
            Language::Danish => format!("Kriteriet {name} er lige på grænsen, som ikke selv tæller med."),
            Language::English => format!("The criterion {name} is exactly at its limit, which does not count itself."),
        };
    }
    let gap = Scale::of(screening, at).difference(gap, language);
    match language {
        Language::Danish => text::sentence(&format!("Kriteriet {name} er {gap} fra grænsen")),
        Language::English => text::sentence(&format!("It is {gap} from meeting the criterion {name}")),
    }
}
