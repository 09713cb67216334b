//! What others have decided about an area.

use super::{Link, Part};

/// A decision of the municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Its year.
    pub year: String,
    /// What it is called.
    pub title: String,
    /// When and by whom.
    pub when: String,
    /// What it means for this area, or what is not known of it.
    pub text: String,
    /// The designated areas that cover this one.
    pub areas: Vec<Part>,
    /// Where it can be found.
    pub reference: String,
    /// Whether it is known what it means for this area.
    pub is_known: bool,
}

/// What is known of the state's lists.
#[derive(Debug, Clone, PartialEq)]
pub struct Lists {
    /// Housing areas here, with what is known of each.
    pub here: Vec<Listed>,
    /// What is said where none is known.
    pub none: String,
    /// The newest counts for the whole city.
    pub status: Vec<String>,
}

/// What is known of one housing area on the state's lists.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The housing area.
    pub area: Link,
    /// What happened, the oldest first.
    pub events: Vec<Event>,
}

/// What a source says of a housing area on one date.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The date in words.
    pub date: String,
    /// What happened: "stod på listen over parallelsamfund".
    pub what: String,
    /// The paragraph of the law; what is said of it where the source does not tell which list.
    pub law: String,
    /// Who tells it.
    pub source: String,
    /// How sure it is, where that is less than usual; else empty.
    pub certainty: String,
}
