//! What could be read wrongly without anybody seeing it, in files made up for these tests: told, asked about or refused.

#![expect(clippy::panic, reason = "a file that is read as something else must fail the test")]

mod common;

use common::{known, read_by, recognised, workbook};
use domain::area::Level;
use intake::{
    Answers, Known, Layout, ProblemKind, Read, Refused, Role, Taken, read, recognise, recognise_by, unwatched,
};

/// Area, measure, period and value of every figure.
fn plain(read: &Read) -> Vec<(String, String, String, f64)> {
    let (Taken::Figures(figures) | Taken::Criteria(figures)) = &read.taken else { panic!("no figures") };
    figures.iter().map(|(f, ..)| (f.area.to_string(), f.measure, f.period, f.value)).collect()
}

fn one(area: &str, measure: &str, period: &str, value: f64) -> (String, String, String, f64) {
    (area.into(), measure.into(), period.into(), value)
}

fn roles(text: &str, known: &Known) -> Vec<Role> {
    recognised("a.csv", text.as_bytes(), known).reading.columns.iter().map(|column| column.role).collect()
}

fn refused(bytes: &[u8], known: &Known) -> Refused {
    let file = recognise("a.json", bytes, known, &unwatched);
    let done = file.and_then(|file| read(bytes, &file.reading, known, &Answers::default(), &unwatched));
    done.expect_err("it must be refused")
}

#[test]
fn thousands_and_decimals_are_told_apart_by_the_numbers_alone() {
    let known = known();
    let doubts = |text: &str| recognised("a.csv", text.as_bytes(), &known).doubts.join(" ");
    for text in [
        "bydel;tid;Gennemsnitlig disponibel indkomst\nValby;2024;301,250\nVanløse;2024;288,100\n",
        "bydel,tid,Gennemsnitlig disponibel indkomst\nValby,2024,301.250\nVanløse,2024,288.100\n",
    ] {
        assert!(doubts(text).contains("kan være 301250 eller 301,250"), "{}", doubts(text));
    }
    // A version or a section before the numbers has a point and tells nothing of them.
    let text = "nr;bydel;tid;Trygge i nabolaget;Gennemsnitlig disponibel indkomst\n1.1;Valby;2024;80,5;301.250\n1.2;Vanløse;2024;81,5;288.100\n";
    let mut reading = recognised("a.csv", text.as_bytes(), &known).reading;
    reading.columns[0].role = Role::Ignored;
    reading.level = Some(Level::Bydel);
    assert_eq!(
        plain(&read_by(text.as_bytes(), &reading, &known))[1],
        one("1005", "disponibel_indkomst", "2024", 301_250.0)
    );
    assert!(!doubts("bydel;tid;Trygge i nabolaget\nValby;2024;0,125\nVanløse;2024;0,250\n").contains("kan være"));
}

#[test]
fn numbers_of_a_sheet_do_not_decide_how_its_texts_are_read() {
    let known = known();
    let rows = [
        workbook::row(1, &["bydel", "tid", "Trygge i nabolaget", "Gennemsnitlig disponibel indkomst"]),
        workbook::row(2, &["Valby", "2024", "80.5", "301.250 kr."]),
        workbook::row(3, &["Vanløse", "2024", "81.25", "288.100 kr."]),
    ];
    let bytes = workbook::workbook(&rows.concat());
    let mut reading = recognised("a.xlsx", &bytes, &known).reading;
    reading.level = Some(Level::Bydel);
    assert_eq!(
        plain(&read_by(&bytes, &reading, &known)),
        [
            one("1005", "trygge_i_nabolag", "2024", 80.5),
            one("1005", "disponibel_indkomst", "2024", 301_250.0),
            one("1006", "trygge_i_nabolag", "2024", 81.25),
            one("1006", "disponibel_indkomst", "2024", 288_100.0),
        ]
    );
}

#[test]
fn numbers_that_could_be_years_are_numbers_where_the_heading_says_so() {
    let known = known();
    let text = "kvarter;Beboere;I beskæftigelse;år\nUtterslev;1987;2011;2024\nHusum;2031;1950;2024\n";
    assert_eq!(roles(text, &known), [Role::AreaName, Role::ValueOfMeasure, Role::ValueOfMeasure, Role::Period]);
    let years = "kvarter;2023;2024\nUtterslev;1987;2011\nHusum;2031;1950\n";
    assert_eq!(roles(years, &known), [Role::AreaName, Role::ValueOfPeriod, Role::ValueOfPeriod]);
    // Beside the period another year is a part of what is measured, so that its numbers do not stand for one another.
    let built = "kvarter;byggeår;tid;indhold\nUtterslev;1991;2024;7\nUtterslev;1992;2024;8\n";
    assert_eq!(roles(built, &known), [Role::AreaName, Role::Measure, Role::Period, Role::Value]);
}

#[test]
fn small_numbers_are_areas_only_where_somebody_says_which() {
    let known = known();
    let text = "kode;tid;Beboere\n3;2024;5\n7;2024;6\n";
    let file = recognised("a.csv", text.as_bytes(), &known);
    assert!(file.doubts.iter().any(|doubt| doubt.contains("numre som 3")), "{:?}", file.doubts);
    let mut reading = file.reading;
    let first = read_by(text.as_bytes(), &reading, &known);
    assert_eq!((first.report.taken, first.questions.len()), (0, 2));
    reading.level = Some(Level::Rode);
    assert_eq!(read_by(text.as_bytes(), &reading, &known).report.taken, 2);
    let padded = "rode;tid;Beboere\n003;2024;5\n101;2024;6\n";
    let reading = recognised("a.csv", padded.as_bytes(), &known).reading;
    assert_eq!(
        plain(&read_by(padded.as_bytes(), &reading, &known)),
        [one("3", "beboere", "2024", 5.0), one("101", "beboere", "2024", 6.0)]
    );
}

#[test]
fn headings_in_two_rows_and_with_their_year() {
    let known = known();
    let two = "Beboere efter tid og køn;;;;\nEnhed: Antal;;;;\n;2023;;2024;\n;Beboere;I beskæftigelse;Beboere;I beskæftigelse\nBydel - Valby;10;5;11;6\nBydel - Vanløse;20;7;21;8\nKilde: opdigtet;;;;\n";
    let file = recognised("a.csv", two.as_bytes(), &known);
    assert_eq!(file.reading.heading, 4);
    assert!(
        file.doubts.iter().any(|doubt| doubt.contains("»2023, Beboere« som »Beboere« i 2023")),
        "{:?}",
        file.doubts
    );
    let read = read_by(two.as_bytes(), &file.reading, &known);
    assert_eq!(
        plain(&read)[..4],
        [
            one("1005", "beboere", "2023", 10.0),
            one("1005", "i_beskaeftigelse", "2023", 5.0),
            one("1005", "beboere", "2024", 11.0),
            one("1005", "i_beskaeftigelse", "2024", 6.0),
        ],
        "{:#?}",
        file.reading
    );
    let behind = "kvarter,beboere_2026k1,i_beskaeftigelse_2023\nUtterslev,10,5\nHusum,20,7\n";
    let file = recognised("a.csv", behind.as_bytes(), &known);
    assert_eq!(
        plain(&read_by(behind.as_bytes(), &file.reading, &known))[..2],
        [one("21004", "beboere", "2026K1", 10.0), one("21004", "i_beskaeftigelse", "2023", 5.0)],
        "{:#?}",
        file.reading
    );
    // A larger area beside the area, of a name that two levels have, is no part of the measure.
    let beside = "kvarternr,bydel,beboere_2026k1\n20101,Indre by,10\n20102,Indre by,20\n";
    let file = recognised("a.csv", beside.as_bytes(), &known);
    assert_eq!(read_by(beside.as_bytes(), &file.reading, &known).report.taken, 2, "{:#?}", file.reading);
    // Where a column is the time, a year in a heading is only a word.
    let born = "kvarter;tid;opført før 1950\nUtterslev;2024;5\nHusum;2024;7\n";
    assert_eq!(roles(born, &known)[2], Role::ValueOfMeasure);
}

#[test]
fn shares_of_one_and_thousands_are_told_of() {
    let known = known();
    let text = "bydel;tid;Trygge i nabolaget\nValby;2024;0,8\nVanløse;2024;0,75\n";
    let mut reading = recognised("a.csv", text.as_bytes(), &known).reading;
    reading.level = Some(Level::Bydel);
    let read = read_by(text.as_bytes(), &reading, &known);
    assert_eq!((read.report.taken, read.report.count(ProblemKind::SharesOfOne)), (2, 1));
    let larger = text.replace("0,75", "75");
    assert_eq!(read_by(larger.as_bytes(), &reading, &known).report.count(ProblemKind::SharesOfOne), 0);
    let text = "Indkomst;;\nEnhed: 1.000 kr.;;\nbydel;tid;Gennemsnitlig disponibel indkomst\nValby;2024;301\n";
    let doubts = recognised("a.csv", text.as_bytes(), &known).doubts;
    assert!(doubts.iter().any(|doubt| doubt.contains("de bliver ikke ganget")), "{doubts:?}");
}

/// A data set of two areas and two years; `more` stands beside its values.
fn cube(index: &str, values: &str, more: &str) -> String {
    format!(
        "{{\"class\":\"dataset\",\"id\":[\"omr\",\"maal\",\"tid\"],\"size\":[2,1,2],\"role\":{{\"geo\":[\"omr\"],\"time\":[\"tid\"]}},\
         \"dimension\":{{\"omr\":{{\"category\":{{\"index\":{index},\"label\":{{\"1003\":\"Bydel - Nørrebro\",\"1005\":\"Bydel - Valby\"}}}}}},\
         \"maal\":{{\"category\":{{\"label\":{{\"a\":\"Beboere\"}}}}}},\"tid\":{{\"category\":{{\"index\":[\"2023\",\"2024\"]}}}}}},\
         \"value\":{values}{more}}}"
    )
}

#[test]
fn what_json_stat_says_beside_its_values_counts() {
    let known = known();
    let index = "{\"1003\":0,\"1005\":1}";
    for status in ["{\"1\":\"..\",\"2\":\":\",\"3\":\"..\"}", "[null,\"..\",\":\",\"..\"]"] {
        let text = cube(index, "[1,null,null,4]", &format!(",\"status\":{status}"));
        let reading = recognised("a.json", text.as_bytes(), &known).reading;
        let read = read_by(text.as_bytes(), &reading, &known);
        assert_eq!(plain(&read), [one("1003", "beboere", "2023", 1.0)]);
        assert_eq!((read.report.count(ProblemKind::Withheld), read.report.count(ProblemKind::Blank)), (2, 1));
    }
    // A number too few, a place that is left out: every later number would belong to another.
    let short = refused(cube(index, "[1,2,3]", "").as_bytes(), &known);
    assert!(short.to_string().contains("3 tal") && short.to_string().contains("plads til 4"), "{short}");
    let gap = refused(cube("{\"1003\":0,\"1005\":2}", "[1,2,3,4]", "").as_bytes(), &known);
    assert!(gap.to_string().contains("kategorier"), "{gap}");
    let several = refused(b"{\"class\":\"collection\",\"link\":{\"item\":[]}}", &known);
    assert!(several.to_string().contains("samling"), "{several}");
}

#[test]
fn other_systems_of_coordinates_and_single_outlines_are_told_of() {
    let known = known();
    let layer = |crs: &str| {
        format!(
            "{{\"type\":\"FeatureCollection\",\"crs\":{{\"type\":\"name\",\"properties\":{{\"name\":\"{crs}\"}}}},\"features\":[\
             {{\"type\":\"Feature\",\"properties\":{{\"navn\":\"Valby\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":\
             [[[12.5,55.65],[12.51,55.65],[12.51,55.66],[12.5,55.65]]]}}}}]}}"
        )
    };
    let doubts = |text: &str| recognised("a.json", text.as_bytes(), &known).doubts.join(" ");
    assert!(doubts(&layer("urn:ogc:def:crs:EPSG::25833")).contains("EPSG:25833"));
    assert_eq!(doubts(&layer("urn:ogc:def:crs:EPSG::4326")), "");
    let table =
        "navn\tgeom\nValby\tSRID=23032;POLYGON ((720000 6170000, 721000 6170000, 721000 6171000, 720000 6170000))\n";
    assert!(doubts(table).contains("EPSG:23032"));
    let single = refused(b"{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}", &known);
    assert!(single.to_string().contains("FeatureCollection"), "{single}");
}

#[test]
fn a_workbook_is_read_where_its_table_is() {
    let known = known();
    let table = [workbook::row(1, &["bydel", "tid", "Beboere"]), workbook::row(2, &["Valby", "2024", "5"])].concat();
    let front = workbook::row(1, &["Rapport"]) + &workbook::row(2, &["Se det andet ark"]);
    let bytes = workbook::workbook_of(&[("Forside", front), ("Tomt", String::new()), ("Tal", table)]);
    let file = recognised("a.xlsx", &bytes, &known);
    assert_eq!((file.sheets.len(), file.reading.sheet.as_str()), (3, "Tal"));
    assert!(file.doubts.iter().any(|doubt| doubt == "Filen har 3 ark. Vi læser »Tal«."), "{:?}", file.doubts);
    let layout = Layout { sheet: Some("Forside".into()), ..Layout::default() };
    let front = recognise_by(&layout, "a.xlsx", &bytes, &known, &unwatched).unwrap();
    assert_eq!(front.reading.sheet, "Forside", "what staff say counts");
}

#[test]
fn what_stands_under_a_clear_heading_is_told_of_cell_by_cell() {
    let known = known();
    let text = "område;mål;tid;indhold\nBydel-Valby;Beboere;1. kvartal 2026;5\nBydel - Vanløse;Beboere;forår 2026;6\n\
                Bydel - Nørrebro;Beboere;2026K1;(7)\nBydel - Østerbro;Beboere;2026K1*;8\n";
    let reading = recognised("a.csv", text.as_bytes(), &known).reading;
    assert_eq!(reading.columns.iter().map(|c| c.role).collect::<Vec<_>>()[2..], [Role::Period, Role::Value]);
    let read = read_by(text.as_bytes(), &reading, &known);
    assert_eq!(plain(&read), [one("1005", "beboere", "2026K1", 5.0), one("1002", "beboere", "2026K1", 8.0)]);
    assert_eq!((read.report.count(ProblemKind::NotANumber), read.report.count(ProblemKind::NotAPeriod)), (1, 1));
    // Money as it is written in shops is no number, and stays where it is.
    let text = "bydel;tid;Gennemsnitlig disponibel indkomst\nValby;2024;301250,-\nVanløse;2024;288100,-\n";
    let reading = recognised("a.csv", text.as_bytes(), &known).reading;
    assert_eq!(read_by(text.as_bytes(), &reading, &known).report.count(ProblemKind::NotANumber), 2);
    let broken = "område;mål;tid;indhold\nBydel - NÃ¸rrebro;Beboere;2026;5\n";
    let doubts = recognised("a.csv", broken.as_bytes(), &known).doubts;
    assert!(doubts.iter().any(|doubt| doubt.contains("forkerte bogstaver")), "{doubts:?}");
}

#[test]
fn a_collection_of_one_outline_is_the_outline() {
    let known = known();
    let square = "{\"type\":\"Polygon\",\"coordinates\":[[[12.5,55.65],[12.51,55.65],[12.51,55.66],[12.5,55.65]]]}";
    let layer = |geometry: &str| {
        format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"bydel\":\"Valby\"}},\"geometry\":\
             {{\"type\":\"GeometryCollection\",\"geometries\":[{geometry}]}}}}]}}"
        )
    };
    let taken = |text: &str| {
        let reading = recognised("a.json", text.as_bytes(), &known).reading;
        let read = read_by(text.as_bytes(), &reading, &known);
        (read.report.taken, read.report.count(ProblemKind::NotAnOutline))
    };
    assert_eq!(taken(&layer(square)), (1, 0));
    let nested = format!("{{\"type\":\"GeometryCollection\",\"geometries\":[{square}]}}");
    for other in [format!("{square},{{\"type\":\"Point\",\"coordinates\":[12.5,55.6]}}"), nested, String::new()] {
        assert_eq!(taken(&layer(&other)), (0, 1), "{other}");
    }
}

#[test]
fn formulas_without_a_result_are_told_of() {
    let known = known();
    let row = |cell: &str| {
        let bytes = workbook::workbook(
            &(workbook::row(1, &["bydel", "tid", "Beboere"])
                + &format!(
                    "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Valby</t></is></c><c r=\"B2\"><v>2024</v></c>{cell}</row>"
                )),
        );
        let file = recognised("a.xlsx", &bytes, &known);
        let told = file.doubts.iter().any(|doubt| doubt.contains("formler uden et resultat"));
        let mut reading = file.reading;
        reading.level = Some(Level::Bydel);
        (told, plain(&read_by(&bytes, &reading, &known)).len())
    };
    assert_eq!(row("<c r=\"C2\"><f>2+3</f><v>5</v></c>"), (false, 1));
    assert_eq!(row("<c r=\"C2\"><f>2+3</f><v></v></c>"), (true, 0));
}
