//! What the page of an area shows, ready to be read: numbers and sentences are made on the server.

use domain::screening::{Outcome, Verdict};

/// Everything on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaPage {
    /// Its name.
    pub name: String,
    /// What it is: "Kvarter i Brønshøj-Husum".
    pub kind: String,
    /// The bydel that it lies in.
    pub parent: Option<Link>,
    /// "5.731 beboere, 1. kvartal 2026".
    pub population: Option<String>,
    /// What else is known of it; empty when nothing.
    pub note: String,
    /// Initiatives that name this place.
    pub here: Vec<InitiativeCard>,
    /// Initiatives for the whole city or all designated areas.
    pub wider: Vec<InitiativeCard>,
    /// What our calculation says; `None` on levels that are not screened.
    pub assessment: Option<Assessment>,
    /// The areas that it consists of or overlaps, with a word on each.
    pub parts: Vec<Part>,
    /// What the parts are, as a heading.
    pub parts_title: String,
    /// What the municipality has decided.
    pub decisions: Vec<Decision>,
    /// What is known of the state's lists.
    pub lists: Vec<ListLine>,
    /// What is said where no housing area is known.
    pub none_listed: &'static str,
    /// What is known of the state's lists for the whole city, newest first.
    pub list_status: Vec<String>,
    /// Where the numbers come from.
    pub sources: Vec<SourceLine>,
}

/// A link to another area.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// A part of the area.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Which.
    pub link: Link,
    /// A word on it.
    pub word: String,
}

/// An initiative in short.
#[derive(Debug, Clone, PartialEq)]
pub struct InitiativeCard {
    /// Its anchor on the page of initiatives.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// What it does.
    pub summary: String,
    /// For whom, and where.
    pub facts: String,
}

/// What our calculation says of the area.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The outcome.
    pub outcome: Outcome,
    /// How sure it is, in words; empty where that is not known.
    pub how_sure: String,
    /// Why, in words.
    pub summary: String,
    /// Which calculation it is.
    pub calculation: String,
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

/// A decision of the municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// What it is called.
    pub title: String,
    /// When and by whom.
    pub when: String,
    /// What it means for this area.
    pub text: String,
    /// The designated areas that cover this one.
    pub areas: Vec<Part>,
    /// Where it can be found.
    pub reference: String,
}

/// What is known of one housing area on the state's lists.
#[derive(Debug, Clone, PartialEq)]
pub struct ListLine {
    /// The housing area.
    pub area: Link,
    /// What happened and when, oldest first.
    pub events: Vec<String>,
}

/// A source.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceLine {
    /// The credit, table and period.
    pub text: String,
    /// The licence.
    pub licence: String,
    /// What was done to it.
    pub processing: String,
    /// True when it still is to be checked against its publisher.
    pub to_be_checked: bool,
}
