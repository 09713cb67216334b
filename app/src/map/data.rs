//! What the server tells of the map, besides the file of outlines.

use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use crate::{Fault, locale::Language};

/// Everything around the outlines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapFacts {
    /// Where the outlines and their values are; a new address when they change.
    pub file: String,
    /// Where the same map is as a picture.
    pub picture: String,
    /// What can be shown, the first by default.
    pub views: Vec<View>,
    /// Which calculation it is, with version and date: "Åbne data, version 1.0, beregnet 22. november 2026".
    pub calculation: String,
    /// All areas with a page, in Danish order.
    pub places: Vec<Place>,
}

/// One thing that the map can show.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// Its id in addresses.
    pub id: String,
    /// Its short name, for the switch.
    pub name: String,
    /// Its whole name with year, for the legend.
    pub title: String,
    /// Its classes from light to dark.
    pub classes: Vec<String>,
    /// What a reader must know; empty when nothing.
    pub note: String,
}

/// An area that can be found by name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its level: "kvarter".
    pub level: String,
    /// What it is and where: "kvarter i Valby".
    pub kind: String,
    /// The bydel under which it is listed; empty for what is not a kvarter.
    pub group: String,
}

/// The map's views and places, for the published calculation.
///
/// # Errors
/// [`Fault::Unavailable`] when the database does not answer or nothing is published.
#[server(endpoint = "kort", input = GetUrl)]
pub async fn read_map(
    /// The language of the page.
    language: Language,
) -> Result<MapFacts, Fault> {
    super::load::map_facts(&crate::services::Services::get()?, language).await.map_err(Fault::noted)
}
