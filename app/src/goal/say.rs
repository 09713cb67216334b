//! Numbers and reasons of the goals in the language of the page.

use domain::{
    figure::Unit,
    goal::{
        Better, Rule,
        report::{Judged, Missing},
    },
    text,
};
use store::{PolicyFigure, PolicyValue};

use crate::locale::{Language, t};

/// The fewest decimals, at most two, that show a number as it was published.
pub(super) fn digits(value: f64) -> u32 {
    let whole = |scaled: f64| (scaled - scaled.round()).abs() < 1e-6;
    match value {
        v if whole(v) => 0,
        v if whole(10.0 * v) => 1,
        _ => 2,
    }
}

/// A number with its unit and the digits that were published.
pub(super) fn value(language: Language, number: f64, unit: Option<Unit>) -> String {
    language.value(number, unit, digits(number))
}

/// A number of the policy, with "ca." where the policy says "knap" and the like.
pub(super) fn policy_value(language: Language, value: &PolicyValue) -> String {
    let number = language.decimal(value.value, digits(value.value));
    let said = match value.unit.as_str() {
        "procent" => language.value(value.value, Some(Unit::Procent), digits(value.value)),
        "år" => t!(language, "goal-years", n = number),
        "gange" => t!(language, "goal-times", n = number),
        _ => number,
    };
    if value.approximate { t!(language, "goal-about", value = said) } else { said }
}

/// A year, or that the policy gives none.
pub(super) fn year(language: Language, year: &str) -> String {
    if year.is_empty() { t!(language, "goal-no-year") } else { year.to_owned() }
}

/// Which way is better.
pub(super) fn better(language: Language, better: Better) -> String {
    match better {
        Better::Higher => t!(language, "goal-higher"),
        Better::Lower => t!(language, "goal-lower"),
    }
}

/// Why an indicator has no status, in sentences; none where it has one.
///
/// The plan only knows figures with a year, so the policy's own figure tells whether there are others.
pub(super) fn why_not(language: Language, judged: &Judged<'_>, figure: Option<&PolicyFigure>) -> Vec<String> {
    let Some(missing) = judged.missing() else { return Vec::new() };
    let main = match missing {
        Missing::Figures => match figure.map(|figure| &figure.values[..]) {
            Some(values) if values.iter().any(|value| !value.year.is_empty()) => t!(language, "goal-why-one-year"),
            Some([_, ..]) => t!(language, "goal-why-no-year"),
            _ => t!(language, "goal-why-no-figures"),
        },
        Missing::Later => t!(language, "goal-why-one-year"),
        Missing::Alike(year) => t!(language, "goal-why-break", year = year.to_string()),
        Missing::Target => return vec![t!(language, "goal-why-no-target")],
        Missing::Judgeable => t!(language, "goal-why-rule"),
    };
    let asks_for_target = judged.rule == (Rule::Path {}) && judged.series.target.is_none();
    let target = asks_for_target.then(|| t!(language, "goal-why-no-target-either"));
    [Some(main), target].into_iter().flatten().collect()
}

/// What has happened from the baseline to the latest figure, where both are counted alike: a fact, not a judgement.
pub(super) fn moved(language: Language, judged: &Judged<'_>) -> Option<String> {
    let (from, to) = judged.series.baseline.zip(judged.series.latest)?;
    if judged.broken.is_some() || to.year <= from.year {
        return None;
    }
    let unit = judged.indicator.unit;
    let decimals = digits(from.value).max(digits(to.value));
    let by = language.difference((to.value - from.value).abs(), unit, decimals);
    let year = from.year.to_string();
    Some(match to.value - from.value {
        change if change > 0.0 => t!(language, "goal-risen", by = by, year = year),
        change if change < 0.0 => t!(language, "goal-fallen", by = by, year = year),
        _ => t!(language, "goal-unchanged", year = year),
    })
}

/// The number behind a status.
pub(super) fn measure(language: Language, judged: &Judged<'_>) -> Option<String> {
    let percent = |share: f64| language.value(100.0 * share, Some(Unit::Procent), 0);
    let measure = judged.progress.measure?;
    Some(match judged.rule {
        Rule::Growth { .. } if judged.series.target.is_none() => {
            t!(language, "goal-measure-growth", share = language.value(100.0 * measure, Some(Unit::Procent), 1))
        }
        _ => t!(language, "goal-measure-path", share = percent(measure)),
    })
}

/// A rule in words.
pub(super) fn rule(language: Language, rule: Rule) -> String {
    match rule {
        Rule::Path {} => t!(language, "goal-rule-path"),
        Rule::Growth { natural_limit: None } => t!(language, "goal-rule-growth"),
        Rule::Growth { natural_limit: Some(limit) } => {
            t!(language, "goal-rule-growth-limit", limit = language.decimal(limit, digits(limit)))
        }
    }
}

/// When the next figure comes.
pub(super) fn next_update(language: Language, date: &str) -> String {
    if date.is_empty() { t!(language, "goal-next-unknown") } else { text::capitalised(&language.date(date)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(number: f64, unit: &str, approximate: bool) -> String {
        let value =
            PolicyValue { label: String::new(), year: String::new(), value: number, unit: unit.into(), approximate };
        policy_value(Language::Danish, &value)
    }

    #[test]
    fn numbers_keep_the_digits_that_the_policy_gives() {
        assert_eq!(said(33.27, "procent", false), "33,27\u{a0}%");
        assert_eq!(said(10.9, "procent", false), "10,9\u{a0}%");
        assert_eq!(said(60.0, "procent", true), "ca. 60\u{a0}%");
        assert_eq!(said(3.5, "år", false), "3,5\u{a0}år");
        assert_eq!(said(2.0, "gange", true), "ca. 2\u{a0}gange");
        assert_eq!(said(26.0, "antal", false), "26");
        assert_eq!(value(Language::English, 17.3, Some(Unit::Procent)), "17.3%");
    }
}
