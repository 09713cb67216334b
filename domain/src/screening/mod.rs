//! A method applied to figures: what each area's numbers say, criterion by criterion, and together.
//!
//! The engine is a pure function: the same method and figures give the same result, everywhere.

mod indicator;

use serde::{Deserialize, Serialize};

use crate::{
    area::AreaCode,
    figure::Figures,
    method::{Criterion, Designate, Method},
};

use indicator::{Reading, read};

/// An area to be screened, and the larger areas whose figures it may take.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The area.
    pub code: AreaCode,
    /// The areas that it lies in, with their level.
    pub within: Vec<(crate::area::Level, AreaCode)>,
}

/// What the screening says of one area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AreaOutcome {
    /// The area.
    pub area: AreaCode,
    /// All criteria together.
    pub outcome: Outcome,
    /// One entry a criterion, in the method's order.
    pub criteria: Vec<CriterionOutcome>,
}

impl AreaOutcome {
    /// How many criteria are met.
    #[must_use]
    pub fn met(&self) -> usize {
        self.criteria.iter().filter(|c| c.verdict == Verdict::Met).count()
    }

    /// How many criteria have data.
    #[must_use]
    pub fn with_data(&self) -> usize {
        self.criteria.iter().filter(|c| matches!(c.verdict, Verdict::Met | Verdict::NotMet)).count()
    }
}

/// Whether an area stands out, by the method's rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Enough criteria are met.
    StandsOut,
    /// Enough criteria have data, too few are met.
    DoesNotStandOut,
    /// Too few criteria have data, or the method's rule is not published: nothing is said.
    NotAssessed,
}

/// What the screening says of one area on one criterion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CriterionOutcome {
    /// The criterion's id in the method.
    pub criterion: String,
    /// Met, not met, or why neither.
    pub verdict: Verdict,
    /// The numbers, where the verdict rests on any.
    pub numbers: Option<Numbers>,
}

/// Whether a criterion is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The value is at or beyond the limit.
    Met,
    /// The value is on the near side of the limit.
    NotMet,
    /// Nobody publishes the number.
    NoData,
    /// The number rests on too few people to be shown.
    Withheld,
}

/// The numbers behind a verdict, all but `persons` in the criterion's unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Numbers {
    /// The area's value.
    pub value: f64,
    /// The city's value.
    pub city: f64,
    /// The limit.
    pub limit: f64,
    /// How far the value is on the met side of the limit; negative when not met.
    pub margin: f64,
    /// The fewest persons who would have to change side for the verdict to change; `None` where it counts no persons.
    pub persons: Option<i64>,
    /// The periods that the figures describe, each once, numerator first.
    pub periods: Vec<String>,
    /// The larger area that the value was published for, when not the area itself.
    pub published_for: Option<AreaCode>,
}

/// Applies `method` to every unit. The result has one entry a unit, in the order given.
#[must_use]
pub fn screen(method: &Method, units: &[Unit], figures: &Figures) -> Vec<AreaOutcome> {
    let city = Unit { code: AreaCode::city(), within: vec![] };
    let city_values: Vec<Reading> = method.criteria.iter().map(|c| read(&c.indicator, &city, figures)).collect();
    let assess = |unit: &Unit| {
        let criteria: Vec<_> = (method.criteria.iter().zip(&city_values))
            .map(|(criterion, city)| assess_criterion(criterion, read(&criterion.indicator, unit, figures), city))
            .collect();
        let outcome = combine(method.designate, &criteria);
        AreaOutcome { area: unit.code.clone(), outcome, criteria }
    };
    units.iter().map(assess).collect()
}

fn assess_criterion(criterion: &Criterion, area: Reading, city: &Reading) -> CriterionOutcome {
    let said = |verdict, numbers| CriterionOutcome { criterion: criterion.id.clone(), verdict, numbers };
    let (value, city, threshold) = match (area, city, criterion.threshold) {
        (Reading::Withheld, _, _) => return said(Verdict::Withheld, None),
        (Reading::Known(value), Reading::Known(city), Some(threshold)) => (value, city, threshold),
        _ => return said(Verdict::NoData, None),
    };
    let limit = threshold.limit(city.value);
    let margin = threshold.margin(value.value, limit);
    let verdict = if margin >= 0.0 { Verdict::Met } else { Verdict::NotMet };
    let persons = value.counted_among.map(|all| persons_to_change(margin, all));
    let numbers = Numbers {
        value: value.value,
        city: city.value,
        limit,
        margin,
        persons,
        periods: value.periods,
        published_for: value.published_for,
    };
    said(verdict, Some(numbers))
}

/// The fewest of `all` persons whose change moves a share over its limit, `margin` percentage points away.
///
/// A met criterion holds at the limit itself, so leaving it takes a person more than reaching it.
fn persons_to_change(margin: f64, all: f64) -> i64 {
    let exact = margin.abs() / 100.0 * all;
    // Shares are quotients of whole numbers: what is this near a whole person is that person.
    let nearest = exact.round();
    let whole = if (exact - nearest).abs() < 1e-6 { nearest } else { exact.ceil() };
    let persons = if margin >= 0.0 && (exact - nearest).abs() < 1e-6 { whole + 1.0 } else { whole };
    #[expect(clippy::cast_possible_truncation, reason = "at most the number of people in the city")]
    let persons = persons as i64;
    persons
}

fn combine(rule: Option<Designate>, criteria: &[CriterionOutcome]) -> Outcome {
    let count = |wanted: &[Verdict]| {
        let n = criteria.iter().filter(|c| wanted.contains(&c.verdict)).count();
        u32::try_from(n).unwrap_or(u32::MAX)
    };
    match rule {
        Some(rule) if count(&[Verdict::Met, Verdict::NotMet]) >= rule.criteria_with_data => {
            if count(&[Verdict::Met]) >= rule.criteria_met { Outcome::StandsOut } else { Outcome::DoesNotStandOut }
        }
        _ => Outcome::NotAssessed,
    }
}

#[cfg(test)]
mod tests;
