//! Numbers as staff and publishers write them, and the signs that stand where there is none.

use serde::{Deserialize, Serialize};

/// Which sign stands before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decimal {
    /// A comma: 1.234,5.
    #[default]
    Comma,
    /// A point: 1,234.5.
    Point,
}

/// What stands where there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// Nothing.
    Blank,
    /// `..`: withheld, or too uncertain to be published (Danmarks Statistik, standardtegn).
    Withheld,
    /// `.`: a number can't be, by the nature of the thing (the same).
    Impossible,
    /// A hyphen. With publishers it means nil, with staff usually that nobody knows. A wrong nil would be calculated
    /// with and a missing number is seen, so it is missing unless staff say otherwise ([`crate::Reading::dash_is_zero`]).
    Dash,
    /// Words and signs for "not stated": i.o., uoplyst, n/a, `...`, `:`.
    NotStated,
}

/// What a cell of numbers holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A finite number.
    Known(f64),
    /// None, and why.
    Missing(Missing),
    /// Something else.
    Text,
    /// A number written with the other decimal sign, or that could mean two things.
    OtherSign,
}

/// What may stand behind a number.
const UNITS: [&str; 5] = ["%", "pct.", "pct", "kr.", "kr"];

/// Spaces that stand between thousands.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

impl Decimal {
    /// Reads a cell that holds nothing but digits, with a sign before and decimals behind at the most; `None` for others,
    /// which [`Decimal::read`] reads. Nearly every cell is such a one, and this lays out no text.
    pub(crate) fn read_plain(self, cell: &[u8]) -> Option<f64> {
        /// So many digits are a whole number that has a value of its own as a floating-point number.
        const MOST_DIGITS: usize = 15;
        const POWERS: [f64; MOST_DIGITS] =
            [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14];
        let (minus, digits) = match cell.strip_prefix(b"-") {
            Some(digits) => (true, digits),
            None => (false, cell),
        };
        let point = match self {
            Self::Comma => b',',
            Self::Point => b'.',
        };
        if digits.len() > MOST_DIGITS {
            return None;
        }
        let mut mantissa = 0_u64;
        let mut decimals: Option<usize> = None;
        for (at, sign) in digits.iter().enumerate() {
            match sign {
                b'0'..=b'9' => {
                    mantissa = mantissa * 10 + u64::from(sign - b'0');
                    decimals = decimals.map(|count| count + 1);
                }
                sign if *sign == point && at > 0 && decimals.is_none() => decimals = Some(0),
                _ => return None,
            }
        }
        if digits.is_empty() || decimals == Some(0) {
            return None;
        }
        // Both are exact, and a quotient is rounded once, as when the text is read (Clinger 1990).
        #[expect(clippy::cast_precision_loss, reason = "fifteen digits fit")]
        let number = mantissa as f64 / POWERS.get(decimals.unwrap_or(0))?;
        Some(if minus { -number } else { number })
    }

    /// Reads a cell. A percent sign, "pct.", "kr." and spaces or the other sign between thousands are passed over.
    pub fn read(self, text: &str) -> Number {
        let text = text.trim_matches(|c: char| c.is_whitespace() || is_space(c));
        if let Some(missing) = missing(text) {
            return Number::Missing(missing);
        }
        let bare = UNITS.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text).trim_end_matches(is_space);
        let (minus, digits) = match bare.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, bare.strip_prefix('+').unwrap_or(bare)),
        };
        let (point, group) = match self {
            Self::Comma => (',', '.'),
            Self::Point => ('.', ','),
        };
        let Some(plain) = plain(digits, point, group) else {
            let other = plain_any(digits, group, point);
            return if other { Number::OtherSign } else { Number::Text };
        };
        match plain.parse::<f64>() {
            Ok(number) if number.is_finite() => Number::Known(if minus { -number } else { number }),
            _ => Number::Text,
        }
    }
}

/// Whether a number can be meant in both ways: 1.234 and 1,234, but not 0,234.
pub(crate) fn is_two_ways(text: &str) -> bool {
    let bare = UNITS.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text).trim_end_matches(is_space);
    let Some((whole, rest)) = bare.trim_start_matches(['-', '\u{2212}']).split_once(['.', ',']) else { return false };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&whole.len()) && !whole.starts_with('0') && digits(whole) && rest.len() == 3 && digits(rest)
}

/// What a text says where it says that there is no number.
fn missing(text: &str) -> Option<Missing> {
    match text {
        "" => Some(Missing::Blank),
        ".." => Some(Missing::Withheld),
        // Danmarks Statistik: "oplysning foreligger ikke"; Eurostat: "not available".
        "…" | "..." | ":" => Some(Missing::NotStated),
        "." | "•" => Some(Missing::Impossible),
        "-" | "–" | "—" | "\u{2212}" => Some(Missing::Dash),
        _ if text.len() > 16 => None,
        _ => {
            let word = text.to_lowercase();
            let words = ["i.o.", "i.o", "io", "uoplyst", "ikke oplyst", "n/a", "na", "n.a.", "#n/a", "#i/t", "null"];
            words.contains(&word.as_str()).then_some(Missing::NotStated)
        }
    }
}

/// The number with a point and without signs between thousands; `None` when it is not written so.
fn plain(digits: &str, point: char, group: char) -> Option<String> {
    let (whole, decimals) = match digits.split_once(point) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    let (mantissa, exponent) = match decimals.unwrap_or(whole).split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (decimals.unwrap_or(whole), None),
    };
    let whole = if decimals.is_some() { whole } else { mantissa };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let sign_at = |text: &str| text.strip_prefix(['-', '+']).unwrap_or(text).to_owned();
    let fine = decimals.is_none_or(|_| mantissa.is_empty() && exponent.is_none() || is_digits(mantissa))
        && exponent.is_none_or(|exponent| is_digits(&sign_at(exponent)) && exponent.len() <= 4);
    let separator = whole.chars().find(|c| *c == group || is_space(*c));
    let joined = match separator {
        None => is_digits(whole).then(|| whole.to_owned()),
        Some(separator) => {
            let mut groups = whole.split(separator);
            // Nobody writes a nought before thousands: 0.125 has decimals.
            let may_begin = |first: &str| is_digits(first) && first.len() <= 3 && !first.starts_with('0');
            let first = groups.next().is_some_and(may_begin);
            let rest = groups.all(|group| is_digits(group) && group.len() == 3);
            (first && rest).then(|| whole.replace(separator, ""))
        }
    };
    let joined = joined.filter(|_| fine)?;
    let decimals = decimals.map_or(String::new(), |_| format!(".{mantissa}"));
    let exponent = exponent.map_or(String::new(), |exponent| format!("e{exponent}"));
    Some(format!("{joined}{decimals}{exponent}"))
}

fn plain_any(digits: &str, point: char, group: char) -> bool {
    plain(digits, point, group).is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn danish_and_english_numbers() {
        for (text, value) in [
            ("12", 12.0),
            (" 1.234,5 ", 1234.5),
            ("1 234", 1234.0),
            ("1\u{a0}234\u{a0}567", 1_234_567.0),
            ("12,5 %", 12.5),
            ("12,5 pct.", 12.5),
            ("225.195 kr.", 225_195.0),
            ("−3,5", -3.5),
            ("+3", 3.0),
            ("0,", 0.0),
            ("1e3", 1000.0),
            ("1,5E-2", 0.015),
        ] {
            assert_eq!(Decimal::Comma.read(text), Number::Known(value), "{text}");
        }
        assert_eq!(Decimal::Point.read("1,234.5"), Number::Known(1234.5));
        assert_eq!(Decimal::Comma.read("12.5"), Number::OtherSign);
        assert_eq!(Decimal::Point.read("12,5"), Number::OtherSign);
        assert_eq!(Decimal::Point.read("0,125"), Number::OtherSign);
        assert_eq!(Decimal::Comma.read("0.125"), Number::OtherSign);
    }

    #[test]
    fn three_digits_behind_a_sign_can_be_thousands_or_decimals() {
        for text in ["1.234", "1,234", "-12.345", "123,456 kr."] {
            assert!(is_two_ways(text), "{text}");
        }
        for text in ["0,234", "0.125", "1234", "1.23", "1.2345", "1.234,5", "1234.567", "a.234", "", ".234"] {
            assert!(!is_two_ways(text), "{text}");
        }
    }

    #[test]
    fn no_number_is_not_nil() {
        use Missing::{Blank, Dash, Impossible, NotStated, Withheld};
        for (text, missing) in
            [("", Blank), ("  ", Blank), ("..", Withheld), (".", Impossible), ("-", Dash), ("I.o.", NotStated)]
        {
            assert_eq!(Decimal::Comma.read(text), Number::Missing(missing), "{text:?}");
        }
        for text in ["...", "…", ":", "N/A"] {
            assert_eq!(Decimal::Point.read(text), Number::Missing(NotStated), "{text}");
        }
        for text in
            ["x", "1.2.3,4", "12,3,4", "NaN", "inf", "1e999", "0x10", "1_000", "=1+1", "12-13", "--1", "1 23", "e5"]
        {
            assert_eq!(Decimal::Comma.read(text), Number::Text, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(number in -1e12..1e12f64) {
            let text = format!("{number}");
            prop_assert_eq!(Decimal::Point.read(&text), Number::Known(number));
            prop_assert_eq!(Decimal::Comma.read(&text.replace('.', ",")), Number::Known(number));
        }

        #[test]
        fn plain_cells_are_read_as_all_others(text in "-?[0-9]{0,9}[,.]?[0-9]{0,9}[ %]?") {
            for decimal in [Decimal::Comma, Decimal::Point] {
                if let Some(number) = decimal.read_plain(text.as_bytes()) {
                    let Number::Known(read) = decimal.read(&text) else { return Err(TestCaseError::fail(text)) };
                    prop_assert_eq!(number.to_bits(), read.to_bits());
                }
            }
        }

        #[test]
        fn any_text_is_something(text in ".{0,20}") {
            for decimal in [Decimal::Comma, Decimal::Point] {
                if let Number::Known(number) = decimal.read(&text) {
                    prop_assert!(number.is_finite());
                }
            }
        }
    }
}
