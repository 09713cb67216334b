//! The report as a file that spreadsheets open rightly: UTF-8 with its mark, semicolons, and no cell that calculates.

use domain::text::inert;

use super::{Report, Weight};

impl Report {
    /// All kept problems, one a line, and a line for those of each group that are only counted.
    pub fn to_csv(&self) -> String {
        let head = ["alvor", "slags", "antal", "linje", "kolonne", "felt", "hvad", "gør sådan"];
        let mut file = String::from("\u{feff}");
        line(&mut file, &head.map(str::to_owned));
        for group in &self.groups {
            let (weight, kind) = (weight(group.kind.weight()).to_owned(), group.kind.title().to_owned());
            for problem in &group.examples {
                let place = |number: u64| if number == 0 { String::new() } else { number.to_string() };
                let (at, column) = (place(problem.line), place(problem.column));
                let said = [problem.field.clone(), problem.what.clone(), problem.advice.clone()];
                let [field, what, advice] = said;
                line(&mut file, &[weight.clone(), kind.clone(), "1".into(), at, column, field, what, advice]);
            }
            let more = group.count - group.examples.len() as u64;
            if more > 0 {
                let what = format!("{more} mere af samme slags");
                let rest = [more.to_string(), String::new(), String::new(), String::new(), what, String::new()];
                let mut cells = vec![weight, kind];
                cells.extend(rest);
                line(&mut file, &cells);
            }
        }
        file
    }
}

/// How grave a problem is, in a word.
fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Error => "fejl",
        Weight::Question => "spørgsmål",
        Weight::Warning => "advarsel",
        Weight::Note => "oplysning",
    }
}

/// Writes cells as RFC 4180 has it, each made inert.
fn line(file: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            file.push(';');
        }
        let cell = inert(cell);
        if cell.contains(['"', ';', '\n', '\r']) {
            file.push('"');
            file.push_str(&cell.replace('"', "\"\""));
            file.push('"');
        } else {
            file.push_str(&cell);
        }
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::{Group, Problem, ProblemKind};

    fn report(what: &str) -> Report {
        let kind = ProblemKind::NotANumber;
        let problem = Problem {
            kind,
            line: 7,
            column: 2,
            field: "=1+1".into(),
            what: what.into(),
            advice: "Skriv et tal".into(),
        };
        Report { groups: vec![Group { kind, count: 3, examples: vec![problem] }], ..Report::default() }
    }

    #[test]
    fn a_line_for_each_problem_and_one_for_the_rest() {
        let file = report("»a;b« er ikke et tal").to_csv();
        let lines: Vec<&str> = file.split("\r\n").collect();
        assert_eq!(lines[0], "\u{feff}alvor;slags;antal;linje;kolonne;felt;hvad;gør sådan");
        assert_eq!(lines[1], "fejl;Ikke et tal;1;7;2;'=1+1;\"»a;b« er ikke et tal\";Skriv et tal");
        assert_eq!(lines[2], "fejl;Ikke et tal;2;;;;2 mere af samme slags;");
        assert_eq!(lines[3..], [""]);
    }

    proptest! {
        #[test]
        fn nothing_in_it_calculates_and_all_of_it_reads_back(what in "[-=+@\t\r\n\";,a-å]{0,20}") {
            let file = report(&what).to_csv();
            let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(file.trim_start_matches('\u{feff}').as_bytes());
            let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
            prop_assert_eq!(rows.len(), 2);
            prop_assert_eq!(rows[0].get(6).unwrap(), inert(&what));
            let all = rows.iter().flat_map(|row| row.iter());
            prop_assert!(all.into_iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
        }
    }
}
