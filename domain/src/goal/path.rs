//! A straight path from the baseline to the target.

use super::{Progress, Series};

/// The way gone, as a share of the way that should have been gone by the latest year. Not available without baseline or
/// target, in the baseline's own year, or when there is no way to go.
pub(super) fn progress(series: &Series) -> Progress {
    let (Some(baseline), Some(latest), Some(target)) = (series.baseline, series.latest, series.target) else {
        return Progress::NOT_AVAILABLE;
    };
    let sign = series.better.sign();
    let way = sign * (target.value - baseline.value);
    let achieved = sign * (latest.value - target.value) >= 0.0;
    if latest.year <= baseline.year || target.year <= baseline.year || way <= 0.0 {
        // A target that the baseline has reached asks for nothing more than staying there.
        let stays = latest.year > baseline.year && way <= 0.0 && achieved;
        return if stays { Progress::of_share(1.0, true) } else { Progress::NOT_AVAILABLE };
    }
    let years = f64::from(latest.year - baseline.year) / f64::from(target.year - baseline.year);
    let gone = sign * (latest.value - baseline.value);
    Progress::of_share(gone / (way * years.min(1.0)), achieved)
}
