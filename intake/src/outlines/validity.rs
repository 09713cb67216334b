//! Whether a shape is a valid outline, what is wrong with it in words, and mending it.

use domain::outline::Position;
use geo::{
    Line, LineString, MakeValid, MultiPolygon, Validation,
    line_intersection::{LineIntersection, line_intersection},
    validation::{InvalidMultiPolygon, InvalidPolygon},
};

use crate::limits::MOST_COMPARISONS;

/// What is wrong with a shape.
#[derive(Debug)]
pub(super) struct Invalid {
    /// In Danish.
    pub reason: String,
    /// Where a ring crosses itself.
    pub at: Option<Position>,
}

/// Whether a shape has so many points that comparing its edges would take too long.
pub(super) fn is_intricate(shape: &MultiPolygon) -> bool {
    let rings = shape.0.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    let edges = |ring: &LineString| ring.0.len() as u64;
    let parts = shape.0.len() as u64 + shape.0.iter().map(|polygon| polygon.interiors().len() as u64).sum::<u64>();
    let comparisons = rings.map(|ring| edges(ring).saturating_mul(edges(ring))).fold(0, u64::saturating_add);
    comparisons > MOST_COMPARISONS * 8 || parts.saturating_mul(parts) > MOST_COMPARISONS
}

/// What is wrong with a shape, if anything is.
pub(super) fn check(shape: &MultiPolygon) -> Option<Invalid> {
    let invalid = shape.check_validation().err()?;
    let (reason, at) = match &invalid {
        InvalidMultiPolygon::InvalidPolygon(_, InvalidPolygon::SelfIntersection(_)) => {
            ("krydser eller rører sig selv", crossing(shape))
        }
        InvalidMultiPolygon::InvalidPolygon(_, InvalidPolygon::TooFewPointsInRing(_)) => {
            ("har en kant med færre end tre forskellige punkter", None)
        }
        InvalidMultiPolygon::InvalidPolygon(_, InvalidPolygon::InteriorRingNotContainedInExteriorRing(_)) => {
            ("har et hul, der ikke ligger inden i omridset", None)
        }
        InvalidMultiPolygon::InvalidPolygon(..) => ("har to kanter, der skærer hinanden", None),
        InvalidMultiPolygon::ElementsOverlaps(..) => ("har to dele, der overlapper hinanden", None),
        InvalidMultiPolygon::ElementsTouchOnALine(..) => ("har to dele, der deler en kant", None),
    };
    Some(Invalid { reason: reason.to_owned(), at })
}

/// Where the first ring that crosses itself does.
fn crossing(shape: &MultiPolygon) -> Option<Position> {
    let rings = shape.0.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    rings.into_iter().find_map(|ring| {
        let lines: Vec<Line> = ring.lines().collect();
        let apart = |a: &Line, b: &Line| a.start != b.end && a.end != b.start;
        lines.iter().enumerate().find_map(|(at, a)| {
            let others = lines[at + 1..].iter().filter(|b| apart(a, b));
            others.into_iter().find_map(|b| match line_intersection(*a, *b)? {
                LineIntersection::SinglePoint { intersection: point, .. } => Some([point.x, point.y]),
                LineIntersection::Collinear { intersection } => Some([intersection.start.x, intersection.start.y]),
            })
        })
    })
}

/// The shape made valid by its parity: what lies within an odd number of rings is inside (Ledoux, Arroyo Ohori and
/// Meijers 2014). `None` when nothing valid is left.
pub(super) fn mend(shape: &MultiPolygon) -> Option<MultiPolygon> {
    let mended = shape.make_valid().ok()?;
    (!mended.0.is_empty() && mended.check_validation().is_ok()).then_some(mended)
}

#[cfg(test)]
mod tests {
    use geo::{Area, wkt};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_bow_is_told_where_it_crosses_and_is_mended() {
        let bow = MultiPolygon(vec![wkt!(POLYGON((0. 0., 0. 10., 10. 0., 10. 10., 0. 0.)))]);
        let invalid = check(&bow).unwrap();
        assert_eq!(invalid.at, Some([5.0, 5.0]));
        assert!(invalid.reason.contains("krydser"));
        let mended = mend(&bow).unwrap();
        assert!(check(&mended).is_none() && (mended.unsigned_area() - 50.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_valid_stays_so() {
        let fine =
            MultiPolygon(vec![wkt!(POLYGON((0. 0., 4. 0., 4. 4., 0. 4., 0. 0.), (1. 1., 2. 1., 2. 2., 1. 2., 1. 1.)))]);
        assert!(check(&fine).is_none() && !is_intricate(&fine));
        let overlapping = MultiPolygon(vec![
            wkt!(POLYGON((0. 0., 4. 0., 4. 4., 0. 0.))),
            wkt!(POLYGON((1. 0., 5. 0., 5. 4., 1. 0.))),
        ]);
        assert!(check(&overlapping).unwrap().reason.contains("overlapper"));
    }

    proptest! {
        #[test]
        fn what_is_mended_is_valid(points in prop::collection::vec((0..20i32, 0..20i32), 3..12)) {
            let mut ring: Vec<(f64, f64)> = points.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect();
            ring.push(ring[0]);
            let shape = MultiPolygon(vec![geo::Polygon::new(ring.into_iter().collect(), vec![])]);
            if let Some(mended) = mend(&shape) {
                prop_assert!(check(&mended).is_none());
            }
        }
    }
}
