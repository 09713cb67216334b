//! Figures from tables and JSON-stat.
//!
//! - [`table`]: from rows and columns
//! - [`json_stat`]: from JSON-stat
//! - [`cube`]: what a JSON-stat file holds
//! - [`collect`]: what both do with an area, a measure, a period and a cell

mod collect;
mod cube;
mod json_stat;
mod table;

use domain::{area::AreaCode, figure::Figure};
use serde::Serialize;

use crate::Period;

pub(crate) use collect::Collector;
pub(crate) use cube::{dimensions, preview};
pub(crate) use json_stat::read as read_json_stat;
pub(crate) use table::read as read_table;

/// The figures of a file, each with its place. Areas, measures and periods are kept once.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Figures {
    pub(crate) areas: Vec<AreaCode>,
    pub(crate) measures: Vec<String>,
    pub(crate) periods: Vec<Period>,
    pub(crate) rows: Vec<FigureRow>,
}

/// One figure. Numbers are places in the lists of [`Figures`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct FigureRow {
    pub area: u32,
    pub measure: u32,
    pub period: u32,
    pub line: u32,
    pub column: u32,
    pub value: f64,
}

impl Figures {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The places of each measure's figures, in the order of the file.
    pub fn by_measure(&self) -> Vec<(&str, Vec<u32>)> {
        let mut all: Vec<(&str, Vec<u32>)> = self.measures.iter().map(|id| (id.as_str(), Vec::new())).collect();
        for (at, row) in (0..).zip(&self.rows) {
            all[row.measure as usize].1.push(at);
        }
        all.retain(|(_, places)| !places.is_empty());
        all
    }

    /// The area, the period and the number at a place that [`Figures::by_measure`] gave.
    pub fn at(&self, place: u32) -> (&AreaCode, &str, f64) {
        let row = &self.rows[place as usize];
        (&self.areas[row.area as usize], self.periods[row.period as usize].as_str(), row.value)
    }

    /// The figure at a place that [`Figures::by_measure`] gave.
    pub fn figure(&self, place: u32) -> Figure {
        let row = &self.rows[place as usize];
        Figure {
            area: self.areas[row.area as usize].clone(),
            measure: self.measures[row.measure as usize].clone(),
            period: self.periods[row.period as usize].as_str().to_owned(),
            value: row.value,
        }
    }

    /// The figures one by one, with the line and column of each, from 1.
    pub fn iter(&self) -> impl Iterator<Item = (Figure, u64, u64)> + '_ {
        (0..).zip(&self.rows).map(|(at, row)| (self.figure(at), u64::from(row.line), u64::from(row.column)))
    }
}
