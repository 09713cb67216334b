//! The areas of a place as somebody writes it: a position, a rode number, or an address that the service knows.

use std::sync::Arc;

use domain::{area::Level, outline::Position};
use store::Area;

use super::{
    places::{Here, Places},
    typed,
};
use crate::{Fault, services::Services};

/// A place that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Around {
    /// The place as it was found: the address as it is written on a letter, or the text itself.
    pub label: String,
    /// Where it is: longitude and latitude; `None` for a rode, which is no point.
    pub position: Option<Position>,
    /// The areas with pages that it lies in, small to large.
    pub areas: Vec<Area>,
    /// Those that it may belong to as well, being so close to a border.
    pub perhaps: Vec<Area>,
}

impl Around {
    /// The areas to name: the smallest ones, which the larger ones follow from.
    pub fn named(&self) -> impl Iterator<Item = &Area> {
        self.areas.iter().filter(|area| area.level != Level::Bydel)
    }
}

/// The position that a text says, to about a metre. `None` where it says none in Denmark.
#[must_use]
pub fn position(text: &str) -> Option<Position> {
    typed::position(text).map(rounded)
}

/// A position with five decimals of a degree.
fn rounded(position: Position) -> Position {
    position.map(|degrees| (degrees * 1e5).round() / 1e5)
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
        return Ok(places().await?.at(position).map(|here| told(text, Some(position), here)));
    }
    if let Some(number) = typed::rode(text) {
        return Ok(places().await?.rode(&number).map(|(_, here)| told(text, None, here)));
    }
    let Some(resolver) = addresses.resolver().filter(|_| typed::has_house_number(text)) else { return Ok(None) };
    match resolver.find(text).await {
        Ok(hits) => {
            let places = places().await?;
            let first = hits.into_iter().next();
            Ok(first.and_then(|hit| places.at(hit.position).map(|here| told(&hit.label, Some(hit.position), here))))
        }
        Err(cause) => {
            tracing::warn!(%cause, "an address could not be looked up");
            Ok(None)
        }
    }
}

/// The names of the areas that positions lie in, small to large; none for one outside the city.
#[derive(Debug)]
pub struct Located(Arc<Places>);

impl Located {
    /// Reads the outlines, or takes those that were read.
    ///
    /// # Errors
    /// [`Fault::Unavailable`] when the database does not answer.
    pub async fn read(services: &Services) -> Result<Self, Fault> {
        Ok(Self(services.addresses.places.get(&services.db).await?))
    }

    /// The names, and of those that it may belong to as well, being so close to a border.
    #[must_use]
    pub fn names(&self, position: Position) -> Vec<String> {
        let around = self.0.at(position).map(|here| told("", Some(position), here));
        around.into_iter().flat_map(|it| it.areas.into_iter().chain(it.perhaps)).map(|area| area.name).collect()
    }
}

fn told(label: &str, position: Option<Position>, here: Here) -> Around {
    let Here { kvarter, bydel, byomraade, perhaps, .. } = here;
    let areas = byomraade.into_iter().chain([kvarter]).chain(bydel).collect();
    Around { label: label.to_owned(), position: position.map(rounded), areas, perhaps }
}
