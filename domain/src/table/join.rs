//! Two tables of the same areas as one.

use std::collections::{BTreeSet, HashMap};

use super::{Column, Table};

impl Table {
    /// Both tables as one: rows belong together by id and period, and what one lacks is missing. Names and texts of the
    /// first count.
    ///
    /// # Errors
    /// The name of a column that both have.
    pub fn join(self, other: Self) -> Result<Self, String> {
        if let Some(column) = other.columns.keys().find(|column| self.columns.contains_key(*column)) {
            return Err(column.clone());
        }
        let mut ids = self.ids.clone();
        let mut names: Vec<&str> = self.names.iter().collect();
        let mut places: HashMap<&str, usize> = self.ids.iter().enumerate().map(|(i, id)| (id, i)).collect();
        for (id, name) in other.ids.iter().zip(other.names.iter()) {
            match places.get(id) {
                None => {
                    places.insert(id, ids.len());
                    ids.push(id);
                    names.push(name);
                }
                Some(place) if names[*place].is_empty() => names[*place] = name,
                Some(_) => {}
            }
        }
        let names = names.into_iter().collect();
        let periods: BTreeSet<&String> = self.periods.iter().chain(&other.periods).collect();
        let periods: Vec<String> = periods.into_iter().cloned().collect();
        let mut columns = HashMap::new();
        let mut texts = HashMap::new();
        for part in [&self, &other] {
            let row_of: Vec<usize> = part.ids.iter().map(|id| places[id]).collect();
            let period_of: Vec<usize> =
                part.periods.iter().map(|period| periods.iter().position(|p| p == period).unwrap_or(0)).collect();
            let place = |cell: usize| {
                let (period, row) = (cell / part.rows(), cell % part.rows());
                period_of[period] * ids.len() + row_of[row]
            };
            for (name, column) in &part.columns {
                let mut values = vec![f64::NAN; ids.len() * periods.len()];
                column.values.iter().enumerate().for_each(|(cell, value)| values[place(cell)] = *value);
                let withheld = column.withheld.iter().map(|cell| place(*cell)).collect();
                columns.insert(name.clone(), Column { values, withheld });
            }
            for (name, words) in &part.texts {
                texts.entry(name.clone()).or_insert_with(|| {
                    let mut all = vec![String::new(); ids.len()];
                    words.iter().enumerate().for_each(|(row, word)| all[row_of[row]].clone_from(word));
                    all
                });
            }
        }
        let neighbours = match (&self.neighbours, &other.neighbours) {
            (None, None) => None,
            (first, second) => {
                let mut all = vec![Vec::new(); ids.len()];
                let parts = [(first, &self.ids), (second, &other.ids)];
                for (known, part) in parts.into_iter().filter_map(|(known, part)| Some((known.as_ref()?, part))) {
                    for (row, next) in known.iter().enumerate() {
                        let of: &mut Vec<usize> = &mut all[places[part.get(row)]];
                        of.extend(next.iter().map(|row| places[part.get(*row)]));
                        of.sort_unstable();
                        of.dedup();
                    }
                }
                Some(all)
            }
        };
        Ok(Self { ids, names, periods, columns, texts, neighbours })
    }
}
