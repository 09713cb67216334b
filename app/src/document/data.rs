//! A finished page, and how it is asked for.

use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use crate::Fault;

/// A finished page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its title, without the site's name.
    pub title: String,
    /// What search engines show.
    pub description: String,
    /// Its content. Every text in it has been escaped by the components that made it.
    pub html: String,
}

/// A document as it is shown. It is not sent a second time inside the page that already holds its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Its title.
    pub title: String,
    /// What search engines show.
    pub description: String,
    /// Its content; empty in the browser for the page that the server rendered, where the content already stands.
    #[serde(skip_serializing, default)]
    pub html: String,
}

impl From<Document> for Shown {
    fn from(Document { title, description, html }: Document) -> Self {
        Self { title, description, html }
    }
}

/// The page at an address of this site, as path and query: "/omraader?q=valby".
///
/// # Errors
/// [`Fault::NotFound`] when there is none, [`Fault::Unavailable`] when the database does not answer.
#[server(endpoint = "side", input = GetUrl)]
pub async fn read_document(
    /// The path.
    path: String,
    /// The query, without its question mark.
    query: String,
) -> Result<Document, Fault> {
    super::render::document(&path, &query).await.map_err(Fault::noted)
}
