//! The files as their publishers really send them. They belong to others and are not part of this project: they are read
//! from `../shared/real` beside the checkout, or from `BYBLIK_REAL`. Where they are not, the tests say so and pass.

mod common;

use std::collections::BTreeSet;

use common::{known, read_by, real, recognised};
use domain::area::Level;
use intake::{
    Answer, Answers, Content, Coordinates, Encoding, Format, ProblemKind, Role, Separator, Taken, read, unwatched,
};

/// The names of the columns of a role.
fn named(reading: &intake::Reading, role: Role) -> Vec<&str> {
    reading.columns.iter().filter(|column| column.role == role).map(|column| column.name.as_str()).collect()
}

#[test]
fn the_flat_export_of_the_statistics_bank() {
    let Some(bytes) = real("kk_kkbyg1_flat.csv") else { return };
    let known = known();
    let file = recognised("kk_kkbyg1_flat.csv", &bytes, &known);
    let reading = &file.reading;
    assert_eq!(
        (reading.format, reading.content, reading.encoding),
        (Format::Csv, Content::Figures, Encoding::Utf8Mark)
    );
    assert_eq!((reading.separator, reading.heading, reading.repeats), (Separator::Semicolon, 1, false));
    assert_eq!(named(reading, Role::AreaName), ["OMRKK"]);
    assert_eq!(named(reading, Role::Period), ["TID"]);
    assert_eq!(named(reading, Role::Measure), ["OPFØRELSESÅR", "ENHED"]);
    assert_eq!(named(reading, Role::Value), ["INDHOLD"]);
    assert!(file.doubts.is_empty(), "{:?}", file.doubts);

    // Nobody has said what the buildings are measured as, so nothing is taken and it is asked.
    let asked = read_by(&bytes, reading, &known);
    assert_eq!(asked.report.taken, 0);
    let question = asked.questions.iter().find(|q| q.text == "1850-1899, Antal bygninger").unwrap();
    let mut answers = Answers::default();
    answers.measures.insert(question.text.clone(), Answer::Is("beboere".into()));
    let done = read(&bytes, reading, &known, &answers, &unwatched).unwrap();
    let Taken::Figures(figures) = &done.taken else { panic!("no figures") };
    let areas: BTreeSet<String> = figures.iter().map(|(figure, ..)| figure.area.to_string()).collect();
    // The city, ten bydele and 67 kvarterer; neither lokaludvalg nor polling districts, which are no areas of ours.
    let texts: Vec<&str> = done
        .questions
        .iter()
        .map(|q| q.text.as_str())
        .filter(|t| !t.starts_with("Afst") && !t.starts_with("Lok"))
        .collect();
    assert_eq!(areas.len(), 78, "{texts:?} {areas:?}");
    let first = figures.iter().next().unwrap();
    assert_eq!(
        (first.0.area.as_str(), first.0.period.as_str(), first.0.value, first.1, first.2),
        ("1000", "1991", 6332.0, 2, 5)
    );
    assert_eq!(done.report.rows, 4088);
    let outside = done.report.count(ProblemKind::OutsideDivision);
    let unknown = done.report.count(ProblemKind::UnknownArea) + done.report.count(ProblemKind::DoubtfulArea);
    assert_eq!(done.report.taken + outside + unknown, 4088);
    assert!(
        done.questions.iter().all(|q| q.text.starts_with("Lokaludvalg") || q.text.starts_with("Afstemning")),
        "{:#?}",
        done.questions
    );
}

#[test]
fn the_sparse_export_of_the_statistics_bank() {
    let Some(bytes) = real("kk_employment_2023.csv") else { return };
    let known = known();
    let file = recognised("kk_employment_2023.csv", &bytes, &known);
    let reading = &file.reading;
    assert_eq!((reading.encoding, reading.separator), (Encoding::Utf8Mark, Separator::Semicolon));
    assert!(reading.repeats && reading.heading == 3);
    assert_eq!(
        reading.columns.iter().map(|column| column.role).collect::<Vec<_>>(),
        [
            Role::Period,
            Role::Measure,
            Role::Measure,
            Role::AreaName,
            Role::ValueOfMeasure,
            Role::ValueOfMeasure,
            Role::ValueOfMeasure,
        ]
    );
    let mut answers = Answers::default();
    let label = "Employed, All citizenships, All genders";
    let asked = read_by(&bytes, reading, &known);
    let labels: Vec<&str> =
        asked.questions.iter().map(|q| q.text.as_str()).filter(|text| text.contains("All genders")).collect();
    let label = labels.iter().copied().find(|text| *text == label).unwrap_or_else(|| panic!("{labels:?}"));
    answers.measures.insert(label.to_owned(), Answer::Is("i_beskaeftigelse".into()));
    answers
        .measures
        .insert("All employment statuses, All citizenships, All genders".into(), Answer::Is("beboere".into()));
    let done = read(&bytes, reading, &known, &answers, &unwatched).unwrap();
    let Taken::Figures(figures) = &done.taken else { panic!("no figures") };
    let city: Vec<(String, f64)> = figures
        .iter()
        .filter(|(figure, ..)| figure.area.as_str() == "1000")
        .map(|(figure, ..)| (figure.measure, figure.value))
        .collect();
    // The same as the default data, which has them from another export.
    assert!(
        city.contains(&("beboere".into(), 659_350.0)) && city.contains(&("i_beskaeftigelse".into(), 388_434.0)),
        "{city:?}"
    );
    // The kvarterer, their bydele and the city, twice.
    assert_eq!(figures.len(), 2 * 78, "{:#?}", done.report.parts);
    assert!(done.report.count(ProblemKind::Withheld) == 0, "what is withheld belongs to measures that are not taken");
    assert_eq!(done.report.errors(), 0, "{:#?}", done.report.groups);
}

#[test]
fn the_layers_of_the_municipality() {
    let known = known();
    for (name, label, level, count, invalid) in [
        ("cph_bydele_2025.json", "navn", Level::Bydel, 10, 0),
        ("cph_roder_2023.geojson", "rode_nr", Level::Rode, 399, 2),
    ] {
        let Some(bytes) = real(name) else { continue };
        let file = recognised(name, &bytes, &known);
        let mut reading = file.reading.clone();
        assert_eq!(
            (reading.format, reading.content, reading.coordinates),
            (Format::GeoJson, Content::Outlines, Coordinates::LonLat)
        );
        let areas = [named(&reading, Role::AreaCode), named(&reading, Role::AreaName)].concat();
        assert_eq!(areas, [label], "{name}");
        reading.level = Some(level);
        let done = read_by(&bytes, &reading, &known);
        let Taken::Outlines(outlines) = &done.taken else { panic!("no outlines") };
        assert_eq!(
            (outlines.all.len(), outlines.mendings.len()),
            (count - invalid, invalid),
            "{name} {:#?}",
            done.questions
        );
        assert!(outlines.mendings.iter().all(|mending| mending.after.is_some() && !mending.is_mended));
        // With consent they are taken, and say so.
        reading.mend = true;
        let mended = read_by(&bytes, &reading, &known);
        let Taken::Outlines(outlines) = &mended.taken else { panic!("no outlines") };
        assert_eq!(outlines.all.len(), count);
        assert_eq!(mended.report.count(ProblemKind::Mended), invalid as u64);
        for mending in &outlines.mendings {
            let (before, after) = (mending.square_metres_before, mending.square_metres_after);
            assert!((before - after).abs() / before < 0.01, "{} {before} {after}", mending.label);
        }
    }
}

#[test]
fn stated_areas_tell_of_the_projection() {
    let Some(bytes) = real("cph_bydele_2025.json") else { return };
    let known = known();
    let reading = recognised("bydele.json", &bytes, &known).reading;
    assert_eq!(named(&reading, Role::StatedArea), ["areal_m2"]);
    let done = read_by(&bytes, &reading, &known);
    // All ten agree within 10 ppm with what the municipality computed in EPSG:25832.
    assert_eq!(done.report.count(ProblemKind::StatedAreaDiffers), 0, "{:#?}", done.report.groups);
}

#[test]
fn new_outlines_are_asked_about_and_points_are_none() {
    let known = known();
    if let Some(bytes) = real("cph_udsatte_byomraader_2023.json") {
        let reading = recognised("byomraader.json", &bytes, &known).reading;
        assert_eq!(named(&reading, Role::AreaName), ["delomraade"]);
        let first = read_by(&bytes, &reading, &known);
        assert_eq!(first.report.rows, 17);
        let mut answers = Answers::default();
        for question in &first.questions {
            answers.areas.insert(question.text.clone(), Answer::New);
        }
        let done = read(&bytes, &reading, &known, &answers, &unwatched).unwrap();
        // Two names stand twice: somebody must say which outline is which.
        assert_eq!((done.report.taken, done.report.count(ProblemKind::Twice)), (15, 2), "{:#?}", done.report.groups);
        assert_eq!(done.report.count(ProblemKind::StatedAreaDiffers), 0);
    }
    if let Some(bytes) = real("cph_legepladser_2025.json") {
        let mut reading = recognised("legepladser.json", &bytes, &known).reading;
        reading
            .columns
            .iter_mut()
            .for_each(|column| column.role = if column.name == "bydel" { Role::AreaName } else { Role::Ignored });
        reading.level = Some(Level::Bydel);
        let done = read_by(&bytes, &reading, &known);
        assert_eq!(done.report.count(ProblemKind::NotAnOutline), 136, "{:#?}", done.report.groups);
    }
}
