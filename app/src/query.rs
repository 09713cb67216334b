//! The query of an address as pairs of words.

use leptos_router::params::ParamsMap;

/// The parameters of a query; what can't be decoded is left out.
pub fn read(query: &str) -> ParamsMap {
    let mut parameters = ParamsMap::new();
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        if let (Some(name), Some(value)) = (decoded(name), decoded(value)) {
            parameters.insert(name, value);
        }
    }
    parameters
}

/// Undoes the encoding of a form: `+` for a space, `%C3%B8` for "ø".
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                let digits = std::str::from_utf8(&digits).ok()?;
                bytes.push(u8::from_str_radix(digits, 16).ok()?);
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn queries_are_decoded() {
        let query = read("q=N%C3%B8rre+bro&sorter=indkomst&tom=&%ff=x&a=%zz");
        assert_eq!(query.get("q").as_deref(), Some("Nørre bro"));
        assert_eq!(query.get("sorter").as_deref(), Some("indkomst"));
        assert_eq!(query.get("tom").as_deref(), Some(""));
        assert_eq!(query.get("a"), None);
    }

    proptest! {
        #[test]
        fn no_query_breaks_the_reader(text in ".{0,200}") {
            let _ = read(&text);
        }
    }
}
