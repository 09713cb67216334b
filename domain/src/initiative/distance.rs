//! How far apart two positions are, and which initiatives are nearest.

/// The Earth's mean radius (IUGG), in kilometres.
const RADIUS: f64 = 6371.0088;

/// The distance between two positions (longitude and latitude in degrees), in kilometres, on a sphere (haversine).
#[must_use]
pub fn kilometres([lon_a, lat_a]: [f64; 2], [lon_b, lat_b]: [f64; 2]) -> f64 {
    let half = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
    let (lat, lon) = (half(lat_a, lat_b), half(lon_a, lon_b));
    let chord = lat + lat_a.to_radians().cos() * lat_b.to_radians().cos() * lon;
    2.0 * RADIUS * chord.clamp(0.0, 1.0).sqrt().asin()
}

/// The distance from a position to the nearest of others; `None` where there is none.
#[must_use]
pub fn nearest(from: [f64; 2], others: &[[f64; 2]]) -> Option<f64> {
    others.iter().map(|other| kilometres(from, *other)).min_by(f64::total_cmp)
}
