//! What the page of an area shows, ready to be read: numbers and sentences are made on the server.
//!
//! - [`assessed`]: what our calculation says
//! - [`decided`]: what the municipality and the state have decided

mod assessed;
mod decided;

pub use self::{
    assessed::{Assessment, CriterionLine, Scale},
    decided::{Decision, Event, Listed, Lists},
};
use crate::{chart::Chart, news::Headline};

/// Everything on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaPage {
    /// The last part of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is: "Kvarter i Brønshøj-Husum".
    pub kind: String,
    /// The bydel or kvarter that it lies in.
    pub parent: Option<Link>,
    /// "5.731 beboere, 1. kvartal 2026".
    pub population: Option<String>,
    /// What else is known of it; empty when nothing.
    pub note: String,
    /// What the municipality tells of it; `None` where it tells nothing.
    pub told: Option<Told>,
    /// Initiatives that name this place.
    pub here: Vec<InitiativeCard>,
    /// Initiatives for the whole city or all designated areas.
    pub wider: Vec<InitiativeCard>,
    /// What our calculation says; `None` on levels that are not screened.
    pub assessment: Option<Assessment>,
    /// The areas that it consists of or overlaps.
    pub parts: Parts,
    /// Its figures over time.
    pub development: Vec<Development>,
    /// What it can be compared with; `None` on levels without figures.
    pub beside: Option<Beside>,
    /// What the municipality has decided, the newest first.
    pub decisions: Vec<Decision>,
    /// How much of it lies in designated areas, in sentences.
    pub covered: Vec<String>,
    /// What is known of the state's lists.
    pub lists: Lists,
    /// The goals that it counts in.
    pub goals: Vec<GoalLine>,
    /// Updates about it, the newest first.
    pub news: Vec<Headline>,
    /// Where the page is.
    pub address: String,
    /// Where the numbers come from.
    pub sources: Vec<SourceLine>,
    /// Which calculation the numbers are from, and when.
    pub calculation: String,
    /// Who tells of decisions and lists, in short; for the paper.
    pub decided_by: String,
    /// What machines read, as JSON-LD.
    pub linked_data: String,
}

/// A text of the municipality's.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The text, as HTML.
    pub html: String,
    /// Who says it, and since when it stands so.
    pub by: String,
    /// Whether it is Danish on an English page, because nobody has translated it.
    pub is_foreign: bool,
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

/// The areas that an area consists of, or whose figures stand in for its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parts {
    /// What they are, as a heading.
    pub title: String,
    /// What a reader must know of them; empty when nothing.
    pub text: String,
    /// The areas; the section is left out when there are none.
    pub lines: Vec<Part>,
}

/// An initiative in short.
#[derive(Debug, Clone, PartialEq)]
pub struct InitiativeCard {
    /// The last part of its address.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// What it does.
    pub summary: String,
    /// For whom, where, and who runs it.
    pub facts: String,
}

/// One figure over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Development {
    /// What is measured.
    pub name: String,
    /// The area, its bydel and the city; `None` for a number that stands alone.
    pub chart: Option<Chart>,
    /// What a reader must know of the latest number; empty when nothing.
    pub note: String,
    /// Where the numbers come from.
    pub source: String,
}

/// What the area can be compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The areas most like it in figures, with a word on those that do not have all of them.
    pub similar: Vec<Part>,
    /// Which figures were compared: "Uddannelse, arbejdsmarked og indkomst".
    pub compared: String,
    /// The address that sets them beside each other.
    pub address: String,
}

/// A goal that the area counts in, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalLine {
    /// The last part of its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Why this area counts in it.
    pub why: String,
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
