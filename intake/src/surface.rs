//! Outlines for computing: a position inside, and how much of one lies in another.

use domain::outline::{Outline, Position};
use geo::{
    Area as _, BooleanOps, BoundingRect, Coord, InteriorPoint, Intersects, LineString, MultiPolygon, Polygon, Rect,
};

/// An outline in degrees, ready for computing. Shares are ratios of areas, so the degrees' narrowing towards the pole
/// cancels out.
#[derive(Debug, Clone)]
pub struct Surface {
    shape: MultiPolygon,
    bounds: Option<Rect>,
    size: f64,
}

impl Surface {
    /// The surface of a valid shape.
    pub fn new(shape: MultiPolygon) -> Self {
        Self { bounds: shape.bounding_rect(), size: shape.unsigned_area(), shape }
    }

    /// The surface of a valid outline.
    pub fn of(outline: &Outline) -> Self {
        let ring = |ring: &Vec<Position>| LineString(ring.iter().map(|[x, y]| Coord { x: *x, y: *y }).collect());
        let polygon = |rings: &Vec<Vec<Position>>| {
            let mut rings = rings.iter().map(ring);
            let outer = rings.next().unwrap_or_else(|| LineString(Vec::new()));
            Polygon::new(outer, rings.collect())
        };
        Self::new(MultiPolygon(outline.polygons().iter().map(polygon).collect()))
    }

    /// Its shape in degrees.
    pub fn shape(&self) -> &MultiPolygon {
        &self.shape
    }

    /// A position inside, to five decimals: about a metre, which is more than outlines know.
    pub fn position(&self) -> Option<Position> {
        self.shape.interior_point().map(|point| [rounded(point.x()), rounded(point.y())])
    }

    /// How much of this lies in another, and of the other in this, each 0-1; `None` when they have nothing in common.
    pub fn shares(&self, other: &Self) -> Option<(f64, f64)> {
        let (a, b) = self.bounds.zip(other.bounds)?;
        if !a.intersects(&b) {
            return None;
        }
        let common = self.shape.intersection(&other.shape).unsigned_area();
        (common > 0.0).then(|| (common / self.size, common / other.size))
    }

    /// Of several surfaces the one that most of this lies in, with the share of this that does, 0-1.
    pub fn largest_share<'s, T>(&self, among: impl Iterator<Item = (T, &'s Self)>) -> Option<(T, f64)> {
        let shares = among.filter_map(|(of, other)| Some((of, self.shares(other)?.0)));
        shares.max_by(|(_, a), (_, b)| a.total_cmp(b))
    }
}

/// Five decimals of a degree.
pub fn rounded(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn square([x, y]: Position, side: f64) -> Surface {
        let ring = vec![[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]];
        Surface::of(&Outline::Polygon(vec![ring]))
    }

    #[test]
    fn shares_are_of_each() {
        let (large, small) = (square([12.0, 55.0], 1.0), square([12.75, 55.0], 0.5));
        let (of_small, of_large) = small.shares(&large).unwrap();
        assert!((of_small - 0.5).abs() < 1e-9 && (of_large - 0.125).abs() < 1e-9);
        assert_eq!(square([10.0, 55.0], 1.0).shares(&large), None);
        let among = [("a", &large), ("b", &small)];
        assert_eq!(square([12.7, 55.1], 0.1).largest_share(among.into_iter()).unwrap().0, "a");
    }

    proptest! {
        #[test]
        fn a_share_is_a_share_and_the_position_is_inside(
            a in (12.0..12.5_f64, 55.0..55.5_f64, 0.001..0.5_f64), b in (12.0..12.5_f64, 55.0..55.5_f64, 0.001..0.5_f64)
        ) {
            let (one, two) = (square([a.0, a.1], a.2), square([b.0, b.1], b.2));
            if let Some((of_one, of_two)) = one.shares(&two) {
                prop_assert!((0.0..=1.0 + 1e-6).contains(&of_one) && (0.0..=1.0 + 1e-6).contains(&of_two));
            }
            let [x, y] = one.position().unwrap();
            prop_assert!((a.0..=a.0 + a.2).contains(&x) && (a.1..=a.1 + a.2).contains(&y));
        }
    }
}
