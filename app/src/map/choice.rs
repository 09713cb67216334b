//! Which criterion the map shows: part of the address, so that it can be shared and survives back and forward.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The name of the query parameter.
const PARAMETER: &str = "vis";

/// The chosen view, from the address. Copies share it.
#[derive(Clone, Copy)]
pub struct Choice(Memo<Option<String>>);

impl Choice {
    /// Reads the choice of the current address.
    #[must_use]
    pub fn from_address() -> Self {
        let query = use_query_map();
        Self(Memo::new(move |_| query.with(|q| q.get(PARAMETER))))
    }

    /// The id of the chosen view; `None` for the first.
    #[must_use]
    pub fn get(self) -> Option<String> {
        self.0.get()
    }

    /// The address of an area's page that keeps the choice.
    #[must_use]
    pub fn area(self, slug: &str) -> String {
        self.keep(&format!("/omraade/{slug}"))
    }

    /// `path` with the choice kept.
    #[must_use]
    pub fn keep(self, path: &str) -> String {
        match self.0.get() {
            Some(view) if is_id(&view) => format!("{path}?{PARAMETER}={view}"),
            _ => path.to_owned(),
        }
    }

    /// `path` with another choice; the first view needs no parameter.
    #[must_use]
    pub fn other(path: &str, view: &str, is_first: bool) -> String {
        if is_first { path.to_owned() } else { format!("{path}?{PARAMETER}={view}") }
    }
}

/// Only what can be a criterion's id goes back into addresses.
fn is_id(text: &str) -> bool {
    !text.is_empty() && text.len() <= 40 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ids_return_to_addresses() {
        assert!(is_id("uddannelse") && is_id("a-1"));
        assert!(!is_id("") && !is_id("a b") && !is_id("\"><script>") && !is_id(&"a".repeat(41)));
    }

    #[test]
    fn the_first_view_has_a_plain_address() {
        assert_eq!(Choice::other("/", "samlet", true), "/");
        assert_eq!(Choice::other("/omraade/tingbjerg", "indkomst", false), "/omraade/tingbjerg?vis=indkomst");
    }
}
