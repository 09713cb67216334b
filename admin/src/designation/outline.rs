//! Outlines of new areas, as GeoJSON that somebody sends or pastes: read by `intake`, as every file of outlines.

use intake::{Answer, Answers, Content, Known, Role, Taken, read, recognise, unwatched};
use serde_json::{Value, json};
use store::DraftArea;

/// How many new areas a draft can have.
pub(super) const MOST: usize = 60;

/// The largest file of outlines here, in bytes: the map draws them all. The city's kvarterer take 60 kB.
pub(super) const LARGEST: usize = 1024 * 1024;

/// The most that is said of what is wrong.
const MOST_SAID: usize = 10;

/// Reads new areas out of GeoJSON: features that have a name, or one outline that is called `name`; longitude first, or
/// metres in EPSG:25832. An outline that crosses itself is mended only when `mend` says so.
///
/// # Errors
/// What is wrong and what to do, a sentence each.
pub(super) fn new_areas(text: &str, name: &str, mend: bool) -> Result<Vec<DraftArea>, Vec<String>> {
    let one = |why: &str| Err(vec![why.to_owned()]);
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            return one(&format!(
                "Linje {line}, tegn {column}: det er ikke GeoJSON. Kopiér hele filen fra kortprogrammet."
            ));
        }
    };
    let is_collection = value["type"] == "FeatureCollection";
    let wrapped = match value["type"].as_str() {
        Some("FeatureCollection") => text.to_owned(),
        Some("Feature") if name.is_empty() => collection(&value),
        Some("Feature") => collection(&feature(name, &value["geometry"])),
        Some("Polygon" | "MultiPolygon") if name.is_empty() => return one(NAMELESS),
        Some("Polygon" | "MultiPolygon") => collection(&feature(name, &value)),
        _ => return one("Det er ikke et omrids. Det skal være en Polygon, en MultiPolygon eller en samling af dem."),
    };
    let known = Known::default();
    let refused = |refused: intake::Refused| vec![format!("{refused}.")];
    let file = recognise("omrids.geojson", wrapped.as_bytes(), &known, &unwatched).map_err(refused)?;
    let has_names = file.reading.columns.iter().any(|one| matches!(one.role, Role::AreaName | Role::AreaCode));
    if file.reading.content != Content::Outlines || !has_names {
        return one(if is_collection {
            "Filen har ingen omrids med navne. Hvert område skal have egenskaben »navn« eller »name«."
        } else {
            NAMELESS
        });
    }
    let mut reading = file.reading;
    reading.mend = mend;
    // Nothing is known here, so every name is asked about once, and is new.
    let asked = read(wrapped.as_bytes(), &reading, &known, &Answers::default(), &unwatched).map_err(refused)?;
    let areas = asked.questions.into_iter().map(|question| (question.text, Answer::New)).collect();
    let answers = Answers { areas, ..Answers::default() };
    let found = read(wrapped.as_bytes(), &reading, &known, &answers, &unwatched).map_err(refused)?;
    let place = |line: u64| if is_collection && line > 0 { format!("Linje {line}: ") } else { String::new() };
    let mut wrong: Vec<String> = Vec::new();
    for problem in found.report.groups.iter().flat_map(|group| &group.examples) {
        if problem.kind.weight() == intake::Weight::Error {
            wrong.push(format!(
                "{}{}. {}.",
                place(problem.line),
                domain::text::capitalised(&problem.what),
                problem.advice
            ));
        }
    }
    wrong.truncate(MOST_SAID);
    let Taken::Outlines(outlines) = found.taken else { return one("Filen har ingen omrids.") };
    if wrong.is_empty() && outlines.all.is_empty() {
        return one("Filen har ingen omrids.");
    }
    if outlines.all.len() > MOST {
        return Err(vec![format!("Der er {} omrids; højst {MOST} kan være med.", outlines.all.len())]);
    }
    let mut areas: Vec<DraftArea> = Vec::new();
    for read in outlines.all {
        if areas.iter().any(|known| known.name == read.label) {
            wrong.push(format!("Navnet »{}« står to gange. Giv hvert område sit eget navn.", read.label));
        }
        match serde_json::to_string(&read.outline) {
            Ok(outline) => areas.push(DraftArea { area: None, name: read.label, outline }),
            Err(_) => wrong.push(format!("Omridset »{}« kan ikke gemmes.", read.label)),
        }
    }
    if wrong.is_empty() { Ok(areas) } else { Err(wrong) }
}

/// What is said of one outline without a name.
const NAMELESS: &str = "Omridset har intet navn. Skriv områdets navn i feltet under.";

fn feature(name: &str, geometry: &Value) -> Value {
    json!({"type": "Feature", "properties": {"navn": name}, "geometry": geometry})
}

fn collection(feature: &Value) -> String {
    json!({"type": "FeatureCollection", "features": [feature]}).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: &str =
        r#"{"type":"Polygon","coordinates":[[[12.50,55.66],[12.51,55.66],[12.51,55.67],[12.50,55.67],[12.50,55.66]]]}"#;
    const BOW: &str =
        r#"{"type":"Polygon","coordinates":[[[12.50,55.66],[12.50,55.67],[12.51,55.66],[12.51,55.67],[12.50,55.66]]]}"#;
    const SWAPPED: &str =
        r#"{"type":"Polygon","coordinates":[[[55.66,12.50],[55.66,12.51],[55.67,12.51],[55.66,12.50]]]}"#;

    /// The square in metres of EPSG:25832, as kortprogrammer in Denmark save it.
    const METRES: &str = r#"{"type":"Polygon","coordinates":[[[720000,6174000],[720600,6174000],[720600,6175000],[720000,6175000],[720000,6174000]]]}"#;

    fn features(all: &[(&str, &str)]) -> String {
        let all: Vec<String> = all
            .iter()
            .map(|(name, shape)| {
                format!("{{\"type\":\"Feature\",\"properties\":{{\"navn\":\"{name}\"}},\"geometry\":{shape}}}")
            })
            .collect();
        format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}", all.join(",\n"))
    }

    #[test]
    fn one_outline_and_several_are_read_with_their_names() {
        let feature = format!("{{\"type\":\"Feature\",\"properties\":{{}},\"geometry\":{SQUARE}}}");
        for text in [SQUARE, feature.as_str()] {
            let found = new_areas(text, "Nyt område", false).unwrap();
            assert_eq!((found.len(), found[0].name.as_str(), &found[0].area), (1, "Nyt område", &None));
            assert!(found[0].outline.contains("12.51"), "{}", found[0].outline);
        }
        let found = new_areas(&features(&[("A", SQUARE), ("B", SQUARE)]), "", false).unwrap();
        assert_eq!(found.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["A", "B"]);
        let own = format!("{{\"type\":\"Feature\",\"properties\":{{\"name\":\"Eget\"}},\"geometry\":{SQUARE}}}");
        assert_eq!(new_areas(&own, "", false).unwrap()[0].name, "Eget");
        assert_eq!(new_areas(&own, "Andet", false).unwrap()[0].name, "Andet", "what is typed comes first");
        for text in [METRES, &features(&[("A", METRES)])] {
            let found = new_areas(text, "A", false).unwrap();
            assert!(found[0].outline.contains("[12.5") && found[0].outline.contains("55.6"), "{}", found[0].outline);
        }
    }

    #[test]
    fn what_is_wrong_is_said_and_nothing_is_mended_unasked() {
        for (text, name, said) in [
            ("", "A", "ikke GeoJSON"),
            (SQUARE, "", "intet navn"),
            (&format!("{{\"type\":\"Feature\",\"properties\":{{}},\"geometry\":{SQUARE}}}"), "", "intet navn"),
            ("{\"type\":\"Point\",\"coordinates\":[12.5,55.6]}", "A", "ikke et omrids"),
            (SWAPPED, "A", ""),
            (BOW, "A", ""),
            (&features(&[("A", SQUARE), ("A", SQUARE)]), "", "to gange"),
            ("{\"type\":\"FeatureCollection\",\"features\":[]}", "", ""),
        ] {
            let wrong = new_areas(text, name, false).unwrap_err().join(" ");
            assert!(!wrong.is_empty() && wrong.contains(said), "{said}: {wrong}");
        }
        let mended = new_areas(BOW, "A", true).unwrap();
        assert!(mended[0].outline.contains("MultiPolygon"), "{}", mended[0].outline);
    }
}
