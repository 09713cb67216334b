//! The map as a picture: for pages without scripts, and when the browser part can't load.

use std::fmt::Write;

use domain::outline::Outline;

use crate::{
    locale::{Language, t},
    map::load::Ground,
};

/// The window on the city in degrees: west, south, east, north. It leaves out the forts in Øresund.
const WINDOW: [f64; 4] = [12.445, 55.612, 12.66, 55.735];
/// The picture's width and height in its own units.
pub(crate) const SIZE: f64 = 1000.0;

/// Colours of the picture alone; the page's tokens can't reach into an image.
const STYLE: &str = "svg{background:#d9e6ec}.n{fill:#efeee8;stroke:#d5ddd8}.k{stroke:#40585a;stroke-width:.9}\
.s3,.s4{stroke:#fff;stroke-width:1.4}.s0{fill:#e6f1ec}.s1{fill:#bcdbd0}.s2{fill:#86bdad}.s3{fill:#438d7e}.s4{fill:#0f574e}.x{fill:url(#h)}\
.b{fill:none;stroke:#12302f;stroke-width:1.2;opacity:.6}.u{fill:none;stroke:#12302f;stroke-width:2.4;\
stroke-dasharray:.1 5;stroke-linecap:round}.v{fill:none;stroke:#b04e05;stroke-width:6}text{font:600 17px system-ui,sans-serif;text-anchor:middle;fill:#12302f;\
paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}";

/// Draws the map with the shades of one view, and a ring round an area (its place in [`Ground::placed`]).
#[must_use]
pub fn draw(ground: &Ground, view: usize, chosen: Option<usize>, language: Language) -> String {
    let title = t!(language, "map-picture-title");
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIZE} {SIZE}\" role=\"img\">\
         <title>{title}</title><style>{STYLE}</style><defs><pattern id=\"h\" width=\"7\" \
         height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 0V7\" \
         stroke=\"#3f5654\"/></pattern></defs>"
    );
    let mut draw = |class: &str, outline: &str| {
        let _ = write!(svg, "<path class=\"{class}\" d=\"{}\"/>", path(outline));
    };
    for outline in &ground.surroundings {
        draw("n", outline);
    }
    for (outline, shades) in &ground.kvarterer {
        match shades.get(view).copied().flatten() {
            Some(shade) => draw(&format!("k s{shade}"), outline),
            None => draw("k x", outline),
        }
    }
    for (outline, _, _) in &ground.bydele {
        draw("b", outline);
    }
    for outline in &ground.byomraader {
        draw("u", outline);
    }
    if let Some((_, place)) = chosen.and_then(|chosen| ground.placed.get(chosen)) {
        match point(place) {
            Some([x, y]) => {
                let _ = write!(svg, "<circle class=\"v\" cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"14\"/>");
            }
            None => {
                let _ = write!(svg, "<path class=\"v\" d=\"{}\"/>", path(place));
            }
        }
    }
    for (_, name, position) in &ground.bydele {
        if let Some(position) = position {
            let [x, y] = project(*position);
            let _ = write!(svg, "<text x=\"{x:.0}\" y=\"{y:.0}\">{}</text>", crate::head::escaped(name));
        }
    }
    svg.push_str("</svg>");
    svg
}

/// Where a GeoJSON point lies in the picture; `None` for what is none.
fn point(geometry: &str) -> Option<[f64; 2]> {
    let geometry: serde_json::Value = serde_json::from_str(geometry).ok()?;
    let at = (geometry["type"] == "Point").then(|| &geometry["coordinates"])?;
    Some(project([at[0].as_f64()?, at[1].as_f64()?]))
}

/// An outline as SVG path data; empty for what is no outline.
fn path(outline: &str) -> String {
    let Ok(outline) = serde_json::from_str::<Outline>(outline) else { return String::new() };
    let mut data = String::new();
    for ring in outline.polygons().iter().flatten() {
        for (i, position) in ring.iter().enumerate() {
            let [x, y] = project(*position);
            let _ = write!(data, "{}{x:.1} {y:.1}", if i == 0 { 'M' } else { 'L' });
        }
        data.push('Z');
    }
    data
}

/// Degrees to picture units; equirectangular, true at the city's latitude.
pub(crate) fn project([lon, lat]: [f64; 2]) -> [f64; 2] {
    let [west, south, east, north] = WINDOW;
    let narrowing = f64::midpoint(south, north).to_radians().cos();
    let scale = SIZE / ((east - west) * narrowing).max(north - south);
    [(lon - west) * narrowing * scale, (north - lat) * scale]
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: &str = r#"{"type":"Polygon","coordinates":[[[12.5,55.6],[12.6,55.6],[12.6,55.7],[12.5,55.6]]]}"#;

    #[test]
    fn every_shade_and_missing_data_are_drawn_differently() {
        let kvarterer = vec![(SQUARE.into(), vec![Some(3)]), (SQUARE.into(), vec![None])];
        let bydele = vec![(SQUARE.into(), "A & B".to_owned(), Some([12.55, 55.65]))];
        let placed = vec![
            ("a".to_owned(), SQUARE.into()),
            ("b".to_owned(), r#"{"type":"Point","coordinates":[12.55,55.65]}"#.into()),
        ];
        let ground = Ground { kvarterer, bydele, byomraader: vec![], surroundings: vec![], placed };
        let svg = draw(&ground, 0, None, Language::Danish);
        assert!(!svg.contains("class=\"v\""));
        assert!(draw(&ground, 0, Some(0), Language::Danish).contains("<path class=\"v\" d=\"M"));
        assert!(draw(&ground, 0, Some(1), Language::Danish).contains("<circle class=\"v\" cx="));
        assert!(svg.contains("class=\"k s3\"") && svg.contains("class=\"k x\""));
        assert!(svg.contains("A &amp; B</text>"));
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let ([west, south], [east, north]) = (project([12.5, 55.65]), project([12.6, 55.7]));
        assert!(east > west && north < south);
    }
}
