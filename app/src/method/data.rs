//! What the page of methods shows.

/// The whole page.
#[derive(Debug, Clone, PartialEq)]
pub struct Methods {
    /// The methods, the published one first.
    pub methods: Vec<Method>,
    /// When the published run was computed and made public, and on which data.
    pub run: Vec<(String, String)>,
    /// How the run before was, and what is different.
    pub since: Since,
    /// In how many variants the answers stay; `None` where the method states no variants.
    pub robustness: Option<Robustness>,
    /// The draft's criteria, each with what became of it in the final policy.
    pub split: Vec<(String, Vec<String>)>,
}

/// A method in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Method {
    /// Its place on the page, for links to it.
    pub place: String,
    /// Its title.
    pub title: String,
    /// "Version 1.0, gælder fra 22. november 2026".
    pub version: String,
    /// Whose it is.
    pub origin: String,
    /// What it is.
    pub summary: String,
    /// How criteria are combined.
    pub rule: String,
    /// The lists that bring areas in by themselves, a sentence each.
    pub lists: Vec<String>,
    /// Where its file is.
    pub file: String,
    /// Its criteria.
    pub criteria: Vec<Criterion>,
    /// The criteria that put others together: name, and when each is met. Empty where the rule says it all.
    pub combined: Vec<(String, String)>,
}

/// A criterion in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// Its name.
    pub name: String,
    /// What is measured.
    pub measures: String,
    /// How it is computed and when it is met; empty when not published.
    pub rule: String,
    /// What a reader must know; empty when nothing.
    pub note: String,
    /// Why there are no data; empty when there are.
    pub missing: String,
    /// The source; empty when there is none.
    pub source: String,
}

/// The published run beside the one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Since {
    /// There is none before it.
    First,
    /// The one before designates something else, so that nothing can be compared.
    Other(Earlier),
    /// What moved.
    Moved {
        /// The one before.
        before: Earlier,
        /// What stands out now and did not.
        came_in: Vec<Moved>,
        /// What stood out and does not now.
        went_out: Vec<Moved>,
        /// How many areas are as they were.
        unchanged: usize,
    },
}

/// An earlier publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// Its method's title.
    pub title: String,
    /// Its method's version.
    pub version: String,
    /// The day it was published, in words.
    pub day: String,
}

/// An area that changed sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Its name.
    pub name: String,
    /// Its page; empty where it has none.
    pub href: String,
    /// What moved it.
    pub why: String,
}

/// In how many variants of the method the areas' answers stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Robustness {
    /// How many variants were tried, in digits.
    pub variants: String,
    /// How far the limits were moved, as "10 %".
    pub share: String,
    /// How many areas have the same answer in all variants.
    pub always: usize,
    /// How many more have it in at least nine of ten.
    pub mostly: usize,
    /// How many have another answer more often than that.
    pub seldom: usize,
    /// What each limit does by itself.
    pub moves: Vec<Move>,
}

/// How many areas change sides when one limit alone is moved, and its part in what happens when all are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The criterion's name.
    pub name: String,
    /// With the limit lower.
    pub lower: usize,
    /// With the limit higher.
    pub higher: usize,
    /// The share of the swings between variants that it has a part in, with its 95 % interval: "62 % (48 %–77 %)". Empty
    /// when no area ever changes sides.
    pub part: String,
}
