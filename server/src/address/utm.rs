//! From EPSG:25832 (ETRS89, UTM zone 32), in which Danish registers keep positions, to longitude and latitude.
//!
//! Krüger's series to the third power of the flattening, as in Karney, Transverse Mercator with an accuracy of a few
//! nanometers (2011), equations 11 and 19–23: here better than a millimetre. ETRS89 and WGS84 differ by less than a metre.

/// The ellipsoid GRS80: its radius at the equator, in metres, and its flattening.
const RADIUS: f64 = 6_378_137.0;
const FLATTENING: f64 = 1.0 / 298.257_222_101;
/// The zone: its scale on the middle meridian, that meridian in degrees, and what is added to eastings.
const SCALE: f64 = 0.9996;
const MERIDIAN: f64 = 9.0;
const FALSE_EASTING: f64 = 500_000.0;

/// Longitude and latitude of an easting and northing.
pub(super) fn to_degrees([easting, northing]: [f64; 2]) -> [f64; 2] {
    let n = FLATTENING / (2.0 - FLATTENING);
    let radius = SCALE * rectifying_radius(n);
    let (xi, eta) = (northing / radius, (easting - FALSE_EASTING) / radius);
    let back = [
        n / 2.0 - 2.0 / 3.0 * n.powi(2) + 37.0 / 96.0 * n.powi(3),
        n.powi(2) / 48.0 + n.powi(3) / 15.0,
        17.0 / 480.0 * n.powi(3),
    ];
    let (mut north, mut east) = (xi, eta);
    for (beta, twice) in back.iter().zip([2.0, 4.0, 6.0]) {
        north -= beta * (twice * xi).sin() * (twice * eta).cosh();
        east -= beta * (twice * xi).cos() * (twice * eta).sinh();
    }
    let conformal = (north.sin() / east.cosh()).asin();
    let to_latitude = [
        2.0 * n - 2.0 / 3.0 * n.powi(2) - 2.0 * n.powi(3),
        7.0 / 3.0 * n.powi(2) - 8.0 / 5.0 * n.powi(3),
        56.0 / 15.0 * n.powi(3),
    ];
    let bent = to_latitude.iter().zip([2.0, 4.0, 6.0]).map(|(delta, twice)| delta * (twice * conformal).sin());
    let latitude = conformal + bent.sum::<f64>();
    [MERIDIAN + east.sinh().atan2(north.cos()).to_degrees(), latitude.to_degrees()]
}

/// The radius of the circle that is as long as a meridian.
fn rectifying_radius(n: f64) -> f64 {
    RADIUS / (1.0 + n) * (1.0 + n.powi(2) / 4.0 + n.powi(4) / 64.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The other way, by equations 7–10 of the same paper.
    fn to_metres([longitude, latitude]: [f64; 2]) -> [f64; 2] {
        let n = FLATTENING / (2.0 - FLATTENING);
        let eccentricity = (FLATTENING * (2.0 - FLATTENING)).sqrt();
        let (phi, lambda) = (latitude.to_radians(), (longitude - MERIDIAN).to_radians());
        let tau = phi.tan();
        let sigma = (eccentricity * (eccentricity * tau / (1.0 + tau * tau).sqrt()).atanh()).sinh();
        let conformal = tau * (1.0 + sigma * sigma).sqrt() - sigma * (1.0 + tau * tau).sqrt();
        let north = conformal.atan2(lambda.cos());
        let east = (lambda.sin() / conformal.hypot(lambda.cos())).asinh();
        let alpha = [
            n / 2.0 - 2.0 / 3.0 * n.powi(2) + 5.0 / 16.0 * n.powi(3),
            13.0 / 48.0 * n.powi(2) - 3.0 / 5.0 * n.powi(3),
            61.0 / 240.0 * n.powi(3),
        ];
        let (mut xi, mut eta) = (north, east);
        for (alpha, twice) in alpha.iter().zip([2.0, 4.0, 6.0]) {
            xi += alpha * (twice * north).sin() * (twice * east).cosh();
            eta += alpha * (twice * north).cos() * (twice * east).sinh();
        }
        let radius = SCALE * rectifying_radius(n);
        [FALSE_EASTING + radius * eta, radius * xi]
    }

    #[test]
    fn there_and_back_is_the_same_place_all_over_denmark() {
        for longitude in [8.1, 9.0, 10.5, 12.0, 12.6, 15.1] {
            for latitude in [54.6, 55.67, 56.5, 57.7] {
                let [x, y] = to_degrees(to_metres([longitude, latitude]));
                // A hundred-millionth of a degree is a millimetre.
                assert!((x - longitude).abs() < 1e-8 && (y - latitude).abs() < 1e-8, "{longitude} {latitude}: {x} {y}");
            }
        }
    }

    #[test]
    fn it_is_the_grid_that_the_city_publishes_in() {
        // The bounds of the bydele in both systems, from the city's own service: the corners differ by the grid's tilt.
        let [west, south] = to_degrees([716_908.0, 6_168_578.0]);
        let [east, north] = to_degrees([734_618.0, 6_182_092.0]);
        assert!((west - 12.453).abs() < 0.02 && (east - 12.7343).abs() < 0.02, "{west} {east}");
        assert!((south - 55.6128).abs() < 0.02 && (north - 55.7327).abs() < 0.02, "{south} {north}");
        // On the middle meridian nothing is bent.
        assert!((to_degrees([FALSE_EASTING, 6_000_000.0])[0] - MERIDIAN).abs() < 1e-12);
    }
}
