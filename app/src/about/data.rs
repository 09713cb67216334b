//! The sources, as the page shows them.

/// A source with everything known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceFacts {
    /// What it is called.
    pub title: String,
    /// Its publisher, table and period, licence, credit and processing: name and text, only what is known.
    pub facts: Vec<(String, String)>,
    /// True when it still is to be checked against its publisher.
    pub to_be_checked: bool,
}
