//! Limits as knobs: how they are counted, how far they go, and limits moved.

use super::{Knob, Sets};
use crate::{
    figure::Unit,
    index::statistics::number,
    method::{
        Comparison, Criterion, Indicator, Limit, Method, Rule,
        criterion::{By, Relative},
    },
};

/// How the value of a limit's knob is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// So many percent above what it is compared with.
    PercentAbove,
    /// So many percent below.
    PercentBelow,
    /// So much more than what it is compared with, in the number's unit; less when negative.
    Plus,
    /// A number in the number's unit.
    Value,
    /// So many percent of the areas, the first ones.
    Share,
    /// A percentile, 0 to 100.
    Percentile,
    /// A rank.
    Rank,
}

/// Makes the knob of a criterion that has a limit.
pub(super) fn knob(method: &Method) -> impl Fn((usize, &Criterion)) -> Option<Knob> {
    move |(at, criterion)| {
        let Some(Rule::Threshold { of, by, comparison, limit }) = criterion.rule() else { return None };
        let scale = scale(by, comparison, limit);
        let published = shown(limit, scale);
        let unit = method.indicator(of).and_then(Indicator::unit);
        let percent = by == By::Value && unit == Some(Unit::Procent);
        let (lowest, highest) = range(scale, published, percent);
        let step = match scale {
            Scale::PercentAbove | Scale::PercentBelow | Scale::Share | Scale::Percentile | Scale::Rank => 1.0,
            Scale::Value if percent => 0.5,
            Scale::Plus | Scale::Value => step(highest - lowest),
        };
        let sets = Sets::Limit(at, scale);
        Some(Knob { name: format!("graense.{}", criterion.id), sets, published, lowest, highest, step })
    }
}

fn scale(by: By, comparison: Comparison, limit: &Limit) -> Scale {
    match (limit, by) {
        (Limit::Relative(relative), _) if relative.plus != 0.0 => Scale::Plus,
        (Limit::Relative(_), _) if comparison.is_upward() => Scale::PercentAbove,
        (Limit::Relative(_), _) => Scale::PercentBelow,
        (Limit::Constant(_), By::Value | By::Normalised) => Scale::Value,
        (Limit::Constant(_), By::Share) => Scale::Share,
        (Limit::Constant(_), By::Percentile) => Scale::Percentile,
        (Limit::Constant(_), By::Rank) => Scale::Rank,
    }
}

/// The value of the knob for a limit.
fn shown(limit: &Limit, scale: Scale) -> f64 {
    let percent = |share: f64| (1e6 * share).round() / 1e4;
    match (limit, scale) {
        (Limit::Relative(relative), Scale::Plus) => relative.plus,
        (Limit::Relative(relative), Scale::PercentBelow) => percent(1.0 - relative.times),
        (Limit::Relative(relative), _) => percent(relative.times - 1.0),
        (Limit::Constant(limit), Scale::Share) => percent(*limit),
        (Limit::Constant(limit), _) => *limit,
    }
}

/// How far a knob goes. The published value is always within.
fn range(scale: Scale, published: f64, percent: bool) -> (f64, f64) {
    let twice = 2.0 * published;
    let (lowest, highest) = match scale {
        Scale::PercentAbove => (twice.min(0.0), twice.max(100.0)),
        // What is 100 percent below is nothing.
        Scale::PercentBelow => (twice.min(0.0), 90_f64.max(published)),
        Scale::Value if percent => (0.0, 100.0),
        Scale::Plus => (-twice.abs(), twice.abs()),
        Scale::Value if published == 0.0 => (-1.0, 1.0),
        Scale::Value => (twice.min(0.0), twice.max(0.0)),
        Scale::Share => (1.0, 100.0),
        Scale::Percentile => (0.0, 100.0),
        Scale::Rank => (1.0, twice.max(10.0)),
    };
    (lowest.min(published), highest.max(published))
}

/// A round distance of which a range has a hundred, more or less.
pub(super) fn step(range: f64) -> f64 {
    let rough = range / 100.0;
    let power = 10_f64.powi(whole_exponent(rough));
    let step = [1.0, 2.0, 5.0].map(|round| round * power).into_iter().rfind(|step| *step <= rough * (1.0 + 1e-9));
    step.unwrap_or(power)
}

fn whole_exponent(number: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "between -324 and 308")]
    let exponent = (number.log10() + 1e-9).floor() as i32;
    exponent
}

/// Moves a criterion's limit.
pub(super) fn put(criterion: &mut Criterion, scale: Scale, value: f64) {
    let limits = [&mut criterion.at_least, &mut criterion.over, &mut criterion.at_most, &mut criterion.under];
    for limit in limits.into_iter().flatten() {
        match limit {
            Limit::Constant(limit) => *limit = if scale == Scale::Share { value / 100.0 } else { value },
            Limit::Relative(relative) => move_relative(relative, scale, value),
        }
    }
}

fn move_relative(relative: &mut Relative, scale: Scale, value: f64) {
    match scale {
        Scale::Plus => relative.plus = value,
        Scale::PercentBelow => relative.times = (number(100) - value) / 100.0,
        _ => relative.times = (number(100) + value) / 100.0,
    }
}
