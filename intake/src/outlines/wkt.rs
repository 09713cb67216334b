//! Outlines as well-known text: `MULTIPOLYGON (((x y, ...)))`, also with heights and with `SRID=25832;` in front.

use domain::outline::Position;

use super::shape::{NotAShape, Shape};

/// Whether a text is the beginning of an outline or of points.
pub(crate) fn is_wkt(text: &str) -> bool {
    let (_, text) = reference(text);
    let word: String = text.chars().take_while(char::is_ascii_alphabetic).take(20).collect();
    let known =
        ["POLYGON", "MULTIPOLYGON", "POINT", "MULTIPOINT", "LINESTRING", "MULTILINESTRING", "GEOMETRYCOLLECTION"];
    known.iter().any(|name| word.eq_ignore_ascii_case(name))
        && text[word.len()..].trim_start().starts_with(['(', 'Z', 'z', 'M', 'm', 'E', 'e'])
}

/// The first position of a text, if it has one.
pub(crate) fn first_position(text: &str) -> Option<Position> {
    let numbers = text.split('(').find_map(|part| {
        let mut numbers = part.split([',', ')']).next()?.split_ascii_whitespace().map(str::parse::<f64>);
        Some([numbers.next()?.ok()?, numbers.next()?.ok()?])
    });
    numbers.filter(|_| is_wkt(text))
}

/// The system of coordinates that a text names in front: "25832"; empty where it names none.
pub(crate) fn system(text: &str) -> &str {
    reference(text).0.map_or("", |front| front["SRID=".len()..].trim())
}

/// What stands in front of the geometry: `SRID=25832;`.
fn reference(text: &str) -> (Option<&str>, &str) {
    let text = text.trim();
    match text.split_once(';') {
        Some((front, rest)) if front.len() <= 12 && front.to_ascii_uppercase().starts_with("SRID=") => {
            (Some(front), rest.trim_start())
        }
        _ => (None, text),
    }
}

/// Reads an outline.
pub(super) fn read(text: &str) -> Result<Shape, NotAShape> {
    let (_, text) = reference(text);
    let name: String = text.chars().take_while(char::is_ascii_alphabetic).take(20).collect();
    let mut rest = Rest { text: text[name.len()..].trim_start() };
    for marker in ["ZM", "Z", "M"] {
        let word: String = rest.text.chars().take_while(char::is_ascii_alphabetic).take(20).collect();
        if word.eq_ignore_ascii_case(marker) {
            rest.text = rest.text[word.len()..].trim_start();
            break;
        }
    }
    let name = name.to_ascii_uppercase();
    if rest.text.eq_ignore_ascii_case("EMPTY") {
        return Ok(Shape::None);
    }
    let shape = match name.as_str() {
        "POLYGON" => Shape::Polygons(vec![rest.list(|rest| rest.list(Rest::position))?]),
        "MULTIPOLYGON" => Shape::Polygons(rest.list(|rest| rest.list(|rest| rest.list(Rest::position)))?),
        "POINT" | "MULTIPOINT" | "LINESTRING" | "MULTILINESTRING" | "GEOMETRYCOLLECTION" => {
            return Ok(Shape::Other(name));
        }
        _ => return Err(NotAShape::Form),
    };
    if rest.text.is_empty() { Ok(shape) } else { Err(NotAShape::Form) }
}

/// What has not been read yet.
struct Rest<'t> {
    text: &'t str,
}

impl Rest<'_> {
    fn take(&mut self, sign: char) -> bool {
        let Some(rest) = self.text.strip_prefix(sign) else { return false };
        self.text = rest.trim_start();
        true
    }

    /// Things in brackets with commas between them.
    fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Result<T, NotAShape>) -> Result<Vec<T>, NotAShape> {
        if !self.take('(') {
            return Err(NotAShape::Form);
        }
        let mut all = vec![one(self)?];
        while self.take(',') {
            all.push(one(self)?);
        }
        if self.take(')') { Ok(all) } else { Err(NotAShape::Form) }
    }

    /// Two numbers; a height and a measure behind them are passed over.
    fn position(&mut self) -> Result<Position, NotAShape> {
        let end = self.text.find([',', ')', '(']).ok_or(NotAShape::Form)?;
        let (numbers, rest) = self.text.split_at(end);
        self.text = rest;
        let mut numbers = numbers.split_ascii_whitespace();
        let mut number = || numbers.next().and_then(|text| text.parse::<f64>().ok()).filter(|n| n.is_finite());
        let (Some(x), Some(y)) = (number(), number()) else { return Err(NotAShape::Form) };
        Ok([x, y])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn polygons_with_holes_heights_and_references() {
        let expected = Shape::Polygons(vec![vec![vec![[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 0.0]]]]);
        for text in [
            "POLYGON ((0 0, 4 0, 4 4, 0 0))",
            "polygon((0 0,4 0,4 4,0 0))",
            "SRID=25832;MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)))",
            "MULTIPOLYGON Z (((0 0 7, 4 0 7, 4 4 7, 0 0 7)))",
        ] {
            assert!(is_wkt(text));
            assert_eq!(read(text).unwrap(), expected, "{text}");
            assert_eq!(first_position(text), Some([0.0, 0.0]));
        }
        assert_eq!(system("SRID=25832;POLYGON EMPTY"), "25832");
        assert_eq!(system("POLYGON EMPTY"), "");
        assert_eq!(read("MULTIPOINT ((1 2))").unwrap(), Shape::Other("MULTIPOINT".into()));
        assert_eq!(read("MULTIPOLYGON EMPTY").unwrap(), Shape::None);
        for bad in [
            "",
            "POLYGON",
            "POLYGON ((0 0, 4 0",
            "POLYGON ((0 0, x 0))",
            "POLYGON ((1,5 2))",
            "POLYGON ((0 0)) x",
            "CIRCLE (1 1)",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
        assert!(!is_wkt("Polygonvej 3") && !is_wkt("Point"));
    }

    proptest! {
        #[test]
        fn any_text_is_a_shape_or_not(text in "(SRID=1;)?(MULTI)?POLYGON( Z)? ?[(), 0-9.xEe-]{0,60}") {
            let _ = read(&text);
            let _ = first_position(&text);
        }
    }
}
