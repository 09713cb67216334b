//! Treating and normalising one indicator of all areas.

use std::{borrow::Cow, collections::HashMap};

use super::ScreenError;
use crate::{
    index::{
        normalise::{Exponentials, min_max, rank, share_of_maximum, z_score},
        rank::percentiles,
        statistics::number,
        treat::{Treatment, logarithm, winsorise},
    },
    method::{Normalise, Treat, indicator::Direction},
};

/// The values after treatment, and what was done.
pub(super) fn treated<'v>(
    raw: &'v [f64],
    treat: &Treat,
    groups: Option<&[String]>,
    rows: &[usize],
) -> (Cow<'v, [f64]>, Treatment) {
    let mut values = Cow::Borrowed(raw);
    if let Some(groups) = groups {
        impute(values.to_mut(), groups, rows);
    }
    let mut treatment = Treatment::default();
    if let Some(rule) = treat.winsorise {
        let (treated, done) = winsorise(&values, rule);
        (values, treatment) = (treated.into(), done);
    }
    if treat.log {
        values = logarithm(&values).into();
        treatment.log = true;
    }
    (values, treatment)
}

/// Missing values become the mean of their group; where the whole group is missing, they stay so.
fn impute(values: &mut [f64], groups: &[String], rows: &[usize]) {
    let mut sums: HashMap<&str, (f64, usize)> = HashMap::new();
    // Areas without a text have no group in common.
    let in_group = |row: &usize| !groups[*row].is_empty();
    for (value, row) in values.iter().zip(rows).filter(|(value, row)| !value.is_nan() && in_group(row)) {
        let (sum, count) = sums.entry(&groups[*row]).or_default();
        *sum += value;
        *count += 1;
    }
    for (value, row) in values.iter_mut().zip(rows).filter(|(value, _)| value.is_nan()) {
        if let Some((sum, count)) = sums.get(groups[*row].as_str()) {
            *value = sum / number(*count);
        }
    }
}

/// The values after normalisation, high ones where the need is, or whatever the direction says.
///
/// `reference` gives what a reference has for this indicator, for every area.
pub(super) fn normalised(
    treated: &[f64],
    normalise: &Normalise,
    direction: Direction,
    exponentials: &mut Exponentials,
    reference: impl Fn(&str) -> Result<Vec<f64>, ScreenError>,
) -> Result<Vec<f64>, ScreenError> {
    let turned = |values: &[f64]| match direction {
        Direction::Positive => values.to_vec(),
        Direction::Negative => values.iter().map(|value| -value).collect(),
    };
    let against = |to: &str, compare: fn(f64, f64) -> f64| {
        let reference = reference(to)?;
        Ok(treated.iter().zip(reference).map(|(value, other)| compare(*value, other)).collect::<Vec<f64>>())
    };
    Ok(match normalise {
        Normalise::Ratio { to } => {
            let share = |value: f64, other: f64| if other == 0.0 { f64::NAN } else { value / other };
            against(to, share)?
        }
        Normalise::Difference { to } => turned(&against(to, |value, other| value - other)?),
        other if direction == Direction::Positive => of_column(treated, other, exponentials),
        other => of_column(&turned(treated), other, exponentials),
    })
}

/// A column after a normalisation that looks at nothing else. High values come first.
pub(super) fn of_column(values: &[f64], normalise: &Normalise, exponentials: &mut Exponentials) -> Vec<f64> {
    match normalise {
        Normalise::None {} | Normalise::Ratio { .. } | Normalise::Difference { .. } => values.to_vec(),
        Normalise::MinMax { from, to } => min_max(values, *from, *to),
        Normalise::ZScore { spread } => z_score(values, *spread),
        Normalise::Rank { ties } => rank(values, *ties),
        Normalise::Percentile { ties, zeros, of } => percentiles(values, *ties, *zeros, *of),
        Normalise::ExponentialRank { convention, ties } => exponentials.of(values, *ties, *convention),
        Normalise::ShareOfMaximum { to } => share_of_maximum(values, *to),
    }
}
