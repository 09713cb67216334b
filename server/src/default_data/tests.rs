//! The shipped data are good, and every kind of mistake in them is named with its place.

#[path = "tests/english.rs"]
mod english;

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use domain::area::Level;
use store::Db;

use super::{DataError, DefaultData, LoadError, load};

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data")
}

/// A copy of the shipped data in which one thing is changed.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("byblik-data-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        copy(&shipped(), &folder);
        Self(folder)
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    fn error(&self) -> DataError {
        DefaultData::read(&self.0).unwrap_err()
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

async fn empty_database() -> Db {
    let db = Db::connect("sqlite::memory:").await.unwrap();
    db.migrate().await.unwrap();
    db
}

#[tokio::test]
async fn the_shipped_data_load_whole() {
    let db = empty_database().await;
    load(&db, &shipped(), DateTime::<Utc>::UNIX_EPOCH).await.unwrap();
    for (level, count) in [(Level::Bydel, 10), (Level::Kvarter, 67), (Level::Rode, 399), (Level::Byomraade, 15)] {
        assert_eq!(db.areas(level).await.unwrap().len(), count, "{level:?}");
    }
    let outlines = db.outlines(Level::Byomraade).await.unwrap();
    let polygons = outlines.iter().map(|(_, text)| serde_json::from_str::<domain::outline::Outline>(text).unwrap());
    assert_eq!(polygons.map(|outline| outline.polygons().len()).sum::<usize>(), 17);
    let snapshot = db.latest_snapshot().await.unwrap().unwrap();
    assert_eq!(db.figures(&snapshot.id).await.unwrap().len(), 68 * 9 + 14 * 3);
    assert_eq!(db.initiatives().await.unwrap().len(), 13);
    assert_eq!(db.goals().await.unwrap().len(), 2 + 6 + 2);
    assert_eq!(db.methods().await.unwrap().len(), 5);
    assert_eq!(db.current_plan().await.unwrap().unwrap().id, "politik-2035");
    // Every designated area covers some of a kvarter, and no share is more than the whole.
    let overlaps = db.overlaps(Level::Kvarter, Level::Byomraade).await.unwrap();
    for area in db.areas(Level::Byomraade).await.unwrap() {
        let covered: f64 = overlaps.iter().filter(|o| o.other == area.code).map(|o| o.share_of_other).sum();
        // One of them reaches into Frederiksberg, the others at most a little into the water.
        assert!((0.85..=1.01).contains(&covered), "{}: {covered}", area.name);
    }
    assert!(overlaps.iter().all(|o| (0.0..=1.0 + 1e-9).contains(&o.share_of_area)));
}

#[tokio::test]
async fn bad_data_leave_the_database_as_it_was() {
    let copy = Copy::new("rollback");
    copy.change("methods/udkast-2025.toml", "level = \"rode\"", "level = \"gade\"");
    let db = empty_database().await;
    let error = load(&db, &copy.0, DateTime::<Utc>::UNIX_EPOCH).await.unwrap_err();
    assert!(matches!(error, LoadError::Data(_)), "{error}");
    assert!(db.is_empty().await.unwrap() && db.sources().await.unwrap().is_empty());
}

/// File, what is changed into what, place, field, word.
type Case = (&'static str, &'static str, &'static str, Option<(usize, usize)>, &'static str, &'static str);

#[test]
fn every_mistake_is_named_with_file_line_and_column() {
    // What is changed, and what the error must name: file, line and column, field, and a word of the problem.
    let cases: &[Case] = &[
        ("figures/kvarterer.csv", "area,measure,period,value", "area,measure,period", Some((1, 4)), "value", "mangler"),
        (
            "figures/kvarterer.csv",
            "1000,beboere,2026K1,671673",
            "1000,beboere,2026K1,mange",
            Some((3, 4)),
            "value",
            "tal",
        ),
        ("figures/kvarterer.csv", "1000,beboere,2026K1,671673", "1000,beboere,2026K1,-5", Some((3, 4)), "value", "-5"),
        (
            "figures/kvarterer.csv",
            "1000,beboere,2026K1,671673",
            "1000,beboere,26K1,671673",
            Some((3, 3)),
            "period",
            "26K1",
        ),
        (
            "figures/kvarterer.csv",
            "1000,beboere,2026K1,671673",
            "9999,beboere,2026K1,671673",
            Some((3, 1)),
            "area",
            "9999",
        ),
        (
            "figures/kvarterer.csv",
            "1000,beboere,2026K1,671673",
            "1000,glade,2026K1,671673",
            Some((3, 2)),
            "measure",
            "glade",
        ),
        (
            "figures/kvarterer.csv",
            "1000,beboere,2026K1,671673",
            "1000,aekvivaleret_indkomst,2024,5",
            Some((3, 1)),
            "area",
            "to gange",
        ),
        ("figures/tryghed.csv", "trygge_i_nabolag,2025,88", "trygge_i_nabolag,2025,188", Some((4, 4)), "value", "188"),
        (
            "figures/tryghed.csv",
            "1000,anmeldelser_pr_1000,2025,73",
            "1000,anmeldelser_pr_1000,2025",
            Some((2, 3)),
            "period",
            "felter",
        ),
        (
            "areas/tryghed-kvarterer.csv",
            "20101,t-indre-by",
            "20101,t-ukendt",
            Some((2, 2)),
            "tryghedsomraade",
            "t-ukendt",
        ),
        ("areas/tryghed-kvarterer.csv", "20101,t-indre-by\n", "", None, "", "20101"),
        (
            "areas/boligomraader.csv",
            "boligomraade-aldersrogade",
            "Aldersrogade!",
            Some((2, 3)),
            "slug",
            "Aldersrogade!",
        ),
        ("state-lists/memberships.csv", ",meets,", ",maaske,", Some((2, 4)), "event", "maaske"),
        ("state-lists/counts.csv", "2010,10,false", "2010,10,nej", Some((2, 4)), "names_published", "nej"),
    ];
    for (i, (file, from, to, place, field, word)) in cases.iter().enumerate() {
        let copy = Copy::new(&format!("case-{i}"));
        copy.change(file, from, to);
        let error = copy.error();
        let text = error.to_string();
        assert_eq!((error.file.as_str(), error.place, error.field.as_str()), (*file, *place, *field), "{text}");
        assert!(text.contains(word) && !error.remedy.is_empty(), "{text}");
    }
}

#[test]
fn outlines_that_are_none_are_refused_at_their_place() {
    let square = "[[[12.5,55.6],[12.6,55.6],[12.6,55.7],[12.5,55.7],[12.5,55.6]]]";
    let feature = |geometry: &str| {
        format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[\n{{\"type\":\"Feature\",\"properties\":{{\"name\":\"A\"}},\
             \"geometry\":{geometry}}}\n]}}"
        )
    };
    let polygon = |rings: &str| feature(&format!("{{\"type\":\"Polygon\",\"coordinates\":{rings}}}"));
    let twice = polygon(square).replace("\n]}", ",\n{\"type\":\"Feature\",\"properties\":{\"name\":\"A\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[12.1,55.6],[12.2,55.6],[12.2,55.7],[12.1,55.6]]]}}\n]}");
    for (text, line, word) in [
        (polygon("[[[12.5,55.6],[12.6,55.7],[12.6,55.6],[12.5,55.7],[12.5,55.6]]]"), 2, "ugyldigt"),
        (polygon("[[[12.5,55.6],[12.6,55.6],[12.6,55.7],[12.5,55.7]]]"), 2, "ikke lukket"),
        (polygon("[[[12.5,55.6],[12.6,55.6],[12.5,55.6]]]"), 2, "kun 3 punkter"),
        (polygon("[[[55.6,12.5],[55.6,12.6],[55.7,12.6],[55.6,12.5]]]"), 2, "uden for"),
        (polygon("[]"), 2, "ingen ring"),
        (polygon("[[[12.5,\"x\"]]]"), 2, "kan ikke læses"),
        (feature("null"), 2, "kan ikke læses"),
        (polygon(square).replace("\"name\"", "\"navn\""), 2, "navn"),
        (twice, 3, "to gange"),
        ("{\"type\":\"FeatureCollection\",\n\"features\":[}".to_owned(), 2, "kan ikke læses"),
    ] {
        let copy = Copy::new(&format!("outline-{}", word.replace(' ', "-")));
        fs::write(copy.0.join("areas/omgivelser.geojson"), &text).unwrap();
        let error = copy.error();
        assert_eq!(error.file, "areas/omgivelser.geojson", "{error}");
        assert_eq!(error.place.map(|(l, _)| l), Some(line), "{error}");
        assert!(error.to_string().contains(word), "{error}");
    }
}

#[test]
fn documents_are_checked_too() {
    for (file, from, to, word) in [
        ("measures.toml", "unit = \"personer\"", "unit = \"hoveder\"", "hoveder"),
        ("measures.toml", "source = \"kk-befolkning\"", "source = \"kk-ingen\"", "kk-ingen"),
        ("sources.toml", "publisher =", "udgiver =", "udgiver"),
        ("sources.toml", "id = \"kk-uddannelse\"", "id = \"kk-befolkning\"", "to gange"),
        ("goals.toml", "goal = \"maal-1\"", "goal = \"maal-9\"", "maal-9"),
        ("policy-figures.toml", "unit = \"procent\"", "unit = \"promille\"", "promille"),
        ("policy-figures.toml", "value = 10.9", "value = 109.0", "109"),
        ("initiatives.toml", "scope = \"designated_areas\"", "scope = \"overalt\"", "overalt"),
        ("english.toml", "en = \"Child poverty\"", "en = \"\"", "tom"),
        ("english.toml", "da = \"Børnefattigdom\"", "da = \"Beboere\"", "»Beboere« står to gange"),
        ("english.toml", "en = \"Child poverty\"", "english = \"Child poverty\"", "english"),
        ("initiatives.toml", "kind = \"job\"", "kind = \"arbejde\"", "arbejde"),
        ("initiatives.toml", "audiences = [\"unge\"]", "audiences = [\"gamle\"]", "gamle"),
        ("initiatives.toml", "status_code = \"running\"", "status_code = \"maaske\"", "maaske"),
        ("initiatives.toml", "organisation = [\"Københavns Kommune\"]", "organisation = [\"Nogen\"]", "Nogen"),
        ("initiatives.toml", "age_from = 3\nage_to = 16", "age_from = 17\nage_to = 16", "age_from"),
        (
            "initiatives.toml",
            "source = \"politik-2025\"",
            "source = \"politik-2025\"\nurl = \"javascript:x\"",
            "javascript",
        ),
        (
            "initiatives.toml",
            "source = \"politik-2025\"",
            "source = \"politik-2025\"\ncontact_email = \"x\"",
            "mailadresse",
        ),
        (
            "initiatives.toml",
            "source = \"politik-2025\"",
            "source = \"politik-2025\"\nconfirmed_on = \"i går\"",
            "i går",
        ),
        (
            "initiatives.toml",
            "source = \"politik-2025\"",
            "source = \"politik-2025\"\nschedule = \"hver uge\"",
            "hver uge",
        ),
        ("initiatives.toml", "source = \"politik-2025\"", "source = \"politik-2025\"\nduration_minutes = 0", "minut"),
        ("designations.toml", "decided_on = \"2017-06-22\"", "decided_on = \"2017-13-22\"", "2017-13-22"),
        ("goals.toml", "id = \"trivsel-og-sundhed\"", "id = \"Trivsel og sundhed\"", "adresse"),
        ("plans/politik-2035.toml", "better = \"lower\"", "better = \"mindre\"", "mindre"),
        ("plans/politik-2035.toml", "goal = \"boerne-og-ungeliv\"", "goal = \"boern\"", "boern"),
        ("plans/politik-2035.toml", "source = \"statens-lister\"", "source = \"listerne\"", "listerne"),
        ("plans/politik-2035.csv", "2023,17.3", "2023,117.3", "117.3"),
        ("methods/aabne-data.toml", "column = \"disponibel_indkomst\"", "column = \"formue\"", "formue"),
        ("methods/aabne-data.toml", "at_least = 2, of", "at_least = 9, of", "with_data"),
    ] {
        let copy = Copy::new(&format!("doc-{}", word.replace(' ', "-")));
        copy.change(file, from, to);
        let error = copy.error();
        assert_eq!(error.file, file, "{error}");
        assert!(error.to_string().contains(word), "{error}");
    }
}

#[test]
fn a_missing_file_and_a_wrong_encoding_are_named() {
    let copy = Copy::new("missing");
    fs::remove_file(copy.0.join("goals.toml")).unwrap();
    assert_eq!(copy.error().file, "goals.toml");
    let copy = Copy::new("latin1");
    fs::write(copy.0.join("goals.toml"), b"# M\xe5l\n").unwrap();
    let error = copy.error();
    assert_eq!((error.file.as_str(), error.place), ("goals.toml", Some((1, 4))));
}
