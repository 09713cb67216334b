//! Cells that may hold a number or a text.

use super::inert;

/// A number as it is, and any other text made inert: a negative number stays a number.
#[must_use]
pub fn harmless(cell: &str) -> String {
    let is_number = cell.starts_with('-') && cell[1..].chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    if is_number { cell.to_owned() } else { inert(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_texts_and_numbers_stay() {
        for sign in ['=', '+', '-', '@', '\t', '\r', '\n'] {
            let text = format!("{sign}cmd|' /C calc'!A0");
            assert_eq!((inert(&text), harmless(&text)), (format!("'{text}"), format!("'{text}")));
        }
        for cell in ["-3,5", "-12", "-1.234", "7", "", "a-b"] {
            assert_eq!(harmless(cell), cell);
        }
        assert_eq!((harmless("-A1"), harmless("@x"), harmless("-1+1")), ("'-A1".into(), "'@x".into(), "'-1+1".into()));
    }
}
