//! Which areas a position lies in, and which it lies close to.
//!
//! Published outlines are generalised: neighbours do not always share a border to the metre, so a position may lie in
//! the gap between two, or in both. [`Outlines::locate`] therefore answers with one area at most, and names those whose
//! border is so close that the position may belong to them.
//!
//! A city has hundreds of outlines, not millions: their bounds are looked through one by one, without a tree.
//! `cargo bench -p domain --bench locate` measures it.

use crate::outline::{Outline, Position};

/// Metres in a degree of latitude; over Denmark within 0.2 %.
const METRES_A_DEGREE: f64 = 111_320.0;

/// The outlines of one level, ready for looking positions up.
#[derive(Debug, Clone, Default)]
pub struct Outlines {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
    outline: Outline,
}

/// Where a position lies. Areas are numbered as their outlines were given.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Located {
    /// The area that the position lies in: the first, where generalised outlines overlap.
    pub inside: Option<usize>,
    /// The other areas within the distance asked for, the nearest first, with the metres to their border.
    pub near: Vec<(usize, f64)>,
}

impl Located {
    /// The area that it lies in, or else the nearest one within the distance: for levels that cover the city, where a
    /// position in no area lies in a gap that generalising left.
    #[must_use]
    pub fn or_nearest(mut self) -> Self {
        if self.inside.is_none() && !self.near.is_empty() {
            self.inside = Some(self.near.remove(0).0);
        }
        self
    }
}

impl Outlines {
    /// Makes outlines ready; they keep their order.
    #[must_use]
    pub fn new(outlines: impl IntoIterator<Item = Outline>) -> Self {
        Self { entries: outlines.into_iter().map(Entry::new).collect() }
    }

    /// The areas that a position lies in.
    pub fn containing(&self, position: Position) -> impl Iterator<Item = usize> + '_ {
        let inside = move |entry: &Entry| entry.is_within(position, 0.0) && entry.outline.contains(position);
        self.entries.iter().enumerate().filter(move |(_, entry)| inside(entry)).map(|(at, _)| at)
    }

    /// The area that a position lies in, and the others within so many metres of it.
    #[must_use]
    pub fn locate(&self, position: Position, metres: f64) -> Located {
        let inside = self.containing(position).next();
        let mut near: Vec<(usize, f64)> = self
            .entries
            .iter()
            .enumerate()
            .filter(|(at, entry)| Some(*at) != inside && entry.is_within(position, metres))
            .map(|(at, entry)| (at, entry.metres_from(position)))
            .filter(|(_, away)| *away <= metres)
            .collect();
        near.sort_by(|a, b| a.1.total_cmp(&b.1));
        Located { inside, near }
    }
}

impl Entry {
    fn new(outline: Outline) -> Self {
        let mut entry = Self { west: f64::MAX, south: f64::MAX, east: f64::MIN, north: f64::MIN, outline };
        for [x, y] in entry.outline.polygons().iter().flatten().flatten() {
            (entry.west, entry.east) = (entry.west.min(*x), entry.east.max(*x));
            (entry.south, entry.north) = (entry.south.min(*y), entry.north.max(*y));
        }
        entry
    }

    /// Whether a position is in the bounds, or so many metres from them at the most.
    fn is_within(&self, [x, y]: Position, metres: f64) -> bool {
        let (wide, high) = (metres / metres_east(y), metres / METRES_A_DEGREE);
        x >= self.west - wide && x <= self.east + wide && y >= self.south - high && y <= self.north + high
    }

    /// Metres to the border; 0 inside.
    fn metres_from(&self, position: Position) -> f64 {
        if self.outline.contains(position) {
            return 0.0;
        }
        let rings = self.outline.polygons().iter().flatten();
        let edges = rings.flat_map(|ring| ring.windows(2));
        edges.map(|edge| metres_to_edge(position, edge[0], edge[1])).fold(f64::MAX, f64::min)
    }
}

fn metres_east(latitude: f64) -> f64 {
    METRES_A_DEGREE * latitude.to_radians().cos()
}

/// Metres from a position to the nearest point of an edge, in the plane that touches the earth there.
fn metres_to_edge([x, y]: Position, from: Position, to: Position) -> f64 {
    let east = metres_east(y);
    let flat = |[a, b]: Position| [(a - x) * east, (b - y) * METRES_A_DEGREE];
    let ([ax, ay], [bx, by]) = (flat(from), flat(to));
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (ax + along * dx).hypot(ay + along * dy)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A town of 5 × 4 blocks whose inner corners are pushed about, so that borders run in every direction.
    fn town(pushed: &[(f64, f64)]) -> Vec<Outline> {
        let corner = |column: usize, row: usize| -> Position {
            #[expect(clippy::cast_precision_loss, reason = "a town has few blocks")]
            let (x, y) = (12.5 + 0.01 * column as f64, 55.6 + 0.006 * row as f64);
            let outer = column == 0 || column == 5 || row == 0 || row == 4;
            let (dx, dy) = if outer { (0.0, 0.0) } else { pushed[(row - 1) * 4 + column - 1] };
            [x + dx, y + dy]
        };
        let block = |column, row| {
            let ring = vec![
                corner(column, row),
                corner(column + 1, row),
                corner(column + 1, row + 1),
                corner(column, row + 1),
                corner(column, row),
            ];
            Outline::Polygon(vec![ring])
        };
        (0..20).map(|at| block(at % 5, at / 5)).collect()
    }

    fn towns() -> impl Strategy<Value = Vec<Outline>> {
        prop::collection::vec((-0.003..0.003f64, -0.002..0.002f64), 12).prop_map(|pushed| town(&pushed))
    }

    fn even() -> Vec<Outline> {
        town(&[(0.0, 0.0); 12])
    }

    #[test]
    fn an_area_and_its_neighbour_across_the_street() {
        let outlines = Outlines::new(even());
        // 0.0002 degrees of longitude are 12.6 metres here.
        let located = outlines.locate([12.5098, 55.603], 30.0);
        assert_eq!(located.inside, Some(0));
        let [(neighbour, metres)] = located.near[..] else { panic!("{located:?}") };
        assert!(neighbour == 1 && (metres - 12.57).abs() < 0.05, "{metres}");
        assert!(outlines.locate([12.5098, 55.603], 10.0).near.is_empty());
    }

    #[test]
    fn outside_is_nowhere_and_close_by_is_the_nearest() {
        let outlines = Outlines::new(even());
        assert_eq!(outlines.locate([12.4, 55.603], 30.0), Located::default());
        let beside = outlines.locate([12.4998, 55.603], 30.0);
        assert_eq!((beside.inside, beside.near.len()), (None, 1));
        assert_eq!(beside.or_nearest(), Located { inside: Some(0), near: vec![] });
        for odd in [f64::NAN, f64::INFINITY, -f64::INFINITY] {
            assert_eq!(outlines.locate([odd, 55.603], 30.0), Located::default());
        }
    }

    proptest! {
        #[test]
        fn it_agrees_with_asking_every_outline(town in towns(), x in 12.49..12.56f64, y in 55.595..55.63f64) {
            let slow: Vec<usize> =
                town.iter().enumerate().filter(|(_, outline)| outline.contains([x, y])).map(|(at, _)| at).collect();
            let outlines = Outlines::new(town);
            prop_assert_eq!(outlines.containing([x, y]).collect::<Vec<_>>(), slow.clone());
            prop_assert_eq!(outlines.locate([x, y], 30.0).inside, slow.first().copied());
        }

        #[test]
        fn a_point_on_a_border_lies_in_exactly_one_area(town in towns(), block in 0..20usize, edge in 0..4usize, share in 0.0..1.0f64) {
            let ring = &town[block].polygons()[0][0];
            let ([ax, ay], [bx, by]) = (ring[edge], ring[edge + 1]);
            let on_edge = [ax + share * (bx - ax), ay + share * (by - ay)];
            let rim = |v: f64, low: f64, high: f64| v <= low + 1e-9 || v >= high - 1e-9;
            prop_assume!(!rim(on_edge[0], 12.5, 12.55) && !rim(on_edge[1], 55.6, 55.624));
            let outlines = Outlines::new(town.clone());
            prop_assert_eq!(outlines.containing(on_edge).count(), 1);
            // A corner where four meet belongs to one of them too.
            let corners = ring[..4].iter().filter(|[x, y]| !rim(*x, 12.5, 12.55) && !rim(*y, 55.6, 55.624));
            prop_assert!(corners.into_iter().all(|corner| outlines.containing(*corner).count() == 1));
        }

        #[test]
        fn what_is_near_is_within_the_distance_and_in_order(town in towns(), x in 12.49..12.56f64, y in 55.595..55.63f64, metres in 1.0..300.0f64) {
            let located = Outlines::new(town.clone()).locate([x, y], metres);
            prop_assert!(located.near.iter().all(|(at, away)| *away <= metres && Some(*at) != located.inside));
            prop_assert!(located.near.windows(2).all(|pair| pair[0].1 <= pair[1].1));
            // Moving by less than the distance to a neighbour never lands in it.
            for (at, away) in &located.near {
                let step = 0.99 * away / METRES_A_DEGREE;
                prop_assert!(*away == 0.0 || !town[*at].contains([x, y + step]));
            }
        }
    }
}
