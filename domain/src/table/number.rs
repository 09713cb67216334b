//! Numbers as people and programs write them.

/// Which sign stands before the decimals. Found out from the numbers themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Decimal {
    /// No number with a sign has been seen.
    #[default]
    Unknown,
    /// A point: 1234.5.
    Point,
    /// A comma: 1234,5 or 1.234,5.
    Comma,
}

impl From<crate::method::areas::DecimalSign> for Decimal {
    fn from(sign: crate::method::areas::DecimalSign) -> Self {
        match sign {
            crate::method::areas::DecimalSign::Point => Self::Point,
            crate::method::areas::DecimalSign::Comma => Self::Comma,
        }
    }
}

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotANumber {
    /// It is something else.
    Text,
    /// Other numbers of the file are written with the other sign, so this one could mean two things.
    TwoSigns,
}

/// Whether a number could mean two things: 1.234 is 1234 where decimals have a comma.
pub(super) fn is_ambiguous(text: &str) -> bool {
    let digits = text.trim().trim_start_matches(['-', '+', '\u{2212}']);
    text.matches('.').count() == 1 && !digits.starts_with('0') && in_thousands(digits, '.')
}

impl Decimal {
    /// Reads a number. The first that says which sign it has decides for all that follow; one that could mean two things
    /// does not, and is read as if it had decimals until it is decided.
    pub(super) fn read(&mut self, text: &str) -> Result<f64, NotANumber> {
        // Minus as it is printed.
        let text = &text.trim().replace('\u{2212}', "-");
        if *self == Self::Unknown && is_ambiguous(text) {
            return text.parse().map_err(|_| NotANumber::Text);
        }
        let (points, commas) = (text.matches('.').count(), text.matches(',').count());
        let seen = match (points, commas) {
            (0, 0) => Self::Unknown,
            (_, 0) if points == 1 && *self != Self::Comma => Self::Point,
            // With decimal commas a point stands between thousands.
            (_, 0) if *self == Self::Comma && in_thousands(text, '.') => Self::Comma,
            (_, 0) => return Err(if *self == Self::Comma { NotANumber::TwoSigns } else { NotANumber::Text }),
            (_, 1) if points == 0 || in_thousands(text.split(',').next().unwrap_or(""), '.') => Self::Comma,
            _ => return Err(NotANumber::Text),
        };
        if seen != Self::Unknown {
            if *self != Self::Unknown && *self != seen {
                return Err(NotANumber::TwoSigns);
            }
            *self = seen;
        }
        let plain = match seen {
            Self::Comma => text.replace('.', "").replace(',', "."),
            _ => text.to_owned(),
        };
        let digits = plain.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
        let number = plain.parse::<f64>().ok().filter(|number| digits && number.is_finite());
        number.ok_or(NotANumber::Text)
    }
}

/// Whether points stand between groups of three digits: "1.234.567".
fn in_thousands(text: &str, sign: char) -> bool {
    let mut groups = text.trim_start_matches(['-', '+']).split(sign);
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
    let digits = text.trim_start_matches(['-', '+']).chars().all(|c| c.is_ascii_digit() || c == sign);
    first && digits && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(texts: &[&str]) -> Vec<Result<f64, NotANumber>> {
        let mut decimal = Decimal::default();
        texts.iter().map(|text| decimal.read(text)).collect()
    }

    #[test]
    fn both_signs_are_read_and_never_mixed() {
        assert_eq!(read(&["12", "1234.5", " -3.25 ", "1e-3"]), [Ok(12.0), Ok(1234.5), Ok(-3.25), Ok(0.001)]);
        assert_eq!(read(&["12", "1.234,5", "1.234", "0,5"]), [Ok(12.0), Ok(1234.5), Ok(1234.0), Ok(0.5)]);
        assert_eq!(read(&["1.5", "1,5"])[1], Err(NotANumber::TwoSigns));
        assert_eq!(read(&["1,5", "1.5"])[1], Err(NotANumber::TwoSigns));
        assert_eq!(read(&["1.234", "1,5", "1.234", "−3"]), [Ok(1.234), Ok(1.5), Ok(1234.0), Ok(-3.0)]);
        assert!(
            is_ambiguous("1.234") && !is_ambiguous("0.234") && !is_ambiguous("1.2345") && !is_ambiguous("1.234.567")
        );
    }

    #[test]
    fn what_is_no_finite_number_is_refused() {
        for text in ["", "x", "NaN", "inf", "-inf", "1e999", "1,2,3", "1.2.3", "12 %", "0x10", "1_000"] {
            assert_eq!(read(&[text]), [Err(NotANumber::Text)], "{text}");
        }
    }
}
