//! Texts that go into spreadsheets.

/// A text that no spreadsheet takes for a formula, also where it looks like a number (OWASP, "CSV Injection").
#[must_use]
pub fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
