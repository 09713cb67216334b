//! What the page rests on, as the server sends it to the browser.

use domain::{method::Method, reason::Language, screening::Outcome, table::Table};
use serde::{Deserialize, Serialize};

/// Everything that the laboratory calculates with.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Material {
    /// The language of the page. The method's own texts are in it already.
    pub language: Language,
    /// The method that a visitor begins with. It has been read and checked where its file was: the browser needs no
    /// reader of files.
    pub method: Method,
    /// Whether that method in that version is the published calculation.
    pub is_published: bool,
    /// The numbers, without what is withheld.
    pub table: Table,
    /// The areas, in Danish order.
    pub areas: Vec<Area>,
}

/// An area that is screened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Its id in the table.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// The address of its page.
    pub slug: String,
    /// What the published calculation says of it.
    pub published: Outcome,
}

impl Material {
    /// The material as JSON that can stand in a `<script>`.
    ///
    /// # Errors
    /// When it can't be written as JSON.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        // Nothing in it may end the element that it stands in.
        serde_json::to_string(self).map(|json| json.replace('<', "\\u003c"))
    }
}
