//! A criterion of a method in words: what is done with the published figures, and when it is met.

use domain::{
    figure::Unit,
    method::{Indicator, Limit, Method, Normalise, Question, Reading, Rule, indicator::Direction},
};

use super::data::Criterion;
use crate::{
    credit,
    locale::{Language, t},
    visit::Visit,
};

/// What the figures are called and where they come from.
pub(super) struct Sources<'v> {
    pub visit: &'v Visit,
    pub sources: credit::Sources,
}

impl Sources<'_> {
    /// A question with yes or no.
    pub(super) fn criterion(&self, method: &Method, question: Question<'_>) -> Criterion {
        let language = self.visit.language;
        let indicator = question.indicator;
        let rule = [self.how(method, indicator), limit(method, question, language)];
        Criterion {
            name: domain::reason::name(method, question.criterion, language).to_owned(),
            rule: joined(&rule),
            ..self.about(method, indicator)
        }
    }

    /// A number that is put together with others, as one entry of the list.
    pub(super) fn part(&self, method: &Method, indicator: &Indicator) -> Criterion {
        let language = self.visit.language;
        let rule =
            [self.how(method, indicator), scale(method, indicator, language), weight(method, indicator, language)];
        Criterion {
            name: language.of(&indicator.name, &indicator.name_en).to_owned(),
            rule: joined(&rule),
            ..self.about(method, indicator)
        }
    }

    fn about(&self, method: &Method, indicator: &Indicator) -> Criterion {
        // Methods for others' areas read tables that we do not have: no figures of ours stand behind them.
        let source = match method.level {
            Some(_) => self.sources.credited(self.visit, &indicator.columns()),
            None => String::new(),
        };
        Criterion {
            name: String::new(),
            measures: indicator.measures.clone(),
            rule: String::new(),
            note: indicator.note.clone(),
            missing: match indicator.reading() {
                Reading::Missing(reason) => reason.to_owned(),
                _ => String::new(),
            },
            source,
        }
    }

    /// What is done with the published figures; empty where there are none of ours.
    fn how(&self, method: &Method, indicator: &Indicator) -> String {
        let language = self.visit.language;
        if method.level.is_none() {
            return String::new();
        }
        let name = |id: &str| {
            let measure = self.sources.measures.iter().find(|measure| measure.id == id);
            measure.map_or(id.to_owned(), |measure| self.visit.text(&measure.name).to_lowercase())
        };
        match (indicator.reading(), indicator.remainder) {
            (Reading::Share { numerator, denominator }, false) => {
                t!(language, "method-how-share", part = name(numerator), whole = name(denominator))
            }
            (Reading::Share { numerator, denominator }, true) => {
                t!(language, "method-how-rest", part = name(numerator), whole = name(denominator))
            }
            (Reading::Column(column), true) => t!(language, "method-how-rest-of", name = name(column)),
            (Reading::Column(column), false) => t!(language, "method-how-value", name = name(column)),
            (Reading::Missing(_), _) => String::new(),
        }
    }
}

fn joined(sentences: &[String]) -> String {
    let said = sentences.iter().filter(|sentence| !sentence.is_empty());
    said.cloned().collect::<Vec<_>>().join(" ")
}

fn percent(share: f64, language: Language) -> String {
    language.value(100.0 * share, Some(Unit::Procent), 0)
}

/// How a number is made comparable with the others; empty where its scale needs more than a sentence.
fn scale(method: &Method, indicator: &Indicator, language: Language) -> String {
    let Normalise::MinMax { from, to } = indicator.normalise.as_ref().unwrap_or(&method.normalise) else {
        return String::new();
    };
    let (from, to) = (language.decimal(*from, 0), language.decimal(*to, 0));
    match indicator.direction {
        Direction::Positive => t!(language, "method-scale-up", from = from, to = to),
        Direction::Negative => t!(language, "method-scale-down", from = from, to = to),
    }
}

/// How much a number weighs where it is put together with others.
fn weight(method: &Method, indicator: &Indicator, language: Language) -> String {
    let score =
        method.scores.iter().find_map(|score| Some((score, score.of.iter().position(|id| *id == indicator.id)?)));
    let Some((score, place)) = score else { return String::new() };
    let of = |place: usize| score.weights.get(place).copied().unwrap_or(1.0);
    let all: f64 = (0..score.of.len()).map(of).sum();
    let name = language.of(&score.name, &score.name_en);
    let name = if name.is_empty() { score.id.as_str() } else { name };
    t!(language, "method-weight", share = percent(of(place) / all, language), name = name)
}

/// When the criterion is met; empty where the limit is not published.
fn limit(method: &Method, question: Question<'_>, language: Language) -> String {
    let Some(Rule::Threshold { comparison, limit, .. }) = question.criterion.rule() else { return String::new() };
    let words = language.comparison(comparison);
    let relative = match limit {
        Limit::Constant(limit) => {
            let decimals = u32::from(limit.fract() != 0.0);
            let limit = language.value(*limit, question.indicator.unit(), decimals);
            return t!(language, "method-limit", words = words, limit = limit);
        }
        Limit::Relative(relative) => relative,
    };
    if relative.plus != 0.0 {
        return t!(language, "method-limit-in-file");
    }
    let reference = method.references.iter().find(|reference| reference.id == relative.of);
    let least =
        if comparison.includes_limit() { t!(language, "method-at-least") } else { t!(language, "method-more-than") };
    let (times, upward) = (relative.times, comparison.is_upward());
    match reference {
        Some(reference) if upward && times >= 2.0 => {
            let times = language.decimal(times, u32::from(times.fract() != 0.0));
            t!(language, "method-limit-times", least = least, times = times, of = reference.name.as_str())
        }
        Some(reference) if upward == (times >= 1.0) => {
            let by = percent((times - 1.0).abs(), language);
            if upward {
                t!(language, "method-limit-higher", least = least, by = by, of = reference.name.as_str())
            } else {
                t!(language, "method-limit-lower", least = least, by = by, of = reference.name.as_str())
            }
        }
        _ => {
            let indicator = method.indicator(&relative.of);
            let indicator = indicator.map(|one| language.of(&one.name, &one.name_en).to_lowercase());
            let of = indicator.or(reference.map(|one| one.name.clone())).unwrap_or_else(|| relative.of.clone());
            t!(language, "method-limit-share", words = words, share = percent(times, language), of = of)
        }
    }
}
