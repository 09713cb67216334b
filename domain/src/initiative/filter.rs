//! What a visitor asks for, as it stands in an address.

use super::facts::OLDEST;

/// One thing that initiatives are chosen by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Facet {
    /// Free text.
    Words,
    /// A goal or sub-goal.
    Goal,
    /// An area.
    Area,
    /// Whom it is for.
    Audience,
    /// An age in years.
    Age,
    /// What kind of offer it is.
    Kind,
    /// Who runs it.
    Organisation,
    /// Whether it runs.
    Status,
    /// The language that it is held in.
    Language,
}

impl Facet {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::Words,
        Self::Area,
        Self::Goal,
        Self::Audience,
        Self::Age,
        Self::Kind,
        Self::Organisation,
        Self::Status,
        Self::Language,
    ];

    /// Its name in an address.
    #[must_use]
    pub fn parameter(self) -> &'static str {
        match self {
            Self::Words => "q",
            Self::Goal => "maal",
            Self::Area => "omraade",
            Self::Audience => "maalgruppe",
            Self::Age => "alder",
            Self::Kind => "slags",
            Self::Organisation => "organisation",
            Self::Status => "status",
            Self::Language => "sprog",
        }
    }
}

/// What a visitor asks for: one text a facet, empty where nothing is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Filter([String; 9]);

impl Filter {
    /// Reads what is asked; `asked` gives the text of a parameter, empty where it is missing.
    #[must_use]
    pub fn read(mut asked: impl FnMut(&'static str) -> String) -> Self {
        let mut filter = Self::default();
        for facet in Facet::ALL {
            filter.set(facet, asked(facet.parameter()).trim());
        }
        filter
    }

    /// What is asked of a facet; empty for nothing.
    #[must_use]
    pub fn get(&self, facet: Facet) -> &str {
        &self.0[facet as usize]
    }

    /// Asks for something else. An age that is none asks for nothing.
    pub fn set(&mut self, facet: Facet, asked: &str) {
        let is_age = || asked.parse::<u32>().is_ok_and(|age| age <= OLDEST);
        let asked = if facet == Facet::Age && !is_age() { "" } else { asked };
        asked.clone_into(&mut self.0[facet as usize]);
    }

    /// The same without what is asked of a facet.
    #[must_use]
    pub fn without(&self, facet: Facet) -> Self {
        let mut fewer = self.clone();
        fewer.set(facet, "");
        fewer
    }

    /// What is asked, in the order in which it is shown.
    pub fn active(&self) -> impl Iterator<Item = (Facet, &str)> {
        Facet::ALL.into_iter().map(|facet| (facet, self.get(facet))).filter(|(_, asked)| !asked.is_empty())
    }

    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.active().next().is_none()
    }
}
