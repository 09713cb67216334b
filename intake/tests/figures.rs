//! Figures in every shape that publishers and staff send them, made up for these tests.

#![expect(clippy::panic, reason = "a file that is read as something else must fail the test")]

mod common;

use common::{known, read_by, recognised, workbook};
use domain::area::Level;
use intake::{
    Answer, Answers, Content, Decimal, Encoding, Figures, Format, Layout, ProblemKind, Read, Reading, Role, Separator,
    Taken, Weight, read, recognise_by, unwatched,
};

fn figures(read: &Read) -> &Figures {
    match &read.taken {
        Taken::Figures(figures) | Taken::Criteria(figures) => figures,
        other => panic!("{other:?}"),
    }
}

/// Area, measure, period and value of every figure.
fn plain(read: &Read) -> Vec<(String, String, String, f64)> {
    figures(read).iter().map(|(f, ..)| (f.area.to_string(), f.measure, f.period, f.value)).collect()
}

fn one(area: &str, measure: &str, period: &str, value: f64) -> (String, String, String, f64) {
    (area.into(), measure.into(), period.into(), value)
}

#[test]
fn flat_in_windows_1252_with_commas() {
    let known = known();
    let mut bytes = Vec::new();
    for text in [
        "omr\u{e5}de;m\u{e5}l;tid;v\u{e6}rdi\r\n",
        "N\u{f8}rrebro;Trygge i nabolaget;2024;82,5\r\n",
        "Valby;trygge_i_nabolag;2024;88\r\n",
    ] {
        bytes.extend(text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()));
    }
    let mut reading = recognised("tal.csv", &bytes, &known).reading;
    assert_eq!(
        (reading.encoding, reading.separator, reading.decimal),
        (Encoding::Windows1252, Separator::Semicolon, Decimal::Comma)
    );
    reading.level = Some(Level::Bydel);
    let read = read_by(&bytes, &reading, &known);
    let expected = [one("1003", "trygge_i_nabolag", "2024", 82.5), one("1005", "trygge_i_nabolag", "2024", 88.0)];
    assert_eq!(plain(&read), expected, "{:#?} {:#?}", read.report, read.questions);
    assert_eq!(figures(&read).iter().map(|(_, line, column)| (line, column)).collect::<Vec<_>>(), [(2, 4), (3, 4)]);
}

const SPARSE: &str = "\u{feff}Beboere efter tid, distrikt og køn;;;\nEnhed: Antal;;;\n;;Beboere;Kvinder\n2023;København i alt;100;51\n;Bydel - Nørrebro;40;..\n;Bydel - Uden for inddeling;3;1\n2024;Bydel - Valby ;30;-\n;Bydel - Vanlose;20;x\n;Valby - Syd;7;3\n;Lokaludvalg - Valby;30;2\n;;;\nKilde: opdigtet ;;;\n";

#[test]
fn sparse_with_titles_blanks_footers_and_signs() {
    let known = known();
    let file = recognised("sparse.csv", SPARSE.as_bytes(), &known);
    let reading = file.reading;
    assert!(reading.repeats && reading.heading == 3);
    let mut answers = Answers::default();
    answers.measures.insert("Kvinder".into(), Answer::Is("i_beskaeftigelse".into()));
    let read = read(SPARSE.as_bytes(), &reading, &known, &answers, &unwatched).unwrap();
    assert_eq!(reading.columns[2].role, Role::ValueOfMeasure);
    assert_eq!(
        plain(&read),
        [
            one("1000", "beboere", "2023", 100.0),
            one("1000", "i_beskaeftigelse", "2023", 51.0),
            one("1003", "beboere", "2023", 40.0),
            one("1005", "beboere", "2024", 30.0),
            one("1006", "beboere", "2024", 20.0),
            one("20702", "beboere", "2024", 7.0),
            one("20702", "i_beskaeftigelse", "2024", 3.0),
        ]
    );
    let count = |kind| read.report.count(kind);
    assert_eq!(
        (count(ProblemKind::Withheld), count(ProblemKind::Dash), count(ProblemKind::OutsideDivision)),
        (1, 1, 1)
    );
    assert_eq!((count(ProblemKind::NotANumber), count(ProblemKind::UnknownArea), read.report.rows), (1, 1, 7));
    let wrong = read.report.groups.iter().find(|group| group.kind == ProblemKind::NotANumber).unwrap();
    assert_eq!((wrong.examples[0].line, wrong.examples[0].column, wrong.examples[0].field.as_str()), (8, 4, "Kvinder"));
    // 3 and 1 outside, x, and the two of an area that is none.
    assert_eq!((read.report.taken, read.report.not_taken), (7, 5));
}

#[test]
fn a_hyphen_is_nil_only_where_staff_say_so() {
    let known = known();
    let text = "område;tid;Beboere\nValby;2024;-\nVanløse;2024;5\n";
    let mut reading = recognised("a.csv", text.as_bytes(), &known).reading;
    reading.level = Some(Level::Bydel);
    assert_eq!(plain(&read_by(text.as_bytes(), &reading, &known)), [one("1006", "beboere", "2024", 5.0)]);
    reading.dash_is_zero = true;
    assert_eq!(read_by(text.as_bytes(), &reading, &known).report.taken, 2);
}

#[test]
fn what_staff_say_of_the_layout_decides_the_rest() {
    let known = known();
    let text = "område;tid;Beboere\nsted;år;Beboere i alt\nValby;2024;5\nVanløse;2024;6\n";
    let by = |layout: Layout| recognise_by(&layout, "a.csv", text.as_bytes(), &known, &unwatched).unwrap().reading;
    let names = |reading: &Reading| reading.columns.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join("|");
    let second = by(Layout { heading: Some(2), ..Layout::default() });
    assert_eq!((second.heading, names(&second).as_str()), (2, "sted|år|Beboere i alt"));
    let first = by(Layout { heading: Some(1), ..Layout::default() });
    assert_eq!((first.heading, names(&first).as_str()), (1, "område|tid|Beboere"));
    assert_eq!(by(Layout { heading: Some(0), ..Layout::default() }).heading, 0);
    let comma = by(Layout { separator: Some(Separator::Comma), ..Layout::default() });
    assert_eq!((comma.separator, comma.columns.len()), (Separator::Comma, 1));
    let far = by(Layout { heading: Some(999), ..Layout::default() });
    assert_eq!(far, recognised("a.csv", text.as_bytes(), &known).reading, "a line that is none is passed over");
}

#[test]
fn a_column_for_each_year() {
    let known = known();
    let text = "Beboere i bydele;;\n\nBydel;2023;2024\nValby;66.391;66.391,0\nVanløse;40 803;41\u{a0}000\n";
    let file = recognised("a.csv", text.as_bytes(), &known);
    let mut reading = file.reading;
    assert_eq!(
        reading.columns.iter().map(|column| column.role).collect::<Vec<_>>(),
        [Role::AreaName, Role::ValueOfPeriod, Role::ValueOfPeriod]
    );
    assert_eq!(file.doubts.len(), 1, "nobody says what it measures: {:?}", file.doubts);
    reading.measure = "Beboere".into();
    let read = read_by(text.as_bytes(), &reading, &known);
    assert!(read.questions.is_empty(), "{reading:#?} {:#?}", read.questions);
    assert_eq!(
        plain(&read),
        [
            one("1005", "beboere", "2023", 66_391.0),
            one("1005", "beboere", "2024", 66_391.0),
            one("1006", "beboere", "2023", 40_803.0),
            one("1006", "beboere", "2024", 41_000.0),
        ]
    );
}

#[test]
fn names_of_several_levels_are_not_guessed() {
    let known = known();
    let text = "sted;tid;Beboere\nValby;2024;5\nVanløse;2024;6\n";
    let file = recognised("a.csv", text.as_bytes(), &known);
    assert_eq!((file.reading.columns[0].role, file.reading.level), (Role::AreaName, None));
    let read = read_by(text.as_bytes(), &file.reading, &known);
    assert_eq!((read.report.taken, read.questions.len()), (0, 2));
    let levels: Vec<_> = read.questions[0].candidates.iter().map(|candidate| candidate.level).collect();
    assert_eq!(levels, [Some(Level::Bydel), Some(Level::Tryghedsomraade)]);
}

#[test]
fn every_setting_can_be_corrected() {
    let known = known();
    let text = "a|b|c\nValby|2024|1.5\nVanløse|2024|2.5\n";
    let mut reading = recognised("a.csv", text.as_bytes(), &known).reading;
    assert_eq!((reading.separator, reading.decimal), (Separator::Bar, Decimal::Point));
    reading.measure = "disponibel_indkomst".into();
    reading.columns[2].role = Role::Value;
    reading.level = Some(Level::Bydel);
    assert_eq!(plain(&read_by(text.as_bytes(), &reading, &known))[0], one("1005", "disponibel_indkomst", "2024", 1.5));
    reading.decimal = Decimal::Comma;
    let other = read_by(text.as_bytes(), &reading, &known);
    assert_eq!((other.report.count(ProblemKind::OtherSign), other.report.taken), (2, 0));
    // A reading goes to the page and back as JSON.
    let sent = serde_json::to_string(&reading).unwrap();
    assert_eq!(serde_json::from_str::<intake::Reading>(&sent).unwrap(), reading);
}

#[test]
fn the_same_twice_once_and_a_contradiction_not_at_all() {
    let known = known();
    let text = "bydel;tid;Beboere\nValby;2024;5\nValby;2024;5\nVanløse;2024;6\nVANLØSE;2024;7\nVanløse;2024;7\nØsterbro;2024;8\n";
    let mut reading = recognised("a.csv", text.as_bytes(), &known).reading;
    reading.level = Some(Level::Bydel);
    let read = read_by(text.as_bytes(), &reading, &known);
    assert_eq!(plain(&read), [one("1005", "beboere", "2024", 5.0), one("1002", "beboere", "2024", 8.0)]);
    assert_eq!((read.report.count(ProblemKind::Repeated), read.report.count(ProblemKind::Contradiction)), (1, 2));
    assert_eq!((read.report.taken, read.report.not_taken), (2, 3));
}

#[test]
fn impossible_values_short_lines_and_formulas() {
    let known = known();
    let text = "bydel;tid;Beboere;Trygge i nabolaget\nValby;2024;5;101\nVanløse;2024;5,5;88 %\nØsterbro;2024\n=1+1;2024;1;2\nNørrebro;20;1;2\n;2024;1;2\nIndre By;2024;1;2;3\n";
    let mut reading = recognised("a.csv", text.as_bytes(), &known).reading;
    reading.level = Some(Level::Bydel);
    let read = read_by(text.as_bytes(), &reading, &known);
    assert_eq!(
        plain(&read),
        [one("1005", "beboere", "2024", 5.0), one("1006", "trygge_i_nabolag", "2024", 88.0)],
        "{:#?}",
        read.report
    );
    let count = |kind| read.report.count(kind);
    assert_eq!(
        (count(ProblemKind::ImpossibleValue), count(ProblemKind::RowLength), count(ProblemKind::Formula)),
        (2, 2, 1)
    );
    assert_eq!(
        (count(ProblemKind::NotAPeriod), count(ProblemKind::NoArea), count(ProblemKind::UnknownArea)),
        (1, 1, 1)
    );
    assert!(read.report.to_csv().lines().count() > 8);
}

#[test]
fn doubtful_names_are_asked_and_answers_are_followed() {
    let known = known();
    let text = "bydel;tid;Beboere\nValbby;2024;5\nBispebjerg;2024;6\nAtlantis;2024;7\nBROENSHOEJ / HUSUM;2024;8\n";
    let reading = recognised("a.csv", text.as_bytes(), &known).reading;
    let mut reading = reading;
    reading.level = None;
    let first = read_by(text.as_bytes(), &reading, &known);
    let asked: Vec<&str> = first.questions.iter().map(|q| q.text.as_str()).collect();
    assert!(asked.contains(&"Valbby") && asked.contains(&"Atlantis") && asked.contains(&"Bispebjerg"), "{asked:?}");
    let valby = first.questions.iter().find(|q| q.text == "Valbby").unwrap();
    assert_eq!((valby.candidates[0].id.as_str(), valby.line, valby.count), ("1005", 2, 1));
    assert!(first.questions.iter().find(|q| q.text == "Atlantis").unwrap().candidates.is_empty());
    let mut answers = Answers::default();
    answers.areas.insert("Valbby".into(), Answer::Is("1005".into()));
    answers.areas.insert("Bispebjerg".into(), Answer::Is("1008".into()));
    answers.areas.insert("Atlantis".into(), Answer::LeaveOut);
    reading.level = Some(Level::Bydel);
    let read = read(text.as_bytes(), &reading, &known, &answers, &unwatched).unwrap();
    assert!(read.questions.is_empty());
    assert_eq!(plain(&read).iter().map(|f| f.0.as_str()).collect::<Vec<_>>(), ["1005", "1008", "1007"]);
    assert_eq!((read.report.count(ProblemKind::LeftOut), read.report.count(ProblemKind::NameForgiven)), (1, 1));
}

#[test]
fn json_stat_in_both_versions() {
    let known = known();
    let old = r#"{"dataset":{"dimension":{"OMRKK":{"label":"distrikt","category":{"index":{"1003":0,"1005":1},"label":{"1003":"Bydel - Nørrebro","1005":"Bydel - Valby"}}},"Tid":{"label":"tid","category":{"index":{"2024K1":0,"2025K1":1},"label":{"2024K1":"2024K1","2025K1":"2025K1"}}},"ContentsCode":{"label":"indhold","category":{"index":{"x":0},"label":{"x":"Beboere"}}},"id":["OMRKK","Tid","ContentsCode"],"size":[2,2,1],"role":{"time":["Tid"]}},"label":"opdigtet","value":[1,2,null,".."]}}"#;
    let new = r#"{"version":"2.0","class":"dataset","id":["omr","maal","tid"],"size":[2,1,1],"role":{"geo":["omr"],"time":["tid"]},
"dimension":{"omr":{"category":{"index":["101","1005"],"label":{"101":"Nørrebro","1005":"Valby"}}},"maal":{"category":{"label":{"a":"Beboere"}}},"tid":{"category":{"index":["2024"]}}},
"value":{"1":7}}"#;
    let file = recognised("old.json", old.as_bytes(), &known);
    assert_eq!(file.reading.format, Format::JsonStat);
    assert_eq!(
        file.reading.columns.iter().map(|column| column.role).collect::<Vec<_>>(),
        [Role::AreaName, Role::Period, Role::Measure]
    );
    assert_eq!(
        file.preview.rows[1],
        (2, vec!["Bydel - Nørrebro".into(), "2025K1".into(), "Beboere".into(), "2".into()])
    );
    let read = read_by(old.as_bytes(), &file.reading, &known);
    assert_eq!(plain(&read), [one("1003", "beboere", "2024K1", 1.0), one("1003", "beboere", "2025K1", 2.0)]);
    assert_eq!((read.report.count(ProblemKind::Blank), read.report.count(ProblemKind::Withheld)), (1, 1));
    let mut reading = recognised("new.json", new.as_bytes(), &known).reading;
    reading.level = Some(Level::Bydel);
    let read = read_by(new.as_bytes(), &reading, &known);
    // "101" is also a rode's code, and is not taken for it.
    assert_eq!(plain(&read), [one("1005", "beboere", "2024", 7.0)]);
    let (_, line, column) = figures(&read).iter().next().unwrap();
    assert_eq!((line, column), (3, 14));
}

#[test]
fn workbooks_with_blanks_and_percent() {
    let known = known();
    let rows = [
        workbook::row(1, &["Tryghed"]),
        workbook::row(3, &["bydel", "tid", "Trygge i nabolaget", "Beboere"]),
        workbook::row(4, &["Valby", "2024", "0.883%", "66391"]),
        workbook::row(5, &["Vanløse", "2024", "", ".."]),
        workbook::row(6, &["Østerbro", "2024", "91", "1,5"]),
    ];
    let bytes = workbook::workbook(&rows.concat());
    let file = recognised("tryghed.xlsx", &bytes, &known);
    assert_eq!(
        (file.reading.format, file.reading.content, file.sheets.as_slice()),
        (Format::Xlsx, Content::Figures, &["Ark1".to_owned()][..])
    );
    assert_eq!(file.reading.heading, 3);
    let mut reading = file.reading;
    reading.level = Some(Level::Bydel);
    let read = read_by(&bytes, &reading, &known);
    assert_eq!(
        plain(&read),
        [
            one("1005", "trygge_i_nabolag", "2024", 88.3),
            one("1005", "beboere", "2024", 66_391.0),
            one("1002", "trygge_i_nabolag", "2024", 91.0),
        ]
    );
    assert_eq!((read.report.count(ProblemKind::ImpossibleValue), read.report.count(ProblemKind::Withheld)), (1, 1));
}

#[test]
fn the_same_file_gives_the_same_and_can_be_told_again() {
    let known = known();
    let mut reading = recognised("a.csv", SPARSE.as_bytes(), &known).reading;
    // The numbers of a column that is named after a measure of ours.
    reading.columns[3].name = "I beskæftigelse".into();
    let (a, b) = (read_by(SPARSE.as_bytes(), &reading, &known), read_by(SPARSE.as_bytes(), &reading, &known));
    assert_eq!(a.fingerprint, b.fingerprint);
    assert_eq!((plain(&a), a.report.to_csv()), (plain(&b), b.report.to_csv()));
    assert!(
        a.report.groups.is_sorted_by_key(|group| group.kind.weight())
            && a.report.groups[0].kind.weight() == Weight::Error
    );
}

#[test]
fn codes_with_letters_are_found_in_any_column_and_small_numbers_are_not() {
    let known = known();
    let text = "sted;tid;Beboere\nbo-aldersrogade;2024;5\nDegnegården mv.;2024;6\n";
    let reading = recognised("a.csv", text.as_bytes(), &known).reading;
    assert_eq!(plain(&read_by(text.as_bytes(), &reading, &known)).len(), 2);
    // The municipality's own numbers of its bydele are codes of roder here.
    let text = "bydel_nr;tid;Beboere\n3;2024;5\n4;2024;6\n";
    let reading = recognised("a.csv", text.as_bytes(), &known).reading;
    assert!(
        intake::read(text.as_bytes(), &reading, &known, &Answers::default(), &unwatched)
            .map_or(0, |done| done.report.taken)
            == 0
    );
}
