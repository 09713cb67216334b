//! Published indices, computed again from their own tables with method files alone.
//!
//! The tables belong to others and are not part of this project: they are read from `../shared/tables` beside the
//! checkout, or from `BYBLIK_TABLES`. Where they are not, the tests say so and pass.

#![expect(clippy::unwrap_used, reason = "a test that can not be set up must fail")]

use std::{
    collections::HashMap,
    fs::File,
    path::{Path, PathBuf},
};

use domain::{
    method::{self, Method},
    screening::{Value, screen},
    table::{self, Table, Wanted},
};

fn folder() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/tables");
    let folder = std::env::var_os("BYBLIK_TABLES").map_or(beside, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("not tried: {} is not there; BYBLIK_TABLES can name another folder", folder.display());
    None
}

fn read_method(name: &str) -> Method {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/published").join(name);
    method::parse(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn read_tables(folder: &Path, names: &[&str], wanted: &Wanted) -> Table {
    let files = names.iter().map(|name| ((*name).to_owned(), File::open(folder.join(name)).unwrap())).collect();
    table::read_all(files, wanted, |_| ()).unwrap()
}

/// The published values of one table: area to column to value.
fn published(path: &Path, id: &str) -> HashMap<String, HashMap<String, f64>> {
    let mut lines = csv::Reader::from_path(path).unwrap();
    let heading = lines.headers().unwrap().clone();
    let row = |line: csv::StringRecord| {
        let cells = heading.iter().zip(&line);
        let numbers = cells.clone().filter_map(|(name, cell)| Some((name.to_owned(), cell.parse().ok()?))).collect();
        (cells.clone().find(|(name, _)| *name == id).unwrap().1.to_owned(), numbers)
    };
    lines.records().map(|line| row(line.unwrap())).collect()
}

#[test]
fn wales_2019_every_rank_and_every_score() {
    let Some(folder) = folder() else { return };
    let method = read_method("wimd-2019.toml");
    let table = read_tables(&folder, &["wimd2019_wales.csv"], &Wanted::of(&method));
    let screening = screen(&method, &table, None).unwrap();
    let expected = published(&folder.join("wimd2019_wales.csv"), "lsoa11_code");
    assert_eq!(screening.len(), 1_909);
    for area in 0..screening.len() {
        let published = &expected[screening.id(area)];
        assert!((screening.score(0)[area] - published["IMD_score"]).abs() < 1e-8, "{}", screening.id(area));
        assert!((screening.ranks().unwrap()[area] - published["IMD_rank"]).abs() < 1e-9, "{}", screening.id(area));
    }
}

#[test]
fn asem_every_stage_and_every_rank() {
    let Some(folder) = folder() else { return };
    let method = read_method("asem.toml");
    let table = read_tables(&folder, &["asem_raw.csv", "asem_denominators.csv"], &Wanted::of(&method));
    let screening = screen(&method, &table, None).unwrap();
    assert_eq!(screening.len(), 51);
    let stage = |name: &str| published(&folder.join(name), "UnitCode");
    let [denominated, treated, normalised, aggregated] =
        ["asem_denominated.csv", "asem_treated.csv", "asem_normalised.csv", "asem_aggregated.csv"].map(stage);
    let ranks = published(&folder.join("asem_results_aggregatesrank.csv"), "UnitCode");
    let near = |ours: f64, theirs: Option<&f64>, what: &str| match theirs {
        Some(theirs) => assert!((ours - theirs).abs() <= 1e-9 * theirs.abs().max(1.0), "{what}: {ours}, {theirs}"),
        None => assert!(ours.is_nan(), "{what}: {ours}, published as missing"),
    };
    for (place, indicator) in method.indicators.iter().enumerate() {
        let (id, after_treatment) = (&indicator.id, screening.treated(place));
        for (area, treated_value) in after_treatment.iter().enumerate() {
            let country = screening.id(area);
            let what = format!("{country} {id}");
            let raw = if let Value::Known(value) = screening.value(place, area) { value } else { f64::NAN };
            near(raw, denominated[country].get(id), &what);
            near(*treated_value, treated[country].get(id), &what);
            near(screening.normalised(place)[area], normalised[country].get(id), &what);
        }
    }
    for (place, score) in method.scores.iter().enumerate() {
        for area in 0..screening.len() {
            near(screening.score(place)[area], aggregated[screening.id(area)].get(&score.id), &score.id);
        }
    }
    for area in 0..screening.len() {
        near(screening.ranks().unwrap()[area], ranks[screening.id(area)].get("Index"), screening.id(area));
    }
}
