//! How the designated areas overlap the statistical ones, computed from the outlines.

use domain::area::Level;
use store::Overlap;

use super::areas::Areas;

/// Every overlap of kvarterer and bydele with byområder.
pub(super) fn overlaps(areas: &Areas) -> Vec<Overlap> {
    let surfaces = |level| areas.of_level(level).filter_map(|drawn| Some((&drawn.area.code, drawn.surface.as_ref()?)));
    let units: Vec<_> = surfaces(Level::Kvarter).chain(surfaces(Level::Bydel)).collect();
    let designated: Vec<_> = surfaces(Level::Byomraade).collect();
    admin::data::overlaps(&units, &designated)
}
