//! What a chart shows.

use domain::figure::Unit;

use crate::locale::{Language, t};

/// A development.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What is measured, as a heading of the table: "Kun grundskole".
    pub title: String,
    /// Its unit; `None` for a plain number.
    pub unit: Option<Unit>,
    /// How many decimals its values have.
    pub decimals: u32,
    /// Who is compared, the one that the page is about first.
    pub lines: Vec<Line>,
    /// Where it should be; `None` where no target is decided.
    pub target: Option<Target>,
}

/// One of those who are compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// Its place in the comparison.
    pub kind: Kind,
    /// Its values, in any order. A year that is left out is not drawn and says "no data" in the table.
    pub marks: Vec<Mark>,
    /// The years from which it is counted otherwise: no line is drawn into them.
    pub breaks: Vec<i32>,
}

/// A place in a comparison: how the line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What the page is about.
    Own,
    /// The larger area that it lies in, or others beside it.
    Beside,
    /// The whole city, or the rest of it.
    City,
}

/// A value in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// The year.
    pub year: i32,
    /// The value in the chart's unit; `None` where it is known to be missing.
    pub value: Option<f64>,
}

/// Where a value should be, and when.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// By which year.
    pub year: i32,
    /// The value in the chart's unit.
    pub value: f64,
}

impl Chart {
    /// The years that anything is said of, each once, in order.
    #[must_use]
    pub fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = self.lines.iter().flat_map(|line| &line.marks).map(|mark| mark.year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// The greatest value, the target's included; 0 where there is none.
    pub(super) fn greatest(&self) -> f64 {
        let values = self.lines.iter().flat_map(Line::known).map(|(_, value)| value);
        values.chain(self.target.map(|target| target.value)).fold(0.0, f64::max)
    }

    /// A value as the page writes it.
    pub(super) fn said(&self, language: Language, value: f64) -> String {
        language.value(value, self.unit, self.decimals)
    }

    /// A round value on the scale; long amounts in thousands.
    pub(super) fn said_short(&self, language: Language, value: f64) -> String {
        match self.unit {
            Some(Unit::Procent) => language.value(value, self.unit, u32::from(value.fract() != 0.0)),
            _ if value >= 10_000.0 => {
                t!(language, "chart-thousands", n = language.decimal(value / 1000.0, u32::from(value % 1000.0 != 0.0)))
            }
            _ => language.decimal(value, u32::from(value.fract() != 0.0)),
        }
    }
}

impl Line {
    /// The years with a value, in order.
    pub(super) fn known(&self) -> impl Iterator<Item = (i32, f64)> {
        let mut known: Vec<_> = self.marks.iter().filter_map(|mark| Some((mark.year, mark.value?))).collect();
        known.sort_by_key(|(year, _)| *year);
        known.into_iter()
    }

    /// The value of a year.
    pub(super) fn at(&self, year: i32) -> Option<f64> {
        self.marks.iter().find(|mark| mark.year == year)?.value
    }

    /// Which of its years a line is drawn between: pairs of neighbouring values without a break or a missing year
    /// between them.
    pub(super) fn segments(&self) -> Vec<[(i32, f64); 2]> {
        let known: Vec<_> = self.known().collect();
        let missing =
            |from: i32, to: i32| self.marks.iter().any(|mark| mark.value.is_none() && (from..to).contains(&mark.year));
        let broken = |from: i32, to: i32| self.breaks.iter().any(|at| (from + 1..=to).contains(at));
        let joined = |pair: &[(i32, f64)]| !missing(pair[0].0, pair[1].0) && !broken(pair[0].0, pair[1].0);
        known.windows(2).filter(|pair| joined(pair)).map(|pair| [pair[0], pair[1]]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(marks: &[(i32, Option<f64>)], breaks: &[i32]) -> Line {
        let marks = marks.iter().map(|(year, value)| Mark { year: *year, value: *value }).collect();
        Line { name: "A".into(), kind: Kind::Own, marks, breaks: breaks.to_vec() }
    }

    #[test]
    fn no_line_is_drawn_over_what_is_missing_or_into_a_break() {
        let whole = line(&[(2022, Some(3.0)), (2020, Some(1.0)), (2021, Some(2.0))], &[]);
        assert_eq!(whole.segments().len(), 2);
        assert!(line(&[(2020, Some(1.0)), (2021, None), (2022, Some(3.0))], &[]).segments().is_empty());
        let broken = line(&[(2020, Some(1.0)), (2021, Some(2.0)), (2022, Some(3.0))], &[2021]);
        assert_eq!(broken.segments(), [[(2021, 2.0), (2022, 3.0)]]);
    }
}
