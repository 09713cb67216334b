//! The synthetic city is one, adds up, says what it is, and can be brought in.

use std::path::PathBuf;

use domain::{
    area::{AreaCode, Level},
    figure::{Figure, Figures, Unit as Counted},
    method::parse,
    screening::{self, Outcome, Unit, screen},
};
use geo::{Area, BooleanOps, Intersects};
use intake::{
    Answer, Answers, Areas, Content, Known, KnownArea, KnownMeasure, Measures, ProblemKind, Read, Taken, Weight, read,
    recognise, unwatched,
};
use proptest::prelude::*;

use super::{
    City, Ground, MARK,
    criteria::{Cell, mean},
    files, texts,
};
use crate::default_data::DefaultData;

fn data() -> PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../data")
}

fn ground() -> Ground {
    Ground::of(&DefaultData::read(&data()).unwrap()).unwrap()
}

/// What the generator promises of a city.
fn check(ground: &Ground, city: &City) -> Result<(), TestCaseError> {
    prop_assert_eq!(city.roder.len(), ground.roder);
    prop_assert!((390..=400).contains(&city.roder.len()));
    prop_assert_eq!(city.roder.iter().filter(|rode| rode.is_flagged).count(), ground.flagged);
    for kvarter in &ground.kvarterer {
        let inside: Vec<_> =
            city.roder.iter().filter(|rode| rode.code.starts_with(&format!("{MARK}-{}-", kvarter.code))).collect();
        prop_assert_eq!(inside.iter().map(|rode| rode.people).sum::<u64>(), kvarter.people, "{}", kvarter.code);
        let whole = kvarter.shape.unsigned_area();
        let tiles: f64 = inside.iter().map(|rode| rode.shape.unsigned_area()).sum();
        prop_assert!((tiles / whole - 1.0).abs() < 0.001, "{}: {tiles} of {whole}", kvarter.code);
        let mut twice = 0.0;
        for (at, one) in inside.iter().enumerate() {
            prop_assert!(one.shape.difference(&kvarter.shape).unsigned_area() < 0.001 * whole, "{} is out", one.code);
            let touching = inside[at + 1..].iter().filter(|other| one.shape.intersects(&other.shape));
            twice += touching.map(|other| one.shape.intersection(&other.shape).unsigned_area()).sum::<f64>();
        }
        prop_assert!(twice < 0.001 * whole, "{}: {twice} of {whole} is covered twice", kvarter.code);
    }
    for (at, target) in city.targets.iter().enumerate() {
        for (flagged, wanted) in [(true, target.flagged), (false, target.rest)] {
            let is = mean(&city.roder, flagged, Some(at)).unwrap();
            let allowed = if target.decimals == 0 { 0.01 * wanted } else { 0.1 };
            prop_assert!((is - wanted).abs() <= allowed, "{}: {is} is not {wanted}", target.id);
        }
        let cells = city.roder.iter().map(|rode| rode.cells[at]);
        let known = cells.filter(|cell| matches!(cell, Cell::Known(_))).count();
        prop_assert!(known * 10 > city.roder.len() * 8, "{known} figures of {}", target.id);
    }
    let cells = |wanted: Cell| city.roder.iter().flat_map(|rode| &rode.cells).filter(|cell| **cell == wanted).count();
    prop_assert!(cells(Cell::Withheld) >= 20 && cells(Cell::Blank) >= 10 && cells(Cell::NotStated) >= 1);
    Ok(())
}

#[test]
fn what_the_policy_says_is_what_the_figures_add_up_to() {
    let ground = ground();
    let city = City::draw(&ground, 2026).unwrap();
    check(&ground, &city).unwrap();
    // The policy's own words, so that a change of the data that it is read from is seen.
    let of = |id: &str| city.targets.iter().find(|target| target.id == id).unwrap();
    let near = |is: f64, wanted: f64| (is - wanted).abs() < 1e-9;
    assert!(near(of("boernefattigdom").flagged, 10.9) && near(of("boernefattigdom").rest, 4.2));
    assert!(near(of("uddannelse").flagged, 18.4) && near(of("uddannelse").rest, 9.2));
    assert!(near(of("arbejdsmarked").flagged, 17.3));
    assert!(near(of("sundhed").rest - of("sundhed").flagged, 3.5));
    assert!((67.0..=72.0).contains(&of("tryghed").flagged));
    assert_eq!((city.targets.len(), ground.flagged), (8, 71));
    let people: u64 = city.roder.iter().map(|rode| rode.people).sum();
    // The city's 671,673 without the 3,714 whom the source counts as living outside its division.
    assert_eq!(people, 667_959);
    let means = |id: &str| {
        let at = city.targets.iter().position(|target| target.id == id).unwrap();
        let share = |flagged: bool| city.roder.iter().filter(move |rode| rode.is_flagged == flagged);
        let sum = |flagged: bool| share(flagged).map(|rode| super::city::as_weight(rode.people)).sum::<f64>();
        let of = |flagged: bool| mean(&city.roder, flagged, Some(at)).unwrap() * sum(flagged);
        (of(true) + of(false)) / (sum(true) + sum(false))
    };
    assert!((means("tryghed") - 80.0).abs() < 0.3, "{}", means("tryghed"));
    assert!((means("indkomst") / ground.income - 1.0).abs() < 0.01, "{}", means("indkomst"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_seed_gives_a_sound_city_and_always_the_same(seed in any::<u64>()) {
        let ground = ground();
        let city = City::draw(&ground, seed).unwrap();
        check(&ground, &city)?;
        let again = City::draw(&ground, seed).unwrap();
        prop_assert_eq!(files::files(&ground, &city, seed), files::files(&ground, &again, seed));
    }
}

#[test]
fn another_seed_is_another_city() {
    let (one, other) = (texts(&data(), 1).unwrap(), texts(&data(), 2).unwrap());
    for ((name, a), (_, b)) in one.iter().zip(&other) {
        assert_ne!(a, b, "{name}");
    }
}

#[test]
fn every_file_says_that_it_is_made_up() {
    for (name, text) in texts(&data(), 2026).unwrap() {
        let start: String = text.chars().take(120).collect();
        assert!(start.contains("SYNTETISK – ikke virkelige tal"), "{name}: {start}");
    }
    let method = text("metode.toml");
    let method = parse(&method).unwrap();
    assert!(method.title.starts_with(MARK) && method.designate[0].name.contains(MARK));
    assert!(method.indicators.iter().all(|one| one.measures.starts_with(MARK)));
}

#[test]
fn the_command_writes_once_and_never_over_anything() {
    let folder = tempfile::tempdir().unwrap();
    let asked = super::DemoData { seed: 7, out: folder.path().join("nyt/sæt") };
    let paths = super::run(&asked, &data()).unwrap();
    assert_eq!(paths.len(), 5);
    let first = std::fs::read(&paths[1]).unwrap();
    std::fs::write(&paths[0], "mit").unwrap();
    let refused = super::run(&asked, &data()).unwrap_err().to_string();
    assert!(refused.contains("roder.geojson") && refused.contains("tom mappe"), "{refused}");
    assert_eq!((std::fs::read(&paths[0]).unwrap(), std::fs::read(&paths[1]).unwrap()), (b"mit".to_vec(), first));
}

fn text(name: &str) -> String {
    texts(&data(), 2026).unwrap().into_iter().find(|(of, _)| *of == name).unwrap().1
}

/// What the system knows before the roder are in it, and after.
fn known(with_roder: bool) -> Known {
    let ground = ground();
    let area = |code: &str, level, parent: Option<&str>| KnownArea {
        code: AreaCode::parse(code).unwrap(),
        level,
        name: code.to_owned(),
        official_name: String::new(),
        parent: parent.and_then(AreaCode::parse),
    };
    let mut areas: Vec<KnownArea> =
        ground.kvarterer.iter().map(|kvarter| area(kvarter.code.as_str(), Level::Kvarter, None)).collect();
    if with_roder {
        let city = City::draw(&ground, 2026).unwrap();
        areas.extend(city.roder.iter().map(|rode| area(&rode.code, Level::Rode, rode.code.split('-').nth(1))));
    }
    let measure = |id: &str, name: &str, unit| KnownMeasure { id: id.into(), name: name.into(), unit };
    Known {
        areas: Areas::new(areas),
        measures: Measures::new(vec![measure("beboere", "Beboere", Some(Counted::Personer))]),
        criteria: Measures::new(
            ground.method.questions().iter().map(|one| measure(&one.criterion.id, one.name(), None)).collect(),
        ),
        ..Known::default()
    }
}

fn taken(name: &str, known: &Known, answers: &Answers) -> Read {
    let bytes = text(name).into_bytes();
    let found = recognise(name, &bytes, known, &unwatched).unwrap();
    let wanted = match name {
        "kriterier.csv" => Content::Criteria,
        "roder.geojson" => Content::Outlines,
        _ => Content::Figures,
    };
    assert_eq!(found.reading.content, wanted, "{name}");
    read(&bytes, &found.reading, known, answers, &unwatched).unwrap()
}

/// Nothing is wrong and nothing is asked.
fn is_clean(found: &Read) {
    let grave: Vec<_> = found
        .report
        .groups
        .iter()
        .filter(|group| matches!(group.kind.weight(), Weight::Error | Weight::Question))
        .collect();
    assert!(grave.is_empty() && found.questions.is_empty(), "{grave:#?}");
    assert_eq!(found.report.not_taken, 0);
}

#[test]
fn the_outlines_are_read_without_a_fault() {
    let found = taken("roder.geojson", &known(true), &Answers::default());
    is_clean(&found);
    let Taken::Outlines(outlines) = &found.taken else { panic!("no outlines") };
    assert_eq!(outlines.all.len(), 399);
    assert!(outlines.all.iter().all(|one| one.level == Some(Level::Rode) && one.square_metres > 1_000.0));
    // Before the roder are known, each is asked about, and answered as new they are read as well.
    let before = known(false);
    let asked = taken("roder.geojson", &before, &Answers::default());
    assert_eq!(asked.questions.len(), 399);
    let mut answers = Answers::default();
    answers.areas.extend(asked.questions.into_iter().map(|question| (question.text, Answer::New)));
    let found = taken("roder.geojson", &before, &answers);
    is_clean(&found);
    assert_eq!(found.report.taken, 399);
}

#[test]
fn the_criteria_and_the_people_are_read_without_a_fault_and_a_screening_runs() {
    let known = known(true);
    let people = taken("befolkning.csv", &known, &Answers::default());
    is_clean(&people);
    assert_eq!(people.report.taken, 399);
    let criteria = taken("kriterier.csv", &known, &Answers::default());
    is_clean(&criteria);
    let count = |kind| criteria.report.count(kind);
    assert!(count(ProblemKind::Withheld) > 50 && count(ProblemKind::Blank) > 40);
    assert_eq!(criteria.report.taken + count(ProblemKind::Withheld) + count(ProblemKind::Blank), 399 * 8);

    let Taken::Criteria(figures) = &criteria.taken else { panic!("no criteria") };
    let figures: Vec<Figure> = figures.iter().map(|(figure, ..)| figure.clone()).collect();
    let ground = ground();
    let city = City::draw(&ground, 2026).unwrap();
    let units: Vec<Unit> = city
        .roder
        .iter()
        .map(|rode| Unit { code: AreaCode::parse(&rode.code).unwrap(), name: rode.code.clone(), within: vec![] })
        .collect();
    let method = parse(&text("metode.toml")).unwrap();
    assert!(method.is_runnable());
    let table = screening::table(&method, &units, &Figures::new(figures));
    let screened = screen(&method, &table, None).unwrap();
    let outcome = |outcome: Outcome| {
        (0..screened.len()).filter(|at| screened.outcome(*at, &units[*at]).outcome == outcome).count()
    };
    // As many as the roder that stand for the byområder, but not always the same ones: a limit is no border.
    let stand_out = outcome(Outcome::StandsOut);
    assert!((56..=86).contains(&stand_out), "{stand_out} stand out");
}
