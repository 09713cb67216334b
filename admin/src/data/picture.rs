//! An outline as a picture, drawn on the server.

use std::fmt::Write;

use domain::outline::{Outline, Position};
use maud::{Markup, html};

/// The longer side of a picture, in its own units.
const SIDE: f64 = 320.0;
/// How much is free around an outline, in the same.
const EDGE: f64 = 12.0;
/// How many points a picture has at most: outlines with more are thinned.
const MOST_POINTS: usize = 3_000;

/// What a picture shows: all of these outlines fit into it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    west: f64,
    north: f64,
    /// Units for a degree to the east and for one to the south.
    scale: [f64; 2],
    size: [f64; 2],
}

impl Frame {
    /// The frame around some outlines; `None` where they have no points.
    pub(super) fn around<'a>(outlines: impl IntoIterator<Item = &'a Outline>) -> Option<Self> {
        let mut points = outlines.into_iter().flat_map(points).peekable();
        points.peek()?;
        let mut bounds = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        for [x, y] in points {
            bounds = [bounds[0].min(x), bounds[1].min(y), bounds[2].max(x), bounds[3].max(y)];
        }
        let [west, south, east, north] = bounds;
        // Degrees to the east are shorter than those to the north.
        let narrow = f64::midpoint(south, north).to_radians().cos();
        let longest = ((east - west) * narrow).max(north - south).max(f64::EPSILON);
        let unit = (SIDE - 2.0 * EDGE) / longest;
        let scale = [unit * narrow, unit];
        let size = [(east - west) * scale[0] + 2.0 * EDGE, (north - south) * scale[1] + 2.0 * EDGE];
        Some(Self { west, north, scale, size })
    }

    fn place(&self, [x, y]: Position) -> [f64; 2] {
        [(x - self.west) * self.scale[0] + EDGE, (self.north - y) * self.scale[1] + EDGE]
    }
}

/// Draws an outline; `at` is a place to be pointed out.
pub(super) fn draw(frame: &Frame, outline: &Outline, at: Option<Position>, label: &str) -> Markup {
    let [width, height] = frame.size;
    html! {
        svg.outline viewBox=(format!("0 0 {width:.0} {height:.0}")) role="img" aria-label=(label) {
            path d=(path(frame, outline)) fill-rule="evenodd" {}
            @if let Some([x, y]) = at.map(|at| frame.place(at)) {
                circle cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r="7" {}
            }
        }
    }
}

/// How many points an outline has.
pub(super) fn count(outline: &Outline) -> usize {
    points(outline).count()
}

fn points(outline: &Outline) -> impl Iterator<Item = Position> {
    outline.polygons().iter().flatten().flatten().copied()
}

/// The rings as commands of SVG; of an outline with many points every so many.
fn path(frame: &Frame, outline: &Outline) -> String {
    let step = count(outline).div_ceil(MOST_POINTS).max(1);
    let mut path = String::new();
    let mut left = MOST_POINTS;
    for ring in outline.polygons().iter().flatten() {
        let mut command = 'M';
        for at in ring.iter().step_by(step).take(left) {
            let [x, y] = frame.place(*at);
            // Writing into a text does not fail.
            let _ = write!(path, "{command}{x:.1} {y:.1}");
            command = 'L';
            left -= 1;
        }
        if command == 'L' {
            path.push('Z');
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bow() -> Outline {
        Outline::Polygon(vec![vec![[12.50, 55.66], [12.50, 55.67], [12.51, 55.66], [12.51, 55.67], [12.50, 55.66]]])
    }

    #[test]
    fn all_of_it_lies_within_the_picture_with_north_up() {
        let frame = Frame::around([&bow()]).unwrap();
        let [width, height] = frame.size;
        assert!((height - SIDE).abs() < 1e-6 && width > 150.0 && width < height, "{width} {height}");
        let ([x0, y0], [x1, y1]) = (frame.place([12.50, 55.66]), frame.place([12.51, 55.67]));
        assert!(x0 < x1 && y1 < y0 && x0 >= 0.0 && x1 <= width && y1 >= 0.0 && y0 <= height);
        let picture = draw(&frame, &bow(), Some([12.505, 55.665]), "Før \"<b>").into_string();
        assert!(picture.contains("<circle") && picture.contains("Før &quot;&lt;b&gt;"), "{picture}");
        assert_eq!(picture.matches('Z').count(), 1, "{picture}");
        assert_eq!(Frame::around([&Outline::MultiPolygon(vec![])]), None);
    }

    #[test]
    fn an_outline_of_very_many_points_is_thinned() {
        let ring = |count: u32| (0..count).map(|at| [12.0 + f64::from(at) * 1e-6, 55.0]).collect::<Vec<_>>();
        let many = Outline::MultiPolygon(vec![vec![ring(200_000)], vec![ring(5)]]);
        let small = Outline::MultiPolygon((0..20_000).map(|_| vec![ring(4)]).collect());
        for outline in [many, small] {
            let frame = Frame::around([&outline]).unwrap();
            assert!(path(&frame, &outline).len() < 20 * MOST_POINTS);
        }
    }
}
