//! What may be shown and given away of a screening.

use super::{
    Screening, Value,
    protect::{Counts, protecting},
    scores::Place,
    values::totals,
};
use crate::{
    method::{Indicator, Limit, Reading, Rule},
    table::Table,
};

impl Screening<'_> {
    /// The table without what must not be found in it: what may be given to anyone who wants to calculate.
    ///
    /// Of every share, in every period, the counts of persons are withheld where the share is; among how many they are
    /// counted stays, so that other shares of the same people do.
    #[must_use]
    pub fn public_table(&self) -> Table {
        let mut table = self.table.clone();
        for (at, indicator) in self.method.indicators.iter().enumerate() {
            let counted = match indicator.reading() {
                Reading::Share { numerator, .. } => numerator,
                Reading::Column(column) => column,
                Reading::Missing(_) => continue,
            };
            for period in 0..self.table.periods().len() {
                let secret = self.secrets(indicator, period);
                for (area, row) in self.rows.iter().enumerate() {
                    // What is withheld in the screened period can stem from an earlier one.
                    if secret.get(area).copied().unwrap_or(false) || self.value(at, area) == Value::Withheld {
                        table.withhold(counted, period, *row);
                    }
                }
            }
        }
        table
    }

    /// Which areas' counts of a share are withheld in a period; empty for what is no share.
    fn secrets(&self, indicator: &Indicator, period: usize) -> Vec<bool> {
        let Reading::Share { numerator, denominator } = indicator.reading() else { return Vec::new() };
        let column = |name: &str| self.table.values(name, period).unwrap_or_default();
        let (part, all) = (column(numerator), column(denominator));
        let rule = self.method.discretion;
        let of = |rows: &[usize]| -> Vec<Counts> {
            let cell = |column: &[f64], row: usize| column.get(row).copied().unwrap_or(f64::NAN);
            rows.iter().map(|row| Counts { part: cell(part, *row), all: cell(all, *row) }).collect()
        };
        let areas = of(&self.rows);
        let protects = if rule.secondary {
            protecting(&areas, &of(&totals(self.method, self.table)), rule)
        } else {
            vec![false; areas.len()]
        };
        areas.iter().zip(protects).map(|(area, protects)| protects || rule.withholds(area.part, area.all)).collect()
    }

    /// The limit of a criterion for an area; `None` where it has none, and where it would tell a withheld number.
    #[must_use]
    pub fn limit(&self, criterion: usize, area: usize) -> Option<f64> {
        let limit = self.answers.limit(criterion, area)?;
        let Some(Rule::Threshold { of, limit: Limit::Relative(relative), .. }) = self.method.criteria[criterion].rule()
        else {
            return Some(limit);
        };
        // The rest of a whole is the whole without the area's own.
        let rest = self.method.references.iter().any(|known| known.id == relative.of && known.rest_of.is_some());
        let told = (rest && self.is_withheld(of, area)) || self.is_withheld(&relative.of, area);
        (!told).then_some(limit)
    }

    /// What a criterion compares with its limit, for an area; `None` where there is nothing to show.
    #[must_use]
    pub fn compared(&self, criterion: usize, area: usize) -> Option<f64> {
        let Some(Rule::Threshold { of, .. }) = self.method.criteria[criterion].rule() else { return None };
        if self.is_withheld(of, area) {
            return None;
        }
        let derived = self.answers.compared(criterion, area);
        let value = derived.or_else(|| match Place::of(self.method, of)? {
            Place::Indicator(at) => self.values.raw(at).get(area).copied(),
            Place::Score(at) => self.scores.of(at).get(area).copied(),
        });
        value.filter(|value| !value.is_nan())
    }

    /// Whether a number of an area may not be shown: an indicator that is withheld, or a score that is made of one.
    #[must_use]
    pub fn is_withheld(&self, of: &str, area: usize) -> bool {
        match Place::of(self.method, of) {
            Some(Place::Indicator(at)) => self.value(at, area) == Value::Withheld,
            // Where the method does not calculate with what is withheld, nothing of it is in a score.
            Some(Place::Score(_)) if !self.method.discretion.calculate_with_withheld => false,
            Some(Place::Score(at)) => self.method.scores[at].of.iter().any(|part| self.is_withheld(part, area)),
            None => false,
        }
    }
}
