//! Formulas whose result is not in the file. Spreadsheets keep it; other programs write the formula alone, and the cell
//! reads as empty.

/// What stands behind a formula that has no result.
const OPEN: [&[u8]; 4] = [b"</f></c>", b"</f><v></v>", b"</f><v/>", b"</f><v />"];

/// How many bytes are kept for the next piece: all but one of the longest.
const KEPT: usize = 10;

/// Looks for formulas without a result in the bytes of a part, as they come.
#[derive(Debug, Default)]
pub(super) struct Formulas {
    /// Whether there was one.
    pub found: bool,
    end: Vec<u8>,
}

impl Formulas {
    /// Looks at what comes next.
    pub(super) fn pass(&mut self, bytes: &[u8]) {
        if self.found {
            return;
        }
        let is_open = |rest: &[u8]| OPEN.iter().any(|open| rest.starts_with(open));
        self.end.extend(bytes);
        self.found = self.end.iter().enumerate().any(|(at, byte)| *byte == b'<' && is_open(&self.end[at..]));
        self.end.drain(..self.end.len().saturating_sub(KEPT));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_without_a_result_are_found() {
        for (text, open) in [
            ("<c r=\"A1\"><f>SUM(B1:C1)</f><v>7</v></c>", false),
            ("<c r=\"A1\"><f>SUM(B1:C1)</f></c>", true),
            ("<c r=\"A1\"><f>SUM(B1:C1)</f><v></v></c>", true),
            ("<c r=\"A1\"><f>SUM(B1:C1)</f><v /></c>", true),
            ("<c r=\"A1\"><v/></c>", false),
        ] {
            let mut formulas = Formulas::default();
            formulas.pass(text.as_bytes());
            assert_eq!(formulas.found, open, "{text}");
        }
    }

    proptest! {
        #[test]
        fn pieces_do_not_matter(before in "[<f>/ ]{0,30}", behind in "[v<>/c]{0,30}", size in 1..40usize, open in 0..4usize) {
            let text = [before.as_bytes(), OPEN[open], behind.as_bytes()].concat();
            let mut formulas = Formulas::default();
            text.chunks(size).for_each(|piece| formulas.pass(piece));
            prop_assert!(formulas.found);
        }
    }
}
