//! What an area is, how many live there, and what else its name needs.

use domain::area::Level;

use super::Ground;
use crate::locale::t;

/// What `data/areas/boligomraader.csv` makes of a housing organisation.
const HOUSING: (&str, &str) = ("Boligorganisation: ", ". Placeringen på kortet er vejledende.");

/// What it is, and where: "Kvarter i Brønshøj-Husum".
pub(super) fn kind(ground: &Ground<'_>) -> String {
    let (language, area) = (ground.visit.language, &ground.area);
    let parent = ground.parent.as_ref().map(|parent| parent.name.as_str()).unwrap_or_default();
    match area.level {
        Level::Byomraade if area.part_of == area.name => {
            t!(language, "area-kind-byomraade", year = area.code.designated_year())
        }
        Level::Byomraade => {
            t!(language, "area-kind-byomraade-part", year = area.code.designated_year(), whole = area.part_of.as_str())
        }
        Level::Boligomraade => t!(language, "area-kind-boligomraade", kvarter = parent),
        Level::Bydel => t!(language, "area-kind-bydel"),
        _ => t!(language, "area-kind-kvarter", bydel = parent),
    }
}

/// Its residents and when they were counted; `None` where nobody publishes them.
pub(super) fn population(ground: &Ground<'_>) -> Option<String> {
    let language = ground.visit.language;
    let (period, residents) = ground.residents(&ground.area).pop_last()?;
    let count = language.decimal(residents, 0);
    Some(t!(language, "area-population", count = count, period = language.period(&period)))
}

/// What else is known of it; empty when nothing.
pub(super) fn note(ground: &Ground<'_>) -> String {
    let (visit, area) = (ground.visit, &ground.area);
    if area.level == Level::Kvarter && area.name != area.official_name {
        return t!(visit.language, "area-official-name", name = area.official_name.as_str());
    }
    let organisation = area.note.strip_prefix(HOUSING.0).and_then(|rest| rest.strip_suffix(HOUSING.1));
    organisation.map_or_else(
        || visit.text(&area.note),
        |organisation| t!(visit.language, "area-housing", organisation = visit.text(organisation)),
    )
}
