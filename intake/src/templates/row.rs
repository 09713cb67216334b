//! One row of a template, with its fields by their headings.

use std::ops::ControlFlow;

use chrono::NaiveDate;
use domain::text;

use crate::{
    Known, Part, ProblemKind, Question, Reading, Refused, Report,
    names::{Patience, Questions, key},
    report::{Problems, Said, shortened},
    rows::{self, Row},
    watch::Ticks,
};

/// The longest text of a field, in characters.
const LONGEST_FIELD: usize = 5_000;

/// Reads the rows of a template one by one.
pub(super) struct Sheet<'r> {
    pub reading: &'r Reading,
    pub known: &'r Known,
    pub problems: Problems,
    pub questions: Questions,
    pub patience: Patience,
    /// The key of each column's heading.
    keys: Vec<String>,
    rows: u64,
}

/// A row under way: whether anything in it keeps it out.
pub(super) struct Entry<'s, 'r, 'c> {
    pub sheet: &'s mut Sheet<'r>,
    row: &'c Row<'c>,
    pub is_wrong: bool,
}

impl<'r> Sheet<'r> {
    pub(super) fn new(reading: &'r Reading, known: &'r Known) -> Self {
        let keys = reading.columns.iter().map(|column| key(&column.name)).collect();
        Self {
            reading,
            known,
            problems: Problems::default(),
            questions: Questions::default(),
            patience: Patience::of_a_file(),
            keys,
            rows: 0,
        }
    }

    /// Passes when a column is there.
    pub(super) fn need(&self, columns: &[&str]) -> Result<(), Refused> {
        let all = columns.iter().all(|column| self.keys.contains(&key(column)));
        let problem =
            "Skabelonen mangler en kolonne, den skal have. Hent skabelonen igen, og flyt rækkerne over i den.";
        all.then_some(()).ok_or(Refused::Setting(problem))
    }

    /// Gives every row to `take`, which gives back what it says.
    pub(super) fn read<T>(
        mut self,
        bytes: &[u8],
        ticks: &Ticks<'_>,
        what: &str,
        mut take: impl FnMut(&mut Entry<'_, 'r, '_>) -> Option<T>,
    ) -> Result<(Vec<T>, Vec<Question>, Report), Refused> {
        let mut all = Vec::new();
        rows::each(bytes, self.reading, ticks, &mut |row| {
            if row.line > self.reading.heading && !row.is_blank() {
                self.rows += 1;
                let mut entry = Entry { sheet: &mut self, row, is_wrong: false };
                entry.check();
                let taken = take(&mut entry);
                all.extend(taken.filter(|_| !entry.is_wrong));
            }
            Ok(ControlFlow::Continue(()))
        })?;
        let taken = all.len() as u64;
        let report = Report {
            rows: self.rows,
            rows_taken: taken,
            taken,
            not_taken: self.rows - taken,
            parts: vec![Part { what: what.to_owned(), count: taken }],
            groups: self.problems.into_groups(),
        };
        Ok((all, self.questions.into_list(), report))
    }
}

impl Entry<'_, '_, '_> {
    /// The line of the row, from 1.
    pub(super) fn line(&self) -> u64 {
        self.row.line
    }

    fn check(&mut self) {
        let columns = self.sheet.keys.len();
        if (columns..self.row.len()).any(|at| !self.row.text(at).is_empty()) {
            let what = format!("linjen har {} felter, og skabelonen har {columns}", self.row.len());
            self.wrong(ProblemKind::RowLength, None, &what, "Sæt tekst med semikolon i anførselstegn");
        }
        for at in 0..columns {
            let text = self.row.text(at);
            if self.row.is_broken(at) {
                self.wrong(ProblemKind::Unreadable, Some(at), "teksten kan ikke læses", "Vælg en anden tegnkodning");
            } else if text.chars().nth(LONGEST_FIELD).is_some() {
                let advice = "Skriv højst 5.000 tegn";
                self.wrong(ProblemKind::WrongForm, Some(at), "teksten er for lang", advice);
            } else if text.starts_with(['=', '@']) {
                let (what, field) = (format!("»{}« ligner en formel", shortened(&text)), self.sheet.reading.field(at));
                let said = || Said { field, what, advice: "Kontrollér teksten; vi regner den ikke ud".into() };
                self.sheet.problems.add(ProblemKind::Formula, self.row.line, at as u64 + 1, said);
            }
        }
    }

    fn place(&self, column: &str) -> Option<usize> {
        let wanted = key(column);
        self.sheet.keys.iter().position(|key| *key == wanted)
    }

    /// The text of a column; empty where there is none.
    pub(super) fn text(&self, column: &str) -> String {
        self.place(column).map(|at| text::as_typed(&self.row.text(at)).to_owned()).unwrap_or_default()
    }

    /// A problem at a column, which keeps the row out.
    pub(super) fn problem(&mut self, kind: ProblemKind, column: &str, what: &str, advice: &str) {
        self.wrong(kind, self.place(column), what, advice);
    }

    fn wrong(&mut self, kind: ProblemKind, at: Option<usize>, what: &str, advice: &str) {
        self.is_wrong = true;
        let field = at.map(|at| self.sheet.reading.field(at)).unwrap_or_default();
        let said = || Said { field, what: what.to_owned(), advice: advice.to_owned() };
        self.sheet.problems.add(kind, self.row.line, at.map_or(0, |at| at as u64 + 1), said);
    }

    /// The text of a column that must be filled in.
    pub(super) fn required(&mut self, column: &str) -> String {
        let text = self.text(column);
        if text.is_empty() {
            self.problem(ProblemKind::EmptyField, column, "feltet er tomt", "Udfyld feltet, eller slet linjen");
        }
        text
    }

    /// The code of a word, given by code or name; empty where the field is.
    pub(super) fn word(&mut self, column: &str, text: &str, among: &[(String, String)]) -> String {
        if text.is_empty() {
            return String::new();
        }
        let wanted = key(text);
        if let Some((code, _)) =
            among.iter().find(|(code, name)| code == text || key(code) == wanted || key(name) == wanted)
        {
            return code.clone();
        }
        let words: Vec<String> = among
            .iter()
            .take(12)
            .map(|(code, name)| if key(code) == key(name) { format!("»{code}«") } else { format!("»{code}« ({name})") })
            .collect();
        let advice = if words.is_empty() {
            "Der er ingen ord at vælge imellem endnu".to_owned()
        } else {
            format!("Skriv et af {}", words.join(", "))
        };
        self.problem(ProblemKind::UnknownWord, column, &format!("»{}« kan ikke stå her", shortened(text)), &advice);
        String::new()
    }

    /// The words of a column with `|` or `,` between them.
    pub(super) fn several(&self, column: &str) -> Vec<String> {
        let text = self.text(column);
        text.split(['|', ',']).map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    /// A whole number within bounds; `None` where the field is empty.
    pub(super) fn whole(&mut self, column: &str, least: i64, most: i64) -> Option<i64> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        let number = text.parse().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let what = format!("»{}« er ikke et helt tal fra {least} til {most}", shortened(&text));
            self.problem(ProblemKind::WrongForm, column, &what, "Ret tallet, eller lad feltet være tomt");
        }
        number
    }

    /// A date, or where `parts` may be missing a year or a month; written as 2026-12-01, 2026-12 or 2026.
    pub(super) fn date(&mut self, column: &str, text: &str, parts: bool) -> String {
        if text.is_empty() {
            return String::new();
        }
        let whole = |text: &str| {
            ["%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y"]
                .iter()
                .find_map(|form| NaiveDate::parse_from_str(text, form).ok())
        };
        let sound = |date: &NaiveDate| ("1900".."2101").contains(&date.to_string().get(..4).unwrap_or_default());
        if let Some(date) = whole(text).filter(sound) {
            return date.to_string();
        }
        let shorter = match text.len() {
            4 => whole(&format!("{text}-01-01")),
            7 => whole(&format!("{text}-01")),
            _ => None,
        };
        if parts && shorter.as_ref().is_some_and(sound) {
            return text.to_owned();
        }
        let advice = if parts { "Skriv fx 2026-12-01, 2026-12 eller 2026" } else { "Skriv fx 2026-12-01" };
        self.problem(ProblemKind::WrongForm, column, &format!("»{}« er ingen dato", shortened(text)), advice);
        String::new()
    }
}
