//! Rows of CSV.

use super::{Cells, Row, Visit};
use crate::{
    Encoding, Reading, Refused,
    limits::{LONGEST_LINE, MOST_COLUMNS, MOST_LINES},
    watch::Ticks,
};

pub(super) fn each(bytes: &[u8], reading: &Reading, ticks: &Ticks<'_>, visit: Visit<'_>) -> Result<(), Refused> {
    let text = match reading.encoding {
        Encoding::Utf8Mark => bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes),
        Encoding::Utf8 | Encoding::Windows1252 => bytes,
    };
    short_lines(text)?;
    let mut lines = csv::ReaderBuilder::new()
        .delimiter(reading.separator.byte())
        .has_headers(false)
        .flexible(true)
        .from_reader(text);
    let mut record = csv::ByteRecord::new();
    let mut count = Count { text, at: 0, line: 1 };
    let mut line = 0;
    while lines.read_byte_record(&mut record)? {
        line = count.to(record.position().map_or(0, csv::Position::byte));
        if record.len() > MOST_COLUMNS {
            return Err(Refused::TooManyColumns { line, columns: record.len(), most: MOST_COLUMNS });
        }
        if record.as_slice().len() > LONGEST_LINE {
            return Err(Refused::LongLine { line, most: LONGEST_LINE });
        }
        if line > MOST_LINES {
            return Err(Refused::TooMany { what: "linjer", most: MOST_LINES });
        }
        ticks.tick(count.at as u64)?;
        if visit(&Row { line, cells: Cells::Bytes(&record, reading.encoding) })?.is_break() {
            return Ok(());
        }
    }
    if line > 0 && is_open(&text[count.at..], reading.separator.byte()) {
        return Err(Refused::OpenQuote { line });
    }
    ticks.tell(text.len() as u64)
}

/// Whether the last row ends inside quotation marks: then a line behind it would be part of it.
fn is_open(last: &[u8], separator: u8) -> bool {
    if !last.contains(&b'"') {
        return false;
    }
    let rows = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader([last, &b"\nx"[..]].concat().as_slice())
        .into_byte_records()
        .count();
    rows < 2
}

/// Counts lines: the reader's own position stands on ends of lines that it has not passed yet.
struct Count<'t> {
    text: &'t [u8],
    at: usize,
    line: u64,
}

impl Count<'_> {
    /// The line of the first sign from a byte on that is no end of a line. Bytes come in order.
    fn to(&mut self, byte: u64) -> u64 {
        let from = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        let ends = self.text[from..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let to = from + ends;
        for at in self.at..to {
            let is_end = match self.text[at] {
                b'\n' => true,
                b'\r' => self.text.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line += u64::from(is_end);
        }
        self.at = self.at.max(to);
        self.line
    }
}

/// Refuses a line that is longer than any table's, before the reader has laid it out.
fn short_lines(text: &[u8]) -> Result<(), Refused> {
    let long = text.split(|byte| matches!(byte, b'\n' | b'\r')).position(|line| line.len() > LONGEST_LINE);
    long.map_or(Ok(()), |_| {
        let line = text.split(|byte| *byte == b'\n').position(|line| line.len() > LONGEST_LINE).unwrap_or(0) as u64 + 1;
        Err(Refused::LongLine { line, most: LONGEST_LINE })
    })
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use proptest::prelude::*;

    use super::*;
    use crate::{reading::Reading, rows, unwatched};

    fn lines(text: &str) -> Vec<(u64, Vec<String>)> {
        read(text).unwrap()
    }

    fn read(text: &str) -> Result<Vec<(u64, Vec<String>)>, Refused> {
        let reading: Reading = serde_json::from_value(serde_json::json!({
            "format": "csv", "content": "figures", "encoding": "utf8", "separator": "semicolon", "decimal": "comma",
            "dash_is_zero": false, "sheet": "", "heading": 0, "repeats": false, "columns": [], "measure": "",
            "period": "", "level": null, "coordinates": "lon_lat", "mend": false
        }))
        .unwrap();
        let mut all = Vec::new();
        rows::each(text.as_bytes(), &reading, &Ticks::new(&unwatched, text.len()), &mut |row| {
            all.push((row.line, row.texts(10)));
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(all)
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_does_not_swallow_the_rest() {
        for open in ["a;b\n1;\"2\n3;4\n5;6\n", "a;b\n1;2\n3;\"4"] {
            let Err(Refused::OpenQuote { line }) = read(open) else { panic!("{open:?}") };
            assert!(open.lines().nth(usize::try_from(line).unwrap() - 1).unwrap().contains('"'), "{open:?}");
        }
        for closed in ["a;b\n1;\"2\n3\"\n", "a;b\n15\";2", "a;b\n1;\"2\"", "a;b\n1;\"2\"\"\"\r\n\r\n", "a;\"\""] {
            assert!(read(closed).is_ok(), "{closed:?}");
        }
    }

    #[test]
    fn lines_are_counted_whatever_ends_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a;1", "", "\"b", "c\";2", "d;3"].join(end);
            let found: Vec<(u64, String)> =
                lines(&text).into_iter().map(|(line, cells)| (line, cells[1].clone())).collect();
            assert_eq!(found, [(1, "1".into()), (3, "2".into()), (5, "3".into())], "{end:?}");
        }
    }

    proptest! {
        #[test]
        fn a_row_stands_on_its_line(blank in prop::collection::vec(prop::bool::ANY, 1..40), crlf in prop::bool::ANY) {
            let text: Vec<String> = blank.iter().enumerate().map(|(at, blank)| if *blank { String::new() } else { at.to_string() }).collect();
            let text = text.join(if crlf { "\r\n" } else { "\n" });
            for (line, cells) in lines(&text) {
                prop_assert_eq!(line, cells[0].parse::<u64>().unwrap() + 1);
            }
        }
    }
}
