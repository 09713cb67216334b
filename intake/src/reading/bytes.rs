//! Format, encoding and separator, from a file's bytes.

use super::{Encoding, Format, Separator};
use crate::Refused;

/// How much of a file is looked at for its separator.
const START: usize = 64 * 1024;

/// How files begin that are text and no table, and what they are.
const OTHERS: [(&[u8], &str); 4] = [
    (b"<", "en webside eller XML, fx KML, GML eller en webside med navn som et regneark"),
    (b"%PDF", "en PDF"),
    (b"CHARSET=", "en PX-fil"),
    (b"AXIS-VERSION=", "en PX-fil"),
];

/// What a file is made of.
pub(super) fn format(bytes: &[u8]) -> Result<Format, Refused> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Format::Xlsx);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(Refused::OldWorkbook);
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Refused::Utf16);
    }
    let start = &bytes[..bytes.len().min(START)];
    if start.contains(&0) {
        return Err(Refused::Unknown);
    }
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    if let Some((_, kind)) = OTHERS.iter().find(|(sign, _)| text.starts_with(sign)) {
        return Err(Refused::OtherKind(kind));
    }
    match text.first() {
        None => Err(Refused::Empty),
        Some(b'{') => Ok(Format::GeoJson),
        Some(b'[') if matches!(text[1..].trim_ascii_start().first(), Some(b'{' | b'[')) => {
            Err(Refused::OtherKind("JSON, men en liste og hverken GeoJSON eller JSON-stat"))
        }
        Some(_) => Ok(Format::Csv),
    }
}

/// How letters are kept: as UTF-8 where that is possible or nearly so, else as Windows-1252.
pub(super) fn encoding(bytes: &[u8]) -> Encoding {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Encoding::Utf8Mark;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Encoding::Utf8;
    }
    // One letter cut in two does not make a file Windows-1252: its other letters tell.
    let (mut whole, mut broken) = (0_u64, 0_u64);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count() as u64;
        broken += u64::from(!chunk.invalid().is_empty());
    }
    if whole > 10 * broken { Encoding::Utf8 } else { Encoding::Windows1252 }
}

/// What stands between cells: the sign that most of the first lines have equally often.
pub(super) fn separator(bytes: &[u8]) -> Separator {
    let start = &bytes[..bytes.len().min(START)];
    let lines: Vec<&[u8]> =
        start.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty()).take(60).collect();
    let score = |separator: &Separator| {
        let mut counts: Vec<usize> = lines.iter().map(|line| count(line, separator.byte())).collect();
        counts.sort_unstable();
        // How many lines have the commonest count that is not nil.
        let runs = counts.chunk_by(|a, b| a == b).filter(|run| run[0] > 0);
        runs.map(<[usize]>::len).max().unwrap_or(0)
    };
    // Of equals the likeliest: `max_by_key` takes the last.
    Separator::ALL.into_iter().rev().max_by_key(score).unwrap_or(Separator::Semicolon)
}

/// How often a sign stands in a line outside quotation marks.
fn count(line: &[u8], sign: u8) -> usize {
    let mut quoted = false;
    let outside = line.iter().filter(|byte| {
        quoted ^= **byte == b'"';
        !quoted && **byte == sign
    });
    outside.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_by_their_first_bytes() {
        assert_eq!(format(b"PK\x03\x04...").unwrap(), Format::Xlsx);
        assert_eq!(format(b"\xef\xbb\xbf \n{\"a\":1}").unwrap(), Format::GeoJson);
        assert_eq!(format(b"a;b\n").unwrap(), Format::Csv);
        assert!(matches!(format(b"\xff\xfea\0"), Err(Refused::Utf16)));
        assert!(matches!(format(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Err(Refused::OldWorkbook)));
        assert!(matches!(format(b"\x89PNG\0"), Err(Refused::Unknown)));
        assert!(matches!(format(b" \n"), Err(Refused::Empty)));
        for other in [&b"\xef\xbb\xbf<html><table>"[..], b"%PDF-1.7", b"CHARSET=\"ANSI\";", b"[ {\"a\":1}]"] {
            assert!(matches!(format(other), Err(Refused::OtherKind(_))), "{other:?}");
        }
        assert_eq!(format(b"[navn];tal\n").unwrap(), Format::Csv);
    }

    #[test]
    fn encodings() {
        assert_eq!(encoding("\u{feff}Ø".as_bytes()), Encoding::Utf8Mark);
        assert_eq!(encoding("Nørrebro".as_bytes()), Encoding::Utf8);
        assert_eq!(encoding(b"N\xf8rrebro;\xd8sterbro"), Encoding::Windows1252);
        let mut nearly = "Nørrebro ".repeat(20).into_bytes();
        nearly.push(0xc3);
        assert_eq!(encoding(&nearly), Encoding::Utf8);
    }

    #[test]
    fn separators() {
        assert_eq!(separator(b"a;b\nx, y;1,5\nz;2,5\n"), Separator::Semicolon);
        assert_eq!(separator(b"a,b,c\n1,2,3\n\"x;y\",2,3\n"), Separator::Comma);
        assert_eq!(separator(b"a\tb\n1,5\t2\n"), Separator::Tab);
        assert_eq!(separator(b"Titel\n\na|b|c\n1|2|3\n"), Separator::Bar);
        assert_eq!(separator(b"alene\n1\n"), Separator::Semicolon);
    }
}
