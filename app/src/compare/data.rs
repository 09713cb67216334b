//! What the comparison shows.

use domain::screening::Verdict;

/// How many areas fit side by side.
pub const MOST: usize = 4;

/// The whole page.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The areas, in the order of the address.
    pub columns: Vec<Column>,
    /// What the address names that is no area of ours.
    pub unknown: Vec<String>,
    /// How many areas there was no room for.
    pub left_out: usize,
    /// The criteria of the published method, for the areas that have figures.
    pub rows: Vec<Row>,
    /// Which calculation it is: "Vores beregning »Åbne data«, version 1.0 …".
    pub calculation: String,
    /// Every area that can be chosen.
    pub choices: Vec<Choices>,
    /// Areas to add: like the one chosen in figures, or parts of it.
    pub suggestions: Suggestions,
}

/// A link to an area's page.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// Areas to choose from under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Choices {
    /// The heading.
    pub name: String,
    /// The areas.
    pub areas: Vec<Link>,
}

/// Areas that can be added.
#[derive(Debug, Clone, PartialEq)]
pub enum Suggestions {
    /// Where one may begin.
    Begin(Vec<Link>),
    /// Nothing to suggest.
    None,
    /// Most like this one in figures.
    Like(String, Vec<Link>),
    /// Where the figures are that this one has not.
    Within(String, Vec<Link>),
}

/// One area.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is: "kvarter i Valby".
    pub kind: String,
    /// Its residents with the period; `None` where nobody has counted them.
    pub residents: Option<(String, String)>,
    /// What our calculation says of it, in words.
    pub outcome: String,
    /// Whether there are figures for it.
    pub figures: Figures,
    /// The areas designated in 2017 that cover some of it, with how much.
    pub designated: Vec<(Link, String)>,
    /// Whether it was designated itself.
    pub is_designated: bool,
    /// The housing areas in it that have been on the state's lists.
    pub listed: Vec<Link>,
    /// Whether it has been on the lists itself.
    pub is_listed: bool,
    /// Whether we know which listed housing areas lie in it.
    pub lists_known: bool,
}

/// Whether an area has figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figures {
    /// It is what the method looks at.
    Assessed,
    /// Some, put together from its parts; they are not assessed.
    Summed,
    /// None.
    Missing,
}

/// One criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is called.
    pub name: String,
    /// What it measures.
    pub measures: String,
    /// The years, where all areas have the same; else empty, and each value has its own.
    pub years: String,
    /// The city's value.
    pub city: String,
    /// The limit with its comparison: "mindst 20,8 %".
    pub limit: String,
    /// One entry a column.
    pub cells: Vec<Cell>,
    /// Where city and limit lie on the scale that all areas share; `None` when nothing can be drawn.
    pub scale: Option<Scale>,
    /// The credit.
    pub source: String,
}

/// One number.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The value with its unit, or why there is none.
    pub value: String,
    /// Its years, where they differ within the row.
    pub years: String,
    /// Whether the criterion is met; `None` where it is not asked.
    pub verdict: Option<Verdict>,
    /// The place on the scale, in per cent of its width; `None` without a value.
    pub place: Option<f64>,
}

/// Places on the scale that is drawn, in per cent of its width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The city's value.
    pub city: f64,
    /// The limit.
    pub limit: f64,
    /// Whether higher values meet the criterion.
    pub met_to_the_right: bool,
}
