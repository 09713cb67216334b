//! The laboratory's map: one path an area, which the page's own style colours.

use std::fmt::Write;

use store::{Area, Surroundings};

use crate::{
    head::escaped,
    locale::{Language, t},
    map::{
        picture::{SIZE, project},
        steps,
    },
};

/// Draws the outlines, named for the areas' codes. The classes are put in by [`coloured`] and in the browser.
pub(super) fn draw(
    areas: &[Area],
    outlines: &[(String, String)],
    bydele: &[Area],
    surroundings: &[Surroundings],
    language: Language,
) -> String {
    let label = escaped(&t!(language, "trial-map"));
    let mut svg = format!("<svg viewBox=\"0 0 {SIZE} {SIZE}\" role=\"img\" aria-label=\"{label}\">{HATCHES}");
    steps::surroundings(&mut svg, surroundings);
    for area in areas {
        let Some((code, outline)) = outlines.iter().find(|(code, _)| code == area.code.as_str()) else { continue };
        let (name, path) = (escaped(&area.name), steps::path(outline));
        let _ = write!(svg, "<path data-omraade=\"{code}\" class=\"a\" d=\"{path}\"><title>{name}</title></path>");
    }
    for bydel in bydele {
        if let Some([x, y]) = bydel.position.map(project) {
            let _ = write!(svg, "<text x=\"{x:.0}\" y=\"{y:.0}\">{}</text>", escaped(&bydel.name));
        }
    }
    svg.push_str("</svg>");
    svg
}

/// The hatches of what comes in, what goes out, and what has no data.
const HATCHES: &str = "<defs>\
    <pattern id=\"proev-came\" width=\"9\" height=\"9\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
    <rect width=\"9\" height=\"9\" class=\"ground\"/><path d=\"M0 0V9\" class=\"stroke\"/></pattern>\
    <pattern id=\"proev-went\" width=\"9\" height=\"9\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\">\
    <rect width=\"9\" height=\"9\" class=\"ground\"/><path d=\"M0 0V9\" class=\"stroke\"/></pattern>\
    <pattern id=\"proev-none\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
    <rect width=\"7\" height=\"7\" class=\"ground\"/><path d=\"M0 0V7\" class=\"stroke\"/></pattern></defs>";

/// Gives each outline its class; `class` is asked for every code.
pub(super) fn coloured(svg: &str, class: impl Fn(&str) -> Option<(&'static str, &'static str)>) -> String {
    let (begin, end) = (svg.find("<path data-omraade"), svg.rfind("</title></path>"));
    let (Some(begin), Some(end)) = (begin, end.map(|end| end + "</title></path>".len())) else { return svg.to_owned() };
    let outline = |piece: &str| {
        let code = piece.split('"').next().unwrap_or_default();
        let (class, words) = class(code).unwrap_or_default();
        let piece = piece.replacen("class=\"a\"", &format!("class=\"a {class}\""), 1);
        let piece = if words.is_empty() { piece } else { piece.replacen("</title>", &format!(": {words}</title>"), 1) };
        (matches!(class, "came" | "went" | "lost"), format!("<path data-omraade=\"{piece}"))
    };
    let mut outlines: Vec<_> = svg[begin..end].split("<path data-omraade=\"").skip(1).map(outline).collect();
    // What is marked lies over its neighbours' borders.
    outlines.sort_by_key(|(is_marked, _)| *is_marked);
    let outlines: String = outlines.into_iter().map(|(_, outline)| outline).collect();
    [&svg[..begin], &outlines, &svg[end..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_outline_gets_its_own_class() {
        let svg = "<svg><defs/><path data-omraade=\"1\" class=\"a\" d=\"\"><title>A &amp; B</title></path>\
                   <path data-omraade=\"2\" class=\"a\" d=\"\"><title>C</title></path></svg>";
        let coloured = coloured(svg, |code| (code == "1").then_some(("came", "Fremhævet")));
        assert!(coloured.contains("data-omraade=\"1\" class=\"a came\" d=\"\"><title>A &amp; B: Fremhævet</title>"));
        assert!(coloured.find("\"1\"") > coloured.find("\"2\"") && coloured.ends_with("</path></svg>"), "{coloured}");
        assert!(coloured.contains("data-omraade=\"2\" class=\"a \" d=\"\"><title>C</title>"), "{coloured}");
    }
}
