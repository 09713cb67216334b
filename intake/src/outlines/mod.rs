//! Outlines from GeoJSON and from tables with WKT.
//!
//! - [`geojson`], [`table`]: where they stand
//! - [`shape`]: GeoJSON's and WKT's coordinates as one shape; [`wkt`]: reading WKT
//! - [`projection`]: EPSG:25832, and areas in square metres
//! - [`validity`]: whether a shape is an outline, and mending it
//! - [`gather`]: what is done with each of them

mod gather;
mod geojson;
mod projection;
mod shape;
mod table;
mod validity;
mod wkt;

use domain::{
    area::{AreaCode, Level},
    outline::{Outline, Position},
};
use serde::Serialize;

use crate::Coordinates;

pub(crate) use geojson::{read as read_geojson, sample};
pub(crate) use table::read as read_table;
pub(crate) use wkt::{first_position, is_wkt, system};

/// Where areas can lie, in degrees: Denmark. West, south, east, north.
pub(crate) const DENMARK: [f64; 4] = [7.5, 54.4, 15.6, 58.0];

/// The outlines of a file.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Outlines {
    /// Those that are taken.
    pub all: Vec<ReadOutline>,
    /// Those that are invalid, before and after mending.
    pub mendings: Vec<Mending>,
    /// The largest difference between an area before and after reprojection, in parts per million; `None` when nothing
    /// was reprojected.
    pub worst_ppm: Option<f64>,
}

/// An outline that is taken.
#[derive(Debug, Clone, Serialize)]
pub struct ReadOutline {
    /// Its line, from 1.
    pub line: u64,
    /// Its column, or the sign in the line where it begins, from 1.
    pub column: u64,
    /// What the file calls it.
    pub label: String,
    /// Its code in the file; empty where it has none.
    pub code: String,
    /// Its name in the file; empty where it has none.
    pub name: String,
    /// The area; `None` for one that is new.
    pub area: Option<AreaCode>,
    /// The area's level; of a new one the file's, if the reading says one.
    pub level: Option<Level>,
    /// The outline in degrees, longitude first.
    pub outline: Outline,
    /// Its area in the plane of EPSG:25832.
    pub square_metres: f64,
}

/// An invalid outline and what it would be when mended.
#[derive(Debug, Clone, Serialize)]
pub struct Mending {
    /// Its line, from 1.
    pub line: u64,
    /// Its column, or the sign in the line where it begins, from 1.
    pub column: u64,
    /// What the file calls it.
    pub label: String,
    /// What is wrong, in Danish.
    pub reason: String,
    /// Where it crosses itself, if it does.
    pub at: Option<Position>,
    /// As it is in the file, in degrees.
    pub before: Outline,
    /// As it would be; `None` when it can't be mended.
    pub after: Option<Outline>,
    /// Square metres before. Where rings cross, parts may count twice or against each other.
    pub square_metres_before: f64,
    /// Square metres after; 0 when it can't be mended.
    pub square_metres_after: f64,
    /// Whether staff have consented, so that it is taken as mended.
    pub is_mended: bool,
}

/// The number of a system of coordinates that a file names and that is none of those we read: ETRS89 and WGS84 in degrees,
/// and EPSG:25832. Nearly the same metres in another system lie a hundred metres away, or in Jutland.
pub(crate) fn other_system(named: &str) -> Option<&str> {
    let number = named.rsplit([':', '/', '=']).next().unwrap_or_default();
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    (is_number && !["0", "4326", "4258", "4937", "4979", "25832"].contains(&number)).then_some(number)
}

/// Which coordinates a file has, by the first of them: degrees are small, metres in EPSG:25832 are not.
pub(crate) fn coordinates(first: Option<Position>) -> Coordinates {
    match first {
        Some([x, y]) if x.abs() > 180.0 || y.abs() > 90.0 => Coordinates::Utm32,
        _ => Coordinates::LonLat,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_that_are_not_ours_are_told_from_those_that_are() {
        for ours in ["urn:ogc:def:crs:EPSG::4326", "urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:25832", "25832", ""] {
            assert_eq!(other_system(ours), None, "{ours}");
        }
        for (other, number) in [
            ("urn:ogc:def:crs:EPSG::25833", "25833"),
            ("http://www.opengis.net/def/crs/EPSG/0/23032", "23032"),
            ("3857", "3857"),
        ] {
            assert_eq!(other_system(other), Some(number));
        }
    }
}
