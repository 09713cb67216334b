//! What a new area shares with those that are there: computed from outlines, as for the default data.

use domain::{
    area::{AreaCode, Level},
    outline::Outline,
};
use geo::{Area as _, BooleanOps, BoundingRect, Coord, InteriorPoint, Intersects, LineString, MultiPolygon, Polygon};
use store::{Db, StoreError};

/// Part of an area that a new one shares ground with; shares are 0-1.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shared {
    /// The area.
    pub area: AreaCode,
    /// What it is called.
    pub name: String,
    /// The part of it that lies in the new one.
    pub share_of_area: f64,
    /// The part of the new one that lies in it.
    pub share_of_new: f64,
}

/// Outlines of the areas that designated ones are compared with: kvarterer and bydele.
pub(super) struct Around(Vec<(AreaCode, String, Level, MultiPolygon)>);

impl Around {
    /// Reads them.
    ///
    /// # Errors
    /// When the database can't be read.
    pub(super) async fn read(db: &Db) -> Result<Self, StoreError> {
        let mut all = Vec::new();
        for level in [Level::Kvarter, Level::Bydel] {
            let outlines = db.outlines(level).await?;
            for area in db.areas(level).await? {
                let outline = outlines.iter().find(|(code, _)| code == area.code.as_str());
                if let Some(shape) = outline.and_then(|(_, outline)| shape(outline)) {
                    all.push((area.code, area.name, level, shape));
                }
            }
        }
        Ok(Self(all))
    }

    /// What an outline shares with areas of a level.
    pub(super) fn shared(&self, outline: &str, level: Level) -> Vec<Shared> {
        let Some(new) = shape(outline) else { return vec![] };
        let of_level = self.0.iter().filter(|(_, _, of, _)| *of == level);
        let found = of_level.filter_map(|(area, name, _, known)| {
            let near = known.bounding_rect().zip(new.bounding_rect()).is_some_and(|(a, b)| a.intersects(&b));
            let common = if near { known.intersection(&new).unsigned_area() } else { 0.0 };
            (common > 0.0).then(|| Shared {
                area: area.clone(),
                name: name.clone(),
                share_of_area: common / known.unsigned_area(),
                share_of_new: common / new.unsigned_area(),
            })
        });
        found.collect()
    }
}

/// A position inside an outline.
pub(super) fn inside(outline: &str) -> Option<[f64; 2]> {
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    shape(outline)?.interior_point().map(|point| [round(point.x()), round(point.y())])
}

/// A GeoJSON geometry for computing; `None` for what is no outline.
fn shape(outline: &str) -> Option<MultiPolygon> {
    let outline: Outline = serde_json::from_str(outline).ok()?;
    let ring = |ring: &Vec<[f64; 2]>| LineString::new(ring.iter().map(|[x, y]| Coord { x: *x, y: *y }).collect());
    let polygon = |rings: &Vec<Vec<[f64; 2]>>| {
        let (outer, holes) = rings.split_first()?;
        Some(Polygon::new(ring(outer), holes.iter().map(ring).collect()))
    };
    outline.polygons().iter().map(polygon).collect::<Option<Vec<_>>>().map(MultiPolygon::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(from: f64, to: f64) -> String {
        format!(
            "{{\"type\":\"Polygon\",\"coordinates\":[[[{from},{from}],[{to},{from}],[{to},{to}],[{from},{to}],[{from},{from}]]]}}"
        )
    }

    #[test]
    fn shares_are_of_both_sides_and_what_only_touches_shares_nothing() {
        let area = |code: &str, from, to| {
            (AreaCode::parse(code).unwrap(), code.to_owned(), Level::Kvarter, shape(&square(from, to)).unwrap())
        };
        let around = Around(vec![area("half", 0.0, 2.0), area("touches", 3.0, 4.0), area("away", 9.0, 10.0)]);
        let found = around.shared(&square(1.0, 3.0), Level::Kvarter);
        assert_eq!(found.len(), 1);
        assert!((found[0].share_of_area - 0.25).abs() < 1e-9 && (found[0].share_of_new - 0.25).abs() < 1e-9);
        assert_eq!(around.shared(&square(1.0, 3.0), Level::Bydel), vec![]);
        assert_eq!(around.shared("{}", Level::Kvarter), vec![]);
        let [x, y] = inside(&square(1.0, 3.0)).unwrap();
        assert!((1.0..3.0).contains(&x) && (1.0..3.0).contains(&y));
    }
}
