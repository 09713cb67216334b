//! How fast files are recognised and validated, on tables made up by rule: 74,134 rows of one figure, and of 40 each.
//!
//! `cargo bench -p intake` prints the times; nothing is asserted.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints, and one that can not be set up must fail"
)]

use std::{fmt::Write, hint::black_box};

use criterion::{Criterion, criterion_group, criterion_main};
use domain::area::{AreaCode, Level};
use intake::{Answers, Areas, Known, KnownArea, KnownMeasure, Measures, read, recognise, unwatched};

const ROWS: usize = 74_134;

fn known(areas: usize, measures: usize) -> Known {
    let area = |at: usize| KnownArea {
        code: AreaCode::parse(&format!("r{at:05}")).unwrap(),
        level: Level::Rode,
        name: format!("Rode nummer {at}"),
        official_name: String::new(),
        parent: None,
    };
    let measure = |at: usize| KnownMeasure { id: format!("maal{at}"), name: format!("Mål {at}"), unit: None };
    Known {
        areas: Areas::new((0..areas).map(area).collect()),
        measures: Measures::new((0..measures).map(measure).collect()),
        ..Known::default()
    }
}

/// As the statistics bank exports: an area, a measure, a period and a number a row.
fn flat() -> String {
    let mut text = String::from("område;mål;tid;værdi\n");
    for at in 0..ROWS {
        writeln!(text, "r{:05};Mål {};{};{},5", at % 400, at / 400 % 8, 1990 + at / 3_200, at * 7919 % 100_000)
            .unwrap();
    }
    text
}

/// An area and forty numbers a row.
fn wide() -> String {
    let mut text = String::from("område;tid");
    (0..40).for_each(|column| write!(text, ";maal{column}").unwrap());
    for at in 0..ROWS {
        write!(text, "\nr{at:05};2024").unwrap();
        (0..40).for_each(|column| write!(text, ";{},{}", at * 31 % 997, column % 10).unwrap());
    }
    text
}

fn rows(c: &mut Criterion) {
    for (name, text, known) in [("flat", flat(), known(400, 8)), ("forty columns", wide(), known(ROWS, 40))] {
        let mut group = c.benchmark_group(format!("{ROWS} rows, {name}, {} MB", text.len() / 1_000_000));
        group.sample_size(10);
        let reading = recognise("a.csv", text.as_bytes(), &known, &unwatched).unwrap().reading;
        let done = read(text.as_bytes(), &reading, &known, &Answers::default(), &unwatched).unwrap();
        println!("{name}: {} taken, {} not, of {} rows", done.report.taken, done.report.not_taken, done.report.rows);
        group.bench_function("recognised", |b| {
            b.iter(|| recognise("a.csv", black_box(text.as_bytes()), &known, &unwatched).unwrap());
        });
        group.bench_function("validated", |b| {
            b.iter(|| read(black_box(text.as_bytes()), &reading, &known, &Answers::default(), &unwatched).unwrap());
        });
        group.finish();
    }
}

criterion_group!(benches, rows);
criterion_main!(benches);
