//! What stands in a thing: a text for each field. It is kept as JSON, and compared field by field.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use store::ContentVersion;

/// Texts by the names of their fields. A field of several values has one on each line, and one of rows has a row on each
/// line with tabs between its cells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Written(BTreeMap<String, String>);

impl Written {
    /// What was stored; a text that is none of ours is empty.
    pub(crate) fn parse(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// What a version holds.
    pub(crate) fn of(version: Option<&ContentVersion>) -> Self {
        version.map(|version| Self::parse(&version.content)).unwrap_or_default()
    }

    /// As it is stored.
    pub(crate) fn json(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// The text of a field; empty where there is none.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The values of a field of several.
    pub(crate) fn values<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.text(name).lines().filter(|line| !line.is_empty())
    }

    /// The rows of a field of rows, each with its cells.
    pub(crate) fn rows<'a>(&'a self, name: &str) -> impl Iterator<Item = Vec<&'a str>> {
        self.values(name).map(|line| line.split('\t').collect())
    }

    /// The names of the fields that something stands in.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Writes the text of a field; empty ones are not kept, so that what was never asked and what is empty are the same.
    pub(crate) fn set(&mut self, name: &str, text: impl Into<String>) {
        let text = text.into();
        if text.is_empty() {
            self.0.remove(name);
        } else {
            self.0.insert(name.to_owned(), text);
        }
    }

    /// The same with a field written.
    pub(crate) fn with(mut self, name: &str, text: impl Into<String>) -> Self {
        self.set(name, text);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_comes_back_and_empty_is_not_there() {
        let written = Written::default().with("titel", "Åben »dør«").with("maal", "a\nb").with("tom", "");
        assert_eq!(Written::parse(&written.json()), written);
        assert_eq!(written.json(), "{\"maal\":\"a\\nb\",\"titel\":\"Åben »dør«\"}");
        assert_eq!(written.values("maal").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(Written::parse("[1]"), Written::default());
        let rows = Written::default().with("tal", "2023\t17,3\t\n2024\t16\t9");
        assert_eq!(rows.rows("tal").collect::<Vec<_>>(), [["2023", "17,3", ""], ["2024", "16", "9"]]);
    }
}
