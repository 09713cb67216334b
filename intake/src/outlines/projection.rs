//! EPSG:25832 (ETRS89 / UTM zone 32N) to degrees and back, and areas.
//!
//! ETRS89 and WGS84 differ by less than a metre, and maps on the web show them as one; so do we.

use geo::{Area, Centroid, Coord, GeodesicArea, MapCoords, MultiPolygon};
use proj4rs::{Proj, transform::transform};

use crate::Refused;

/// Digits after the point that degrees are kept with: a tenth of a millimetre.
const DIGITS: f64 = 1e9;

/// The scale of UTM on its middle meridian.
const SCALE: f64 = 0.9996;

/// Metres that UTM adds to what lies east of its middle meridian.
const FALSE_EAST: f64 = 500_000.0;

/// GRS80: half the long axis in metres, and the square of the eccentricity.
const AXIS: f64 = 6_378_137.0;
const ECCENTRICITY: f64 = 0.006_694_380_022_9;

/// The two systems of coordinates.
pub(super) struct Projection {
    metres: Proj,
    degrees: Proj,
}

impl Projection {
    pub(super) fn new() -> Result<Self, Refused> {
        Ok(Self {
            metres: Proj::from_proj_string("+proj=utm +zone=32 +ellps=GRS80 +units=m +no_defs")?,
            degrees: Proj::from_proj_string("+proj=longlat +ellps=GRS80 +no_defs")?,
        })
    }

    /// Degrees of metres; `None` where the projection has no answer.
    pub(super) fn to_degrees(&self, shape: &MultiPolygon) -> Option<MultiPolygon> {
        shape
            .try_map_coords(|Coord { x, y }| {
                let mut point = (x, y, 0.0);
                transform(&self.metres, &self.degrees, &mut point).map_err(|_| ())?;
                let rounded = |radians: f64| (radians.to_degrees() * DIGITS).round() / DIGITS;
                Ok::<_, ()>(Coord { x: rounded(point.0), y: rounded(point.1) })
            })
            .ok()
    }

    /// Metres of degrees.
    pub(super) fn to_metres(&self, shape: &MultiPolygon) -> Option<MultiPolygon> {
        shape
            .try_map_coords(|Coord { x, y }| {
                let mut point = (x.to_radians(), y.to_radians(), 0.0);
                transform(&self.degrees, &self.metres, &mut point).map_err(|_| ())?;
                Ok::<_, ()>(Coord { x: point.0, y: point.1 })
            })
            .ok()
    }
}

/// The area in the plane, in the square of its unit.
pub(super) fn plane_area(shape: &MultiPolygon) -> f64 {
    shape.unsigned_area()
}

/// The area that a shape in degrees has in the plane of EPSG:25832, found on the ellipsoid (Karney 2013) and without the
/// projection: times the square of the scale where the shape lies (Snyder 1987, formula 8-11).
pub(super) fn area_by_ellipsoid(degrees: &MultiPolygon, metres: &MultiPolygon) -> Option<f64> {
    let latitude = degrees.centroid()?.y().to_radians();
    let east = (metres.centroid()?.x() - FALSE_EAST) / SCALE;
    let sine = 1.0 - ECCENTRICITY * latitude.sin().powi(2);
    // The product of the two radii of curvature.
    let radius = AXIS * AXIS * (1.0 - ECCENTRICITY) / (sine * sine);
    let share = east * east / radius;
    let scale = SCALE * (1.0 + share / 2.0 + share * share / 24.0);
    Some(degrees.geodesic_area_signed().abs() * scale * scale)
}

/// How much two areas differ, in parts per million of the first.
pub(super) fn ppm(before: f64, after: f64) -> f64 {
    if before > 0.0 { (after - before).abs() / before * 1e6 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use geo::{LineString, Polygon};
    use proptest::prelude::*;

    use super::*;

    fn square(east: f64, north: f64, side: f64) -> MultiPolygon {
        let ring = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side), (0.0, 0.0)];
        let ring: LineString = ring.iter().map(|(x, y)| (east + x, north + y)).collect();
        MultiPolygon(vec![Polygon::new(ring, vec![])])
    }

    #[test]
    fn known_points() {
        // The middle meridian of zone 32 is 9° east, where east is 500,000 m; the equator is 0 m north.
        let projection = Projection::new().unwrap();
        let degrees = projection.to_degrees(&square(500_000.0, 6_175_000.0, 10.0)).unwrap();
        let first = degrees.0[0].exterior().0[0];
        assert!((first.x - 9.0).abs() < 1e-9, "{first:?}");
        // Meridian arc of GRS80 to 55.7°, times 0.9996, by the series of Helmert.
        let n: f64 = 0.001_679_220_394_6;
        let b = 55.7_f64.to_radians();
        let arc = AXIS / (1.0 + n)
            * ((1.0 + n * n / 4.0 + n.powi(4) / 64.0) * b - 1.5 * (n - n.powi(3) / 8.0) * (2.0 * b).sin()
                + 15.0 / 16.0 * (n * n - n.powi(4) / 4.0) * (4.0 * b).sin()
                - 35.0 / 48.0 * n.powi(3) * (6.0 * b).sin());
        let metres = projection.to_metres(&square(9.0, 55.7, 0.001)).unwrap();
        let north = metres.0[0].exterior().0[0].y;
        assert!((north - SCALE * arc).abs() < 0.001, "{north} {}", SCALE * arc);
    }

    proptest! {
        #[test]
        fn there_and_back_and_the_area_stays(east in 700_000.0..735_000.0f64, north in 6_165_000.0..6_185_000.0f64, side in 50.0..6_000.0f64) {
            let projection = Projection::new().unwrap();
            let before = square(east, north, side);
            let degrees = projection.to_degrees(&before).unwrap();
            let back = projection.to_metres(&degrees).unwrap();
            for (a, b) in before.0[0].exterior().0.iter().zip(&back.0[0].exterior().0) {
                prop_assert!((a.x - b.x).hypot(a.y - b.y) < 0.001);
            }
            let after = area_by_ellipsoid(&degrees, &back).unwrap();
            prop_assert!(ppm(plane_area(&before), after) < 10.0, "{}", ppm(plane_area(&before), after));
        }
    }
}
