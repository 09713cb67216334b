//! What the pages of goals show, ready to be read.

use domain::goal::Status;

use crate::chart::Chart;

/// The summary of all progress.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// The goals with their sub-goals.
    pub goals: Vec<Group>,
    /// The promises for the whole city.
    pub promises: Vec<Card>,
    /// How many sub-goals and promises have a status.
    pub judged: usize,
    /// Figures that belong to none of them.
    pub other: Vec<Figure>,
    /// The plan's title and version; `None` where there is no plan.
    pub plan: Option<String>,
    /// The credit of the policy.
    pub source: String,
}

/// A goal with its sub-goals.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its address.
    pub id: String,
    /// "Mål 1".
    pub number: String,
    /// Its title.
    pub title: String,
    /// What it means.
    pub summary: String,
    /// Its sub-goals.
    pub cards: Vec<Card>,
}

/// A sub-goal or a promise in short.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Its address.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How far it has come.
    pub status: Status,
    /// Why it has no status; empty where it has one.
    pub why: String,
    /// How many indicators it has, and how many of them have more than one year.
    pub counted: String,
}

/// The page of a goal, a sub-goal or a promise.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalPage {
    /// Its address.
    pub id: String,
    /// "Mål 1", "Delmål" or "Ambition for hele byen".
    pub kind: String,
    /// The goal that it belongs to: address and name.
    pub parent: Option<(String, String)>,
    /// Its title.
    pub title: String,
    /// What it means.
    pub summary: String,
    /// How far it has come, with why or how it is put together.
    pub card: Card,
    /// A goal's sub-goals.
    pub cards: Vec<Card>,
    /// What is followed; of a goal only in short.
    pub indicators: Vec<Indicator>,
    /// What else the policy says.
    pub figures: Vec<Figure>,
    /// The initiatives that serve it: address, title and what they do.
    pub initiatives: Vec<(String, String, String)>,
    /// Which areas count.
    pub areas: Areas,
    /// The rules that its indicators are judged by, each once.
    pub rules: Vec<String>,
    /// The plan's title and version; `None` where there is no plan.
    pub plan: Option<String>,
    /// The credits of its sources, each once.
    pub sources: Vec<String>,
}

/// Which areas the figures of a goal are about.
#[derive(Debug, Clone, PartialEq)]
pub enum Areas {
    /// Those that the municipality designates; address and name of the ones that are published.
    Designated(Vec<(String, String)>),
    /// Others, in words.
    Named(String),
}

/// An indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Its anchor.
    pub id: String,
    /// The sub-goal or promise that it belongs to.
    pub goal: String,
    /// What people call it.
    pub name: String,
    /// How far it has come.
    pub status: Status,
    /// Why, in sentences.
    pub why: Vec<String>,
    /// What has happened to it, and which way is better, in sentences.
    pub moved: Vec<String>,
    /// What it says, and what is unclear, in sentences.
    pub words: Vec<String>,
    /// Where it began.
    pub baseline: Fact,
    /// Where it is.
    pub latest: Fact,
    /// Where it should be.
    pub target: Fact,
    /// Where it would be now on the way to the target.
    pub path: Fact,
    /// Its development; `None` where no figure has a year.
    pub chart: Option<Chart>,
    /// The policy's numbers, where they have no year or are more than the plan can hold.
    pub values: Vec<Value>,
    /// The areas beside the rest of the city, in sentences.
    pub gap: Vec<String>,
    /// Where its figures come from.
    pub source: String,
    /// When the next figure comes.
    pub next: String,
}

/// Something known of an indicator, with a word on it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fact {
    /// The value, or that there is none.
    pub value: String,
    /// Its year, or why there is none; may be empty.
    pub note: String,
    /// Whether it is known.
    pub is_known: bool,
}

/// A figure of the policy.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it is about.
    pub title: String,
    /// "Udfordring", "Fremgang" or "Fakta".
    pub kind: String,
    /// What it says.
    pub body: String,
    /// The numbers.
    pub values: Vec<Value>,
    /// Where in the policy.
    pub place: String,
}

/// A number of a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// What it describes.
    pub label: String,
    /// "2023" or "år ikke oplyst".
    pub year: String,
    /// "ca. 60 %".
    pub text: String,
    /// The length of its bar, 0-100; `None` for what is no share.
    pub bar: Option<u8>,
}
