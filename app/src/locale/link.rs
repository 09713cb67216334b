//! Addresses inside a finished page, in the page's language.
//!
//! Components write every address in Danish (`/maal`); this is the one place that makes it English in an English page,
//! also in texts that staff wrote. Files are the same in both languages and keep their addresses.

use super::{ENGLISH, Language};

/// Where an address begins in a finished page.
const ATTRIBUTES: [&str; 2] = ["href=\"", "action=\""];

/// What belongs to no language.
const FILES: [&str; 4] = ["/pkg/", "/kort/", "/api/", "//"];

/// The page with its addresses in the language.
#[must_use]
pub fn localise(html: String, language: Language) -> String {
    if language == Language::Danish {
        return html;
    }
    let mut made = String::with_capacity(html.len() + html.len() / 50);
    let mut rest = html.as_str();
    while let Some((at, attribute)) = next(rest) {
        let (before, after) = rest.split_at(at + attribute.len());
        made.push_str(before);
        let address = after.split('"').next().unwrap_or_default();
        if is_page(address) {
            made.push_str(ENGLISH);
            if address == "/" {
                rest = &after[1..];
                continue;
            }
        }
        rest = after;
    }
    made.push_str(rest);
    made
}

fn next(html: &str) -> Option<(usize, &'static str)> {
    ATTRIBUTES.iter().filter_map(|attribute| Some((html.find(attribute)?, *attribute))).min()
}

/// Whether an address is a page of ours without a language; a file has an extension.
fn is_page(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_twin = path == ENGLISH || path.starts_with("/en/");
    path.starts_with('/') && !is_twin && !name.contains('.') && !FILES.iter().any(|file| path.starts_with(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(html: &str) -> String {
        localise(html.to_owned(), Language::English)
    }

    #[test]
    fn pages_get_the_language_and_files_do_not() {
        for (danish, expected) in [
            ("<a href=\"/maal\">", "<a href=\"/en/maal\">"),
            ("<a href=\"/\">", "<a href=\"/en\">"),
            ("<a href=\"/?vis=x\">", "<a href=\"/en/?vis=x\">"),
            (
                "<form action=\"/omraader\"><a href=\"/maal#a.b\">",
                "<form action=\"/en/omraader\"><a href=\"/en/maal#a.b\">",
            ),
            ("<a href=\"/metode/a/1.0.toml\">", "<a href=\"/metode/a/1.0.toml\">"),
            ("<a href=\"/en/maal\">", "<a href=\"/en/maal\">"),
            ("<a href=\"#a\"><a href=\"https://a.dk/b\">", "<a href=\"#a\"><a href=\"https://a.dk/b\">"),
        ] {
            assert_eq!(english(danish), expected);
        }
    }

    #[test]
    fn a_danish_page_stays_as_it_is() {
        assert_eq!(localise("<a href=\"/maal\">".into(), Language::Danish), "<a href=\"/maal\">");
    }
}
