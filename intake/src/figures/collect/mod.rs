//! What is done with an area, a measure, a period and a cell, wherever they stand.
//!
//! - [`names`]: which area and which measure a text is
//! - [`cells`]: which figure a cell holds, and whether it can be taken

mod cells;
mod names;

use std::collections::{BTreeMap, HashMap};

use domain::{area::Level, figure::Unit};
use hashbrown::HashTable;

use self::names::Resolved;
use super::{FigureRow, Figures};
use crate::{
    Answers, Known, Measures, Part, Period, Report,
    names::{Patience, Questions},
    report::{ProblemKind, Problems, Said},
};

/// Where something stands: line and column from 1, and the column's name.
pub(crate) struct Spot<'s> {
    pub line: u64,
    pub column: u64,
    pub field: &'s dyn Fn() -> String,
}

/// Collects figures, problems and questions.
pub(crate) struct Collector<'k> {
    known: &'k Known,
    measures: &'k Measures,
    answers: &'k Answers,
    level: Option<Level>,
    dash_is_zero: bool,
    figures: Figures,
    units: Vec<Option<Unit>>,
    by_area: HashMap<String, Resolved>,
    /// Where an area of those known stands among the figures'.
    by_place: HashMap<usize, u32>,
    by_measure: HashMap<String, Resolved>,
    by_period: HashMap<Period, u32>,
    /// Where among the rows each area, measure and period stands; found by their places, mixed.
    seen: HashTable<u32>,
    pub problems: Problems,
    questions: Questions,
    patience: Patience,
    rows: u64,
    rows_taken: u64,
    not_taken: u64,
}

impl<'k> Collector<'k> {
    pub(crate) fn new(
        known: &'k Known,
        measures: &'k Measures,
        answers: &'k Answers,
        level: Option<Level>,
        dash_is_zero: bool,
    ) -> Self {
        Self {
            known,
            measures,
            answers,
            level,
            dash_is_zero,
            figures: Figures::default(),
            units: Vec::new(),
            by_area: HashMap::new(),
            by_place: HashMap::new(),
            by_measure: HashMap::new(),
            by_period: HashMap::new(),
            seen: HashTable::new(),
            problems: Problems::default(),
            questions: Questions::default(),
            patience: Patience::of_a_file(),
            rows: 0,
            rows_taken: 0,
            not_taken: 0,
        }
    }

    /// A row has been read, and so many of its figures were taken.
    pub(crate) fn row(&mut self, taken: u64) {
        self.rows += 1;
        self.rows_taken += u64::from(taken > 0);
    }

    /// So many numbers are not taken.
    pub(crate) fn leave(&mut self, numbers: u64) {
        self.not_taken += numbers;
    }

    /// The place of a period.
    pub(crate) fn period(&mut self, period: &Period) -> u32 {
        if let Some(at) = self.by_period.get(period) {
            return *at;
        }
        let at = place(self.figures.periods.len());
        self.figures.periods.push(period.clone());
        self.by_period.insert(period.clone(), at);
        at
    }

    /// Tells of measures in percent whose numbers are all between 0 and 1: they look like shares of one.
    fn shares(&mut self) {
        // The first of each, and how many there are; and whether none is larger.
        let mut of_one: Vec<Option<(FigureRow, u64)>> = vec![None; self.units.len()];
        let mut is_percent: Vec<bool> = self.units.iter().map(|unit| *unit == Some(Unit::Procent)).collect();
        for row in self.figures.rows.iter().filter(|row| row.value != 0.0) {
            let at = row.measure as usize;
            is_percent[at] &= row.value <= 1.0;
            of_one[at] = Some(of_one[at].map_or((*row, 1), |(first, count)| (first, count + 1)));
        }
        for (first, count) in of_one.into_iter().zip(is_percent).filter_map(|(first, is)| first.filter(|_| is)) {
            let measure = self.figures.measures[first.measure as usize].clone();
            self.problems.add(ProblemKind::SharesOfOne, first.line.into(), first.column.into(), || Said {
                field: measure,
                what: format!("Alle {count} tal er mellem 0 og 1, og målet er i procent"),
                advice: "Gang dem med 100, hvis de er andele, fx 0,25 for 25 %".into(),
            });
        }
    }

    /// The figures, the questions and the report.
    pub(crate) fn finish(mut self) -> (Figures, Vec<crate::Question>, Report) {
        self.figures.rows.retain(|row| !row.value.is_nan());
        self.shares();
        let mut parts: BTreeMap<(u32, u32, Option<Level>), u64> = BTreeMap::new();
        // Once for each area, as there can be many figures of one.
        let level = |code| self.known.areas.place(code).map(|at| self.known.areas.get(at).level);
        let levels: Vec<Option<Level>> = self.figures.areas.iter().map(level).collect();
        for row in &self.figures.rows {
            let level = levels[row.area as usize];
            *parts.entry((row.measure, row.period, level)).or_default() += 1;
        }
        let parts = parts.into_iter().map(|((measure, period, level), count)| {
            let measure = &self.figures.measures[measure as usize];
            let period = &self.figures.periods[period as usize];
            Part { what: format!("{measure}, {period}, {}", level.map_or("", Level::noun)), count }
        });
        let report = Report {
            rows: self.rows,
            rows_taken: self.rows_taken,
            taken: self.figures.rows.len() as u64,
            not_taken: self.not_taken,
            parts: parts.collect(),
            groups: self.problems.into_groups(),
        };
        (self.figures, self.questions.into_list(), report)
    }
}

/// A place in a list; lists are far shorter than four thousand millions.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
