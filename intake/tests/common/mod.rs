//! What the tests know: the areas and measures of the default data, and reading in one go.

#![expect(clippy::unwrap_used, reason = "a test that can not be set up must fail")]
#![allow(dead_code, reason = "each test file uses its part of it")]

pub mod workbook;

use std::path::{Path, PathBuf};

use domain::{
    area::{AreaCode, Level},
    figure::Unit,
};
use intake::{
    Answers, Areas, Known, KnownArea, KnownMeasure, Measures, Read, Reading, Recognised, Vocabulary, read, recognise,
    unwatched,
};

/// The default data.
fn data(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../data").join(name)).unwrap()
}

fn area(code: &str, level: Level, name: &str, official: &str, parent: Option<&str>) -> KnownArea {
    KnownArea {
        code: AreaCode::parse(code).unwrap(),
        level,
        name: name.to_owned(),
        official_name: official.to_owned(),
        parent: parent.and_then(AreaCode::parse),
    }
}

/// The areas of a GeoJSON file of the default data.
fn outlined(file: &str, level: Level) -> Vec<KnownArea> {
    let all: serde_json::Value = serde_json::from_str(&data(file)).unwrap();
    let text = |properties: &serde_json::Value, key: &str| properties[key].as_str().unwrap_or_default().to_owned();
    let one = |feature: &serde_json::Value| {
        let properties = &feature["properties"];
        let (name, label) = (text(properties, "name"), text(properties, "label"));
        let alone = if label.is_empty() { &name } else { &label };
        area(&text(properties, "code"), level, alone, &name, properties["parent"].as_str())
    };
    all["features"].as_array().unwrap().iter().map(one).collect()
}

/// The areas of a CSV file of the default data that begins with code and name.
fn listed(file: &str, level: Level) -> Vec<KnownArea> {
    let text = data(file);
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    rows.records().map(|row| row.unwrap()).map(|row| area(&row[0], level, &row[1], &row[1], None)).collect()
}

pub fn known() -> Known {
    let mut areas = vec![area("1000", Level::City, "København", "København i alt", None)];
    areas.extend(outlined("areas/bydele.geojson", Level::Bydel));
    areas.extend(outlined("areas/kvarterer.geojson", Level::Kvarter));
    areas.extend(outlined("areas/roder.geojson", Level::Rode));
    areas.extend(outlined("areas/byomraader-2017.geojson", Level::Byomraade));
    areas.extend(listed("areas/boligomraader.csv", Level::Boligomraade));
    areas.extend(listed("areas/tryghedsomraader.csv", Level::Tryghedsomraade));
    let measure = |id: &str, name: &str, unit| KnownMeasure { id: id.into(), name: name.into(), unit };
    let people = Some(Unit::Personer);
    let measures = vec![
        measure("beboere", "Beboere", people),
        measure("i_beskaeftigelse", "I beskæftigelse", people),
        measure("trygge_i_nabolag", "Trygge i nabolaget", Some(Unit::Procent)),
        measure("disponibel_indkomst", "Gennemsnitlig disponibel indkomst", Some(Unit::Kr)),
    ];
    let criteria = [
        "indkomst",
        "uddannelse",
        "arbejdsmarked",
        "ungdomsuddannelse",
        "boernefattigdom",
        "sundhed",
        "tryghed",
        "doemte",
    ];
    let pairs = |words: &[(&str, &str)]| words.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    Known {
        areas: Areas::new(areas),
        measures: Measures::new(measures),
        criteria: Measures::new(criteria.map(|id| measure(id, id, None)).into()),
        words: Vocabulary {
            lists: pairs(&[("udsat", "Udsatte boligområder"), ("parallelsamfund", "Parallelsamfund")]),
            goals: pairs(&[("trivsel-og-sundhed", "Trivsel og sundhed")]),
            organisations: pairs(&[("ssp", "SSP"), ("koebenhavns-politi", "Københavns Politi")]),
            sources: pairs(&[("politik-2025", "Politik for udsatte byområder")]),
            kinds: pairs(&[("job", "Job"), ("fritid", "Fritid")]),
            audiences: pairs(&[("unge", "Unge"), ("boern", "Børn")]),
            statuses: pairs(&[("running", "i gang"), ("ended", "afsluttet")]),
            scopes: pairs(&[("citywide", "hele byen"), ("named_places", "bestemte steder")]),
            languages: pairs(&[("da", "dansk"), ("ar", "arabisk")]),
        },
    }
}

pub fn recognised(name: &str, bytes: &[u8], known: &Known) -> Recognised {
    recognise(name, bytes, known, &unwatched).unwrap()
}

pub fn read_by(bytes: &[u8], reading: &Reading, known: &Known) -> Read {
    read(bytes, reading, known, &Answers::default(), &unwatched).unwrap()
}

/// The real files beside the checkout or in `BYBLIK_REAL`; `None`, said aloud, where they are not.
pub fn real(name: &str) -> Option<Vec<u8>> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/real");
    let folder = std::env::var_os("BYBLIK_REAL").map_or(beside, PathBuf::from);
    let file = folder.join(name);
    let read = std::fs::read(&file).ok();
    if read.is_none() {
        eprintln!("not tried: {} is not there; BYBLIK_REAL can name another folder", file.display());
    }
    read
}
