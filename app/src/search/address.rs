//! From what a visitor writes to the areas of an address: a position, a rode number, or an address that a service knows.

use domain::area::Level;
use store::Area;

use super::data::{Link, Lookup, Place, PlaceAreas};
use crate::{
    Fault,
    address::{
        places::{Here, Places},
        typed,
    },
    locale::t,
    visit::Visit,
};

/// Looks up what may be an address. A service is only asked when the text has a house number, or names nothing else:
/// what needs not leave the house stays in it.
pub(super) async fn look_up(visit: &Visit, text: &str, is_found: bool) -> Result<Lookup, Fault> {
    let addresses = &visit.services.addresses;
    if let Some(position) = typed::position(text) {
        let places = addresses.places.get(&visit.services.db).await?;
        let [longitude, latitude] = position.map(|degrees| visit.language.decimal(degrees, 5));
        let label = t!(visit.language, "search-position", latitude = latitude, longitude = longitude);
        return Ok(Lookup::Places(vec![place(&places, label, position)]));
    }
    if let Some(number) = typed::rode(text) {
        let places = addresses.places.get(&visit.services.db).await?;
        let Some((rode, here)) = places.rode(&number) else { return Ok(Lookup::NoRode) };
        let label = t!(visit.language, "search-rode", number = number.as_str(), name = rode.name.as_str());
        return Ok(Lookup::Places(vec![Place { label, areas: Some(areas(&here)) }]));
    }
    let is_address = typed::has_house_number(text);
    if !is_address && (is_found || !typed::may_be_address(text)) {
        return Ok(Lookup::NotAsked);
    }
    let Some(resolver) = addresses.resolver() else {
        return Ok(if is_address { Lookup::NoService } else { Lookup::NotAsked });
    };
    match resolver.find(text).await {
        Ok(hits) => {
            let places = addresses.places.get(&visit.services.db).await?;
            Ok(Lookup::Places(hits.into_iter().map(|hit| place(&places, hit.label, hit.position)).collect()))
        }
        Err(cause) => {
            // Never what was asked for: only which way it failed.
            tracing::warn!(%cause, "an address could not be looked up");
            Ok(Lookup::Failed)
        }
    }
}

fn place(places: &Places, label: String, position: [f64; 2]) -> Place {
    Place { label, areas: places.at(position).as_ref().map(areas) }
}

fn areas(here: &Here) -> PlaceAreas {
    let mut perhaps: Vec<Link> = here.perhaps.iter().filter_map(link).collect();
    perhaps.dedup();
    PlaceAreas {
        kvarter: link(&here.kvarter),
        bydel: here.bydel.as_ref().and_then(link),
        byomraade: here.byomraade.as_ref().and_then(link),
        rode: here.rode.as_ref().map(|rode| (rode.code.to_string(), rode.name.clone())),
        perhaps,
    }
}

fn link(area: &Area) -> Option<Link> {
    debug_assert!(area.level != Level::Rode, "roder have no pages");
    Some(Link { slug: area.slug.as_ref()?.to_string(), name: area.name.clone() })
}
