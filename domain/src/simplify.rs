//! Fewer points for drawing: outlines that share a border still share it afterwards.
//!
//! Borders are cut into arcs where outlines meet, and each arc is simplified by the rule of Douglas & Peucker (1973), from
//! the same end whichever outline it is part of.

use std::collections::{HashMap, HashSet};

use crate::outline::{Outline, Polygon, Position};

/// Steps in a degree: five decimals, about a metre.
const STEPS: f64 = 1e5;
/// Metres in a degree of latitude.
const DEGREE: f64 = 111_320.0;

/// A corner in whole steps, so that equal corners are equal.
type Corner = [i32; 2];

/// The outlines with five decimals and without the corners that no border needs to stay within `metres` of where it was.
/// A ring that would collapse keeps its corners. Only for drawing: a simplified ring may come to touch itself.
#[must_use]
pub fn simplified(outlines: &[Outline], metres: f64) -> Vec<Outline> {
    let rings = || outlines.iter().flat_map(Outline::polygons).flatten();
    let narrowing = rings().flatten().next().map_or(1.0, |[_, latitude]| latitude.to_radians().cos());
    let plane = Plane { narrowing, tolerance: metres / DEGREE * STEPS };
    let meets = meetings(rings().map(|ring| corners(ring)));
    let ring = |ring: &Vec<Position>| plane.ring(&corners(ring), &meets);
    let polygon = |rings: &Polygon| rings.iter().map(ring).collect::<Polygon>();
    let outline = |outline: &Outline| match outline {
        Outline::Polygon(rings) => Outline::Polygon(polygon(rings)),
        Outline::MultiPolygon(all) => Outline::MultiPolygon(all.iter().map(polygon).collect()),
    };
    outlines.iter().map(outline).collect()
}

/// A ring's corners, each once: the first is not repeated at the end.
fn corners(ring: &[Position]) -> Vec<Corner> {
    #[expect(clippy::cast_possible_truncation, reason = "degrees are at most 360, which is 36 million steps")]
    let step = |degrees: f64| (degrees * STEPS).round().clamp(-4e7, 4e7) as i32;
    let mut corners: Vec<Corner> = ring.iter().map(|[x, y]| [step(*x), step(*y)]).collect();
    corners.dedup();
    if corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    corners
}

/// The corners where borders meet: those whose neighbours are not the same in every ring.
fn meetings(rings: impl Iterator<Item = Vec<Corner>>) -> HashSet<Corner> {
    let mut neighbours: HashMap<Corner, [Corner; 2]> = HashMap::new();
    let mut meets = HashSet::new();
    for ring in rings {
        for (at, corner) in ring.iter().enumerate() {
            let (before, after) = (ring[(at + ring.len() - 1) % ring.len()], ring[(at + 1) % ring.len()]);
            let both = if before <= after { [before, after] } else { [after, before] };
            if *neighbours.entry(*corner).or_insert(both) != both {
                meets.insert(*corner);
            }
        }
    }
    meets
}

/// Steps as a plane: flat enough over a city.
struct Plane {
    /// How much shorter a step to the east is than one to the north.
    narrowing: f64,
    /// In steps to the north.
    tolerance: f64,
}

impl Plane {
    /// A closed ring of what is left of its arcs.
    fn ring(&self, ring: &[Corner], meets: &HashSet<Corner>) -> Vec<Position> {
        let mut cuts: Vec<usize> = (0..ring.len()).filter(|at| meets.contains(&ring[*at])).collect();
        if cuts.len() < 2 {
            // Nobody shares it, or all of it with one: cut where every ring of these corners is cut.
            let first = cuts.pop().or_else(|| (0..ring.len()).min_by_key(|at| ring[*at]));
            let Some(first) = first else { return vec![] };
            let far = |at: &usize| self.distance(ring[*at], ring[first], ring[first]);
            let last = (0..ring.len()).max_by(|a, b| far(a).total_cmp(&far(b)).then(ring[*b].cmp(&ring[*a])));
            cuts = vec![first];
            cuts.extend(last.filter(|last| *last != first));
            cuts.sort_unstable();
        }
        let mut left = Vec::new();
        for (at, from) in cuts.iter().enumerate() {
            let to = cuts.get(at + 1).copied().unwrap_or(cuts[0] + ring.len());
            let mut arc: Vec<Corner> = (*from..=to).map(|at| ring[at % ring.len()]).collect();
            let is_turned = arc.iter().rev().lt(arc.iter());
            if is_turned {
                arc.reverse();
            }
            let mut arc = self.arc(&arc);
            if is_turned {
                arc.reverse();
            }
            arc.pop();
            left.extend(arc);
        }
        if left.len() < 3 {
            left = ring.to_vec();
        }
        left.extend(left.first().copied());
        left.into_iter().map(|[x, y]| [f64::from(x) / STEPS, f64::from(y) / STEPS]).collect()
    }

    /// What is left of an arc; its ends always are.
    fn arc(&self, arc: &[Corner]) -> Vec<Corner> {
        let mut is_left = vec![false; arc.len()];
        let mut spans = vec![(0, arc.len() - 1)];
        while let Some((from, to)) = spans.pop() {
            (is_left[from], is_left[to]) = (true, true);
            let off = |at: usize| self.distance(arc[at], arc[from], arc[to]);
            let farthest = (from + 1..to).map(|at| (at, off(at))).max_by(|(_, a), (_, b)| a.total_cmp(b));
            if let Some((at, off)) = farthest
                && off > self.tolerance
            {
                spans.extend([(from, at), (at, to)]);
            }
        }
        arc.iter().zip(is_left).filter(|(_, is_left)| *is_left).map(|(corner, _)| *corner).collect()
    }

    /// How far a corner is from the line between two others, in steps to the north.
    fn distance(&self, corner: Corner, from: Corner, to: Corner) -> f64 {
        let away = |corner: Corner| [f64::from(corner[0] - from[0]) * self.narrowing, f64::from(corner[1] - from[1])];
        let ([x, y], [dx, dy]) = (away(corner), away(to));
        let along = dx * dx + dy * dy;
        let part = if along > 0.0 { ((x * dx + y * dy) / along).clamp(0.0, 1.0) } else { 0.0 };
        (x - part * dx).hypot(y - part * dy)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A crooked border from south to north, `at` 12.5 degrees east.
    fn border(bends: &[f64]) -> Vec<Position> {
        let step = 0.01 / f64::from(u32::try_from(bends.len()).unwrap());
        (0_u32..).zip(bends).map(|(i, bend)| [12.5 + bend * 1e-4, 55.6 + f64::from(i) * step]).collect()
    }

    /// Two outlines on either side of a border, the one to the east running the other way round.
    fn neighbours(border: &[Position]) -> [Outline; 2] {
        let side = |x: f64| {
            let mut ring = vec![[x, 55.6]];
            ring.extend(border);
            ring.extend([[x, 55.61], [x, 55.6]]);
            ring
        };
        let mut east = side(12.6);
        east.reverse();
        [Outline::Polygon(vec![side(12.4)]), Outline::Polygon(vec![east])]
    }

    fn corners_of(outline: &Outline) -> HashSet<String> {
        outline.polygons().iter().flatten().flatten().map(|position| format!("{position:?}")).collect()
    }

    #[test]
    fn what_nobody_sees_goes_and_what_one_sees_stays() {
        let ring = vec![[12.5, 55.6], [12.55, 55.600_01], [12.6, 55.6], [12.6, 55.7], [12.5, 55.7], [12.5, 55.6]];
        let found = simplified(&[Outline::Polygon(vec![ring])], 10.0);
        assert_eq!(
            found,
            [Outline::Polygon(vec![vec![[12.5, 55.6], [12.6, 55.6], [12.6, 55.7], [12.5, 55.7], [12.5, 55.6]]])]
        );
    }

    #[test]
    fn a_small_ring_stays_a_ring() {
        let island = vec![[12.5, 55.6], [12.500_02, 55.6], [12.500_02, 55.600_02], [12.5, 55.6]];
        let found = simplified(&[Outline::MultiPolygon(vec![vec![island.clone()]])], 100.0);
        assert_eq!(found, [Outline::MultiPolygon(vec![vec![island]])]);
        assert_eq!(simplified(&[Outline::Polygon(vec![vec![]])], 10.0), [Outline::Polygon(vec![vec![]])]);
    }

    #[test]
    fn a_hole_and_what_fills_it_stay_alike() {
        let lake: Vec<Position> = (0..40)
            .map(|i| f64::from(i % 40).to_radians() * 9.0)
            .map(|a| [12.5 + 0.01 * a.cos(), 55.6 + 0.01 * a.sin()])
            .collect();
        let closed = |mut ring: Vec<Position>| {
            ring.push(ring[0]);
            ring
        };
        let mut turned = lake.clone();
        turned.rotate_left(7);
        turned.reverse();
        let around = closed(vec![[12.0, 55.0], [13.0, 55.0], [13.0, 56.0], [12.0, 56.0]]);
        let found =
            simplified(&[Outline::Polygon(vec![around, closed(lake)]), Outline::Polygon(vec![closed(turned)])], 200.0);
        let rings: Vec<HashSet<String>> = found.iter().map(corners_of).collect();
        assert!(rings[1].is_subset(&rings[0]) && rings[1].len() < 40, "{rings:?}");
    }

    proptest! {
        #[test]
        fn a_shared_border_stays_shared(bends in prop::collection::vec(-9.0..9.0f64, 3..40), metres in 1.0..60.0f64) {
            let found = simplified(&neighbours(&border(&bends)), metres);
            let [west, east] = [corners_of(&found[0]), corners_of(&found[1])];
            // All but each one's own two corners.
            prop_assert_eq!(west.difference(&east).count(), 2);
            prop_assert_eq!(east.difference(&west).count(), 2);
        }

        #[test]
        fn nothing_moves_far(bends in prop::collection::vec(-9.0..9.0f64, 3..40), metres in 1.0..60.0f64) {
            let before = neighbours(&border(&bends));
            let found = simplified(&before, metres);
            let narrowing = 55.6_f64.to_radians().cos();
            let plane = Plane { narrowing, tolerance: 0.0 };
            let left = corners(&found[0].polygons()[0][0]);
            let sides = || left.iter().zip(left.iter().cycle().skip(1));
            for corner in corners(&before[0].polygons()[0][0]) {
                let off = sides().map(|(from, to)| plane.distance(corner, *from, *to)).fold(f64::MAX, f64::min);
                prop_assert!(off <= metres / DEGREE * STEPS + 1e-6, "{} steps", off);
            }
        }
    }
}
