//! What is stored and shown of one area.

use serde::{Deserialize, Serialize};

use super::{Screening, Standing, Unit, Value, Verdict};
use crate::{
    area::AreaCode,
    method::{Comparison, Indicator, Limit, Reading, Rule, criterion::By, indicator::Period},
};

/// What the screening says of one area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AreaOutcome {
    /// The area.
    pub area: AreaCode,
    /// All criteria together.
    pub outcome: Outcome,
    /// One entry a criterion that compares a number, in the method's order.
    pub criteria: Vec<CriterionOutcome>,
    /// How sure it is; `None` where the method states no variants.
    pub variants: Option<InVariants>,
}

/// In how many variants of the method an area stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InVariants {
    /// How many were tried.
    pub all: i64,
    /// In how many of them it stands out.
    pub of_them: i64,
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
        self.criteria.iter().filter(|c| !c.verdict.is_open()).count()
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
    /// The numbers, where the verdict rests on any that may be shown.
    pub numbers: Option<Numbers>,
}

/// The numbers behind a verdict, all but `persons` in the criterion's unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Numbers {
    /// The area's value.
    pub value: f64,
    /// The value of what the area is compared with; `None` where the limit is a number of its own.
    pub reference: Option<f64>,
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

impl Screening<'_> {
    /// What is stored and shown of an area. `unit` says which larger areas it lies in.
    #[must_use]
    pub fn outcome(&self, area: usize, unit: &Unit) -> AreaOutcome {
        let shown = self.method.criteria.iter().enumerate().filter(|(_, c)| self.method.question(c).is_some());
        let criteria = shown
            .map(|(at, criterion)| CriterionOutcome {
                criterion: criterion.id.clone(),
                verdict: self.verdict(at, area),
                numbers: self.numbers(at, area, unit),
            })
            .collect();
        AreaOutcome { area: unit.code.clone(), outcome: self.outcome_of(area), criteria, variants: None }
    }

    /// Whether an area stands out, by the method's first designation.
    #[must_use]
    pub fn outcome_of(&self, area: usize) -> Outcome {
        match self.standings.first().map(|standings| &standings[area]) {
            Some(standing) if standing.is_in() => Outcome::StandsOut,
            Some(Standing::NotDesignated | Standing::Excluded(_) | Standing::GroupTooSmall) => Outcome::DoesNotStandOut,
            _ => Outcome::NotAssessed,
        }
    }

    /// The numbers behind a criterion that compares an indicator; `None` where there is none to show.
    #[must_use]
    pub fn numbers(&self, criterion: usize, area: usize, unit: &Unit) -> Option<Numbers> {
        let Rule::Threshold { of, by: By::Value, comparison, limit } = self.method.criteria[criterion].rule()? else {
            return None;
        };
        let place = self.method.indicators.iter().position(|indicator| indicator.id == of)?;
        let indicator = &self.method.indicators[place];
        let Value::Known(value) = self.value(place, area) else { return None };
        let at = self.limit(criterion, area)?;
        let reference = match limit {
            Limit::Relative(relative) if relative.times != 0.0 => Some((at - relative.plus) / relative.times),
            _ => None,
        };
        let larger = indicator.published_for.and_then(|level| unit.within.iter().find(|(l, _)| *l == level));
        Some(Numbers {
            value,
            reference,
            limit: at,
            margin: if comparison.is_upward() { value - at } else { at - value },
            persons: self.persons(indicator, area, comparison, at),
            periods: self.periods(indicator, area),
            published_for: larger.map(|(_, code)| code.clone()),
        })
    }

    /// The fewest persons whose change of side changes the verdict, everything else staying as it is.
    fn persons(&self, indicator: &Indicator, area: usize, comparison: Comparison, limit: f64) -> Option<i64> {
        let Reading::Share { numerator, denominator } = indicator.reading() else { return None };
        if indicator.mean_of_latest > 1 || indicator.divide_by.is_some() {
            return None;
        }
        let (part, all) = (self.cell(indicator, numerator, area)?, self.cell(indicator, denominator, area)?);
        let counted = if indicator.remainder { all - part } else { part };
        let at = limit / 100.0 * all;
        // Limits are quotients of whole numbers: what is this near a whole person is that person.
        let at = if (at - at.round()).abs() < 1e-6 { at.round() } else { at };
        // The last number of persons that meets the criterion, coming from the met side.
        let last = match comparison {
            Comparison::AtLeast => at.ceil(),
            Comparison::Over => at.floor() + 1.0,
            Comparison::AtMost => at.floor(),
            Comparison::Under => at.ceil() - 1.0,
        };
        let inside = if comparison.is_upward() { counted - last } else { last - counted };
        let fewest = if inside >= 0.0 { inside + 1.0 } else { -inside };
        #[expect(clippy::cast_possible_truncation, reason = "at most the number of people there are")]
        let fewest = fewest.round() as i64;
        Some(fewest)
    }

    /// A cell of an area as its indicator reads it.
    fn cell(&self, indicator: &Indicator, column: &str, area: usize) -> Option<f64> {
        let period = self.period_of(indicator, column, area)?;
        self.table.values(column, period).map(|values| values[self.rows[area]]).filter(|value| !value.is_nan())
    }

    /// The period of a column that counts for an area.
    fn period_of(&self, indicator: &Indicator, column: &str, area: usize) -> Option<usize> {
        let has = |period: &usize| self.table.values(column, *period).is_some_and(|v| !v[self.rows[area]].is_nan());
        match indicator.period {
            Period::Screened => Some(self.period).filter(has),
            Period::Latest => (0..=self.period).rev().find(has),
        }
    }

    fn periods(&self, indicator: &Indicator, area: usize) -> Vec<String> {
        let mut periods: Vec<String> = Vec::new();
        for column in indicator.columns() {
            let Some(period) = self.period_of(indicator, column, area) else { continue };
            let name = &self.table.periods()[period];
            if !name.is_empty() && !periods.contains(name) {
                periods.push(name.clone());
            }
        }
        periods
    }
}
