//! Figures from rows and columns: one number a row, or a column for each measure or period.

use std::ops::ControlFlow;

use super::{Collector, Figures, collect::Spot};
use crate::{
    Answers, Decimal, Format, Known, Measures, Number, Period, ProblemKind, Question, Reading, Refused, Report, Role,
    limits::LONGEST_NAME,
    report::Said,
    rows::{self, Row},
    watch::Ticks,
};

/// Reads the figures of a table.
pub(crate) fn read(
    bytes: &[u8],
    reading: &Reading,
    known: &Known,
    measures: &Measures,
    answers: &Answers,
    ticks: &Ticks<'_>,
) -> Result<(Figures, Vec<Question>, Report), Refused> {
    let mut table = Table::new(reading, known, measures, answers)?;
    rows::each(bytes, reading, ticks, &mut |row| {
        if row.line > reading.heading {
            table.row(row)?;
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(table.collector.finish())
}

struct Table<'r> {
    reading: &'r Reading,
    collector: Collector<'r>,
    area_code: Option<usize>,
    area_name: Option<usize>,
    period: Option<usize>,
    parts: Vec<usize>,
    values: Vec<ValueColumn>,
    /// How many fields a row must have to reach the last of them.
    needed: usize,
    /// What stood last in each column that repeats.
    above: Vec<String>,
    label: String,
    /// The period that all figures have, where no column says it.
    fixed: Option<Period>,
}

struct ValueColumn {
    at: usize,
    /// What its heading says of the measure.
    label: String,
    /// The period that its heading says.
    period: Option<Period>,
    /// The place of its measure, once it is known that every row of the column means this one.
    measure: Option<u32>,
}

impl<'r> Table<'r> {
    fn new(
        reading: &'r Reading,
        known: &'r Known,
        measures: &'r Measures,
        answers: &'r Answers,
    ) -> Result<Self, Refused> {
        let first = |role| reading.places(role).first().copied();
        let of_role = |role| reading.places(role).into_iter();
        let mut values: Vec<ValueColumn> = Vec::new();
        for at in of_role(Role::Value) {
            values.push(ValueColumn { at, label: String::new(), period: None, measure: None });
        }
        for at in of_role(Role::ValueOfMeasure) {
            values.push(ValueColumn { at, label: reading.field(at), period: None, measure: None });
        }
        for at in of_role(Role::ValueOfPeriod) {
            let period = Period::parse(&reading.columns[at].name);
            values.push(ValueColumn { at, label: String::new(), period, measure: None });
        }
        for at in of_role(Role::ValueOfBoth) {
            let (label, period) = match Period::split(&reading.columns[at].name) {
                Some((label, period)) => (crate::report::shortened(label), Some(period)),
                None => (reading.field(at), None),
            };
            values.push(ValueColumn { at, label, period, measure: None });
        }
        if values.is_empty() {
            return Err(Refused::Setting("Vælg mindst én kolonne med tal."));
        }
        if first(Role::AreaCode).is_none() && first(Role::AreaName).is_none() {
            return Err(Refused::Setting("Vælg den kolonne, der har områderne."));
        }
        Ok(Self {
            reading,
            collector: Collector::new(known, measures, answers, reading.level, reading.dash_is_zero),
            area_code: first(Role::AreaCode),
            area_name: first(Role::AreaName),
            period: first(Role::Period),
            parts: reading.places(Role::Measure),
            needed: values.iter().map(|value| value.at + 1).max().unwrap_or(0),
            values,
            above: vec![String::new(); reading.columns.len()],
            label: String::new(),
            fixed: Period::parse(&reading.period),
        })
    }

    fn row(&mut self, row: &Row<'_>) -> Result<(), Refused> {
        if row.is_blank() || self.is_beside(row) {
            return Ok(());
        }
        let fields = self.reading.columns.len();
        let beyond = (fields..row.len()).any(|at| !row.text(at).is_empty());
        // A sheet leaves out its blank cells; a line of text does not.
        if beyond || (self.reading.format == Format::Csv && row.len() < self.needed) {
            let has = row.len();
            self.collector.problems.add(ProblemKind::RowLength, row.line, 0, || Said {
                field: String::new(),
                what: format!("Linjen har {has} felter, og tabellen har {fields} kolonner"),
                advice: "Se, om »Mellem felterne står« er rigtigt, og om et anførselstegn mangler i linjen".into(),
            });
            self.collector.row(0);
            self.collector.leave(self.numbers(row));
            return Ok(());
        }
        let taken = self.figures(row)?;
        self.collector.row(taken);
        Ok(())
    }

    /// How many cells of a row hold a number.
    fn numbers(&self, row: &Row<'_>) -> u64 {
        numbers(&self.values, row, self.reading.decimal)
    }

    /// Titles and footers: one text alone, no number, and no area.
    fn is_beside(&self, row: &Row<'_>) -> bool {
        let mut filled = (0..row.len()).filter(|at| !row.text(*at).is_empty());
        let (Some(only), None) = (filled.next(), filled.next()) else { return false };
        let is_value = self.values.iter().any(|value| value.at == only);
        let codes = self.area_code == Some(only);
        let is_area = (codes || self.area_name == Some(only)) && self.collector.is_area(&row.text(only), codes);
        !is_value && !is_area
    }

    /// The text of a column, or the one above where blanks repeat it.
    fn text(&mut self, row: &Row<'_>, at: usize) -> String {
        let text = row.text(at);
        if !self.reading.repeats {
            return text.into_owned();
        }
        let Some(above) = self.above.get_mut(at) else { return text.into_owned() };
        if !text.is_empty() {
            text.as_ref().clone_into(above);
        }
        above.clone()
    }

    /// Reads a row's numbers; tells how many were taken.
    fn figures(&mut self, row: &Row<'_>) -> Result<u64, Refused> {
        // All of them first, so that what repeats is remembered also where a row is not taken.
        let code = self.area_code.map(|at| (at, self.text(row, at), true));
        let name = self.area_name.map(|at| (at, self.text(row, at), false));
        let period = self.period.map(|at| (at, self.text(row, at)));
        let parts: Vec<String> = self.parts.clone().into_iter().map(|at| self.text(row, at)).collect();
        let area = [code, name].into_iter().flatten().find(|(_, text, _)| !text.is_empty());
        let Some((at, text, codes)) = area else {
            let at = self.area_code.or(self.area_name).unwrap_or(0);
            self.none(
                ProblemKind::NoArea,
                row,
                at,
                self.numbers(row),
                "Linjen har intet område",
                "Skriv området, eller slet linjen",
            );
            return Ok(0);
        };
        if row.is_broken(at) || text.len() > LONGEST_NAME {
            self.none(
                ProblemKind::Unreadable,
                row,
                at,
                self.numbers(row),
                "Teksten kan ikke læses",
                "Vælg en anden tegnkodning, eller ret teksten",
            );
            return Ok(0);
        }
        self.formula(row, at);
        let reading = self.reading;
        let spot = Spot { line: row.line, column: at as u64 + 1, field: &|| reading.field(at) };
        let (values, decimal) = (&self.values, reading.decimal);
        let waiting = || numbers(values, row, decimal);
        let Some(area) = self.collector.area(&text, codes, waiting, &spot)? else { return Ok(0) };
        let of_row = match &period {
            None => self.fixed.clone(),
            Some((at, text)) => {
                let Some(period) = Period::parse(text) else {
                    let what = format!("»{}« er ikke et år, et kvartal eller en måned", crate::report::shortened(text));
                    self.none(
                        ProblemKind::NotAPeriod,
                        row,
                        *at,
                        self.numbers(row),
                        &what,
                        "Skriv fx 2026, 2026K1 eller 2026M04",
                    );
                    return Ok(0);
                };
                Some(period)
            }
        };
        let of_row = of_row.map(|period| self.collector.period(&period));
        let mut taken = 0;
        for value in 0..self.values.len() {
            taken += u64::from(self.figure(row, value, area, of_row, &parts)?);
        }
        Ok(taken)
    }

    fn figure(
        &mut self,
        row: &Row<'_>,
        value: usize,
        area: u32,
        of_row: Option<u32>,
        parts: &[String],
    ) -> Result<bool, Refused> {
        let ValueColumn { at, label, period, measure } = &self.values[value];
        let (at, reading, known) = (*at, self.reading, *measure);
        let number = row.number(at, reading.decimal);
        let waiting = u64::from(matches!(number, Number::Known(_)));
        let Some(period) = period.as_ref().map(|period| self.collector.period(period)).or(of_row) else {
            self.none(
                ProblemKind::NotAPeriod,
                row,
                at,
                waiting,
                "Det står ikke, hvilket år tallet er fra",
                "Vælg en kolonne med år, eller skriv året",
            );
            return Ok(false);
        };
        let spot = Spot { line: row.line, column: at as u64 + 1, field: &|| reading.field(at) };
        let measure = if let Some(measure) = known {
            measure
        } else {
            self.label.clear();
            let set = std::iter::once(reading.measure.as_str()).filter(|_| parts.is_empty() && label.is_empty());
            let all = parts.iter().map(String::as_str).chain([label.as_str()]).chain(set);
            for part in all.filter(|part| !part.is_empty()) {
                if !self.label.is_empty() {
                    self.label.push_str(", ");
                }
                self.label.push_str(part);
            }
            if self.label.is_empty() || self.label.len() > LONGEST_NAME {
                let advice = "Vælg en kolonne, eller skriv, hvad tallene måler";
                self.none(ProblemKind::NoColumn, row, at, waiting, "Ingen siger, hvad tallet måler", advice);
                return Ok(false);
            }
            let Some(measure) = self.collector.measure(&self.label, waiting, &spot)? else { return Ok(false) };
            if parts.is_empty() && self.collector.is_plain_measure(&self.label) {
                self.values[value].measure = Some(measure);
            }
            measure
        };
        if row.is_broken(at) {
            let advice = "Vælg en anden tegnkodning, eller ret teksten";
            self.collector.wrong(ProblemKind::Unreadable, "kan ikke læses", advice, &row.text(at), &spot);
            return Ok(false);
        }
        self.collector.cell((area, measure, period), number, || row.text(at), &spot)
    }

    /// A text that a spreadsheet would calculate is told of: it becomes a plain text on the way out.
    fn formula(&mut self, row: &Row<'_>, at: usize) {
        if row.text(at).starts_with(['=', '+', '@']) {
            let reading = self.reading;
            self.collector.problems.add(ProblemKind::Formula, row.line, at as u64 + 1, || Said {
                field: reading.field(at),
                what: format!("»{}« ligner en formel", crate::report::shortened(&row.text(at))),
                advice: "Kontrollér teksten; vi regner den ikke ud".into(),
            });
        }
    }

    /// A row or a number that is not taken.
    fn none(&mut self, kind: ProblemKind, row: &Row<'_>, at: usize, waiting: u64, what: &str, advice: &str) {
        let reading = self.reading;
        self.collector.leave(waiting);
        let said = || Said { field: reading.field(at), what: what.to_owned(), advice: advice.to_owned() };
        self.collector.problems.add(kind, row.line, at as u64 + 1, said);
    }
}

/// How many of a row's cells hold a number.
fn numbers(values: &[ValueColumn], row: &Row<'_>, decimal: Decimal) -> u64 {
    values.iter().filter(|value| matches!(row.number(value.at, decimal), Number::Known(_))).count() as u64
}
