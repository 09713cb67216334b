//! What `GSearch` answers: a list of objects, each with a text to show and a geometry, in EPSG:25832 unless it is asked
//! for another system. Version 2.0, as its repository describes it: <https://github.com/SDFIdk/gsearch/tree/v2.0/doc>.

use app::address::{AddressHit, ResolveError};
use serde::Deserialize;

use super::utm;

/// The longest address that is shown, in characters.
const LONGEST_LABEL: usize = 160;

#[derive(Deserialize)]
struct House {
    visningstekst: String,
    geometri: Option<Geometry>,
}

/// A coordinate can have a height, which is left out.
#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Point(Vec<f64>),
    MultiPoint(Vec<Vec<f64>>),
}

impl Geometry {
    /// The place of the front door.
    fn first(&self) -> Option<[f64; 2]> {
        let coordinate = match self {
            Self::Point(coordinate) => coordinate,
            Self::MultiPoint(all) => all.first()?,
        };
        Some([*coordinate.first()?, *coordinate.get(1)?])
    }
}

/// The addresses of an answer, at most so many; those without a place are left out.
pub(super) fn read(body: &[u8], most: usize) -> Result<Vec<AddressHit>, ResolveError> {
    let houses: Vec<House> = serde_json::from_slice(body).map_err(|_| ResolveError::Unreadable)?;
    let hit = |house: House| {
        let position = wgs84(house.geometri?.first()?)?;
        let label: String = house.visningstekst.trim().chars().take(LONGEST_LABEL).collect();
        (!label.is_empty()).then_some(AddressHit { label, position })
    };
    Ok(houses.into_iter().filter_map(hit).take(most).collect())
}

/// Degrees as they are, and metres of the Danish grid in degrees; `None` for what can't be in Denmark.
fn wgs84([x, y]: [f64; 2]) -> Option<[f64; 2]> {
    let is_degrees = (7.0..16.0).contains(&x) && (54.0..58.0).contains(&y);
    let is_metres = (400_000.0..1_000_000.0).contains(&x) && (6_000_000.0..6_450_000.0).contains(&y);
    match (is_degrees, is_metres) {
        (true, _) => Some([x, y]),
        (_, true) => Some(utm::to_degrees([x, y])),
        _ => None,
    }
}
