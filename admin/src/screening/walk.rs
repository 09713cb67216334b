//! Walking the public pages as they will be: which addresses there are a preview of, and where a shown page's links lead.

use app::locale::{Language, in_language, split};
use domain::area::Slug;

/// What a run decides besides the areas' own pages: Danish address and name.
pub(super) const PAGES: [(&str, &str); 6] = [
    ("/", "Forsiden med kortet"),
    ("/omraader", "Områder"),
    ("/metode", "Metoden"),
    ("/metode/proev", "Prøv selv"),
    ("/sammenlign", "Sammenlign"),
    ("/nyt", "Nyt"),
];
/// What may be asked of them: the map's view, a table's order, and areas.
const ASKED: [&str; 5] = ["vis", "sorter", "orden", "omraader", "kvarter"];
/// The longest value of a question, in bytes: four slugs.
const LONGEST_VALUE: usize = 330;

/// A public page that can be shown as it will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stop {
    /// Its language.
    pub language: Language,
    /// Its Danish path: one of [`PAGES`], or an area's.
    pub path: String,
    /// What is asked of it; empty or `a=b&c=d`.
    query: String,
}

impl Stop {
    /// The page at a public address; `None` for every address that is not one of these, to the letter.
    pub(super) fn parse(address: &str) -> Option<Self> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let (language, path) = split(path);
        let is_page = PAGES.iter().any(|(known, _)| *known == path);
        let is_area = || path.strip_prefix("/omraade/").and_then(Slug::parse).is_some();
        let is_asked = query.is_empty() || query.split('&').all(is_question);
        let stop = Self { language, path: path.to_owned(), query: query.to_owned() };
        // Written back as it was: no second way to write an address is let in.
        ((is_page || is_area()) && is_asked && stop.address() == address).then_some(stop)
    }

    /// Its public address.
    pub(super) fn address(&self) -> String {
        let path = in_language(self.language, &self.path);
        if self.query.is_empty() { path } else { format!("{path}?{}", self.query) }
    }

    /// The same page in another language.
    pub(super) fn in_language(&self, language: Language) -> Self {
        Self { language, ..self.clone() }
    }
}

fn is_question(pair: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_,".contains(&b);
    pair.split_once('=').is_some_and(|(name, value)| {
        ASKED.contains(&name) && !value.is_empty() && value.len() <= LONGEST_VALUE && value.bytes().all(plain)
    })
}

/// A public page whose links to pages that there are a preview of lead to that, and whose map is the run's; `preview` is
/// the address of a page in the preview, and `picture` that of the map's.
pub(super) fn led(html: &str, preview: impl Fn(&Stop) -> String, picture: &str) -> String {
    let led = changed(html, "href=\"", |href| {
        let (address, place) = href.split_once('#').map_or((href, None), |(address, place)| (address, Some(place)));
        let stop = Stop::parse(&address.replace("&amp;", "&"))?;
        Some(preview(&stop) + &place.map(|place| format!("#{place}")).unwrap_or_default())
    });
    changed(&led, "src=\"", |src| {
        let (_, asked) = src.strip_prefix("/kort/")?.split_once(".svg")?;
        Some(format!("{picture}{asked}"))
    })
}

/// A page where `other` gives some of an attribute's values another; they are passed and given as they stand in HTML.
fn changed(html: &str, attribute: &str, other: impl Fn(&str) -> Option<String>) -> String {
    let mut pieces = html.split(attribute);
    let mut made = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find('"').unwrap_or(piece.len());
        made.push_str(attribute);
        made.push_str(&other(&piece[..end]).unwrap_or_else(|| piece[..end].to_owned()));
        made.push_str(&piece[end..]);
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_these_addresses_are_shown() {
        for address in [
            "/",
            "/omraader",
            "/omraade/tingbjerg",
            "/omraade/tingbjerg?vis=indkomst",
            "/omraader?sorter=navn&orden=ned",
            "/sammenlign?omraader=tingbjerg,nordhavn",
            "/metode",
            "/en",
            "/en/omraade/tingbjerg",
        ] {
            assert_eq!(Stop::parse(address).map(|stop| stop.address()).as_deref(), Some(address));
        }
        for address in [
            "",
            "omraader",
            "/admin",
            "/omraade/",
            "/omraade/../admin",
            "/omraade/tingbjerg/kalender.ics",
            "/omraade/Tingbjerg",
            "/omraade/%2e%2e",
            "/omraader.csv",
            "/omraader/",
            "/omraader?",
            "/omraader?q=x",
            "/omraader?sorter=",
            "/omraader?sorter=a%20b",
            "/omraader?sorter=navn&amp;orden=ned",
            "/omraader?sorter=navn&",
            "/omraader#a",
            "//omraader",
            "/en/",
            "//evil.example/omraader",
            "https://evil.example/",
            "/metode\r\nx: y",
            "/api/side",
            "/en/admin",
        ] {
            assert_eq!(Stop::parse(address), None, "{address}");
        }
    }

    #[test]
    fn links_stay_in_the_preview_and_the_map_is_the_runs() {
        let page = "<a href=\"/omraade/a?vis=b&amp;sorter=c#d\">x</a><a href=\"#d\">y</a><a href=\"/maal\">z</a>\
                    <a href=\"/en/metode\">m</a><link href=\"/pkg/a.css\"><img src=\"/kort/0a1b.svg?vis=x&amp;omraade=a\">";
        let shown = led(page, |stop| format!("[{}]", stop.address()), "/admin/kort.svg");
        assert_eq!(
            shown,
            "<a href=\"[/omraade/a?vis=b&sorter=c]#d\">x</a><a href=\"#d\">y</a><a href=\"/maal\">z</a>\
             <a href=\"[/en/metode]\">m</a><link href=\"/pkg/a.css\"><img src=\"/admin/kort.svg?vis=x&amp;omraade=a\">"
        );
    }
}
