//! Joining designated areas that lie next to each other into named ones.

use serde::{Deserialize, Serialize};

/// How designated areas become larger ones. Needs the areas' neighbours and residents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Which designation; the first when left out.
    pub of: Option<String>,
    /// The fewest residents of a group; areas in smaller groups are not designated after all.
    #[serde(default)]
    pub minimum_population: f64,
    /// What a group is called.
    #[serde(default)]
    pub name: GroupName,
}

/// What a group is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupName {
    /// As its area with the most residents.
    #[default]
    Largest,
    /// As all its areas: "A, B og C".
    All,
}
