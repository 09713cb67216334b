//! Reading one criterion's number for one area.

use crate::{
    area::{AreaCode, Level},
    discretion,
    figure::Figures,
    method::Indicator,
};

use super::Unit;

/// What could be read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reading {
    /// A number.
    Known(Known),
    /// A number that must not be shown.
    Withheld,
    /// No number.
    Missing,
}

/// A number that was read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Known {
    /// In the indicator's unit.
    pub value: f64,
    /// For a share, the persons among whom it is counted.
    pub counted_among: Option<f64>,
    /// The periods of the figures, each once.
    pub periods: Vec<String>,
    /// The larger area whose figure this is.
    pub published_for: Option<AreaCode>,
}

/// Reads `indicator` for `unit`.
pub(super) fn read(indicator: &Indicator, unit: &Unit, figures: &Figures) -> Reading {
    match indicator {
        Indicator::Missing { .. } => Reading::Missing,
        Indicator::Share { numerator, denominator, complement } => {
            share(figures, &unit.code, numerator, denominator, *complement)
        }
        Indicator::Value { measure, complement, published_for, .. } => {
            value(figures, unit, measure, *complement, *published_for)
        }
    }
}

fn share(figures: &Figures, area: &AreaCode, numerator: &str, denominator: &str, complement: bool) -> Reading {
    let (Some((part, part_period)), Some((all, all_period))) =
        (figures.latest(area, numerator), figures.latest(area, denominator))
    else {
        return Reading::Missing;
    };
    if all <= 0.0 || part > all {
        return Reading::Missing;
    }
    if discretion::withheld(part, all) {
        return Reading::Withheld;
    }
    let counted = if complement { all - part } else { part };
    let mut periods = vec![part_period.to_owned()];
    if all_period != part_period {
        periods.push(all_period.to_owned());
    }
    Reading::Known(Known { value: 100.0 * counted / all, counted_among: Some(all), periods, published_for: None })
}

fn value(figures: &Figures, unit: &Unit, measure: &str, complement: bool, level: Option<Level>) -> Reading {
    let is_city = unit.code == AreaCode::city();
    let larger = level.filter(|_| !is_city).map(|level| unit.within.iter().find(|(l, _)| *l == level));
    let (area, published_for) = match larger {
        None => (&unit.code, None),
        Some(Some((_, larger))) => (larger, Some(larger.clone())),
        Some(None) => return Reading::Missing,
    };
    let Some((published, period)) = figures.latest(area, measure) else { return Reading::Missing };
    let value = if complement { 100.0 - published } else { published };
    Reading::Known(Known { value, counted_among: None, periods: vec![period.to_owned()], published_for })
}
