//! Which rows of a table are areas, and what areas are compared with.

use serde::{Deserialize, Serialize};

/// How a table of areas is read. Every key names a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AreaColumns {
    /// The areas' ids. Together with the period they are unique.
    pub id: String,
    /// The areas' names; the ids where there is none.
    pub name: Option<String>,
    /// The period, where the table has several rows an area.
    pub period: Option<String>,
    /// The residents of each area.
    pub population: Option<String>,
    /// The ids of each area's neighbours, separated by spaces, commas or semicolons.
    pub neighbours: Option<String>,
    /// Which sign stands before the decimals; recognised from the numbers when left out.
    pub decimal: Option<DecimalSign>,
    /// Texts that stand for a missing value, besides an empty cell.
    pub missing: Vec<String>,
    /// Texts that stand for a value that the publisher withholds.
    pub withheld: Vec<String>,
}

impl Default for AreaColumns {
    fn default() -> Self {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Self {
            id: "area".into(),
            name: None,
            period: None,
            population: None,
            neighbours: None,
            decimal: None,
            missing: words(&["NA", "N/A", "-"]),
            withheld: words(&["..", "*"]),
        }
    }
}

/// The sign before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalSign {
    /// 1234.5
    Point,
    /// 1234,5 and 1.234,5
    Comma,
}

/// Something that areas are compared with. Exactly one of the keys after `name` is given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// A short name, for `of` and `to`.
    pub id: String,
    /// What people call it: "hele København".
    #[serde(default)]
    pub name: String,
    /// The row of the table that holds it: the city, a region, the country. The row is then not an area itself.
    pub area: Option<String>,
    /// The row of the whole, of which each area's own persons are taken away. Only for shares.
    pub rest_of: Option<String>,
    /// A statistic of all areas.
    pub statistic: Option<Statistic>,
}

/// A statistic of all areas, each counted once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Statistic {
    /// The arithmetic mean.
    Mean,
    /// The middle one.
    Median,
}
