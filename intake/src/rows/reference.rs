//! Addresses of cells that no sheet has. calamine 0.38 adds them up without looking: beyond 32 bits a cell lands in
//! another column than the file says, or the program stops (calamine, issue 694). So they are looked for before it reads.

/// The most letters that it adds up rightly; XFD is the last column of all.
const MOST_LETTERS: u32 = 6;

/// The most digits that it adds up rightly; 1048576 is the last row of all.
const MOST_DIGITS: u32 = 9;

/// Looks for `r="…"` and `ref="…"` in the bytes of a part, wherever they stand: what XML makes of them is not asked, so
/// nothing can be hidden by quotation marks or comments.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    state: State,
    letters: u32,
    digits: u32,
    column: u64,
    row: u64,
    /// The first corner of a range.
    corner: Option<(u64, u64)>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq)]
enum State {
    #[default]
    Outside,
    Gap,
    R,
    Re,
    Ref,
    Named,
    Equals,
    Value,
}

impl Addresses {
    /// Looks at what comes next; `false` once an address is beyond every sheet, or a range runs backwards.
    pub(super) fn pass(&mut self, bytes: &[u8]) -> bool {
        bytes.iter().all(|byte| self.passes(*byte))
    }

    fn passes(&mut self, byte: u8) -> bool {
        if self.state == State::Value {
            return self.in_value(byte);
        }
        self.state = match (self.state, byte) {
            (State::Equals, b'"' | b'\'') => {
                self.corner = None;
                self.clear();
                State::Value
            }
            (State::Gap, b'r') => State::R,
            (State::R, b'e') => State::Re,
            (State::Re, b'f') => State::Ref,
            (State::R | State::Ref | State::Named, b'=') => State::Equals,
            (State::Equals, byte) if byte.is_ascii_whitespace() => State::Equals,
            (State::R | State::Ref | State::Named, byte) if byte.is_ascii_whitespace() => State::Named,
            (_, byte) if byte.is_ascii_whitespace() => State::Gap,
            _ => State::Outside,
        };
        true
    }

    fn in_value(&mut self, byte: u8) -> bool {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' if self.digits == 0 => {
                self.letters += 1;
                self.column = self.column * 26 + u64::from(byte.to_ascii_uppercase() - b'A') + 1;
                self.letters <= MOST_LETTERS
            }
            b'0'..=b'9' => {
                self.digits += 1;
                self.row = self.row * 10 + u64::from(byte - b'0');
                self.digits <= MOST_DIGITS
            }
            b':' if self.corner.is_none() => {
                self.corner = Some((self.column, self.row));
                self.clear();
                true
            }
            _ => {
                let backwards = self.corner.is_some_and(|(column, row)| self.column < column || self.row < row);
                let whole = self.digits > 0;
                self.state = State::Outside;
                // The sign may begin something itself: what looked like a value need not have been one.
                self.passes(byte) && !(backwards && whole)
            }
        }
    }

    fn clear(&mut self) {
        (self.letters, self.digits, self.column, self.row) = (0, 0, 0, 0);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn passes(text: &str) -> bool {
        // In the smallest pieces, as a part may come.
        let mut addresses = Addresses::default();
        text.as_bytes().chunks(1).all(|piece| addresses.pass(piece))
    }

    #[test]
    fn addresses_of_sheets_pass() {
        for text in [
            "<c r=\"A1\"/>",
            "<c r=\"XFD1048576\" t=\"s\"/>",
            "<row r='12' spans=\"1:3\">",
            "<dimension ref=\"A1:XFD1048576\"/>",
            "<dimension ref=\"B2\"/>",
            "<sheet r:id=\"rIdentificationOfASheet\"/>",
            "<a:fillToRect l=\"50000\" r=\"50000\"/>",
            "<t>for = \"statistikområde\" href=\"abcdefghij\"</t>",
        ] {
            assert!(passes(text), "{text}");
        }
    }

    #[test]
    fn addresses_beyond_every_sheet_do_not() {
        for text in [
            "<c r=\"ZZZZZZZ1\"/>",
            "<c t=\"s\" r = 'A4294967297'/>",
            "<row\nr=\"99999999999\">",
            "<dimension ref=\"A1:AAAAAAAA2\"/>",
            "<dimension ref=\"B2:A1\"/>",
            "<dimension ref=\"A2:A1\"/>",
            // Nothing is hidden by a quotation mark that is never closed.
            "<t> r=\"</t><c r=\"ZZZZZZZ1\"/>",
            "<!-- ' --><c a=' r=\"' r=\"ZZZZZZZ1\"/>",
        ] {
            assert!(!passes(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn pieces_do_not_matter(text in "[ rRef=\"'AZ19:<c]{0,60}", cut in 0..60usize) {
            let whole = Addresses::default().pass(text.as_bytes());
            let (a, b) = text.as_bytes().split_at(cut.min(text.len()));
            let mut addresses = Addresses::default();
            prop_assert_eq!(addresses.pass(a) && addresses.pass(b), whole);
        }
    }
}
