//! What an initiative can be chosen by.

use super::{Facet, Filter};
use crate::text;

/// The oldest age that is asked for.
pub(super) const OLDEST: u32 = 120;

/// What an initiative can be chosen by. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The goals and sub-goals that it serves.
    pub goals: Vec<String>,
    /// The slugs of the areas that it names, of the larger ones they lie in, and of the smaller ones in them.
    pub areas: Vec<String>,
    /// Whether it is for the whole city, so that it fits every area.
    pub is_citywide: bool,
    /// Whom it is for, as codes.
    pub audiences: Vec<String>,
    /// The youngest, in years.
    pub age_from: Option<u32>,
    /// The oldest, in years.
    pub age_to: Option<u32>,
    /// The slugs of who runs it.
    pub organisations: Vec<String>,
    /// Its kind.
    pub kind: String,
    /// Its status.
    pub status: String,
    /// The languages that it is held in.
    pub languages: Vec<String>,
    /// All that is said of it, for searching in.
    pub words: String,
}

impl Facts {
    /// Whether it fits everything that is asked.
    #[must_use]
    pub fn fit(&self, filter: &Filter) -> bool {
        Facet::ALL.into_iter().all(|facet| self.fit_in(facet, filter.get(facet)))
    }

    /// Whether it fits one thing that is asked; what is not asked fits.
    fn fit_in(&self, facet: Facet, asked: &str) -> bool {
        if asked.is_empty() {
            return true;
        }
        let among = |all: &[String]| all.iter().any(|one| one == asked);
        match facet {
            Facet::Words => text::matches(&self.words, asked),
            Facet::Goal => among(&self.goals),
            Facet::Area => self.is_citywide || among(&self.areas),
            Facet::Audience => among(&self.audiences),
            Facet::Age => asked.parse().is_ok_and(|age| self.fits_age(age)),
            Facet::Kind => self.kind == asked,
            Facet::Organisation => among(&self.organisations),
            Facet::Status => self.status == asked,
            Facet::Language => among(&self.languages),
        }
    }

    /// An initiative without a stated age may be for all ages, so it fits every one.
    fn fits_age(&self, age: u32) -> bool {
        self.age_from.is_none_or(|from| from <= age) && self.age_to.is_none_or(|to| age <= to)
    }
}
