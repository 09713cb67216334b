//! One request for a page: who asks in which language for what, and what it takes to answer.

use leptos_router::params::ParamsMap;

use crate::{
    Fault,
    locale::{self, Language, Stored},
    query,
    services::Services,
};

/// The longest query that is read, in bytes: a few words and choices.
const LONGEST_QUERY: usize = 1024;

/// A request for a page. Every feature's `render` takes one.
#[derive(Debug, Clone)]
pub struct Visit {
    /// What the server lends.
    pub services: Services,
    /// The language of the address.
    pub language: Language,
    /// The page's path without its language: "/omraade/tingbjerg".
    pub path: String,
    /// The query.
    pub query: ParamsMap,
    /// The query as it was asked.
    pub raw_query: String,
    stored: Stored,
}

impl Visit {
    /// A request for a path (without its language).
    ///
    /// # Errors
    /// [`Fault::Unavailable`] when the database does not answer.
    pub async fn new(
        services: Services,
        language: Language,
        path: &str,
        query: ParamsMap,
        raw_query: &str,
    ) -> Result<Self, Fault> {
        let stored = Stored::read(&services.db, language).await?;
        let (path, raw_query) = (path.to_owned(), raw_query.to_owned());
        Ok(Self { services, language, path, query, raw_query, stored })
    }

    /// A request for an address of this site, with its language, and with the query as it was asked.
    ///
    /// # Errors
    /// [`Fault::Unavailable`] when the database does not answer.
    pub async fn at(services: Services, path: &str, query: &str) -> Result<Self, Fault> {
        let query = if query.len() > LONGEST_QUERY { "" } else { query };
        let (language, path) = locale::split(path);
        Self::new(services, language, path, query::read(query), query).await
    }

    /// A stored text in the visitor's language; the Danish one where nobody has translated it.
    #[must_use]
    pub fn text(&self, danish: &str) -> String {
        self.stored.text(danish)
    }

    /// Whether a stored text is there in the visitor's language.
    #[must_use]
    pub fn has_text(&self, danish: &str) -> bool {
        self.language == Language::Danish || self.stored.has(danish)
    }

    /// A parameter of the address, at most `longest` characters of it; empty when it is not there.
    #[must_use]
    pub fn asked(&self, name: &str, longest: usize) -> String {
        self.query.get(name).map(|text| text.trim().chars().take(longest).collect()).unwrap_or_default()
    }

    /// The day in Copenhagen's calendar, for what is coming and what is over.
    #[must_use]
    pub fn today(&self) -> chrono::NaiveDate {
        // Byblik counts whole days; an hour around midnight does not move what a page says.
        (self.services.clock)().date_naive()
    }
}
