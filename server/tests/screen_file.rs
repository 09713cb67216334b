//! `byblik screen` as it is typed: results, explanations, and what is wrong with files, without a database.
#![expect(clippy::unwrap_used, reason = "a test that can not be set up must fail")]

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

const METHOD: &str = r#"id = "m"
version = "1"
title = "En prøve"
origin = "published"

[areas]
id = "sted"
name = "navn"

[[indicators]]
id = "uddannelse"
name = "Uddannelse"
numerator = "grundskole"
denominator = "alle"

[[indicators]]
id = "indkomst"
unit = "kr"
direction = "negative"

[[scores]]
id = "behov"
of = ["uddannelse", "indkomst"]

[ranking]
of = "behov"

[[criteria]]
id = "uddannelse"
over = 20

[[criteria]]
id = "indkomst"
name = "Indkomst"
under = 250000

[[criteria]]
id = "samlet"
met = { at_least = 2, of = ["uddannelse", "indkomst"] }

[[designate]]
id = "udpeget"
name = "Udpeget"
by = "samlet"

[variants]
runs = 40
limits = 0.1
"#;

const TABLE: &str = "\u{feff}sted;navn;grundskole;alle;indkomst\nn;Nørre;250;1000;240.000,5\ns;Sønder;192;1000;245000\nø;Øster;3;1000;300000\n";

struct Files(PathBuf);

impl Files {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("byblik-screen-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let files = Self(folder);
        files.write("metode.toml", METHOD);
        files.write("tal.csv", TABLE);
        files
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    fn run(&self, more: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_byblik"));
        command.current_dir(&self.0).args(["screen", "--method", "metode.toml", "--data", "tal.csv"]).args(more);
        command.output().unwrap()
    }

    fn said(&self, more: &[&str]) -> String {
        let output = self.run(more);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn refused(&self, more: &[&str]) -> String {
        let output = self.run(more);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), said.lines().count()), (Some(1), 1), "{said}");
        said
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_result_has_a_line_an_area_with_numbers_and_reasons() {
    let files = Files::new("result");
    assert_eq!(files.said(&["--output", "svar.csv"]), "");
    let result = fs::read_to_string(files.0.join("svar.csv")).unwrap();
    let mut lines = csv::Reader::from_reader(result.as_bytes());
    let heading = lines.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = lines.records().map(Result::unwrap).collect();
    let cell = |row: usize, name: &str| rows[row][heading.iter().position(|column| column == name).unwrap()].to_owned();
    assert_eq!((rows.len(), cell(0, "area"), cell(0, "name")), (3, "n".into(), "Nørre".into()));
    assert_eq!([0, 1, 2].map(|row| cell(row, "designated:udpeget")), ["yes", "no", "no"]);
    assert_eq!((cell(0, "value:uddannelse"), cell(0, "value:indkomst")), ("25".into(), "240000.5".into()));
    assert_eq!((cell(2, "value:uddannelse"), cell(2, "criterion:uddannelse")), ("withheld".into(), "withheld".into()));
    assert_eq!(cell(2, "rank"), "", "without a score there is no rank");
    assert_eq!(cell(0, "variants:udpeget").parse::<u32>().map(|count| (1..=40).contains(&count)), Ok(true));
    assert!(cell(1, "why_da:udpeget").contains("Kriteriet uddannelse er 0,8\u{a0}procentpoint fra grænsen."));
    assert!(cell(1, "why_en:udpeget").starts_with("One of two criteria with data is met"));
    assert!(!files.0.join("svar.half-written").exists());
}

#[test]
fn an_area_is_explained_in_both_languages() {
    let files = Files::new("explain");
    let danish = files.said(&["--explain", "s"]);
    for part in ["Sønder", "Udpeget: nej", "afstand til grænsen: 0,80\u{a0}procentpoint", "i personer: 9"] {
        assert!(danish.contains(part), "{part} in {danish}");
    }
    let english = files.said(&["--explain", "s", "--language", "en"]);
    for part in ["Udpeget: no", "the limit is over 20.0%", "in persons: 9", "reasonable variants"] {
        assert!(english.contains(part), "{part} in {english}");
    }
    assert!(files.refused(&["--explain", "x"]).contains("»x« findes ikke"));
}

#[test]
fn sensitivity_is_a_table_of_assumptions() {
    let table = Files::new("sensitivity").said(&["--sensitivity", "50"]);
    assert!(table.starts_with("assumption,first,"), "{table}");
    assert_eq!(
        table.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect::<Vec<_>>(),
        ["limit:uddannelse", "limit:indkomst"]
    );
}

#[test]
fn the_difference_from_another_method_or_table_is_told_with_its_causes() {
    let files = Files::new("difference");
    files.write("foer.csv", &TABLE.replace("n;Nørre;250", "n;Nørre;100"));
    let said = files.said(&["--before-data", "foer.csv"]);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "designation,change,areas,area,name,why_da,why_en");
    assert!(lines[1].starts_with("udpeget,came in,1,n,Nørre,Tallene er andre for kriteriet uddannelse.,"), "{said}");
    assert_eq!(lines[2..], ["udpeget,unchanged,2,,,,"]);
    files.write("foer.toml", &METHOD.replace("over = 20", "over = 10"));
    let said = files.said(&["--before-method", "foer.toml"]);
    assert!(said.contains("udpeget,went out,1,s,Sønder,Kriteriet uddannelse er et andet.,"), "{said}");
    files.write("foer.toml", &METHOD.replace("id = \"udpeget\"", "id = \"noget-andet\""));
    assert!(files.refused(&["--before-method", "foer.toml"]).contains("ingen regel for fremhævning til fælles"));
}

#[test]
fn what_is_wrong_is_said_in_one_line_and_nothing_is_left_behind() {
    let files = Files::new("wrong");
    files.write("metode.toml", &METHOD.replace("denominator", "denominators"));
    let said = files.refused(&[]);
    assert!(said.contains("metode.toml, linje 14") && said.contains("Mente du »denominator«?"), "{said}");
    files.write("metode.toml", METHOD);
    files.write("tal.csv", &TABLE.replace("245000", "to"));
    let said = files.refused(&["--output", "svar.csv"]);
    assert!(said.contains("tal.csv: linje 3, kolonne »indkomst«: »to« er ikke et tal"), "{said}");
    files.write("tal.csv", &TABLE.replace("192", "1920"));
    assert!(files.refused(&["--output", "svar.csv"]).contains("over 100 procent"));
    assert!(!files.0.join("svar.csv").exists());
    files.write("tal.csv", TABLE);
    assert!(files.refused(&["--years", "fem"]).contains("--years er »fem«"));
    assert!(files.refused(&["--years", "2020"]).contains("ingen rækker i 2020"));
    assert!(files.refused(&["--output", "findes/ikke/svar.csv"]).contains("kan ikke åbnes"));
}

#[test]
fn names_that_a_spreadsheet_would_calculate_are_texts_in_the_result() {
    let files = Files::new("formulas");
    for (at, sign) in ["=", "+", "-", "@", "\t", "\r"].into_iter().enumerate() {
        let evil = format!("{sign}cmd|' /C calc'!A{at}");
        files.write("tal.csv", &TABLE.replace("Nørre", &format!("\"{evil}\"")));
        files.write("før.csv", &TABLE.replace("Nørre", &format!("\"{evil}\"")).replace("240.000,5", "300000"));
        for more in [&["--stages"][..], &["--before-data", "før.csv"]] {
            let said = files.said(&[more, &["--output", "svar.csv"]].concat());
            assert_eq!(said, "");
            let result = fs::read_to_string(files.0.join("svar.csv")).unwrap();
            let mut lines = csv::Reader::from_reader(result.as_bytes());
            let cells: Vec<String> =
                lines.records().flat_map(|line| line.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect();
            let is_made_text = cells.iter().any(|cell| cell.starts_with('\'') && cell.contains("calc"));
            // White space around a name is gone on the way in.
            assert_eq!(is_made_text, !sign.trim().is_empty(), "{more:?} {sign:?}");
            let is_number = |cell: &String| cell.parse::<f64>().is_ok();
            let formula =
                cells.iter().find(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number(cell));
            assert_eq!(formula, None, "{more:?} {sign:?}");
        }
    }
}
