//! What the page of methods shows.

/// The whole page.
#[derive(Debug, Clone, PartialEq)]
pub struct Methods {
    /// The methods, the published one first.
    pub methods: Vec<Method>,
    /// When the published run was computed and made public, and on which data.
    pub run: Vec<(String, String)>,
}

/// A method in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Method {
    /// Its id.
    pub id: String,
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
