//! Files that would fill the memory, calculate, or lead somewhere: refused with a reason, or made harmless.

mod common;

use std::{cell::Cell, ops::ControlFlow};

use common::{known, read_by, recognised, workbook};
use domain::area::Level;
use intake::{
    Answer, Answers, Known, ProblemKind, Progress, Reading, Refused, Taken, limits, read, recognise, unwatched,
};

fn refused(name: &str, bytes: &[u8]) -> Refused {
    recognise(name, bytes, &known(), &unwatched).expect_err("it must be refused")
}

fn refused_by(bytes: &[u8], reading: &Reading, known: &Known) -> Refused {
    read(bytes, reading, known, &Answers::default(), &unwatched).expect_err("it must be refused")
}

const SMALL: &str = "bydel;tid;Beboere\nValby;2024;5\n";

fn small() -> Reading {
    recognised("a.csv", SMALL.as_bytes(), &known()).reading
}

#[test]
fn paths_and_strange_bytes() {
    assert!(matches!(refused("../../etc/x.csv", SMALL.as_bytes()), Refused::FileName(_)));
    assert!(matches!(refused("a.csv", b""), Refused::Empty));
    assert!(matches!(refused("a.csv", b"\n ;;\n"), Refused::Empty));
    assert!(matches!(refused("a.csv", b"\xff\xfea\0;\0"), Refused::Utf16));
    assert!(matches!(refused("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"), Refused::OldWorkbook));
    assert!(matches!(refused("a.csv", b"MZ\0\0"), Refused::Unknown));
    assert!(matches!(refused("a.xlsx", b"PK\x03\x04 no parcel"), Refused::Zip(_)));
}

#[test]
fn too_large_and_too_long() {
    let reading = small();
    let huge = vec![b'x'; limits::MOST_BYTES + 1];
    assert!(matches!(refused("a.csv", &huge), Refused::TooLarge { .. }));
    assert!(matches!(refused_by(&huge, &reading, &known()), Refused::TooLarge { .. }));
    let mut long = SMALL.as_bytes().to_vec();
    long.resize(limits::LONGEST_LINE + 100, b'x');
    assert!(matches!(refused("a.csv", &long), Refused::LongLine { line: 3, .. }));
    // A quotation mark that is never closed makes one cell of all that follows.
    let mut open = SMALL.as_bytes().to_vec();
    open.extend(b"Valby;2024;\"");
    (0..limits::LONGEST_LINE / 50).for_each(|_| open.extend([b'x'; 60].iter().chain(b"\n")));
    assert!(matches!(refused_by(&open, &reading, &known()), Refused::LongLine { line: 3, .. }));
    let wide = format!("{SMALL}{}\n", ";".repeat(limits::MOST_COLUMNS));
    assert!(matches!(refused_by(wide.as_bytes(), &reading, &known()), Refused::TooManyColumns { line: 3, .. }));
}

#[test]
fn ten_million_vertices() {
    let feature = |ring: &str| {
        format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"navn\":\"Valby\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{ring}]]}}}}]}}"
        )
    };
    let many = feature(&vec!["[1,2]"; 10_000_000].join(","));
    let known = known();
    let reading =
        recognised("a.json", feature("[12.5,55.6],[12.6,55.6],[12.6,55.7],[12.5,55.6]").as_bytes(), &known).reading;
    assert!(matches!(refused_by(many.as_bytes(), &reading, &known), Refused::TooMany { what: "punkter", .. }));
    // Within the limit of a file, but more than can be compared edge by edge.
    let intricate: Vec<String> = (0..30_000).map(|at| format!("[12.5{at:05},55.6{:05}]", at * 7919 % 30_000)).collect();
    let intricate = feature(&format!("{},{}", intricate.join(","), intricate[0]));
    let reading = Reading { level: Some(Level::Bydel), ..reading };
    let done = read_by(intricate.as_bytes(), &reading, &known);
    assert_eq!((done.report.count(ProblemKind::NotAnOutline), done.report.taken), (1, 0), "{:#?}", done.report.groups);
}

#[test]
fn deep_and_broken_json() {
    let deep = format!("{{\"type\":{}", "[".repeat(100_000));
    assert!(matches!(refused("a.json", deep.as_bytes()), Refused::Json { .. }));
    let within = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{{\"properties\":{{\"navn\":\"Valby\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{}{}}}}}]}}",
        "[".repeat(5_000),
        "]".repeat(5_000)
    );
    let known = known();
    let reading = Reading { level: Some(Level::Bydel), ..recognised("a.json", within.as_bytes(), &known).reading };
    let done = read_by(within.as_bytes(), &reading, &known);
    assert_eq!(done.report.count(ProblemKind::NotAnOutline), 1);
    let error = refused("a.json", b"{\"type\":\"FeatureCollection\",\n\"features\":[{]}");
    assert!(matches!(error, Refused::Json { line: 2, .. }), "{error}");
    assert!(matches!(refused("a.json", b"{\"type\":\"Topology\"}"), Refused::OtherJson(_)));
    let cells = br#"{"class":"dataset","id":["a","b"],"size":[100000000,100000000],"dimension":{"a":{"category":{}},"b":{"category":{}}},"value":[]}"#;
    assert!(matches!(refused("a.json", cells), Refused::TooMany { what: "tal", .. }));
}

#[test]
fn bombs_in_workbooks() {
    let bomb = vec![b' '; usize::try_from(limits::LARGEST_PART).unwrap() + 1];
    let sheet = b"<worksheet><sheetData/></worksheet>";
    let mut parts = workbook::parts(sheet);
    parts.push(("xl/sharedStrings.xml", &bomb));
    let packed = workbook::packed(&parts);
    assert!(packed.len() < 1_000_000, "it must be small to be a bomb");
    assert!(matches!(refused("a.xlsx", &packed), Refused::Bomb { .. }));
    // The size that the parcel states of itself is made small: what counts is what comes out.
    let mut lying = packed.clone();
    let stated = u32::try_from(bomb.len()).unwrap().to_le_bytes();
    let places: Vec<usize> = (0..lying.len() - 4).filter(|at| lying[*at..*at + 4] == stated).collect();
    assert!(!places.is_empty());
    for at in places {
        lying[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(matches!(refused("a.xlsx", &lying), Refused::Bomb { .. } | Refused::Io(_) | Refused::Zip(_)));
    let mut parts = workbook::parts(sheet);
    parts.push(("../../evil.xml", b"x"));
    assert!(matches!(refused("a.xlsx", &workbook::packed(&parts)), Refused::PartName(_)));
}

#[test]
fn entities_and_far_cells_in_workbooks() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    let cell = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&c;&c;&c;</t></is></c><c r=\"B1\"><v>1</v></c></row>";
    let sheet = format!("<?xml version=\"1.0\"?>{laughs}<worksheet><sheetData>{cell}</sheetData></worksheet>");
    let bytes = workbook::packed(&workbook::parts(sheet.as_bytes()));
    if let Ok(file) = recognise("a.xlsx", &bytes, &known(), &unwatched) {
        let longest = file.preview.rows.iter().flat_map(|(_, cells)| cells).map(String::len).max();
        assert!(longest.unwrap_or(0) < 100, "entities are not unfolded");
    }
    // Addresses beyond 32 bits would land in another column, or stop the program (found by fuzzing).
    for cell in ["<row r=\"1\"><c r=\"Cfffffff1\"><v>1</v></c></row>", "<row r=\"99999999999\"><c><v>1</v></c></row>"] {
        assert!(matches!(refused("a.xlsx", &workbook::workbook(cell)), Refused::CellAddress(_)), "{cell}");
    }
    // Two cells in opposite corners are two rows, not seventeen thousand million cells.
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    let file = recognised("a.xlsx", &workbook::workbook(far), &known());
    assert_eq!((file.preview.rows.len(), file.preview.rows[1].0), (2, 1_048_576));
}

#[test]
fn formulas_are_harmless_on_the_way_out() {
    let known = known();
    let text = "bydel;tid;Beboere\n=HYPERLINK(\"x\");2024;5\n@SUM(A1);2024;=1+1\nValby;+2024;5\n";
    let done = read_by(text.as_bytes(), &small(), &known);
    assert_eq!(done.report.taken, 0);
    let file = done.report.to_csv();
    let mut rows =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(file.trim_start_matches('\u{feff}').as_bytes());
    let mut cells = 0;
    for row in rows.records() {
        for cell in &row.unwrap() {
            cells += 1;
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
    }
    assert!(cells > 20);
}

#[test]
fn reading_can_be_watched_and_stopped() {
    let known = known();
    let lines = (0..20_000).map(|at| format!("Valby;2024;{at}\n"));
    let text = SMALL.to_owned() + &lines.collect::<String>();
    let reading = small();
    let told = Cell::new((0, 0));
    let watch = |progress: Progress| {
        told.set((told.get().0 + 1, progress.done));
        assert!(progress.of == text.len() as u64 && progress.done <= progress.of);
        ControlFlow::Continue(())
    };
    read(text.as_bytes(), &reading, &known, &Answers::default(), &watch).unwrap();
    assert!(told.get().0 > 10 && told.get().1 == text.len() as u64, "{:?}", told.get());
    let stop =
        |progress: Progress| if progress.done > 50_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    let stopped = read(text.as_bytes(), &reading, &known, &Answers::default(), &stop);
    assert!(matches!(stopped, Err(Refused::Cancelled)));
}

#[test]
fn problems_and_questions_are_bounded_and_counted() {
    let known = known();
    let lines = (0..20_000).map(|at| format!("Atlantis {at};2024;x\n"));
    let text = "bydel;tid;Beboere\n".to_owned() + &lines.collect::<String>();
    let done = read_by(text.as_bytes(), &small(), &known);
    assert_eq!(done.report.count(ProblemKind::UnknownArea) + done.report.count(ProblemKind::DoubtfulArea), 20_000);
    assert_eq!(done.questions.len(), limits::MOST_QUESTIONS);
    assert!(done.report.groups.iter().map(|group| group.examples.len()).sum::<usize>() <= limits::MOST_EXAMPLES);
    assert!(done.report.without_places() > 19_000);
}

#[test]
fn answers_to_what_is_not_known_take_nothing() {
    let known = known();
    let mut answers = Answers::default();
    answers.areas.insert("Valby".into(), Answer::Is("'; DROP TABLE area".into()));
    let done = read(SMALL.as_bytes(), &small(), &known, &answers, &unwatched).unwrap();
    let Taken::Figures(figures) = done.taken else { panic!("no figures") };
    assert!(figures.is_empty() && done.report.count(ProblemKind::UnknownArea) == 1);
}

#[test]
fn what_is_known_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Known>();
    // Recognising a file full of unknown names does not use up the search for near ones.
    let known = known();
    let names = (0..3_000).map(|at| format!("Ukendt sted {at};2024;1\n"));
    let text = "bydel;tid;Beboere\n".to_owned() + &names.collect::<String>();
    let _ = recognised("a.csv", text.as_bytes(), &known);
    let done = read_by("bydel;tid;Beboere\nValbby;2024;5\n".as_bytes(), &small(), &known);
    assert_eq!(done.questions[0].candidates[0].id, "1005");
}
