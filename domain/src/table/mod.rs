//! The numbers that a method is applied to: areas in rows, named columns, and periods.
//!
//! A column holds one value an area and period. What is missing is `NaN`; what its publisher withholds is missing too,
//! and remembered as withheld.

mod bounded;
mod build;
mod join;
mod names;
mod number;
mod read;
mod wire;

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use self::names::Names;
pub use self::{
    build::{Cell, TableBuilder},
    number::Decimal,
    read::{ReadError, Wanted, read, read_all},
};

/// The numbers of all areas.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(into = "wire::Sent", try_from = "wire::Sent")]
pub struct Table {
    pub(crate) ids: Names,
    pub(crate) names: Names,
    pub(crate) periods: Vec<String>,
    pub(crate) columns: HashMap<String, Column>,
    pub(crate) texts: HashMap<String, Vec<String>>,
    pub(crate) neighbours: Option<Vec<Vec<usize>>>,
}

/// One column: the values of all areas in the first period, then in the next.
#[derive(Debug, Clone, Default)]
pub(crate) struct Column {
    pub values: Vec<f64>,
    pub withheld: HashSet<usize>,
}

impl Table {
    /// How many rows it has: areas, and what they are compared with.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.ids.len()
    }

    /// The id of a row.
    #[must_use]
    pub fn id(&self, row: usize) -> &str {
        self.ids.get(row)
    }

    /// The name of a row; its id where it has none.
    #[must_use]
    pub fn name(&self, row: usize) -> &str {
        Some(self.names.get(row)).filter(|name| !name.is_empty()).unwrap_or_else(|| self.id(row))
    }

    /// The row of an id.
    #[must_use]
    pub fn row(&self, id: &str) -> Option<usize> {
        self.ids.iter().position(|known| known == id)
    }

    /// The periods, the earliest first; one without a name where the table has none.
    #[must_use]
    pub fn periods(&self) -> &[String] {
        &self.periods
    }

    /// The same table with the periods that `keep` keeps. All rows stay.
    #[must_use]
    pub fn in_periods(mut self, keep: impl Fn(&str) -> bool) -> Self {
        let rows = self.rows();
        let kept: Vec<usize> = (0..self.periods.len()).filter(|period| keep(&self.periods[*period])).collect();
        for column in self.columns.values_mut() {
            let of = |period: &usize| column.values[period * rows..(period + 1) * rows].iter().copied();
            let values = kept.iter().flat_map(of).collect();
            let moved = |cell: &usize| kept.iter().position(|p| *p == cell / rows).map(|p| p * rows + cell % rows);
            column.withheld = column.withheld.iter().filter_map(moved).collect();
            column.values = values;
        }
        self.periods = kept.iter().map(|period| self.periods[*period].clone()).collect();
        self
    }

    /// The values of a column in a period; `None` when there is no such column.
    #[must_use]
    pub fn values(&self, column: &str, period: usize) -> Option<&[f64]> {
        let start = period * self.rows();
        self.columns.get(column)?.values.get(start..start + self.rows())
    }

    /// Whether the publisher withholds a value.
    #[must_use]
    pub fn is_withheld(&self, column: &str, period: usize, row: usize) -> bool {
        self.columns.get(column).is_some_and(|column| column.withheld.contains(&(period * self.rows() + row)))
    }

    /// Whether any value of a column is withheld.
    #[must_use]
    pub fn withholds(&self, column: &str) -> bool {
        self.columns.get(column).is_some_and(|column| !column.withheld.is_empty())
    }

    /// Withholds a row's cell of a column in a period.
    pub(crate) fn withhold(&mut self, column: &str, period: usize, row: usize) {
        let cell = period * self.rows() + row;
        if let Some(column) = self.columns.get_mut(column).filter(|column| cell < column.values.len()) {
            column.values[cell] = f64::NAN;
            column.withheld.insert(cell);
        }
    }

    /// The texts of a column; `None` when there is no such column.
    #[must_use]
    pub fn texts(&self, column: &str) -> Option<&[String]> {
        self.texts.get(column).map(Vec::as_slice)
    }

    /// The rows next to a row; `None` when the table does not know any neighbours.
    #[must_use]
    pub fn neighbours(&self, row: usize) -> Option<&[usize]> {
        self.neighbours.as_ref().map(|all| all[row].as_slice())
    }
}

#[cfg(test)]
mod tests;
