//! What can be looked up without a service: a position or a rode number, as people write them.

/// The rough bounds of Denmark in degrees: what lies outside is no position here, or the two numbers are swapped.
const LATITUDES: std::ops::RangeInclusive<f64> = 54.0..=58.0;
const LONGITUDES: std::ops::RangeInclusive<f64> = 8.0..=16.0;

/// A position: "55.6761, 12.5683", "55,6761 12,5683", "N 55.6761° E 12.5683°". Latitude stands first, as maps give it;
/// the other order is understood too. `None` for everything else.
#[must_use]
pub(crate) fn position(text: &str) -> Option<[f64; 2]> {
    let plain: String = text
        .chars()
        .map(|c| if matches!(c, '°' | ';' | '/' | '(' | ')' | 'N' | 'n' | 'E' | 'e' | 'Ø' | 'ø') { ' ' } else { c })
        .collect();
    let numbers: Vec<f64> = numbers(&plain)?;
    let [first, second] = numbers[..] else { return None };
    [[second, first], [first, second]].into_iter().find(|[x, y]| LONGITUDES.contains(x) && LATITUDES.contains(y))
}

/// The numbers that a text consists of; `None` when it holds anything else. A comma is a decimal comma when digits stand
/// on both of its sides and the text has no decimal point.
fn numbers(text: &str) -> Option<Vec<f64>> {
    let decimal_comma = !text.contains('.');
    let words = text.split_whitespace().map(|word| word.trim_matches(',')).filter(|word| !word.is_empty());
    let mut numbers = Vec::new();
    for word in words {
        // "55.6761,12.5683" is two numbers, "55,6761" is one.
        let parts: Vec<String> =
            if decimal_comma { vec![word.replacen(',', ".", 1)] } else { word.split(',').map(str::to_owned).collect() };
        for part in parts {
            let plain = part.chars().all(|c| c.is_ascii_digit() || c == '.') && part.len() <= 20;
            numbers.push(part.parse().ok().filter(|_| plain)?);
        }
    }
    Some(numbers)
}

/// A rode number: "rode 266", "Rode nr. 266". The number alone could be anything else.
#[must_use]
pub(crate) fn rode(text: &str) -> Option<String> {
    let folded = domain::text::fold(text);
    let mut words = folded.split(' ');
    if !matches!(words.next()?, "rode" | "roden" | "rodenummer") {
        return None;
    }
    let rest: Vec<&str> = words.filter(|word| !matches!(*word, "nr" | "nummer" | "no" | "number")).collect();
    let [number] = rest[..] else { return None };
    let digits = number.len() <= 4 && number.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| number.trim_start_matches('0').to_owned()).filter(|number| !number.is_empty())
}

/// Whether a text may be a street or an address: worth asking a service for. It has a word of three letters or more.
#[must_use]
pub(crate) fn may_be_address(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() >= 3)
}

/// Whether a text looks like an address with a house number: "Blågårds Plads 1", "Tingbjergvej 12 B".
#[must_use]
pub(crate) fn has_house_number(text: &str) -> bool {
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    may_be_address(text) && text.split_whitespace().skip(1).any(number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn positions_are_read_as_people_paste_them() {
        for text in [
            "55.6761, 12.5683",
            "55.6761,12.5683",
            "55,6761 12,5683",
            "55,6761, 12,5683",
            "55.6761 12.5683",
            "N 55.6761° E 12.5683°",
            "(55.6761, 12.5683)",
            "12.5683, 55.6761",
            "55,6761; 12,5683",
        ] {
            assert_eq!(position(text), Some([12.5683, 55.6761]), "{text}");
        }
        for text in [
            "",
            "55.6761",
            "Valby 55.6, 12.5",
            "1.0, 2.0",
            "55.6761, 12.5683, 3.0",
            "rode 266",
            "nan, inf",
            "2300 2100",
        ] {
            assert_eq!(position(text), None, "{text}");
        }
    }

    #[test]
    fn rode_numbers_are_read() {
        for text in ["rode 266", "Rode nr. 266", "RODE nummer 0266", "rode no 266"] {
            assert_eq!(rode(text).as_deref(), Some("266"), "{text}");
        }
        for text in ["266", "rode", "roder 266", "rode 266 a", "rode 12345", "rode -1b", "rode 0"] {
            assert_eq!(rode(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_are_told_from_names() {
        assert!(has_house_number("Blågårds Plads 1") && has_house_number("tingbjergvej 12B, 2700"));
        assert!(!has_house_number("Valby") && !has_house_number("2450") && !has_house_number("55.6, 12.5"));
        assert!(may_be_address("Blågårdsgade") && !may_be_address("ab 12"));
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_readers(text in ".{0,80}") {
            if let Some([x, y]) = position(&text) {
                prop_assert!(LONGITUDES.contains(&x) && LATITUDES.contains(&y));
            }
            let _ = (rode(&text), has_house_number(&text));
        }

        #[test]
        fn every_position_in_denmark_is_understood(lat in 54.1..57.9f64, lon in 8.1..15.9f64) {
            let english = format!("{lat:.5}, {lon:.5}");
            let danish = format!("{lat:.5} {lon:.5}").replace('.', ",");
            prop_assert_eq!(position(&english), position(&danish));
            let [x, y] = position(&english).unwrap();
            prop_assert!((x - lon).abs() < 1e-5 && (y - lat).abs() < 1e-5);
        }
    }
}
