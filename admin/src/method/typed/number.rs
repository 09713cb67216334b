//! Numbers as people here write them: with a comma for decimals.

use toml_edit::{Item, Value};

use super::plain;

/// Reads a number as people here write it, or as the file has it.
pub(in crate::method) fn read_number(text: &str) -> Option<f64> {
    let text = text.replace([' ', '\u{a0}'], "");
    let plain = if text.contains(',') { text.replace('.', "").replacen(',', ".", 1) } else { text };
    let digits = plain.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
    plain.parse::<f64>().ok().filter(|number| digits && number.is_finite())
}

/// What is said of what is no number.
pub(in crate::method) fn number_wanted(text: &str) -> String {
    if text.is_empty() {
        "Skriv et tal, for eksempel 1,25.".to_owned()
    } else {
        format!("»{text}« er ikke et tal. Skriv for eksempel 1,25.")
    }
}

/// A number of the file; anything else as it stands there.
pub(in crate::method) fn numeral(item: &Item) -> String {
    item.as_value().map_or_else(|| plain(item), value_numeral)
}

/// A number of the file with a comma.
pub(in crate::method) fn value_numeral(value: &Value) -> String {
    match value {
        Value::Integer(whole) => whole.value().to_string(),
        Value::Float(number) => number.value().to_string().replace('.', ","),
        other => other.as_str().map_or_else(|| other.to_string().trim().to_owned(), str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written_here() {
        for (text, number) in [("1,25", 1.25), ("1.25", 1.25), ("1.250,5", 1250.5), ("-3", -3.0), ("10 000", 10_000.0)]
        {
            assert_eq!(read_number(text), Some(number), "{text}");
        }
        for text in ["", "abc", "1,2,3", "inf", "NaN", "1e9"] {
            assert_eq!(read_number(text), None, "{text}");
        }
    }
}
