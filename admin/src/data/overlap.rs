//! How areas overlap, computed from their outlines.

use domain::area::AreaCode;
use intake::Surface;
use store::Overlap;

/// Every overlap of statistical areas (kvarterer and bydele) with designated ones.
#[must_use]
pub fn overlaps(units: &[(&AreaCode, &Surface)], designated: &[(&AreaCode, &Surface)]) -> Vec<Overlap> {
    let pairs = designated.iter().flat_map(|other| units.iter().map(move |unit| (unit, other)));
    let overlap = |((area, surface), (other, other_surface)): (&(&AreaCode, &Surface), &(&AreaCode, &Surface))| {
        let (share_of_area, share_of_other) = surface.shares(other_surface)?;
        Some(Overlap { area: (*area).clone(), other: (*other).clone(), share_of_area, share_of_other })
    };
    pairs.filter_map(overlap).collect()
}
