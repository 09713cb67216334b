//! Points in outlines: which area is a position in?
//!
//! Positions are WGS84 degrees, longitude first, as in GeoJSON (RFC 7946). Over a city the plane is flat enough.

use serde::{Deserialize, Serialize};

/// A position: longitude and latitude in degrees.
pub type Position = [f64; 2];

/// One polygon: its outer ring and its holes, each closed.
pub type Polygon = Vec<Vec<Position>>;

/// An area's outline as GeoJSON writes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "coordinates")]
pub enum Outline {
    /// A single polygon.
    Polygon(Polygon),
    /// Several polygons.
    MultiPolygon(Vec<Polygon>),
}

impl Outline {
    /// The polygons that the outline consists of.
    #[must_use]
    pub fn polygons(&self) -> &[Polygon] {
        match self {
            Self::Polygon(polygon) => std::slice::from_ref(polygon),
            Self::MultiPolygon(polygons) => polygons,
        }
    }

    /// Whether `position` lies inside. A point on an edge that two outlines share lies in exactly one of them.
    #[must_use]
    pub fn contains(&self, position: Position) -> bool {
        self.polygons().iter().any(|rings| {
            // A hole is one more crossing, so even-odd over all rings leaves it out by itself.
            rings.iter().filter(|ring| crosses_odd(ring, position)).count() % 2 == 1
        })
    }
}

/// Even-odd rule (Shimrat 1962): a ray to the east crosses the ring an odd number of times.
fn crosses_odd(ring: &[Position], [x, y]: Position) -> bool {
    let mut inside = false;
    for pair in ring.windows(2) {
        // From south to north, whichever way the ring runs: then an edge gives both its sides the same rounding.
        let ([x0, y0], [x1, y1]) = if pair[0][1] <= pair[1][1] { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
        if (y0 > y) != (y1 > y) && x < (x1 - x0) * (y - y0) / (y1 - y0) + x0 {
            inside = !inside;
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn square(from: f64, to: f64) -> Vec<Position> {
        vec![[from, from], [to, from], [to, to], [from, to], [from, from]]
    }

    #[test]
    fn a_hole_is_outside() {
        let ring = Outline::Polygon(vec![square(0.0, 10.0), square(4.0, 6.0)]);
        assert!(ring.contains([1.0, 1.0]));
        assert!(!ring.contains([5.0, 5.0]));
        assert!(!ring.contains([11.0, 5.0]));
    }

    #[test]
    fn any_of_several_polygons_will_do() {
        let islands = Outline::MultiPolygon(vec![vec![square(0.0, 1.0)], vec![square(5.0, 6.0)]]);
        assert!(islands.contains([0.5, 0.5]) && islands.contains([5.5, 5.5]));
        assert!(!islands.contains([3.0, 3.0]));
    }

    proptest! {
        #[test]
        fn nothing_outside_the_bounds_is_inside(x in -20.0..20.0f64, y in -20.0..20.0f64) {
            let area = Outline::Polygon(vec![vec![[0.0, 0.0], [8.0, 3.0], [2.0, 9.0], [0.0, 0.0]]]);
            let in_bounds = (0.0..=8.0).contains(&x) && (0.0..=9.0).contains(&y);
            prop_assert!(in_bounds || !area.contains([x, y]));
        }
    }
}
