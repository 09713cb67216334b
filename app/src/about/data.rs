//! The sources, as the page shows them.

use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use crate::Fault;

/// A source with everything known of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SourceFacts {
    /// What it is called.
    pub title: String,
    /// Its publisher, table and period, licence, credit and processing: name and text, only what is known.
    pub facts: Vec<(String, String)>,
    /// True when it still is to be checked against its publisher.
    pub to_be_checked: bool,
}

/// All sources.
///
/// # Errors
/// [`Fault::Unavailable`] when the database does not answer.
#[server(endpoint = "kilder", input = GetUrl)]
pub async fn read_sources() -> Result<Vec<SourceFacts>, Fault> {
    super::load::sources(&crate::services::Services::get()?).await.map_err(Fault::noted)
}
