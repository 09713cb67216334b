//! Which criterion the map shows: part of the address, so that it can be shared and survives back and forward.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};

use crate::locale::{in_language, split};

/// The name of the query parameter.
const PARAMETER: &str = "vis";

/// The chosen view: what the address says, and where it says nothing, what was chosen last. Copies share it.
#[derive(Clone, Copy)]
pub struct Choice(Memo<Option<String>>, Memo<String>);

impl Choice {
    /// Follows the current address.
    #[must_use]
    pub fn from_address() -> Self {
        let query = use_query_map();
        let chosen = move |before: Option<&Option<String>>| {
            let named = query.with(|query| query.get(PARAMETER)).filter(|view| is_id(view));
            // Links in documents do not know the choice; it stays with the visitor all the same.
            named.or_else(|| before.cloned().flatten())
        };
        Self(Memo::new(chosen), use_location().pathname)
    }

    /// The id of the chosen view; `None` for the first.
    #[must_use]
    pub fn get(self) -> Option<String> {
        self.0.get()
    }

    /// The address of an area's page that keeps the choice.
    #[must_use]
    pub fn area(self, slug: &str) -> String {
        let area = in_language(split(&self.1.get()).0, &format!("/omraade/{slug}"));
        match self.0.get() {
            Some(view) => Self::other(&area, &view),
            None => area,
        }
    }

    /// `path` with another choice.
    #[must_use]
    pub fn other(path: &str, view: &str) -> String {
        format!("{path}?{PARAMETER}={view}")
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
    fn a_choice_is_part_of_the_address() {
        assert_eq!(Choice::other("/omraade/tingbjerg", "indkomst"), "/omraade/tingbjerg?vis=indkomst");
    }
}
