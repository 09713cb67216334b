//! A file of the largest size stays within the memory that is promised. Alone in its file, so that nothing else counts.

mod common;

use std::fmt::Write;

use common::known;
use intake::{Answer, Answers, Taken, limits, read, recognise, unwatched};

/// The most memory that the process has had, in bytes, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_ascii_whitespace().nth(1)?.parse::<u64>().ok()? * 1024)
}

#[test]
#[ignore = "takes a minute without optimisation: cargo test --release -p intake --test memory -- --ignored"]
fn a_hundred_megabytes_within_512() {
    let known = known();
    let mut text = String::with_capacity(limits::MOST_BYTES);
    text.push_str("rode;alder;periode;værdi\n");
    let mut at = 0_u32;
    // As many figures as are taken at the most: 399 roder, 201 years, and made-up kinds.
    while text.len() < limits::MOST_BYTES - 100 {
        let (rode, year, kind) = (at % 399 + 1, 1900 + at / 399 % 201, at / (399 * 201));
        writeln!(text, "{rode};kind number {kind:05};{year};{}", at % 1000).unwrap();
        at += 1;
    }
    let reading = recognise("a.csv", text.as_bytes(), &known, &unwatched).unwrap().reading;
    let mut answers = Answers::default();
    answers.measures.insert("kind number 00000".into(), Answer::Is("beboere".into()));
    let done = read(text.as_bytes(), &reading, &known, &answers, &unwatched).unwrap();
    let Taken::Figures(figures) = &done.taken else { unreachable!() };
    assert_eq!(figures.len(), 399 * 201);
    let Some(peak) = peak() else { return eprintln!("not tried: this system does not tell a process's memory") };
    eprintln!("{at} rows, {} MB at most", peak / 1_000_000);
    assert!(peak < 512 * 1024 * 1024, "{peak}");
}

#[test]
#[ignore = "takes a minute without optimisation: cargo test --release -p intake --test memory -- --ignored"]
fn the_most_figures_within_512() {
    let mut known = known();
    let measure = |at: usize| intake::KnownMeasure { id: format!("m{at}"), name: format!("m{at}"), unit: None };
    known.measures = intake::Measures::new((0..40).map(measure).collect());
    let mut text = String::from("rode;maal;periode;værdi\n");
    for at in 0..limits::MOST_FIGURES {
        let (rode, year, kind) = (at % 399 + 1, 1900 + at / 399 % 201, at / (399 * 201));
        writeln!(text, "{rode};m{kind};{year};{}", at % 1000).unwrap();
    }
    let reading = recognise("a.csv", text.as_bytes(), &known, &unwatched).unwrap().reading;
    let done = read(text.as_bytes(), &reading, &known, &Answers::default(), &unwatched).unwrap();
    assert_eq!(done.report.taken, limits::MOST_FIGURES as u64, "{:#?}", done.report.groups);
    let Some(peak) = peak() else { return eprintln!("not tried: this system does not tell a process's memory") };
    eprintln!("{} MB of text, {} MB at most", text.len() / 1_000_000, peak / 1_000_000);
    assert!(peak < 512 * 1024 * 1024, "{peak}");
}
