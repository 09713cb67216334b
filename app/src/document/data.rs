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
    /// The HTTP status that says the same: 404 for the page that says that there is none.
    pub status: u16,
    /// Its one address, in Danish and without what does not change it: "/sammenlign?omraader=a,b".
    pub address: String,
}

#[cfg(feature = "ssr")]
impl Document {
    /// A page at the path that it was asked at.
    #[must_use]
    pub fn page(title: impl Into<String>, description: impl Into<String>, html: String) -> Self {
        Self { title: title.into(), description: description.into(), html, status: 200, address: String::new() }
    }

    /// The page at an address of its own.
    #[must_use]
    pub fn at(self, address: impl Into<String>) -> Self {
        Self { address: address.into(), ..self }
    }
}

/// A document as it is shown. It is not sent a second time inside the page that already holds its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Its title.
    pub title: String,
    /// Its content; empty in the browser for the page that the server rendered, where the content already stands.
    #[serde(skip_serializing, default)]
    pub html: String,
    /// What search engines show; only the server needs it.
    #[serde(skip_serializing, default)]
    pub description: String,
    /// The status; only the server needs it.
    #[serde(skip_serializing, default)]
    pub status: u16,
    /// Its one address; only the server needs it.
    #[serde(skip_serializing, default)]
    pub address: String,
}

impl From<Document> for Shown {
    fn from(Document { title, description, html, status, address }: Document) -> Self {
        Self { title, html, description, status, address }
    }
}

/// The page at an address of this site, as path and query: "/omraader?q=valby", "/en/maal".
///
/// # Errors
/// [`Fault::Unavailable`] when the database does not answer; a page that does not exist is a document too.
#[server(endpoint = "side", input = GetUrl)]
pub async fn read_document(
    /// The path.
    path: String,
    /// The query, without its question mark.
    query: String,
) -> Result<Document, Fault> {
    let document = super::render::document(&path, &query).await.map_err(Fault::noted)?;
    super::render::keep_a_moment(&document);
    Ok(document)
}
