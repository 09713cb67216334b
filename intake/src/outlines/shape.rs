//! The coordinates of GeoJSON and WKT as one shape.

use domain::outline::{Outline, Polygon, Position};
use geo::{Coord, LineString, MultiPolygon};
use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, SeqAccess, Visitor},
};
use serde_json::value::RawValue;
use thiserror::Error;

/// What a geometry is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// Polygons.
    Polygons(Vec<Polygon>),
    /// Points, lines or a collection.
    Other(String),
    /// Nothing.
    None,
}

/// Why a text is no shape.
#[derive(Debug, Error)]
pub(super) enum NotAShape {
    /// It is not well-known text.
    #[error("er ikke et omrids, vi kan læse (WKT)")]
    Form,
    /// It is not a geometry of GeoJSON.
    #[error("kan ikke læses som et omrids ({0})")]
    Json(#[from] serde_json::Error),
    /// A polygon has no ring, or a ring has too few points.
    #[error("har en kant med kun {0} punkter; der skal være mindst fire")]
    Short(usize),
    /// The first point of a ring is not its last.
    #[error("har en kant, der ikke er lukket")]
    Open,
    /// There is no polygon.
    #[error("er et tomt omrids")]
    Empty,
}

#[derive(Deserialize)]
struct RawGeometry<'a> {
    #[serde(rename = "type")]
    kind: String,
    #[serde(borrow)]
    coordinates: Option<&'a RawValue>,
    #[serde(borrow)]
    geometries: Option<Vec<&'a RawValue>>,
}

/// A position of any number of numbers, of which two count.
struct Place(Position);

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Numbers;

        impl<'de> Visitor<'de> for Numbers {
            type Value = Place;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("to tal: længdegrad og breddegrad")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut numbers: A) -> Result<Place, A::Error> {
                let missing = |at| serde::de::Error::invalid_length(at, &self);
                let x = numbers.next_element()?.ok_or_else(|| missing(0))?;
                let y = numbers.next_element()?.ok_or_else(|| missing(1))?;
                while numbers.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Place([x, y]))
            }
        }

        deserializer.deserialize_seq(Numbers)
    }
}

/// Reads a geometry within a collection: a collection in it is none.
fn flat(text: &str) -> Result<Shape, NotAShape> {
    let raw: RawGeometry<'_> = serde_json::from_str(text)?;
    if raw.kind == "GeometryCollection" { Ok(Shape::Other(raw.kind)) } else { read_json(text) }
}

/// Reads a geometry of GeoJSON.
pub(super) fn read_json(text: &str) -> Result<Shape, NotAShape> {
    if text == "null" {
        return Ok(Shape::None);
    }
    let raw: RawGeometry<'_> = serde_json::from_str(text)?;
    let coordinates = raw.coordinates.map_or("[]", RawValue::get);
    let plain = |polygon: Vec<Vec<Place>>| -> Polygon {
        polygon.into_iter().map(|ring| ring.into_iter().map(|place| place.0).collect()).collect()
    };
    match raw.kind.as_str() {
        "Polygon" => Ok(Shape::Polygons(vec![plain(serde_json::from_str(coordinates)?)])),
        "MultiPolygon" => {
            let all: Vec<Vec<Vec<Place>>> = serde_json::from_str(coordinates)?;
            Ok(Shape::Polygons(all.into_iter().map(plain).collect()))
        }
        // Programs that mend outlines leave collections of one.
        "GeometryCollection" => {
            let parts = raw.geometries.unwrap_or_default();
            let parts: Vec<Shape> = parts.into_iter().map(|part| flat(part.get())).collect::<Result<_, _>>()?;
            let whole = parts.into_iter().try_fold(Vec::new(), |mut all: Vec<Polygon>, part| match part {
                Shape::Polygons(polygons) => {
                    all.extend(polygons);
                    Some(all)
                }
                Shape::Other(_) | Shape::None => None,
            });
            Ok(whole.filter(|all| !all.is_empty()).map_or(Shape::Other(raw.kind), Shape::Polygons))
        }
        other => Ok(Shape::Other(crate::report::shortened(other))),
    }
}

/// Polygons with closed rings, for computing.
pub(super) fn closed(polygons: &[Polygon]) -> Result<MultiPolygon, NotAShape> {
    if polygons.is_empty() {
        return Err(NotAShape::Empty);
    }
    let ring = |ring: &Vec<Position>| {
        if ring.len() < 4 {
            return Err(NotAShape::Short(ring.len()));
        }
        if ring.first() != ring.last() {
            return Err(NotAShape::Open);
        }
        Ok(ring.iter().map(|[x, y]| Coord { x: *x, y: *y }).collect::<LineString>())
    };
    let polygon = |rings: &Polygon| {
        let mut rings = rings.iter().map(ring);
        let outer = rings.next().ok_or(NotAShape::Short(0))??;
        Ok(geo::Polygon::new(outer, rings.collect::<Result<_, _>>()?))
    };
    Ok(MultiPolygon(polygons.iter().map(polygon).collect::<Result<_, NotAShape>>()?))
}

/// A shape in degrees as the rest of the system keeps it.
pub(super) fn outline(shape: &MultiPolygon) -> Outline {
    let ring = |ring: &LineString| ring.0.iter().map(|at| [at.x, at.y]).collect();
    let polygon = |polygon: &geo::Polygon| -> Polygon {
        std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring).collect()
    };
    match &shape.0[..] {
        [only] => Outline::Polygon(polygon(only)),
        several => Outline::MultiPolygon(several.iter().map(polygon).collect()),
    }
}
