//! What an area is called and on which level it stands.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The levels that areas are divided into, from small to large, and the areas that a decision or a list made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The whole municipality.
    City,
    /// One of the ten city districts.
    Bydel,
    /// One of the 67 statistical quarters.
    Kvarter,
    /// One of the 399 smallest statistical units.
    Rode,
    /// An area designated by the municipality.
    Byomraade,
    /// A social-housing area in the sense of Almenboligloven § 61 a, stk. 3; listed by the state.
    Boligomraade,
    /// One of the 13 areas of the city's survey of perceived safety.
    Tryghedsomraade,
}

impl Level {
    /// Every level, in the order of the enum.
    pub const ALL: [Self; 7] = [
        Self::City,
        Self::Bydel,
        Self::Kvarter,
        Self::Rode,
        Self::Byomraade,
        Self::Boligomraade,
        Self::Tryghedsomraade,
    ];

    /// Those whose areas have a page of their own, large and counted first.
    pub const WITH_PAGES: [Self; 4] = [Self::Bydel, Self::Kvarter, Self::Byomraade, Self::Boligomraade];

    /// The word stored in the database and used in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Bydel => "bydel",
            Self::Kvarter => "kvarter",
            Self::Rode => "rode",
            Self::Byomraade => "byomraade",
            Self::Boligomraade => "boligomraade",
            Self::Tryghedsomraade => "tryghedsomraade",
        }
    }

    /// Reads [`Level::as_str`] back; `None` for any other word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == word)
    }

    /// The Danish noun for one area of this level.
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            Self::City => "by",
            Self::Bydel => "bydel",
            Self::Kvarter => "kvarter",
            Self::Rode => "rode",
            Self::Byomraade => "byområde",
            Self::Boligomraade => "boligområde",
            Self::Tryghedsomraade => "tryghedsområde",
        }
    }
}

/// The code of the whole city in the municipality's statistics bank.
pub const CITY: &str = "1000";

/// An area's own code: the statistics bank's for city, bydel, kvarter and rode, ours for the others.
///
/// It is never empty and holds no white space.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AreaCode(String);

impl AreaCode {
    /// Takes a code as written; `None` when it is empty, longer than 80 bytes or holds white space.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let good = !text.is_empty() && text.len() <= 80 && !text.contains(char::is_whitespace);
        good.then(|| Self(text.to_owned()))
    }

    /// The city itself.
    #[must_use]
    pub fn city() -> Self {
        Self(CITY.to_owned())
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The year in which a designated area was first drawn, as our own codes say it: "2017" for "b2017-01". For any other
    /// code, as of one whose outline came with a file, "unknown".
    #[must_use]
    pub fn designated_year(&self) -> &str {
        let year = self.0.strip_prefix('b').and_then(|rest| rest.split_once('-')).map(|(year, _)| year);
        year.filter(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit())).unwrap_or("unknown")
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The part of an address that names an area: lower-case a-z, digits and single hyphens, 1-80 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slug(String);

impl Slug {
    /// Takes a slug exactly as it stands in an address; `None` when it breaks the rule above.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let characters = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let hyphens = !text.starts_with('-') && !text.ends_with('-') && !text.contains("--");
        let good = characters && hyphens && !text.is_empty() && text.len() <= 80;
        good.then(|| Self(text.to_owned()))
    }

    /// A slug made of a name: "Ørestad Syd" becomes "oerestad-syd"; `None` when nothing of it can stand in an address.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let mut text = String::new();
        for letter in name.chars().flat_map(char::to_lowercase) {
            match letter {
                'æ' | 'ä' => text.push_str("ae"),
                'ø' | 'ö' => text.push_str("oe"),
                'å' => text.push_str("aa"),
                'é' | 'è' | 'ê' => text.push('e'),
                'ü' => text.push('u'),
                letter if letter.is_ascii_alphanumeric() => text.push(letter),
                _ if text.is_empty() || text.ends_with('-') => {}
                _ => text.push('-'),
            }
        }
        text.truncate(70);
        Self::parse(text.trim_end_matches('-'))
    }

    /// The slug as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_level_reads_back() {
        for level in Level::ALL {
            assert_eq!(Level::parse(level.as_str()), Some(level));
        }
        assert_eq!(Level::parse("Bydel"), None);
    }

    #[test]
    fn designated_areas_have_their_year_in_their_code() {
        for (code, year) in [("b2017-01", "2017"), ("b2029-12", "2029")] {
            assert_eq!(AreaCode::parse(code).unwrap().designated_year(), year, "{code}");
        }
        for code in ["1001", "b17-1", "bo-1", "byomraade-x"] {
            assert_eq!(AreaCode::parse(code).unwrap().designated_year(), "unknown", "{code}");
        }
    }

    #[test]
    fn slugs_follow_their_rule() {
        for good in ["tingbjerg", "byomraade-ved-jagtvej", "a1"] {
            assert!(Slug::parse(good).is_some(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "Tingbjerg", "æ", "a b", "../x", &"a".repeat(81)] {
            assert!(Slug::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_name_becomes_a_slug() {
        for (name, slug) in
            [("Ørestad Syd", "oerestad-syd"), (" Blågården / Nord ", "blaagaarden-nord"), ("Café 2", "cafe-2")]
        {
            assert_eq!(Slug::of_name(name).unwrap().as_str(), slug);
        }
        assert_eq!(Slug::of_name(" – "), None);
    }

    proptest! {
        #[test]
        fn a_slug_of_a_name_follows_the_rule(name in ".{0,90}") {
            prop_assert!(Slug::of_name(&name).is_none_or(|slug| Slug::parse(slug.as_str()).is_some()));
        }

        #[test]
        fn whatever_parses_as_a_slug_is_safe_in_an_address(text in ".{0,90}") {
            if let Some(slug) = Slug::parse(&text) {
                prop_assert!(slug.as_str().bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
            }
        }
    }
}
