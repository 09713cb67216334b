//! What makes an area designated: the criteria, lists that bring it in, and what keeps it out.

use serde::{Deserialize, Serialize};

/// Something that areas are designated as. A method may have several: the law has four.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Designate {
    /// A short name, and the name of the column in the output.
    pub id: String,
    /// What people call an area that is so designated.
    #[serde(default)]
    pub name: String,
    /// What people call it in English; the Danish name where there is none.
    #[serde(default)]
    pub name_en: String,
    /// The criterion that decides; absent where the rule is not published.
    pub by: Option<String>,
    /// Where the rule is stated: "almenboligloven § 61 a, stk. 1".
    #[serde(default)]
    pub legal_basis: String,
}

/// A list that brings areas in by itself, whatever the numbers say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Include {
    /// A short name.
    pub id: String,
    /// What the list is called.
    pub name: String,
    /// What people call it in English; the Danish name where there is none.
    #[serde(default)]
    pub name_en: String,
    /// The day of the list, as ISO date.
    pub date: String,
    /// Where the list comes from: "almenboligloven § 61 b".
    #[serde(default)]
    pub legal_basis: String,
    /// Why being on the list is enough, as a sentence.
    pub reason: String,
    /// The same in English; the Danish reason where there is none.
    #[serde(default)]
    pub reason_en: String,
    /// The ids of the areas on the list.
    #[serde(default)]
    pub areas: Vec<String>,
    /// The column that says whether an area is on the list: 1, x, ja, yes or true.
    pub column: Option<String>,
    /// Which designation it brings areas into; the first when left out.
    pub into: Option<String>,
}

/// What keeps areas out, with its own reason. A list that brings an area in comes before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclude {
    /// The criterion that keeps out those who meet it.
    pub when: String,
    /// Why, as a sentence.
    pub reason: String,
    /// The same in English; the Danish reason where there is none.
    #[serde(default)]
    pub reason_en: String,
    /// Which designation it keeps areas out of; all when left out.
    pub from: Option<String>,
}
