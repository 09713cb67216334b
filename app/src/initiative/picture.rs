//! The map beside the list: a picture with a numbered mark at each place that an initiative names.

use std::fmt::Write;

use domain::area::Level;

use super::choice::Hit;
use crate::{
    Fault,
    head::escaped,
    locale::t,
    map::{
        picture::{SIZE, project},
        steps,
    },
    visit::Visit,
};

/// A mark's radius in the picture's units; on the narrowest screens it is 24 pixels across.
const RADIUS: f64 = 38.0;
/// How far to the side and up or down a mark must be from the middle of a name to leave it readable.
const NAME: [f64; 2] = [95.0, RADIUS + 24.0];
/// How often marks that cover each other are moved apart.
const ROUNDS: usize = 80;

/// A mark: the number in the list, the initiative and the place.
struct Mark<'a> {
    number: usize,
    hit: &'a Hit<'a>,
    place: String,
    at: [f64; 2],
}

/// Draws the marks of the initiatives, whose numbers are their places in `placed`, on the city's bydele.
pub(super) async fn draw(visit: &Visit, placed: &[Hit<'_>]) -> Result<String, Fault> {
    let db = &visit.services.db;
    let mut svg = format!(
        "<svg viewBox=\"0 0 {SIZE} {SIZE}\" role=\"group\" aria-label=\"{}\">",
        quoted(&t!(visit.language, "initiative-map"))
    );
    steps::surroundings(&mut svg, &db.surroundings().await?);
    for (_, outline) in db.outlines(Level::Bydel).await? {
        let _ = write!(svg, "<path d=\"{}\"/>", steps::path(&outline));
    }
    let mut names = Vec::new();
    for bydel in db.areas(Level::Bydel).await? {
        if let Some([x, y]) = bydel.position.map(project) {
            names.push([x, y]);
            let _ = write!(svg, "<text class=\"place\" x=\"{x:.0}\" y=\"{y:.0}\">{}</text>", escaped(&bydel.name));
        }
    }
    let mut marks = Vec::new();
    for (number, hit) in (1..).zip(placed) {
        for (place, position) in hit.entry.spots() {
            marks.push(Mark { number, hit, place: visit.text(&place), at: project(position) });
        }
    }
    let at = apart(marks.iter().map(|mark| mark.at).collect(), &names);
    for (mark, [x, y]) in marks.iter().zip(at) {
        let initiative = &mark.hit.entry.initiative;
        let title = visit.text(&initiative.title);
        let said = [title, mark.place.clone()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
        let said = quoted(&said.join(", "));
        let Mark { number, .. } = mark;
        let _ = write!(
            svg,
            "<a href=\"/indsatser/{slug}\" aria-label=\"{number}: {said}\"><title>{said}</title>\
             <circle cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"{RADIUS}\"/>\
             <text x=\"{x:.0}\" y=\"{y:.0}\" dy=\".35em\">{number}</text></a>",
            slug = initiative.slug,
        );
    }
    svg.push_str("</svg>");
    Ok(svg)
}

/// Text for an attribute.
fn quoted(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
}

/// Moves points apart until none covers another or a name and all are inside the picture, as far as there is room.
fn apart(mut points: Vec<[f64; 2]>, names: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let far = 2.0 * RADIUS + 6.0;
    for _ in 0..ROUNDS {
        for point in &mut points {
            for [x, y] in names {
                let (dx, dy) = (point[0] - x, point[1] - y);
                if dx.abs() < NAME[0] && dy.abs() < NAME[1] {
                    let way = if dy < 0.0 { -1.0 } else { 1.0 };
                    point[1] = (y + way * NAME[1]).clamp(RADIUS, SIZE - RADIUS);
                }
            }
        }
        for i in 0..points.len() {
            for j in 0..i {
                let [dx, dy] = [points[i][0] - points[j][0], points[i][1] - points[j][1]];
                let distance = dx.hypot(dy);
                if distance >= far {
                    continue;
                }
                // Points at the very same place part along a line that differs from pair to pair.
                #[expect(clippy::cast_precision_loss, reason = "the number of marks")]
                let turn = (i * 7 + j) as f64;
                let [ux, uy] = if distance > 0.1 { [dx / distance, dy / distance] } else { [turn.cos(), turn.sin()] };
                let step = (far - distance) / 2.0;
                for (point, sign) in [(i, 1.0), (j, -1.0)] {
                    points[point][0] = (points[point][0] + sign * step * ux).clamp(RADIUS, SIZE - RADIUS);
                    points[point][1] = (points[point][1] + sign * step * uy).clamp(RADIUS, SIZE - RADIUS);
                }
            }
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn marks_do_not_cover_each_other(points in prop::collection::vec([0.0..1000.0, 0.0..1000.0], 0..14)) {
            let moved = apart(points, &[]);
            for (i, a) in moved.iter().enumerate() {
                for b in &moved[..i] {
                    prop_assert!((a[0] - b[0]).hypot(a[1] - b[1]) > RADIUS, "{a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn points_that_are_far_apart_stay() {
        let points = vec![[100.0, 100.0], [500.0, 500.0]];
        assert_eq!(apart(points.clone(), &[[300.0, 300.0]]), points);
    }

    #[test]
    fn a_name_stays_readable() {
        let moved = apart(vec![[510.0, 505.0], [480.0, 490.0]], &[[500.0, 500.0]]);
        assert!(moved.iter().all(|point| (point[1] - 500.0).abs() >= NAME[1] - 1.0), "{moved:?}");
    }

    #[test]
    fn the_same_place_twice_becomes_two_marks() {
        let moved = apart(vec![[500.0, 500.0]; 3], &[]);
        assert!((moved[0][0] - moved[1][0]).hypot(moved[0][1] - moved[1][1]) > 2.0 * RADIUS - 1.0, "{moved:?}");
    }
}
