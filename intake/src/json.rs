//! Places in JSON files: which line, which sign.

use crate::Refused;

/// The text of a JSON file, which is UTF-8 by its standard.
pub(crate) fn utf8(bytes: &[u8]) -> Result<&str, Refused> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes)
        .map_err(|_| Refused::OtherJson("filen er ikke UTF-8. Hent den igen fra kilden".to_owned()))
}

/// Where a borrowed part of a text begins in it.
fn offset(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize).min(whole.len())
}

/// An error that the JSON reader reports in a part of the file, with its place in the whole.
pub(crate) fn json_error(whole: &str, part: &str, cause: serde_json::Error) -> Refused {
    let before = part.split_inclusive('\n').take(cause.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let at = offset(whole, part) + before + cause.column().saturating_sub(1);
    let before = &whole.as_bytes()[..at.min(whole.len())];
    let line = before.split(|byte| *byte == b'\n').count() as u64;
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() as u64 + 1;
    Refused::Json { line, column, cause }
}

/// Finds the places of parts that come one after the other, without counting from the beginning each time.
pub(crate) struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u64,
    column: u64,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// Where a part begins in the text, in bytes.
    pub(crate) fn offset(&self, part: &str) -> usize {
        offset(self.text, part)
    }

    /// The line and the sign in it at which a part begins, from 1.
    pub(crate) fn place(&mut self, part: &str) -> (u64, u64) {
        let wanted = self.offset(part);
        if wanted < self.at {
            *self = Self::new(self.text);
        }
        for byte in &self.text.as_bytes()[self.at..wanted] {
            match byte {
                b'\n' => (self.line, self.column) = (self.line + 1, 1),
                // The later bytes of a letter are no letters of their own.
                0x80..0xc0 => {}
                _ => self.column += 1,
            }
        }
        self.at = wanted;
        (self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_letters() {
        let text = "{\n \"æ\": 1,\n \"b\": 2}";
        let mut lines = Lines::new(text);
        assert_eq!(lines.place(&text[text.find('1').unwrap()..]), (2, 7));
        assert_eq!(lines.place(&text[text.find('2').unwrap()..]), (3, 7));
        assert_eq!(lines.place(&text[text.find('1').unwrap()..]), (2, 7));
    }

    #[test]
    fn errors_stand_where_they_are() {
        let text = "{\"a\":\n{\"b\": x}}";
        let part = &text[6..];
        let cause = serde_json::from_str::<serde_json::Value>(part).unwrap_err();
        let Refused::Json { line, column, .. } = json_error(text, part, cause) else { panic!("another error") };
        assert_eq!((line, column), (2, 7));
    }
}
