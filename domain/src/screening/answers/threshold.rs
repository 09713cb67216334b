//! A number against a limit.

use super::{
    super::{
        ScreenError,
        scores::Place,
        values::{Value, reference},
    },
    Ground, Verdict,
};
use crate::{
    index::{
        rank::{First, PercentileOf, Ties, Zeros, percentiles, ranks},
        statistics::{count, mean, median, number},
    },
    method::{Comparison, Limit, areas::Statistic, criterion::By, indicator::Direction},
};

/// The limit of a criterion.
#[derive(Debug, Clone)]
pub(super) enum Limits {
    /// It has none.
    None,
    /// The same for all areas.
    One(f64),
    /// One an area.
    Each(Vec<f64>),
}

impl Limits {
    /// The limit for an area; `NaN` where it has none.
    pub(super) fn of(&self, area: usize) -> f64 {
        match self {
            Self::None => f64::NAN,
            Self::One(limit) => *limit,
            Self::Each(limits) => limits.get(area).copied().unwrap_or(f64::NAN),
        }
    }

    /// The limits times a factor.
    pub(super) fn times(self, factor: f64) -> Self {
        #[expect(clippy::float_cmp, reason = "exactly one is no factor")]
        if factor == 1.0 {
            return self;
        }
        match self {
            Self::None => Self::None,
            Self::One(limit) => Self::One(limit * factor),
            Self::Each(limits) => Self::Each(limits.into_iter().map(|limit| limit * factor).collect()),
        }
    }

    /// The limit that `of` is compared with.
    pub(super) fn find(ground: Ground<'_>, of: &str, limit: &Limit) -> Result<Self, ScreenError> {
        let relative = match limit {
            Limit::Constant(limit) => return Ok(Self::One(*limit)),
            Limit::Relative(relative) => relative,
        };
        let Ground { method, table, period, rows, values, scores, .. } = ground;
        let others = match (Place::of(method, &relative.of), Place::of(method, of)) {
            // Another number of the same area.
            (Some(other), _) => plain(ground, other).to_vec(),
            (None, Some(Place::Indicator(at))) => {
                reference(method, table, period, rows, values.raw(at), &method.indicators[at], &relative.of)?
            }
            (None, Some(Place::Score(at))) => {
                let reference = method.references.iter().find(|reference| reference.id == relative.of);
                let value = match reference.and_then(|reference| reference.statistic) {
                    Some(Statistic::Mean) => mean(scores.of(at)),
                    Some(Statistic::Median) => median(scores.of(at)),
                    None => None,
                };
                vec![value.unwrap_or(f64::NAN); rows.len()]
            }
            (None, None) => return Ok(Self::None),
        };
        let limits: Vec<f64> = others.into_iter().map(|other| relative.times * other + relative.plus).collect();
        let same = limits.windows(2).all(|pair| pair[0].to_bits() == pair[1].to_bits());
        Ok(match limits.first() {
            Some(limit) if same => Self::One(*limit),
            _ => Self::Each(limits),
        })
    }
}

/// Each area's number against its limit, and the numbers where they are made of the values by their order.
pub(super) fn verdicts(
    ground: Ground<'_>,
    of: &str,
    by: By,
    comparison: Comparison,
    limits: &Limits,
) -> (Vec<Verdict>, Vec<f64>) {
    let Some(place) = Place::of(ground.method, of) else {
        return (vec![Verdict::NoData; ground.rows.len()], Vec::new());
    };
    let withheld = |area: usize| match place {
        Place::Indicator(at) => ground.values.of(at, area) == Value::Withheld,
        Place::Score(_) => false,
    };
    let verdict = |area: usize, value: f64| {
        let limit = limits.of(area);
        if !value.is_nan() && !limit.is_nan() {
            Verdict::of(comparison.holds(value, limit))
        } else if withheld(area) {
            Verdict::Withheld
        } else {
            Verdict::NoData
        }
    };
    let compared = compared(ground, place, by);
    let verdicts = compared.iter().enumerate().map(|(area, value)| verdict(area, *value)).collect();
    (verdicts, if by == By::Value { Vec::new() } else { compared.into_owned() })
}

/// Whether each area is without a number. A withheld one is there.
pub(super) fn no_value(ground: Ground<'_>, of: &str) -> Vec<Verdict> {
    let Some(place) = Place::of(ground.method, of) else { return vec![Verdict::NoData; ground.rows.len()] };
    let is_missing = |area: usize| match place {
        Place::Indicator(at) => ground.values.of(at, area) == Value::Missing,
        Place::Score(at) => ground.scores.of(at)[area].is_nan(),
    };
    (0..ground.rows.len()).map(|area| Verdict::of(is_missing(area))).collect()
}

/// A number as it is, before normalisation.
fn plain(ground: Ground<'_>, place: Place) -> &[f64] {
    match place {
        Place::Indicator(at) => ground.values.raw(at),
        Place::Score(at) => ground.scores.of(at),
    }
}

/// What of a number is compared.
fn compared(ground: Ground<'_>, place: Place, by: By) -> std::borrow::Cow<'_, [f64]> {
    let values = plain(ground, place);
    let ranked = |first: First| match (&ground.method.ranking, &ground.scores.ranks) {
        // What the method ranks by is ranked already.
        (Some(ranking), Some(ranks))
            if ranking.first == first
                && ranking.ties == Ties::Min
                && matches!(place, Place::Score(_))
                && Place::of(ground.method, &ranking.of) == Some(place) =>
        {
            ranks.clone()
        }
        _ => ranks(values, first, Ties::Min),
    };
    let first = match place {
        Place::Indicator(at) if ground.method.indicators[at].direction == Direction::Negative => First::Lowest,
        _ => First::Highest,
    };
    match by {
        By::Value => values.into(),
        By::Normalised => ground.scores.column(ground.values, place).into(),
        By::Rank => ranked(first).into(),
        By::Share => {
            let n = number(count(values));
            ranked(first).into_iter().map(|rank| rank / n).collect()
        }
        By::Percentile => {
            let sign = if first == First::Lowest { -1.0 } else { 1.0 };
            let turned: Vec<f64> = values.iter().map(|value| sign * value).collect();
            percentiles(&turned, Ties::Max, Zeros::Together, PercentileOf::Count).into()
        }
    }
}
