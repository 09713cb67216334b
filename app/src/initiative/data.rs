//! What the page of initiatives shows.

/// The whole page.
#[derive(Debug, Clone, PartialEq)]
pub struct Initiatives {
    /// The goals to choose from: id and title.
    pub goals: Vec<(String, String)>,
    /// The chosen goal's id; empty for all.
    pub goal: String,
    /// How many there are in all.
    pub all: u32,
    /// The initiatives.
    pub initiatives: Vec<Initiative>,
    /// The credit of the source.
    pub source: String,
}

/// An initiative.
#[derive(Debug, Clone, PartialEq)]
pub struct Initiative {
    /// Its anchor.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// What it does.
    pub summary: String,
    /// What is known of it, in the order of reading: name and text.
    pub facts: Vec<(String, String)>,
    /// The places that it names: address and name.
    pub places: Vec<(String, String)>,
    /// The sub-goals that it serves: anchor and title.
    pub goals: Vec<(String, String)>,
}
