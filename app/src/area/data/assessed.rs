//! What our calculation says of an area.

use domain::screening::{InVariants, Outcome, Verdict};

/// What our calculation says of the area.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The outcome.
    pub outcome: Outcome,
    /// How sure it is, in words; empty where that is not known.
    pub how_sure: String,
    /// The same in numbers.
    pub variants: Option<InVariants>,
    /// Why, in words.
    pub summary: String,
    /// One line a criterion.
    pub criteria: Vec<CriterionLine>,
}

/// One criterion of the area.
#[derive(Debug, Clone, PartialEq)]
pub struct CriterionLine {
    /// Its name.
    pub name: String,
    /// What is measured, of whom, and when.
    pub measures: String,
    /// The verdict, for its mark.
    pub verdict: Verdict,
    /// The verdict in words.
    pub verdict_word: String,
    /// The value; empty when there is none.
    pub value: String,
    /// The city's value.
    pub city: String,
    /// The limit.
    pub limit: String,
    /// Distance to the limit, in words.
    pub margin: String,
    /// Where the value lies, in a sentence.
    pub position: String,
    /// The other side of a share, in a sentence; empty where there is none.
    pub complement: String,
    /// How many people stand between value and limit, in a sentence; empty where it counts none.
    pub persons: String,
    /// What a reader must know; empty when nothing.
    pub note: String,
    /// The source, with publisher and table.
    pub source: String,
    /// Where value, city and limit lie on a scale of 0-100, and whether the met side is to the right.
    pub scale: Option<Scale>,
}

/// Places on the scale that is drawn, 0-100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The area's value.
    pub value: u8,
    /// The city's value.
    pub city: u8,
    /// The limit.
    pub limit: u8,
    /// Whether higher values meet the criterion.
    pub met_to_the_right: bool,
}
