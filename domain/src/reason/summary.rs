//! An area's whole outcome in words.

use crate::{
    method::{Limit, Method, Reading, Rule, criterion::By},
    screening::{AreaOutcome, Outcome, Verdict},
    text::{self, in_words},
};

use super::{Language, margin};

/// Why an area stands out or does not, in two or three sentences, near misses included.
#[must_use]
pub fn summary(outcome: &AreaOutcome, method: &Method) -> String {
    let Some(rule) = method.counting_rule() else {
        return "Reglen for, hvornår et område udpeges, er ikke offentliggjort. Derfor siger vi ikke noget.".to_owned();
    };
    let (met, with_data) = (outcome.met(), outcome.with_data());
    let counted =
        format!("{} af {} kriterier med data er opfyldt.", text::capitalised(&in_words(met)), in_words(with_data));
    let rule_words = format!("Et område fremhæves, når mindst {} er opfyldt.", in_words(rule.at_least as usize));
    match outcome.outcome {
        Outcome::StandsOut => format!("{counted} {rule_words}"),
        Outcome::DoesNotStandOut => {
            let missing = (rule.at_least as usize).saturating_sub(met);
            let near = nearest_miss(outcome, method).filter(|_| missing == 1).unwrap_or_default();
            format!("{counted} {rule_words}{near}")
        }
        Outcome::NotAssessed => format!(
            "Der er for få tal: Der skal være data for mindst {} kriterier, men her er {}. Derfor siger beregningen intet om området.",
            in_words(rule.with_data.unwrap_or(rule.at_least) as usize),
            in_words(with_data)
        ),
    }
}

/// The lists that bring areas in by themselves, a sentence each.
///
/// "Statens liste over parallelsamfund fra 1. december 2024 (almenboligloven § 61 a, stk. 2). Politikken nævner …"
#[must_use]
pub fn lists(method: &Method) -> Vec<String> {
    let told = method.include.iter().map(|include| {
        let law = match include.legal_basis.replace("§ ", "§\u{a0}") {
            law if law.is_empty() => law,
            law => format!(" ({law})"),
        };
        text::sentence(&format!("{} fra {}{law}. {}", include.name, text::long_date(&include.date), include.reason))
    });
    told.collect()
}

/// How sure it is, in a sentence; empty where the method states no variants.
///
/// "Området fremhæves i 873 af 1.000 varianter af metoden, hvor grænserne er flyttet lidt op eller ned."
#[must_use]
pub fn how_sure(outcome: &AreaOutcome, method: &Method) -> String {
    let (Some(tried), Some(variants)) = (outcome.variants, &method.variants) else { return String::new() };
    #[expect(clippy::cast_precision_loss, reason = "at most 100,000")]
    let count = |n: i64| text::count(n as f64);
    let all = count(tried.all);
    let mut changed = Vec::new();
    let share = |share: f64| format!("højst {}{}%", text::count(100.0 * share), text::NBSP);
    if variants.limits > 0.0 {
        changed.push(format!("grænserne er flyttet {} op eller ned", share(variants.limits)));
    }
    if variants.weights > 0.0 {
        changed.push(format!("vægtene er ændret {}", share(variants.weights)));
    }
    if !variants.normalise.is_empty() || !variants.mean.is_empty() {
        changed.push("tallene er lagt sammen på andre måder".to_owned());
    }
    let changed = text::join_and(&changed);
    match tried.of_them {
        0 => format!("Området fremhæves ikke i nogen af {all} varianter af metoden, hvor {changed}."),
        all_of_them if all_of_them == tried.all => {
            format!("Området fremhæves i alle {all} varianter af metoden, hvor {changed}.")
        }
        some => format!("Området fremhæves i {} af {all} varianter af metoden, hvor {changed}.", count(some)),
    }
}

/// The unmet criterion that is nearest to its limit, in proportion to the limit.
fn nearest_miss(outcome: &AreaOutcome, method: &Method) -> Option<String> {
    let questions = method.questions();
    let misses = outcome.criteria.iter().filter(|c| c.verdict == Verdict::NotMet);
    let (numbers, question) = misses
        .filter_map(|c| Some((c.numbers.as_ref()?, questions.iter().find(|q| q.criterion.id == c.criterion)?)))
        .min_by(|(a, _), (b, _)| (a.margin / a.limit).abs().total_cmp(&(b.margin / b.limit).abs()))?;
    let size = margin(numbers, question.indicator.unit()?);
    Some(text::sentence(&format!(
        " Tættest på er kriteriet {}, som er {size} fra grænsen",
        question.name().to_lowercase()
    )))
}

/// The rule of a method that designates by one score and one number.
fn of_score(method: &Method) -> Option<String> {
    let [designate] = &method.designate[..] else { return None };
    let Some(Rule::Threshold { of, by: By::Value, comparison, limit: Limit::Constant(limit) }) =
        method.criterion(designate.by.as_ref()?)?.rule()
    else {
        return None;
    };
    let score = method.scores.iter().find(|score| score.id == of)?;
    let name = if score.name.is_empty() { &score.id } else { &score.name };
    let words = Language::Danish.comparison(comparison);
    let limit = Language::Danish.value(*limit, None, if limit.fract() == 0.0 { 0 } else { 2 });
    Some(format!("Et område fremhæves, når »{name}« er {words} {limit}."))
}

/// The method's rule in a sentence.
#[must_use]
pub fn rule(method: &Method) -> String {
    let has_number = |q: &&crate::method::Question<'_>| !matches!(q.indicator.reading(), Reading::Missing(_));
    let with_data = method.questions().iter().filter(has_number).count();
    match method.counting_rule() {
        Some(rule) => format!(
            "Et område fremhæves, når mindst {} af de {} kriterier er opfyldt, og mindst {} af dem har data.",
            in_words(rule.at_least as usize),
            in_words(with_data),
            in_words(rule.with_data.unwrap_or(rule.at_least) as usize)
        ),
        None if method.is_runnable() => of_score(method).unwrap_or_else(|| {
            let words = |designate: &crate::method::Designate| match designate.legal_basis.replace("§ ", "§\u{a0}") {
                law if law.is_empty() => designate.name.clone(),
                law => format!("{} ({law})", designate.name),
            };
            let names: Vec<String> = method.designate.iter().map(words).collect();
            format!("Et område kan blive: {}.", names.join("; "))
        }),
        None => {
            "Kommunen har ikke offentliggjort, hvordan kriterierne lægges sammen, eller hvor grænserne går.".to_owned()
        }
    }
}
