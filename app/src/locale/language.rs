//! Which language an address asks for.

use super::Language;

/// What English addresses begin with.
pub const ENGLISH: &str = "/en";

/// How a language is named outside of Rust.
pub trait Named {
    /// Its code in HTML and HTTP: "da", "en".
    fn code(self) -> &'static str;
    /// Its language and country in link previews: `da_DK`.
    fn locale(self) -> &'static str;
    /// The other one.
    #[must_use]
    fn other(self) -> Self;
}

impl Named for Language {
    fn code(self) -> &'static str {
        self.pick("da", "en")
    }

    fn locale(self) -> &'static str {
        self.pick("da_DK", "en_GB")
    }

    fn other(self) -> Self {
        match self {
            Self::Danish => Self::English,
            Self::English => Self::Danish,
        }
    }
}

/// The language of a path, and the path that names the same page in Danish: "/en/maal" → English, "/maal".
#[must_use]
pub fn split(path: &str) -> (Language, &str) {
    match path.strip_prefix(ENGLISH) {
        Some("") => (Language::English, "/"),
        Some(rest) if rest.starts_with('/') => (Language::English, one_slash(rest)),
        _ => (Language::Danish, one_slash(path)),
    }
}

/// The path with one slash at its beginning: with two it would name another host.
fn one_slash(path: &str) -> &str {
    let rest = path.trim_start_matches('/');
    &path[(path.len() - rest.len()).saturating_sub(1)..]
}

/// A page's path in a language, from its Danish path.
#[must_use]
pub fn in_language(language: Language, path: &str) -> String {
    match (language, path) {
        (Language::Danish, path) => path.to_owned(),
        (Language::English, "/") => ENGLISH.to_owned(),
        (Language::English, path) => format!("{ENGLISH}{path}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_alone_chooses_the_language() {
        for (address, language, path) in [
            ("/", Language::Danish, "/"),
            ("/en", Language::English, "/"),
            ("/en/", Language::English, "/"),
            ("/en/maal", Language::English, "/maal"),
            ("/engvej", Language::Danish, "/engvej"),
            ("/en//evil.example/x", Language::English, "/evil.example/x"),
            ("//evil.example", Language::Danish, "/evil.example"),
        ] {
            assert_eq!(split(address), (language, path), "{address}");
        }
    }

    #[test]
    fn a_path_and_its_twin_lead_to_each_other() {
        for path in ["/", "/maal", "/omraade/tingbjerg"] {
            for language in [Language::Danish, Language::English] {
                assert_eq!(split(&in_language(language, path)), (language, path));
            }
        }
    }
}
