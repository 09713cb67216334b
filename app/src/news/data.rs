//! What the pages and feeds of updates show.

use chrono::{DateTime, Utc};

use crate::locale::Language;

/// An update as one line of another page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// Its address is `/nyt/<slug>`.
    pub slug: String,
    /// Its title, in the visitor's language.
    pub title: String,
    /// The day it was published, as ISO date.
    pub date: String,
}

/// An update as it is listed and shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its address is `/nyt/<slug>`.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What it says, in a sentence or two.
    pub summary: String,
    /// All of it, as Markdown.
    pub body: String,
    /// Who wrote it.
    pub author: String,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// The areas that it is about.
    pub areas: Vec<Named>,
    /// The goals that it is about.
    pub goals: Vec<Named>,
}

impl Item {
    /// The day it was published, as ISO date.
    #[must_use]
    pub fn date(&self) -> String {
        self.published_at.format("%Y-%m-%d").to_string()
    }
}

/// An area or a goal: what it is called, and the word for it in addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its word in addresses.
    pub id: String,
    /// What it is called.
    pub name: String,
}

/// The page of updates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The updates that fit, the newest first.
    pub items: Vec<Item>,
    /// The chosen area.
    pub area: Option<Named>,
    /// The chosen goal.
    pub goal: Option<Named>,
    /// The areas to choose from, under the name of their level.
    pub areas: Vec<(String, Vec<Named>)>,
    /// The goals to choose from.
    pub goals: Vec<Named>,
}

/// Something that happened, as an entry of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What happened, in a word that stays the same: `nyt/byblik-aabner`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// When it happened. Where only a month or a year is known, its first day; the text says what is known.
    pub at: DateTime<Utc>,
    /// The page that tells more, as a Danish path.
    pub link: String,
    /// Who wrote it; empty for Byblik itself.
    pub author: String,
    /// What it says, in a sentence or two.
    pub summary: String,
    /// All of it, as HTML with addresses of this site in Danish.
    pub html: String,
}

/// A feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Its language.
    pub language: Language,
    /// Its Danish path without the ending: "/nyt/omraade/tingbjerg".
    pub path: String,
    /// The page that it goes with, as a Danish path.
    pub page: String,
    /// Its title.
    pub title: String,
    /// What it tells of.
    pub subtitle: String,
    /// When what it tells of last changed, also where it tells of nothing yet.
    pub updated: DateTime<Utc>,
    /// Its entries, the newest first.
    pub entries: Vec<Entry>,
}
