//! An area's whole outcome in words.

use crate::{
    method::{Criterion, Designate, Indicator},
    screening::{AreaOutcome, Outcome, Verdict},
    text::{self, in_words},
};

use super::margin;

/// Why an area stands out or does not, in two or three sentences, near misses included.
#[must_use]
pub fn summary(outcome: &AreaOutcome, rule: Option<Designate>, criteria: &[Criterion]) -> String {
    let Some(rule) = rule else {
        return "Reglen for, hvornår et område udpeges, er ikke offentliggjort. Derfor siger vi ikke noget.".to_owned();
    };
    let (met, with_data) = (outcome.met(), outcome.with_data());
    let counted =
        format!("{} af {} kriterier med data er opfyldt.", text::capitalised(&in_words(met)), in_words(with_data));
    let rule_words = format!("Et område fremhæves, når mindst {} er opfyldt.", in_words(rule.criteria_met as usize));
    match outcome.outcome {
        Outcome::StandsOut => format!("{counted} {rule_words}"),
        Outcome::DoesNotStandOut => {
            let missing = (rule.criteria_met as usize).saturating_sub(met);
            let near = nearest_miss(outcome, criteria).filter(|_| missing == 1).unwrap_or_default();
            format!("{counted} {rule_words}{near}")
        }
        Outcome::NotAssessed => format!(
            "Der er for få tal: Der skal være data for mindst {} kriterier, men her er {}. Derfor siger beregningen intet om området.",
            in_words(rule.criteria_with_data as usize),
            in_words(with_data)
        ),
    }
}

/// The unmet criterion that is nearest to its limit, in proportion to the limit.
fn nearest_miss(outcome: &AreaOutcome, criteria: &[Criterion]) -> Option<String> {
    let misses = outcome.criteria.iter().filter(|c| c.verdict == Verdict::NotMet);
    let (numbers, criterion) = misses
        .filter_map(|c| Some((c.numbers.as_ref()?, criteria.iter().find(|k| k.id == c.criterion)?)))
        .min_by(|(a, _), (b, _)| (a.margin / a.limit).abs().total_cmp(&(b.margin / b.limit).abs()))?;
    let size = margin(numbers, criterion.indicator.unit()?);
    Some(text::sentence(&format!(
        " Tættest på er kriteriet {}, som er {size} fra grænsen",
        criterion.name.to_lowercase()
    )))
}

/// The method's rule in a sentence.
#[must_use]
pub fn rule(rule: Option<Designate>, criteria: &[Criterion]) -> String {
    let with_data = criteria.iter().filter(|c| !matches!(c.indicator, Indicator::Missing { .. })).count();
    match rule {
        Some(rule) => format!(
            "Et område fremhæves, når mindst {} af de {} kriterier er opfyldt, og mindst {} af dem har data.",
            in_words(rule.criteria_met as usize),
            in_words(with_data),
            in_words(rule.criteria_with_data as usize)
        ),
        None => {
            "Kommunen har ikke offentliggjort, hvordan kriterierne lægges sammen, eller hvor grænserne går.".to_owned()
        }
    }
}
