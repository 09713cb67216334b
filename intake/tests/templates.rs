//! Our own templates, filled in.

mod common;

use common::{known, read_by, recognised, workbook};
use domain::area::Level;
use intake::{
    Content, ListEventKind, ProblemKind, Taken, criteria_template, initiatives_template, state_list_template,
};

#[test]
fn every_empty_template_is_recognised_and_brings_no_made_up_numbers() {
    let known = known();
    for (text, content) in [
        (criteria_template(&known.criteria), Content::Criteria),
        (state_list_template(&known.words), Content::StateList),
        (initiatives_template(&known.words), Content::Initiatives),
    ] {
        assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"));
        let reading = recognised("skabelon.csv", text.as_bytes(), &known).reading;
        assert_eq!((reading.content, reading.heading), (content, 1));
        let done = read_by(text.as_bytes(), &reading, &known);
        if content == Content::Criteria {
            assert_eq!((done.report.taken, done.report.errors()), (0, 0), "{:#?}", done.report);
        }
    }
}

#[test]
fn eight_criteria_for_each_rode() {
    let known = known();
    let head = criteria_template(&known.criteria).lines().next().unwrap().to_owned();
    let text =
        format!("{head}\r\n1;2026;1,5;2;3;4;5;6;7;..\r\n399;2026;1;2;3;4;5;6;x;8\r\n9999;2026;1;2;3;4;5;6;7;8\r\n");
    let reading = recognised("roder.csv", text.as_bytes(), &known).reading;
    assert_eq!((reading.content, reading.level), (Content::Criteria, Some(Level::Rode)));
    let done = read_by(text.as_bytes(), &reading, &known);
    let Taken::Criteria(figures) = &done.taken else { panic!("{:?}", done.taken) };
    assert_eq!((figures.len(), done.report.not_taken), (14, 9));
    let (first, line, column) = figures.iter().next().unwrap();
    assert_eq!((first.area.as_str(), first.measure.as_str(), first.value, line, column), ("1", "indkomst", 1.5, 2, 3));
    assert_eq!((done.report.count(ProblemKind::Withheld), done.report.count(ProblemKind::NotANumber)), (1, 1));
    assert_eq!(done.questions[0].text, "9999");
}

#[test]
fn state_lists_by_code_or_name() {
    let known = known();
    let text = "boligområde;liste;dato;hændelse;kilde;sikkerhed\n\
        bo-aldersrogade;udsat;2026-12-01;listed;lbk;verified\n\
        Degnegården mv.;Parallelsamfund;1.12.2026;gik ud;\"dr.dk; 2026\";\n\
        bo-aldersrogade;udsat;2026-12-01;listed;lbk;verified\n\
        Bispeparken;ghetto;2026-13-01;væk;;\n\
        Bispeparkn;udsat;2026;on;x;kontrolleret\n";
    let reading = recognised("lister.csv", text.as_bytes(), &known).reading;
    assert_eq!(reading.content, Content::StateList);
    let done = read_by(text.as_bytes(), &reading, &known);
    let Taken::StateList(entries) = &done.taken else { panic!("{:?}", done.taken) };
    let [first, second] = &entries[..] else { panic!("{:#?}", done.report) };
    assert_eq!(
        (first.area.as_str(), first.event, first.certainty),
        ("bo-aldersrogade", ListEventKind::Listed, "verified")
    );
    assert_eq!(
        (second.list.as_str(), second.date.as_str(), second.event, second.certainty),
        ("parallelsamfund", "2026-12-01", ListEventKind::Off, "third_party")
    );
    let count = |kind| done.report.count(kind);
    assert_eq!((count(ProblemKind::Twice), count(ProblemKind::UnknownWord), count(ProblemKind::WrongForm)), (1, 2, 1));
    assert_eq!((count(ProblemKind::EmptyField), count(ProblemKind::DoubtfulArea)), (1, 1));
    assert_eq!(done.questions[0].candidates[0].id, "bo-bispeparken");
    assert_eq!((done.report.rows, done.report.taken, done.report.not_taken), (5, 2, 3));
}

#[test]
fn initiatives_also_from_a_workbook() {
    let known = known();
    let rows = [
        workbook::row(
            1,
            &[
                "id",
                "titel",
                "resumé",
                "status",
                "organisationer",
                "områder",
                "alder fra",
                "alder til",
                "sprog",
                "delmål",
            ],
        ),
        workbook::row(2, &["lektiehjælp", "Lektiehjælp", "Hjælp til lektier.", "running"]),
        workbook::row(
            3,
            &[
                "lektiehjaelp",
                "Lektiehjælp",
                "Hjælp til lektier.",
                "i gang",
                "SSP, Københavns Politi",
                "1005|Tingbjerg",
                "6",
                "16",
                "da",
                "Trivsel og sundhed",
            ],
        ),
        workbook::row(4, &["job", "Job", "", "running", "FBI", "1", "30", "20"]),
    ];
    let bytes = workbook::workbook(&rows.concat());
    let reading = recognised("indsatser.xlsx", &bytes, &known).reading;
    assert_eq!(reading.content, Content::Initiatives);
    let done = read_by(&bytes, &reading, &known);
    let Taken::Initiatives(entries) = &done.taken else { panic!("{:?}", done.taken) };
    let [entry] = &entries[..] else { panic!("{:#?}", done.report) };
    assert_eq!((entry.id.as_str(), entry.status_code.as_str(), entry.line), ("lektiehjaelp", "running", 3));
    assert_eq!(entry.organisations, ["ssp", "koebenhavns-politi"]);
    assert_eq!(entry.areas.iter().map(ToString::to_string).collect::<Vec<_>>(), ["1005", "20903"]);
    assert_eq!(
        (entry.age_from, entry.age_to, entry.goals.as_slice()),
        (Some(6), Some(16), &["trivsel-og-sundhed".to_owned()][..])
    );
    let count = |kind| done.report.count(kind);
    // The id with æ, the ages the wrong way round; an organisation and a rode that have no place here; no summary.
    assert_eq!(
        (count(ProblemKind::WrongForm), count(ProblemKind::UnknownWord), count(ProblemKind::EmptyField)),
        (2, 2, 1)
    );
}
