//! The table's content and how it is asked for.

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

/// The table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The bydele to choose from: slug and name.
    pub bydele: Vec<(String, String)>,
    /// The criteria: id, name, and what is measured with its year.
    pub criteria: Vec<(String, String, String)>,
    /// The rows.
    pub rows: Vec<Row>,
    /// How many kvarterer there are in all.
    pub all: u32,
    /// The city's own values, in the order of the criteria.
    pub city: Vec<String>,
    /// The limits, in the order of the criteria.
    pub limits: Vec<String>,
    /// Which calculation it is.
    pub calculation: String,
    /// The designated areas: address, name, group.
    pub byomraader: Vec<(String, String, String)>,
    /// Housing areas that have been on the state's lists: address, name, kvarter.
    pub boligomraader: Vec<(String, String, String)>,
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
    /// Its residents; empty when not published.
    pub population: String,
    /// In the order of the criteria: the value, and whether the criterion is met.
    pub values: Vec<(String, bool)>,
    /// "2 af 4", or why nothing is said.
    pub met: String,
    /// Whether it stands out in our calculation.
    pub stands_out: bool,
    /// The designated areas that cover some of it, as text; empty when none.
    pub designated: String,
    /// Housing areas here that have been on the state's lists, as text; empty when none.
    pub listed: String,
}
