//! The areas of a place as somebody writes it: a position, a rode number, or an address that the service knows.

use store::Area;

use super::{places::Here, typed};
use crate::{Fault, services::Services};

/// A place that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Around {
    /// The place as it was found: the address as it is written on a letter, or the text itself.
    pub label: String,
    /// The areas with pages that it lies in, small to large.
    pub areas: Vec<Area>,
    /// Those that it may belong to as well, being so close to a border.
    pub perhaps: Vec<Area>,
}

/// The areas of a place; `None` where the text names no place that can be found, or one outside the city. The service is
/// asked only for what has a house number.
///
/// # Errors
/// [`Fault::Unavailable`] when the database does not answer.
pub async fn around(services: &Services, text: &str) -> Result<Option<Around>, Fault> {
    let addresses = &services.addresses;
    let places = || addresses.places.get(&services.db);
    if let Some(position) = typed::position(text) {
        return Ok(places().await?.at(position).map(|here| told(text, here)));
    }
    if let Some(number) = typed::rode(text) {
        return Ok(places().await?.rode(&number).map(|(_, here)| told(text, here)));
    }
    let Some(resolver) = addresses.resolver().filter(|_| typed::has_house_number(text)) else { return Ok(None) };
    match resolver.find(text).await {
        Ok(hits) => {
            let places = places().await?;
            let first = hits.into_iter().next();
            Ok(first.and_then(|hit| places.at(hit.position).map(|here| told(&hit.label, here))))
        }
        Err(cause) => {
            tracing::warn!(%cause, "an address could not be looked up");
            Ok(None)
        }
    }
}

fn told(label: &str, here: Here) -> Around {
    let Here { kvarter, bydel, byomraade, perhaps, .. } = here;
    let areas = byomraade.into_iter().chain([kvarter]).chain(bydel).collect();
    Around { label: label.to_owned(), areas, perhaps }
}
