//! "Er der noget galt?": what a visitor tells the staff about a page, without an account.
//!
//! The form stands on the pages that it is about and posts to `/ret`, which the server answers (`server::correction`).
//! What can't be taken comes back as a page of its own, at `/ret`, with what was typed.

mod page;

use domain::area::Slug;
use store::Db;

pub(crate) use page::{invitation, render, render_thanks};

use crate::Fault;

/// The longest text, in characters.
pub const LONGEST_TEXT: usize = 2000;
/// The longest contact, in characters.
pub const LONGEST_CONTACT: usize = 200;

/// What a correction is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// "initiative" or "area", as it is stored.
    pub kind: &'static str,
    /// The slug.
    pub slug: String,
    /// The page, as the form names it: "indsatser/gadeplan".
    pub page: String,
    /// What the page is called, as it is stored.
    pub name: String,
}

impl About {
    /// The page that the form names; `None` where there is no such page.
    ///
    /// # Errors
    /// [`Fault::Unavailable`] when the database does not answer.
    pub async fn find(db: &Db, page: &str) -> Result<Option<Self>, Fault> {
        let Some((folder, slug)) = page.split_once('/') else { return Ok(None) };
        let about = |kind, name| Self { kind, slug: slug.to_owned(), page: page.to_owned(), name };
        Ok(match folder {
            "indsatser" => {
                let all = db.every_initiative().await?;
                all.into_iter().find(|initiative| initiative.slug == slug).map(|i| about("initiative", i.title))
            }
            "omraade" => {
                let Some(slug) = Slug::parse(slug) else { return Ok(None) };
                db.area_by_slug(&slug).await?.map(|area| about("area", area.name))
            }
            _ => None,
        })
    }
}

/// What a visitor typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// What is wrong.
    pub text: String,
    /// How to be answered; empty when they don't want to be.
    pub contact: String,
}

/// Why a correction was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Nothing is written.
    Empty,
    /// The text is longer than [`LONGEST_TEXT`].
    TooLong,
    /// The contact is longer than [`LONGEST_CONTACT`].
    ContactTooLong,
    /// Too many have come in the last hour.
    TooMany,
    /// It could not be stored.
    Unavailable,
}

impl Problem {
    /// The HTTP status that says the same.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::Empty | Self::TooLong | Self::ContactTooLong => 422,
            Self::TooMany => 429,
            Self::Unavailable => 503,
        }
    }
}

/// A correction that was not taken. The server lends it to the page that says so.
#[derive(Debug, Clone)]
pub struct Returned {
    /// What was typed.
    pub typed: Typed,
    /// Why it was not taken.
    pub problems: Vec<Problem>,
}

impl Typed {
    /// What was typed, without the spaces around it and with plain line ends, which browsers send as two characters.
    #[must_use]
    pub fn new(text: &str, contact: &str) -> Self {
        // Other signs than letters and line breaks say nothing, and some databases refuse them.
        let plain = |text: &str| text.replace("\r\n", "\n").replace(|c: char| c.is_control() && c != '\n', "");
        Self { text: plain(text).trim().to_owned(), contact: plain(contact).trim().to_owned() }
    }

    /// What is wrong with it; nothing when it can be taken.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let found = [
            (self.text.is_empty(), Problem::Empty),
            (self.text.chars().count() > LONGEST_TEXT, Problem::TooLong),
            (self.contact.chars().count() > LONGEST_CONTACT, Problem::ContactTooLong),
        ];
        found.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, problem)| problem).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_needed_and_bounded_in_characters() {
        assert_eq!(Typed::new(" \r\n ", "").problems(), [Problem::Empty]);
        assert_eq!(Typed::new(&"å".repeat(LONGEST_TEXT), &"ø".repeat(LONGEST_CONTACT)).problems(), []);
        let long = Typed::new(&"å".repeat(LONGEST_TEXT + 1), &"ø".repeat(LONGEST_CONTACT + 1));
        assert_eq!(long.problems(), [Problem::TooLong, Problem::ContactTooLong]);
        assert_eq!(Typed::new("a\r\nb", "").text, "a\nb");
    }
}
