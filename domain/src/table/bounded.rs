//! Reading that stops at a line which is longer than any table's, before it has filled the memory.

use std::io::{self, Read};

/// The longest line that is read, in bytes.
pub(super) const LONGEST_LINE: usize = 16_000_000;

/// A source whose lines end.
pub(super) struct Bounded<R> {
    source: R,
    /// How many bytes have come since the last end of a line.
    line: usize,
}

impl<R> Bounded<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source, line: 0 }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.line = match buffer[..read].iter().rposition(|byte| *byte == b'\n') {
            Some(end) => read - end - 1,
            None => self.line + read,
        };
        if self.line > LONGEST_LINE {
            let problem = format!("en linje er længere end {} MB", LONGEST_LINE / 1_000_000);
            return Err(io::Error::new(io::ErrorKind::InvalidData, problem));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endless_line_is_refused_and_long_files_are_not() {
        let mut all = Vec::new();
        let problem = Bounded::new(io::repeat(b'x')).read_to_end(&mut all).unwrap_err();
        assert!(problem.to_string().contains("længere end 16 MB") && all.len() < 2 * LONGEST_LINE);
        let mut lines = Vec::new();
        let file = b"abc\n".repeat(LONGEST_LINE / 3);
        Bounded::new(file.as_slice()).read_to_end(&mut lines).unwrap();
        assert_eq!(lines.len(), file.len());
    }
}
