//! A method applied to a table: what each area's numbers say, question by question, and together.
//!
//! The engine is a pure function: the same method and table give the same result, everywhere, the browser included.
//!
//! - [`values`]: reading indicators, and what they are compared with
//! - [`protect`]: what is withheld so that nothing small is found by subtraction
//! - [`public`]: what may be shown and given away
//! - [`prepare`]: treating and normalising them
//! - [`scores`]: putting them together, ranking, classes
//! - [`mod@answers`]: what the criteria say
//! - [`standing`]: designation, inclusion, exclusion
//! - [`groups`]: neighbours as one
//! - [`variation`]: how sure a designation is
//! - [`effects`]: what is withheld, and what follows from it
//! - [`mod@difference`]: what moved areas between two screenings
//! - [`outcome`]: what is stored and shown of one area
//! - [`figures`]: a table from the city's own figures

mod answers;
mod difference;
mod effects;
mod error;
mod figures;
mod groups;
mod outcome;
mod prepare;
mod protect;
mod public;
mod scores;
mod standing;
mod values;
mod variation;

use std::collections::HashMap;

pub use self::{
    answers::Verdict,
    difference::{Cause, Change, Difference, difference},
    effects::{Effect, Reach},
    error::ScreenError,
    figures::{Unit, table},
    groups::Group,
    outcome::{AreaOutcome, CriterionOutcome, InVariants, Numbers, Outcome},
    standing::Standing,
    values::{Value, Why},
    variation::{Assumption, Robustness, Trials},
};
use self::{
    answers::{Answers, Ground},
    scores::Scores,
    standing::Lists,
    values::Values,
    variation::Variation,
};
use crate::{
    method::{Limit, Method, Normalise, Rule},
    table::Table,
};

/// The result of a method on a table in one period.
#[derive(Debug, Clone)]
pub struct Screening<'a> {
    method: &'a Method,
    table: &'a Table,
    period: usize,
    /// The rows that are areas, in the table's order; everything below has one entry each.
    rows: Vec<usize>,
    values: Values<'a>,
    scores: Scores,
    answers: Answers,
    standings: Vec<Vec<Standing>>,
    groups: Vec<Group>,
    /// The group of each area, as its place among the groups; empty when the method does not join.
    group_of: Vec<Option<usize>>,
    lists: Lists,
    /// The verdicts of the earlier periods that were asked about.
    earlier: Earlier,
}

/// Applies `method` to `table`, in the period of that name or in the latest.
///
/// # Errors
/// [`ScreenError`] names what the table lacks or which value can't be.
pub fn screen<'a>(method: &'a Method, table: &'a Table, period: Option<&str>) -> Result<Screening<'a>, ScreenError> {
    let period = match period {
        None => table.periods().len().checked_sub(1).ok_or(ScreenError::NoAreas)?,
        Some(name) => {
            let known = table.periods().iter().position(|known| known == name);
            known.ok_or_else(|| ScreenError::Period { wanted: name.to_owned(), known: table.periods().join(", ") })?
        }
    };
    let mut earlier = HashMap::new();
    let screening = screen_period(method, table, period, &mut earlier)?;
    let screening = Screening { earlier, ..screening };
    // In earlier years a missing reference leaves the answer open; in the year that is asked for it is a mistake.
    screening.missing_reference().map_or(Ok(screening), Err)
}

/// The answers of earlier periods, which criteria over years ask for.
type Earlier = HashMap<usize, Vec<Vec<Verdict>>>;

fn screen_period<'a>(
    method: &'a Method,
    table: &'a Table,
    period: usize,
    earlier: &mut Earlier,
) -> Result<Screening<'a>, ScreenError> {
    let rows = areas(method, table)?;
    let values = Values::read(method, table, period, &rows)?;
    let lists = Lists::find(method, table, &rows)?;
    let mut before = |back: usize| -> Result<Option<Vec<Vec<Verdict>>>, ScreenError> {
        let Some(place) = answers::years_before(table, period, back) else { return Ok(None) };
        if !earlier.contains_key(&place) {
            let answers = screen_period(method, table, place, earlier)?.answers.verdicts;
            earlier.insert(place, answers);
        }
        Ok(earlier.get(&place).cloned())
    };
    let at = (method, table, period);
    let Evaluated { scores, answers, standings, groups } =
        evaluate(at, &rows, &values, &Variation::default(), &lists, &mut before)?;
    let mut group_of = vec![None; if method.group.is_some() { rows.len() } else { 0 }];
    for (place, group) in groups.iter().enumerate() {
        group.areas.iter().for_each(|area| group_of[*area] = Some(place));
    }
    let earlier = Earlier::new();
    Ok(Screening { method, table, period, rows, values, scores, answers, standings, groups, group_of, lists, earlier })
}

/// Everything that follows from the values.
struct Evaluated {
    scores: Scores,
    answers: Answers,
    standings: Vec<Vec<Standing>>,
    groups: Vec<Group>,
}

/// Scores, answers, standings and groups, as the method states them or in one of its variants.
fn evaluate(
    (method, table, period): (&Method, &Table, usize),
    rows: &[usize],
    values: &Values,
    variation: &Variation,
    lists: &Lists,
    before: &mut answers::Before<'_>,
) -> Result<Evaluated, ScreenError> {
    let scores = Scores::compute(method, values, variation);
    let ground = Ground { method, table, period, rows, values, scores: &scores, variation };
    let answers = Answers::find(ground, before)?;
    let mut standings = standing::all(method, lists, &answers, rows.len());
    let groups = groups::join(method, table, period, rows, &mut standings)?;
    Ok(Evaluated { scores, answers, standings, groups })
}

/// The rows that are areas: all but those that areas are compared with.
fn areas(method: &Method, table: &Table) -> Result<Vec<usize>, ScreenError> {
    let mut compared = std::collections::HashSet::new();
    for reference in &method.references {
        for id in reference.area.iter().chain(&reference.rest_of) {
            let row = table.row(id);
            compared.insert(row.ok_or_else(|| ScreenError::Reference { id: reference.id.clone(), row: id.clone() })?);
        }
    }
    let rows: Vec<usize> = (0..table.rows()).filter(|row| !compared.contains(row)).collect();
    if rows.is_empty() { Err(ScreenError::NoAreas) } else { Ok(rows) }
}

impl<'a> Screening<'a> {
    /// A reference that a criterion or a normalisation needs and that has no value.
    fn missing_reference(&self) -> Option<ScreenError> {
        let named = |reference: &str, indicator: &str| {
            self.method.references.iter().any(|known| known.id == reference).then(|| ScreenError::NoReferenceValue {
                reference: reference.to_owned(),
                indicator: indicator.to_owned(),
            })
        };
        let of_criteria =
            self.method.criteria.iter().enumerate().find_map(|(at, criterion)| match criterion.rule()? {
                Rule::Threshold { of, limit: Limit::Relative(relative), .. } => {
                    let none = (0..self.len()).all(|area| self.answers.limit(at, area).is_none());
                    named(&relative.of, of).filter(|_| none)
                }
                _ => None,
            });
        of_criteria.or_else(|| {
            self.method.indicators.iter().enumerate().find_map(|(at, indicator)| {
                let (Normalise::Ratio { to } | Normalise::Difference { to }) =
                    indicator.normalise.as_ref().unwrap_or(&self.method.normalise)
                else {
                    return None;
                };
                let none = self.normalised(at).iter().all(|value| value.is_nan());
                let some = self.values.raw(at).iter().any(|value| !value.is_nan());
                named(to, &indicator.id).filter(|_| none && some)
            })
        })
    }

    /// How many areas were screened.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there were none. There always are some.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The method that was applied.
    #[must_use]
    pub fn method(&self) -> &'a Method {
        self.method
    }

    /// The period that was screened; empty where the table has none.
    #[must_use]
    pub fn period(&self) -> &'a str {
        &self.table.periods()[self.period]
    }

    /// The id of an area.
    #[must_use]
    pub fn id(&self, area: usize) -> &'a str {
        self.table.id(self.rows[area])
    }

    /// The name of an area.
    #[must_use]
    pub fn name(&self, area: usize) -> &'a str {
        self.table.name(self.rows[area])
    }

    /// An indicator of an area: its value before treatment.
    #[must_use]
    pub fn value(&self, indicator: usize, area: usize) -> Value {
        self.values.of(indicator, area)
    }

    /// An indicator of all areas after treatment and normalisation; `NaN` where there is none.
    #[must_use]
    pub fn normalised(&self, indicator: usize) -> &[f64] {
        self.values.normalised(indicator, None)
    }

    /// An indicator of all areas after treatment and before normalisation; `NaN` where there is none.
    #[must_use]
    pub fn treated(&self, indicator: usize) -> Vec<f64> {
        self.values.treated(self.method, self.table, &self.rows, indicator).0.into_owned()
    }

    /// A score of all areas; `NaN` where there is none.
    #[must_use]
    pub fn score(&self, score: usize) -> &[f64] {
        self.scores.of(score)
    }

    /// The rank of all areas, from 1; `None` when the method does not rank.
    #[must_use]
    pub fn ranks(&self) -> Option<&[f64]> {
        self.scores.ranks.as_deref()
    }

    /// A division's class of each area, from 1; `None` for areas without a value.
    #[must_use]
    pub fn classes(&self, division: usize) -> &[Option<u32>] {
        &self.scores.classes[division]
    }

    /// What a criterion says of an area.
    #[must_use]
    pub fn verdict(&self, criterion: usize, area: usize) -> Verdict {
        self.answers.verdicts[criterion][area]
    }

    /// The groups that designated neighbours make; none when the method does not join.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The group of an area; `None` when it is in none.
    #[must_use]
    pub fn group(&self, area: usize) -> Option<&Group> {
        self.groups.get((*self.group_of.get(area)?)?)
    }

    /// What an area is designated as, or why not: one entry a designation of the method.
    #[must_use]
    pub fn standing(&self, designation: usize, area: usize) -> &Standing {
        &self.standings[designation][area]
    }
}

#[cfg(test)]
mod tests;
