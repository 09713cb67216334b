//! The growth-rate rule of Statistics Canada, as Open SDG implements it.

use super::{Point, Progress, Series, Status};

/// Below this many years growth says nothing.
const FEWEST_YEARS: i32 = 2;

/// Growth a year from `base`: (b / a)^(1 / years) − 1.
fn growth(base: Point, then: Point) -> f64 {
    (then.value / base.value).powf(1.0 / f64::from(then.year - base.year)) - 1.0
}

/// Not available without baseline, from a baseline of 0, over fewer than two years, or where growth is not defined
/// because a value has changed its sign.
pub(super) fn progress(series: &Series, natural_limit: Option<f64>) -> Progress {
    let (Some(baseline), Some(latest)) = (series.baseline, series.latest) else { return Progress::NOT_AVAILABLE };
    if baseline.value == 0.0 || latest.year - baseline.year < FEWEST_YEARS {
        return Progress::NOT_AVAILABLE;
    }
    // Growth of a negative number is growth away from zero.
    let sign = series.better.sign() * baseline.value.signum();
    let own = sign * growth(baseline, latest);
    let progress = match series.target {
        Some(target) if target.year > baseline.year => {
            let asked = growth(baseline, target).abs();
            let achieved = series.better.sign() * (latest.value - target.value) >= 0.0;
            // A target that the baseline has reached asks for nothing more than staying there.
            if series.better.sign() * (target.value - baseline.value) <= 0.0 {
                return if achieved { Progress::of_share(1.0, true) } else { Progress::NOT_AVAILABLE };
            }
            Progress::of_share(own / asked, achieved)
        }
        Some(_) => return Progress::NOT_AVAILABLE,
        None => without_target(own, baseline.value, natural_limit),
    };
    if progress.measure.is_some_and(f64::is_finite) { progress } else { Progress::NOT_AVAILABLE }
}

/// Fixed limits of 1.5 %, 0.5 % and 0 a year, lower near a natural limit.
fn without_target(own: f64, baseline: f64, natural_limit: Option<f64>) -> Progress {
    let easier = natural_limit.map_or(1.0, |limit| 1.0 - (baseline.abs() / limit).powf(4.44));
    // At its limit or past it nothing can be asked of it.
    if easier <= 0.0 || easier.is_nan() {
        return Progress::NOT_AVAILABLE;
    }
    let pace = own / easier;
    let (status, score) = match pace {
        pace if pace >= 0.015 => (Status::Substantial, 500.0 * pace - 5.0),
        pace if pace >= 0.005 => (Status::Moderate, 250.0 * pace - 1.25),
        pace if pace >= 0.0 => (Status::Limited, 500.0 * pace - 2.5),
        _ => (Status::Deterioration, 125.0 * own - 2.5),
    };
    Progress { status, measure: Some(own), score: Some(score.clamp(-5.0, 5.0)) }
}
