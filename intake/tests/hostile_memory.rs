//! Files that would fill the memory are refused within the memory that is promised. Alone in its file, so that nothing
//! else counts.

mod common;

use std::ops::ControlFlow;

use common::{known, recognised, workbook};
use intake::{Answers, Progress, Reading, Refused, limits, read, recognise, unwatched};

/// The most memory that the process has had, in bytes, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_ascii_whitespace().nth(1)?.parse::<u64>().ok()? * 1024)
}

#[test]
fn what_is_refused_is_refused_within_512_megabytes() {
    let known = known();
    let refused = |bytes: &[u8], reading: &Reading| {
        read(bytes, reading, &known, &Answers::default(), &unwatched).expect_err("it must be refused")
    };
    let small = recognised("a.csv", b"bydel;tid;Beboere\nValby;2024;5\n", &known).reading;
    let wkt = "navn;geom\nValby;\"POLYGON ((12.5 55.6, 12.6 55.6, 12.6 55.7, 12.5 55.6))\"\n";
    let outlines = recognised("a.csv", wkt.as_bytes(), &known).reading;

    // A line as long as the largest file, and one that ends in it.
    let mut line = vec![b'x'; limits::MOST_BYTES];
    assert!(matches!(refused(&line, &small), Refused::LongLine { line: 1, .. }));
    line[10] = b'\n';
    assert!(matches!(recognise("a.csv", &line, &known, &unwatched), Err(Refused::LongLine { line: 2, .. })));
    // One cell that is opened and never closed.
    line.fill(b'"');
    assert!(matches!(refused(&line, &small), Refused::LongLine { .. }));
    drop(line);

    // Ten million points: in one outline, which makes too long a line, and in a thousand.
    let ring = |points: usize| format!("Valby;\"POLYGON (({}12.5 55.6))\"\n", "12.5 55.6,".repeat(points));
    assert!(matches!(refused(ring(10_000_000).as_bytes(), &outlines), Refused::LongLine { line: 1, .. }));
    let many = format!("navn;geom\n{}", ring(9_990).repeat(1_000));
    assert!(matches!(refused(many.as_bytes(), &outlines), Refused::TooMany { what: "punkter", .. }));
    drop(many);

    // A workbook that grows from kilobytes beyond all limits, in one part and in many.
    let sheet = b"<worksheet><sheetData/></worksheet>";
    let room = vec![b' '; usize::try_from(limits::LARGEST_PART).unwrap()];
    let names: Vec<String> = (0..9).map(|at| format!("xl/media/{at}.xml")).collect();
    let mut parts = workbook::parts(sheet);
    parts.extend(names.iter().map(|name| (name.as_str(), room.as_slice())));
    let packed = workbook::packed(&parts);
    assert!(packed.len() < 1_000_000 && room.len() * names.len() > 250_000_000);
    assert!(matches!(recognise("a.xlsx", &packed, &known, &unwatched), Err(Refused::Bomb { .. })));
    drop(parts);
    let names: Vec<String> = (0..=limits::MOST_PARTS).map(|at| format!("xl/{at}.xml")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let packed = workbook::packed(&many);
    assert!(matches!(recognise("a.xlsx", &packed, &known, &unwatched), Err(Refused::TooMany { what: "dele", .. })));

    // Each is refused in words that say what to do.
    let told = refused(ring(1_000_000).as_bytes(), &outlines).to_string();
    assert!(told.contains("Kontrollér"), "{told}");
    // And who asks can stop it at once.
    let stopped = |_: Progress| ControlFlow::Break(());
    assert!(matches!(read(wkt.as_bytes(), &outlines, &known, &Answers::default(), &stopped), Err(Refused::Cancelled)));
    let Some(peak) = peak() else { return eprintln!("not tried: this system does not tell a process's memory") };
    eprintln!("{} MB at most", peak / 1_000_000);
    assert!(peak < 512 * 1024 * 1024, "{peak}");
}
