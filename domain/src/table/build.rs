//! Making a table row by row.

use std::{
    collections::{BTreeSet, HashMap},
    hash::{BuildHasher, RandomState},
};

use hashbrown::HashTable;

use super::{Column, Table, names::Names};

/// A number as it stands in a source.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell {
    /// A finite number.
    Known(f64),
    /// Nothing.
    Missing,
    /// Something that the publisher does not show.
    Withheld,
}

/// A table in the making.
#[derive(Debug, Default)]
pub struct TableBuilder {
    columns: Vec<String>,
    texts: Vec<String>,
    ids: Names,
    names: Names,
    /// The areas by the hash of their id. The ids themselves are not kept twice.
    places: HashTable<u32>,
    hasher: RandomState,
    periods: Vec<String>,
    period_places: HashMap<String, usize>,
    /// Area and period of each row that came in.
    rows: Vec<(u32, u32)>,
    /// For each period the areas that have a row.
    seen: Vec<Vec<bool>>,
    values: Vec<Vec<f64>>,
    withheld: Vec<Vec<usize>>,
    text_values: Vec<Vec<String>>,
    neighbours: Vec<(usize, String)>,
}

impl TableBuilder {
    /// A table with these columns of numbers and of texts.
    #[must_use]
    pub fn new(columns: Vec<String>, texts: Vec<String>) -> Self {
        let (numbers, words) = (columns.len(), texts.len());
        Self {
            columns,
            texts,
            values: vec![Vec::new(); numbers],
            withheld: vec![Vec::new(); numbers],
            text_values: vec![Vec::new(); words],
            ..Self::default()
        }
    }

    /// Adds a row with its cells in the order of the columns. False when the area has a row for this period already.
    pub fn push(&mut self, id: &str, name: &str, period: &str, cells: &[Cell], texts: &[&str]) -> bool {
        let area = self.area(id).unwrap_or_else(|| {
            let (ids, hasher) = (&self.ids, &self.hasher);
            let hash = |place: &u32| hasher.hash_one(ids.get(*place as usize));
            let area = place(ids.len());
            self.places.insert_unique(hasher.hash_one(id), area, hash);
            self.ids.push(id);
            self.names.push(name);
            area as usize
        });
        let period = *self.period_places.entry(period.to_owned()).or_insert_with(|| {
            self.periods.push(period.to_owned());
            self.periods.len() - 1
        });
        self.seen.resize(self.periods.len(), Vec::new());
        let seen = &mut self.seen[period];
        seen.resize(seen.len().max(area + 1), false);
        if std::mem::replace(&mut seen[area], true) {
            return false;
        }
        let row = self.rows.len();
        self.rows.push((place(area), place(period)));
        for (column, cell) in cells.iter().enumerate() {
            if *cell == Cell::Withheld {
                self.withheld[column].push(row);
            }
            self.values[column].push(if let Cell::Known(value) = cell { *value } else { f64::NAN });
        }
        for (column, text) in texts.iter().enumerate() {
            self.text_values[column].push((*text).to_owned());
        }
        true
    }

    /// The place of an area's id; `None` before it has come in.
    fn area(&self, id: &str) -> Option<usize> {
        let is = |place: &u32| self.ids.get(*place as usize) == id;
        self.places.find(self.hasher.hash_one(id), is).map(|place| *place as usize)
    }

    /// How many rows have come in.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Changes a number that has come in already.
    pub(super) fn change(&mut self, column: usize, row: usize, to: impl Fn(f64) -> f64) {
        if let Some(value) = self.values[column].get_mut(row) {
            *value = to(*value);
        }
    }

    /// Notes the ids of the neighbours of the area that came in last, separated by spaces, commas or semicolons.
    pub fn neighbours_of_last(&mut self, ids: &str) {
        if let Some((area, _)) = self.rows.last() {
            self.neighbours.push((*area as usize, ids.to_owned()));
        }
    }

    /// The finished table. Neighbours count both ways; ids that are no row are left out.
    #[must_use]
    pub fn finish(self) -> Table {
        let mut order: Vec<usize> = (0..self.periods.len()).collect();
        // Years and quarters are in order as text.
        order.sort_by(|a, b| self.periods[*a].cmp(&self.periods[*b]));
        let mut rank = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, period)| rank[*period] = place);
        let areas = self.ids.len();
        let neighbours = self.next_to();
        let place = |row: usize| {
            let (area, period) = self.rows[row];
            rank[period as usize] * areas + area as usize
        };
        let in_place = self.rows.len() == areas * order.len() && (0..self.rows.len()).all(|row| place(row) == row);
        let mut columns = HashMap::new();
        for ((name, values), withheld) in self.columns.into_iter().zip(self.values).zip(self.withheld) {
            let withheld = withheld.into_iter().map(place).collect();
            let values = if in_place {
                values
            } else {
                let mut spread = vec![f64::NAN; areas * order.len()];
                values.into_iter().enumerate().for_each(|(row, value)| spread[place(row)] = value);
                spread
            };
            columns.insert(name, Column { values, withheld });
        }
        let mut texts = HashMap::new();
        for (name, values) in self.texts.into_iter().zip(self.text_values) {
            let mut spread = vec![String::new(); areas];
            // The latest period's text counts.
            let mut rows: Vec<usize> = (0..values.len()).collect();
            rows.sort_by_key(|row| rank[self.rows[*row].1 as usize]);
            for row in rows {
                spread[self.rows[row].0 as usize].clone_from(&values[row]);
            }
            texts.insert(name, spread);
        }
        let periods = order.iter().map(|period| self.periods[*period].clone()).collect();
        Table { ids: self.ids, names: self.names, periods, columns, texts, neighbours }
    }

    /// The rows next to each row; `None` when no neighbours have come in.
    fn next_to(&self) -> Option<Vec<Vec<usize>>> {
        (!self.neighbours.is_empty()).then(|| {
            let mut all = vec![BTreeSet::new(); self.ids.len()];
            for (area, ids) in &self.neighbours {
                for id in ids.split([' ', ',', ';', '|']).filter(|id| !id.is_empty()) {
                    if let Some(other) = self.area(id).filter(|other| other != area) {
                        all[*area].insert(other);
                        all[other].insert(*area);
                    }
                }
            }
            all.into_iter().map(|of| of.into_iter().collect()).collect()
        })
    }
}

/// A place as it is kept: four thousand million areas are more than any table has.
fn place(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
