//! The table's content and how it is asked for.

use std::fmt::Write;

use domain::figure::Unit;
use leptos_router::location::Url;

use crate::visit::Visit;

/// The longest text that a filter takes, in characters.
const LONGEST_FILTER: usize = 80;

/// What the address asks for. Every part is optional there; unknown words fall back to the default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    /// Words that the name or the bydel must begin with.
    pub q: String,
    /// The slug of a bydel; empty for all.
    pub bydel: String,
    /// What it is sorted by: "navn", "bydel", "beboere", "opfyldte" or a criterion's id.
    pub sort: String,
    /// Whether the order is turned round.
    pub down: bool,
    /// Whether only areas that a designated byområde covers are shown.
    pub designated: bool,
}

impl Wish {
    /// What a request asks for.
    pub fn read(visit: &Visit) -> Self {
        Self {
            q: visit.asked("q", LONGEST_FILTER),
            bydel: visit.asked("bydel", LONGEST_FILTER),
            sort: visit.asked("sorter", LONGEST_FILTER),
            down: visit.asked("orden", LONGEST_FILTER) == "ned",
            designated: visit.query.get("udpeget").is_some(),
        }
    }

    /// The address of the table, or of its file, with the same filters and this order.
    pub fn address(&self, path: &str, sort: &str, down: bool) -> String {
        let mut address = path.to_owned();
        let pairs = [
            ("sorter", sort),
            ("orden", if down { "ned" } else { "" }),
            ("q", &self.q),
            ("bydel", &self.bydel),
            ("udpeget", if self.designated { "2017" } else { "" }),
        ];
        for (i, (name, value)) in pairs.iter().filter(|(_, value)| !value.is_empty()).enumerate() {
            let sign = if i == 0 { '?' } else { '&' };
            let _ = write!(address, "{sign}{name}={}", Url::escape(value));
        }
        address
    }
}

/// The table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The bydele to choose from: slug and name.
    pub bydele: Vec<(String, String)>,
    /// The criteria.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// How many kvarterer there are in all.
    pub all: usize,
    /// When residents were counted, in words; empty when not published.
    pub counted: String,
    /// Which calculation it is.
    pub calculation: String,
    /// Where the numbers come from.
    pub sources: String,
    /// The designated areas: address, name, group.
    pub byomraader: Vec<(String, String, String)>,
    /// Housing areas that have been on the state's lists: address, name, kvarter.
    pub boligomraader: Vec<(String, String, String)>,
}

/// One criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its id in addresses.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is measured.
    pub measures: String,
    /// The years of its numbers, in words; empty when there are none.
    pub years: String,
    /// What its numbers count.
    pub unit: Unit,
    /// The city's own value.
    pub city: Option<f64>,
    /// The limit.
    pub limit: Option<f64>,
}

/// One kvarter.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its bydel.
    pub bydel: String,
    /// Its residents; `None` when not published.
    pub population: Option<f64>,
    /// In the order of the criteria.
    pub values: Vec<Option<Value>>,
    /// How many criteria are met; `None` when nothing is calculated.
    pub met: Option<Met>,
    /// Whether it stands out in our calculation.
    pub stands_out: bool,
    /// The designated areas that cover some of it.
    pub designated: Vec<String>,
    /// Housing areas here that have been on the state's lists.
    pub listed: Vec<String>,
}

/// One number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Value {
    /// In its column's unit.
    pub number: f64,
    /// Whether it meets the criterion.
    pub is_met: bool,
}

/// How many criteria are met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Met {
    /// So many.
    pub met: usize,
    /// Of so many with data.
    pub with_data: usize,
    /// Whether that is enough to say something.
    pub is_enough: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_stay_when_the_order_changes() {
        let wish = Wish { q: "Nørre & bro".into(), designated: true, ..Wish::default() };
        assert_eq!(
            wish.address("/omraader", "indkomst", true),
            "/omraader?sorter=indkomst&orden=ned&q=N%C3%B8rre%20%26%20bro&udpeget=2017"
        );
        assert_eq!(Wish::default().address("/omraader.csv", "", false), "/omraader.csv");
    }
}
