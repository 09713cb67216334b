//! How the designated areas overlap the statistical ones, computed from the outlines.

use domain::area::Level;
use geo::{Area as _, BooleanOps, BoundingRect, Intersects};
use store::Overlap;

use super::areas::Areas;

/// Every overlap of kvarterer and bydele with byområder. Both shares are ratios of areas, so the degrees' narrowing
/// towards the pole cancels out.
pub(super) fn overlaps(areas: &Areas) -> Vec<Overlap> {
    let mut found = Vec::new();
    for designated in areas.of_level(Level::Byomraade) {
        for unit in areas.of_level(Level::Kvarter).chain(areas.of_level(Level::Bydel)) {
            let (Some(a), Some(b)) = (&unit.shape, &designated.shape) else { continue };
            let near = a.bounding_rect().zip(b.bounding_rect()).is_some_and(|(a, b)| a.intersects(&b));
            let common = if near { a.intersection(b).unsigned_area() } else { 0.0 };
            if common > 0.0 {
                found.push(Overlap {
                    area: unit.area.code.clone(),
                    other: designated.area.code.clone(),
                    share_of_area: common / a.unsigned_area(),
                    share_of_other: common / b.unsigned_area(),
                });
            }
        }
    }
    found
}
