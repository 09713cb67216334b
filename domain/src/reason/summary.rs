//! An area's whole outcome in words.

use crate::{
    method::{Limit, Method, Reading, Rule, criterion::By},
    screening::{AreaOutcome, Outcome, Verdict},
    text,
};

use super::{Language, margin, why::label};

/// Why an area stands out or does not, in two or three sentences, near misses included.
#[must_use]
pub fn summary(outcome: &AreaOutcome, method: &Method, language: Language) -> String {
    let Some(rule) = method.counting_rule() else {
        return language
            .pick(
                "Reglen for, hvornår et område udpeges, er ikke offentliggjort. Derfor siger vi ikke noget.",
                "The rule for when an area is designated has not been published. So we say nothing.",
            )
            .to_owned();
    };
    let (met, needed) = (outcome.met(), rule.at_least as usize);
    let counted = counted(met, outcome.with_data(), language);
    let rule_words = match language {
        Language::Danish => format!("Et område fremhæves, når mindst {} er opfyldt.", language.count(needed)),
        Language::English => {
            let verb = if needed == 1 { "is" } else { "are" };
            format!("An area stands out when at least {} {verb} met.", language.count(needed))
        }
    };
    match outcome.outcome {
        Outcome::StandsOut => format!("{counted} {rule_words}"),
        Outcome::DoesNotStandOut => {
            let is_near = needed.saturating_sub(met) == 1;
            let near = if is_near { nearest_miss(outcome, method, language) } else { None };
            format!("{counted} {rule_words}{}", near.unwrap_or_default())
        }
        Outcome::NotAssessed => {
            let needed = language.count(rule.with_data.unwrap_or(rule.at_least) as usize);
            let with_data = language.count(outcome.with_data());
            match language {
                Language::Danish => format!(
                    "Der er for få tal: Der skal være data for mindst {needed} kriterier, men her er {with_data}. \
                     Derfor siger beregningen intet om området."
                ),
                Language::English => format!(
                    "There are too few figures: at least {needed} criteria must have data, but here {with_data} do. \
                     So the calculation says nothing about the area."
                ),
            }
        }
    }
}

/// "Ét af to kriterier med data er opfyldt."
fn counted(met: usize, with_data: usize, language: Language) -> String {
    let how_many = text::capitalised(&language.count(met));
    let all = language.count(with_data);
    let is_one = with_data == 1;
    match language {
        Language::Danish => {
            let criteria = if is_one { "kriterium" } else { "kriterier" };
            format!("{how_many} af {all} {criteria} med data er opfyldt.")
        }
        Language::English => {
            let criteria = if is_one { "criterion" } else { "criteria" };
            let verb = if met == 1 { "is" } else { "are" };
            format!("{how_many} of {all} {criteria} with data {verb} met.")
        }
    }
}

/// The lists that bring areas in by themselves, a sentence each.
///
/// "Statens liste over parallelsamfund fra 1. december 2024 (almenboligloven § 61 a, stk. 2). Politikken nævner …"
#[must_use]
pub fn lists(method: &Method, language: Language) -> Vec<String> {
    let told = method.include.iter().map(|include| {
        let (list, reason) =
            (language.of(&include.name, &include.name_en), language.of(&include.reason, &include.reason_en));
        let (from, date) = (language.pick("fra", "of"), language.date(&include.date));
        text::sentence(&format!("{list} {from} {date}{}. {reason}", in_brackets(&include.legal_basis)))
    });
    told.collect()
}

/// A legal basis after what it is the basis of; its paragraph signs stay on the line of their numbers.
fn in_brackets(law: &str) -> String {
    if law.is_empty() { String::new() } else { format!(" ({})", law.replace("§ ", "§\u{a0}")) }
}

/// How sure it is, in a sentence; empty where the method states no variants.
///
/// "Området fremhæves i 873 af 1.000 varianter af metoden, hvor grænserne er flyttet lidt op eller ned."
#[must_use]
pub fn how_sure(outcome: &AreaOutcome, method: &Method, language: Language) -> String {
    let (Some(tried), Some(variants)) = (outcome.variants, &method.variants) else { return String::new() };
    let mut changed = Vec::new();
    let most = |share: f64| {
        let share = language.value(100.0 * share, Some(crate::figure::Unit::Procent), 0);
        format!("{} {share}", language.pick("højst", "at most"))
    };
    if variants.limits > 0.0 {
        let words = language.pick("grænserne er flyttet {} op eller ned", "the limits are moved {} up or down");
        changed.push(words.replace("{}", &most(variants.limits)));
    }
    if variants.weights > 0.0 {
        let words = language.pick("vægtene er ændret {}", "the weights are changed by {}");
        changed.push(words.replace("{}", &most(variants.weights)));
    }
    if !variants.normalise.is_empty() || !variants.mean.is_empty() {
        let words = language.pick("tallene er lagt sammen på andre måder", "the figures are combined in other ways");
        changed.push(words.to_owned());
    }
    let (all, changed) = (language.whole(tried.all), language.list(&changed));
    let stands_out = match tried.of_them {
        0 => language.pick("fremhæves ikke i nogen af", "does not stand out in any of").to_owned(),
        all_of_them if all_of_them == tried.all => language.pick("fremhæves i alle", "stands out in all").to_owned(),
        some => language.pick("fremhæves i {} af", "stands out in {} of").replace("{}", &language.whole(some)),
    };
    match language {
        Language::Danish => format!("Området {stands_out} {all} varianter af metoden, hvor {changed}."),
        Language::English => format!("The area {stands_out} {all} variants of the method, in which {changed}."),
    }
}

/// The unmet criterion that is nearest to its limit, in proportion to the limit.
fn nearest_miss(outcome: &AreaOutcome, method: &Method, language: Language) -> Option<String> {
    let questions = method.questions();
    let misses = outcome.criteria.iter().filter(|c| c.verdict == Verdict::NotMet);
    let (numbers, question) = misses
        .filter_map(|c| Some((c.numbers.as_ref()?, questions.iter().find(|q| q.criterion.id == c.criterion)?)))
        .min_by(|(a, _), (b, _)| (a.margin / a.limit).abs().total_cmp(&(b.margin / b.limit).abs()))?;
    let size = margin(numbers, question.indicator.unit()?, language);
    let criterion = label(method, question.criterion, language);
    Some(text::sentence(&match language {
        Language::Danish => format!(" Tættest på er kriteriet {criterion}, som er {size} fra grænsen"),
        Language::English => format!(" Nearest is the criterion {criterion}, which is {size} from its limit"),
    }))
}

/// The rule of a method that designates by one score and one number.
fn of_score(method: &Method, language: Language) -> Option<String> {
    let [designate] = &method.designate[..] else { return None };
    let criterion = method.criterion(designate.by.as_ref()?)?;
    let Some(Rule::Threshold { of, by: By::Value, comparison, limit: Limit::Constant(limit) }) = criterion.rule()
    else {
        return None;
    };
    let score = method.scores.iter().find(|score| score.id == of)?;
    let score = [language.of(&score.name, &score.name_en), &score.id].into_iter().find(|name| !name.is_empty())?;
    let (score, words) = (language.quoted(score), language.comparison(comparison));
    let limit = language.decimal(*limit, if limit.fract() == 0.0 { 0 } else { 2 });
    Some(match language {
        Language::Danish => format!("Et område fremhæves, når {score} er {words} {limit}."),
        Language::English => format!("An area stands out when {score} is {words} {limit}."),
    })
}

/// The method's rule in a sentence.
#[must_use]
pub fn rule(method: &Method, language: Language) -> String {
    let has_number = |q: &&crate::method::Question<'_>| !matches!(q.indicator.reading(), Reading::Missing(_));
    let all = language.count(method.questions().iter().filter(has_number).count());
    match method.counting_rule() {
        Some(rule) => {
            let least = language.count(rule.at_least as usize);
            let with_data = language.count(rule.with_data.unwrap_or(rule.at_least) as usize);
            match language {
                Language::Danish => format!(
                    "Et område fremhæves, når mindst {least} af de {all} kriterier er opfyldt, \
                     og mindst {with_data} af dem har data."
                ),
                Language::English => format!(
                    "An area stands out when at least {least} of the {all} criteria are met \
                     and at least {with_data} of them have data."
                ),
            }
        }
        None if method.is_runnable() => of_score(method, language).unwrap_or_else(|| designations(method, language)),
        None => language
            .pick(
                "Kommunen har ikke offentliggjort, hvordan kriterierne lægges sammen, eller hvor grænserne går.",
                "The city has not published how the criteria are combined or where the limits are.",
            )
            .to_owned(),
    }
}

/// What an area can be designated as, with the law behind it.
fn designations(method: &Method, language: Language) -> String {
    let words = |designate: &crate::method::Designate| {
        let designation = language.of(&designate.name, &designate.name_en);
        format!("{designation}{}", in_brackets(&designate.legal_basis))
    };
    let names: Vec<String> = method.designate.iter().map(words).collect();
    format!("{}: {}.", language.pick("Et område kan blive", "An area can become"), names.join("; "))
}
