//! What the page of search shows.

/// What kind of thing was found, in the order in which the kinds are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Areas with a page.
    Areas,
    /// Initiatives of the policy.
    Initiatives,
    /// Updates from staff.
    News,
    /// Pages of the site, and the goals.
    Pages,
}

impl Group {
    /// All of them, as they are shown.
    pub const ALL: [Self; 4] = [Self::Areas, Self::Initiatives, Self::News, Self::Pages];
}

/// Something that can be found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its kind.
    pub group: Group,
    /// What it is called.
    pub title: String,
    /// Where it is: "/omraade/tingbjerg".
    pub address: String,
    /// What it is, in a few words.
    pub excerpt: String,
    /// Other words that it is found by, which are not shown; empty where there are none.
    pub words: String,
}

/// What was found of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The kind.
    pub group: Group,
    /// How many there are.
    pub all: usize,
    /// The best of them.
    pub hits: Vec<Hit>,
    /// Whether the names are only like what was asked for.
    pub is_guess: bool,
}

/// What the address lookup came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Lookup {
    /// Nothing that looks like an address, and enough else was found.
    NotAsked,
    /// Addresses, a position or a rode.
    Places(Vec<Place>),
    /// It looks like an address, and this site has no service for them.
    NoService,
    /// A rode number that no rode has.
    NoRode,
    /// The service does not answer, or not us, or not in a way that we can read.
    Failed,
}

/// A link to an area's page.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// An address, position or rode, and the areas that it lies in.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The address as it is written.
    pub label: String,
    /// Its areas; `None` outside of Copenhagen.
    pub areas: Option<PlaceAreas>,
}

/// The areas of a place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceAreas {
    /// Its quarter.
    pub kvarter: Option<Link>,
    /// Its district.
    pub bydel: Option<Link>,
    /// The area designated in 2017 that it lies in.
    pub byomraade: Option<Link>,
    /// Its rode: number and name.
    pub rode: Option<(String, String)>,
    /// The areas on the other side of a border that is very near.
    pub perhaps: Vec<Link>,
}

/// The whole answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    /// What was found, by kind; kinds without hits are left out.
    pub sections: Vec<Section>,
    /// Addresses.
    pub lookup: Lookup,
}

impl Results {
    /// How many things were found, addresses included.
    #[must_use]
    pub fn count(&self) -> usize {
        let places = match &self.lookup {
            Lookup::Places(places) => places.len(),
            _ => 0,
        };
        places + self.sections.iter().map(|section| section.all).sum::<usize>()
    }
}
