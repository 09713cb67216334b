//! Texts that go into spreadsheets.

/// A text that no spreadsheet takes for a formula, also where it looks like a number (OWASP, "CSV Injection").
#[must_use]
pub fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{text}") } else { text.to_owned() }
}

/// What a text was before [`inert`]: for our own files that come back. A text that began with an apostrophe and such a sign
/// by itself loses the apostrophe.
#[must_use]
pub fn as_typed(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| inert(rest) == text).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_made_inert_comes_back(text in "[-=+@]?[^']{0,12}") {
            let inert = inert(&text);
            prop_assert_eq!(as_typed(&inert), text);
        }
    }

    #[test]
    fn other_apostrophes_stay() {
        assert_eq!((as_typed("'t Hof"), as_typed("'"), as_typed("'=1")), ("'t Hof", "'", "=1"));
    }
}
