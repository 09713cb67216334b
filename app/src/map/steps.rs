//! Outlines as path data for pictures that stand in a page: whole units, each step from the last point.

use std::fmt::Write;

use domain::outline::Outline;
use store::Surroundings;

use super::picture::project;

/// The neighbouring municipalities around a picture's own city, so that land looks like land.
pub(crate) fn surroundings(svg: &mut String, surroundings: &[Surroundings]) {
    for municipality in surroundings {
        let _ = write!(svg, "<path class=\"surroundings\" d=\"{}\"/>", path(&municipality.outline));
    }
}

/// An outline as path data; empty for what is no outline.
pub(crate) fn path(outline: &str) -> String {
    let Ok(outline) = serde_json::from_str::<Outline>(outline) else { return String::new() };
    let mut data = String::new();
    for ring in outline.polygons().iter().flatten() {
        let mut last: Option<[i32; 2]> = None;
        for position in ring {
            let at = project(*position).map(rounded);
            match last {
                None => {
                    let _ = write!(data, "M{} {}l", at[0], at[1]);
                }
                Some(before) if before != at => {
                    let [dx, dy] = [at[0] - before[0], at[1] - before[1]];
                    let _ = write!(data, "{dx}{}{dy}", if dy < 0 { "" } else { " " });
                    data.push(' ');
                }
                Some(_) => {}
            }
            last = Some(at);
        }
        data.truncate(data.trim_end().len());
        data.push('z');
    }
    data
}

fn rounded(unit: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "the picture has a thousand units")]
    let rounded = unit.round().clamp(-1e6, 1e6) as i32;
    rounded
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: &str = r#"{"type":"Polygon","coordinates":[[[12.5,55.62],[12.6,55.62],[12.6,55.7],[12.5,55.62]]]}"#;

    #[test]
    fn outlines_are_paths_of_steps_and_a_broken_one_is_none() {
        let data = path(SQUARE);
        assert!(data.starts_with('M') && data.ends_with('z') && data.matches('l').count() == 1, "{data}");
        assert_eq!(path("{}"), "");
    }
}
