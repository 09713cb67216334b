//! What the criteria say of every area.

mod combine;
mod threshold;

use serde::{Deserialize, Serialize};

use self::threshold::Limits;
use super::{ScreenError, scores::Scores, values::Values, variation::Variation};
use crate::{
    method::{Method, Rule, asked, in_order},
    table::Table,
};

/// Whether a criterion is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The value is on the met side of the limit.
    Met,
    /// It is not.
    NotMet,
    /// It can't be said, because numbers are missing.
    NoData,
    /// It is not said, because the number rests on too few people.
    Withheld,
}

impl Verdict {
    fn of(met: bool) -> Self {
        if met { Self::Met } else { Self::NotMet }
    }

    /// Whether it is neither yes nor no.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::NoData | Self::Withheld)
    }
}

/// What the questions are asked of.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    /// A checked method.
    pub method: &'a Method,
    pub table: &'a Table,
    /// The period that is screened.
    pub period: usize,
    /// The rows that are areas.
    pub rows: &'a [usize],
    pub values: &'a Values<'a>,
    pub scores: &'a Scores,
    /// As the method states it, or one of its variants.
    pub variation: &'a Variation,
}

/// All criteria of all areas.
#[derive(Debug, Clone)]
pub(super) struct Answers {
    /// One list of areas a criterion.
    pub verdicts: Vec<Vec<Verdict>>,
    limits: Vec<Limits>,
    /// What was compared with the limit, for criteria about ranks and the like; empty where it is the value itself.
    compared: Vec<Vec<f64>>,
}

/// Gives the verdicts so many years before; `None` when the table does not have that year.
pub(super) type Before<'a> = dyn FnMut(usize) -> Result<Option<Vec<Vec<Verdict>>>, ScreenError> + 'a;

/// The place of the period so many years before; `None` when the table does not have it.
///
/// Periods that are years are counted as years, so that a gap is a gap; others by their order.
pub(super) fn years_before(table: &Table, period: usize, back: usize) -> Option<usize> {
    let periods = table.periods();
    match periods.get(period)?.parse::<i64>() {
        Ok(year) => {
            let wanted = (year - i64::try_from(back).ok()?).to_string();
            periods.iter().position(|known| *known == wanted)
        }
        Err(_) => period.checked_sub(back),
    }
}

impl Answers {
    /// Answers every criterion, each after those that it asks about.
    pub(super) fn find(ground: Ground<'_>, before: &mut Before<'_>) -> Result<Self, ScreenError> {
        let criteria = &ground.method.criteria;
        let place = |name: &str| criteria.iter().position(|criterion| criterion.id == name);
        let parts = |criterion: usize| asked(&criteria[criterion]).into_iter().filter_map(place).collect();
        let mut verdicts = vec![Vec::new(); criteria.len()];
        let mut limits = vec![Limits::None; criteria.len()];
        let mut compared = vec![Vec::new(); criteria.len()];
        // A checked method has no cycle; of one that has, nothing is answered.
        for at in in_order(criteria.len(), parts).unwrap_or_default() {
            let columns: Vec<&[Verdict]> = asked(&criteria[at])
                .into_iter()
                .map(|name| place(name).map_or(&[][..], |place| verdicts[place].as_slice()))
                .collect();
            let each = |decide: &dyn Fn(&[Verdict]) -> Verdict| {
                let mut said = Vec::with_capacity(columns.len());
                let one = |area: usize| {
                    said.clear();
                    said.extend(columns.iter().map(|column| column[area]));
                    decide(&said)
                };
                (0..ground.rows.len()).map(one).collect::<Vec<_>>()
            };
            let found = match criteria[at].rule() {
                None | Some(Rule::Unpublished { .. }) => vec![Verdict::NoData; ground.rows.len()],
                Some(Rule::Threshold { of, by, comparison, limit }) => {
                    limits[at] = Limits::find(ground, of, limit)?.times(ground.variation.limit(at));
                    let (verdicts, derived) = threshold::verdicts(ground, of, by, comparison, &limits[at]);
                    compared[at] = derived;
                    verdicts
                }
                Some(Rule::Count(rule)) => each(&|said| combine::counted(rule, said)),
                Some(Rule::All(names)) => each(&|said| combine::at_least(said, names.len())),
                Some(Rule::Any(_)) => each(&|said| combine::at_least(said, 1)),
                Some(Rule::Not(_)) => each(&combine::not),
                Some(Rule::NoValue(of)) => threshold::no_value(ground, of),
                Some(Rule::Neighbours(rule)) => combine::around(ground, columns[0], rule, &criteria[at].id)?,
                Some(Rule::Years(rule)) => {
                    let asked = place(&rule.of).unwrap_or_default();
                    combine::over_years(columns[0], asked, rule, before)?
                }
            };
            verdicts[at] = found;
        }
        Ok(Self { verdicts, limits, compared })
    }

    /// What a criterion compares with its limit for an area, where that is not the value itself.
    pub(super) fn compared(&self, criterion: usize, area: usize) -> Option<f64> {
        self.compared[criterion].get(area).copied()
    }

    /// The limit of a criterion for an area.
    pub(super) fn limit(&self, criterion: usize, area: usize) -> Option<f64> {
        Some(self.limits[criterion].of(area)).filter(|limit| !limit.is_nan())
    }
}
