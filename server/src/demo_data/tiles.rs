//! A shape divided among points drawn in it: each tile is what lies nearest to its point (Voronoi), within the shape.

use geo::{
    Area, BooleanOps, BoundingRect, Centroid, Contains, Coord, LineString, MapCoords, MultiPolygon, Point, Polygon,
    RemoveRepeatedPoints, Validation,
};

use super::chance::Chance;

/// How much shorter a degree to the east is than one to the north in Copenhagen.
const NARROWING: f64 = 0.5638;

/// How often points are moved to the middle of their tiles, which makes the tiles alike (Lloyd).
const ROUNDS: usize = 2;

/// How often other points are drawn when a tile came out too small or crosses itself.
const ATTEMPTS: usize = 20;

/// The smallest tile, as a share of the mean.
const SMALLEST: f64 = 0.15;

/// Parts of a tile below this are dust of rounding, in square degrees: about a square metre.
const DUST: f64 = 2e-10;

/// Divides a shape in degrees into `count` tiles; `None` where no drawing gives sound ones.
pub(super) fn tiles(shape: &MultiPolygon, count: usize, chance: &mut Chance) -> Option<Vec<MultiPolygon>> {
    if count <= 1 {
        return Some(vec![shape.clone()]);
    }
    let plane = shape.map_coords(|at| Coord { x: at.x * NARROWING, y: at.y });
    (0..ATTEMPTS).find_map(|_| {
        let mut sites = (0..count).map(|_| inside(&plane, chance)).collect::<Option<Vec<Coord>>>()?;
        for _ in 0..ROUNDS {
            let middles = divided(&plane, &sites).into_iter().map(|tile| tile.centroid());
            sites = middles.zip(&sites).map(|(middle, site)| middle.map_or(*site, Coord::from)).collect();
        }
        let tiles: Vec<MultiPolygon> = divided(&plane, &sites).iter().map(in_degrees).collect();
        #[expect(clippy::cast_precision_loss, reason = "a dozen tiles")]
        let least = SMALLEST * shape.unsigned_area() / count as f64;
        let sound = |tile: &MultiPolygon| tile.unsigned_area() >= least && tile.check_validation().is_ok();
        tiles.iter().all(sound).then_some(tiles)
    })
}

/// A point drawn in a shape.
fn inside(plane: &MultiPolygon, chance: &mut Chance) -> Option<Coord> {
    let around = plane.bounding_rect()?;
    let mut draws = (0..10_000).map(|_| Coord {
        x: around.min().x + chance.share() * around.width(),
        y: around.min().y + chance.share() * around.height(),
    });
    draws.find(|at| plane.contains(&Point::from(*at)))
}

/// The tiles of these points.
fn divided(plane: &MultiPolygon, sites: &[Coord]) -> Vec<MultiPolygon> {
    let Some(around) = plane.bounding_rect() else { return Vec::new() };
    let corners = around.to_polygon().exterior().0[..4].to_vec();
    let tile = |site: &Coord| {
        let others = sites.iter().filter(|other| *other != site);
        let cell = others.fold(corners.clone(), |cell, other| nearer(&cell, *site, *other));
        plane.intersection(&Polygon::new(LineString::new(cell), vec![]))
    };
    sites.iter().map(tile).collect()
}

/// The part of a convex cell that lies nearer to `site` than to `other` (Sutherland and Hodgman 1974).
fn nearer(cell: &[Coord], site: Coord, other: Coord) -> Vec<Coord> {
    let (middle, across) = ((site + other) / 2.0, other - site);
    let beyond = |at: Coord| (at.x - middle.x) * across.x + (at.y - middle.y) * across.y;
    let mut kept = Vec::with_capacity(cell.len() + 1);
    for (at, to) in cell.iter().zip(cell.iter().cycle().skip(1)) {
        let (a, b) = (beyond(*at), beyond(*to));
        if a <= 0.0 {
            kept.push(*at);
        }
        if (a < 0.0) != (b < 0.0) && (a - b).abs() > 0.0 {
            kept.push(*at + (*to - *at) * (a / (a - b)));
        }
    }
    kept
}

/// A tile in degrees, to about a centimetre, without dust.
fn in_degrees(tile: &MultiPolygon) -> MultiPolygon {
    let round = |degrees: f64| (degrees * 1e7).round() / 1e7;
    let degrees = tile.map_coords(|at| Coord { x: round(at.x / NARROWING), y: round(at.y) });
    let parts = degrees.remove_repeated_points().0.into_iter().filter(|part| part.unsigned_area() > DUST);
    MultiPolygon(parts.collect())
}
