//! A feed as an Atom file (RFC 4287).

use atom_syndication::{
    Category, Content, Entry as AtomEntry, Feed as AtomFeed, FixedDateTime, Generator, Link, Person, Text,
};
use chrono::{DateTime, Utc};

use super::data::{Entry, Feed};
use crate::locale::{Language, Named, in_language, link::localise};

/// Who made up the ids, and when: they stay the same wherever the site moves (RFC 4151).
const TAG: &str = "tag:byblik,2026:";

/// The feed as a file; `origin` is where the site is, without a slash at the end.
#[must_use]
pub fn atom(feed: &Feed, origin: &str) -> String {
    let Feed { language, path, page, .. } = feed;
    let at = |language: Language, path: &str| format!("{origin}{}", in_language(language, path));
    let other = language.other();
    let made = AtomFeed {
        lang: Some(language.code().to_owned()),
        id: id(*language, path.trim_start_matches('/')),
        title: Text::plain(feed.title.clone()),
        subtitle: Some(Text::plain(feed.subtitle.clone())),
        updated: fixed(feed.updated),
        authors: vec![byblik()],
        generator: Some(Generator { value: "Byblik".into(), ..Generator::default() }),
        links: vec![
            to("self", "application/atom+xml", *language, at(*language, &format!("{path}.xml"))),
            to("alternate", "text/html", *language, at(*language, page)),
            to("alternate", "application/atom+xml", other, at(other, &format!("{path}.xml"))),
        ],
        entries: feed.entries.iter().map(|one| entry(one, *language, origin)).collect(),
        ..AtomFeed::default()
    };
    made.to_string()
}

fn entry(entry: &Entry, language: Language, origin: &str) -> AtomEntry {
    let link = format!("{origin}{}", in_language(language, &entry.link));
    // Readers differ in what they take an address without a host to mean.
    let html = localise(entry.html.clone(), language).replace("href=\"/", &format!("href=\"{origin}/"));
    let html = html.replace("=\"/billeder/", &format!("=\"{origin}/billeder/"));
    let html = html.replace(", /billeder/", &format!(", {origin}/billeder/"));
    let kind = entry.id.split('/').next().unwrap_or_default();
    AtomEntry {
        id: id(language, &entry.id),
        title: Text::plain(entry.title.clone()),
        updated: fixed(entry.at),
        published: Some(fixed(entry.at)),
        authors: if entry.author.is_empty() {
            vec![]
        } else {
            vec![Person { name: entry.author.clone(), ..Person::default() }]
        },
        categories: vec![Category { term: kind.to_owned(), ..Category::default() }],
        links: vec![to("alternate", "text/html", language, link)],
        summary: Some(Text::plain(entry.summary.clone())),
        content: Some(Content { value: Some(html), content_type: Some("html".into()), ..Content::default() }),
        ..AtomEntry::default()
    }
}

fn id(language: Language, word: &str) -> String {
    format!("{TAG}{}{word}", language.pick("", "en/"))
}

fn to(rel: &str, kind: &str, language: Language, href: String) -> Link {
    Link {
        rel: rel.to_owned(),
        href,
        hreflang: Some(language.code().to_owned()),
        mime_type: Some(kind.to_owned()),
        ..Link::default()
    }
}

fn byblik() -> Person {
    Person { name: "Byblik".into(), ..Person::default() }
}

fn fixed(at: DateTime<Utc>) -> FixedDateTime {
    at.fixed_offset()
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn feed(language: Language) -> Feed {
        let at = |day| Utc.with_ymd_and_hms(2026, 11, day, 4, 0, 0).unwrap();
        let entry = Entry {
            id: "nyt/a".into(),
            title: "A & <b>".into(),
            at: at(22),
            link: "/nyt/a".into(),
            author: String::new(),
            summary: "S".into(),
            html: "<p><a href=\"/maal\">&lt;b&gt;</a> <a href=\"/x.csv\">x</a></p>".into(),
        };
        Feed {
            language,
            path: "/nyt/omraade/x".into(),
            page: "/omraade/x".into(),
            title: "T".into(),
            subtitle: "U".into(),
            updated: at(22),
            entries: vec![entry],
        }
    }

    #[test]
    fn a_feed_can_be_read_again_and_its_addresses_are_whole() {
        let text = atom(&feed(Language::English), "https://x.dk");
        let read: AtomFeed = text.parse().unwrap();
        assert_eq!(read.id(), "tag:byblik,2026:en/nyt/omraade/x");
        assert_eq!(read.lang(), Some("en"));
        let hrefs: Vec<_> = read.links().iter().map(|link| (link.rel(), link.href())).collect();
        assert_eq!(
            hrefs,
            [
                ("self", "https://x.dk/en/nyt/omraade/x.xml"),
                ("alternate", "https://x.dk/en/omraade/x"),
                ("alternate", "https://x.dk/nyt/omraade/x.xml"),
            ]
        );
        let entry = &read.entries()[0];
        assert_eq!(entry.title().as_str(), "A & <b>");
        assert_eq!(entry.id(), "tag:byblik,2026:en/nyt/a");
        assert_eq!(entry.links()[0].href(), "https://x.dk/en/nyt/a");
        assert_eq!(
            entry.content().unwrap().value(),
            Some("<p><a href=\"https://x.dk/en/maal\">&lt;b&gt;</a> <a href=\"https://x.dk/x.csv\">x</a></p>")
        );
        assert_eq!(read.updated().to_rfc3339(), "2026-11-22T04:00:00+00:00");
    }

    #[test]
    fn the_same_data_make_the_same_file() {
        assert_eq!(atom(&feed(Language::Danish), "https://x.dk"), atom(&feed(Language::Danish), "https://x.dk"));
    }
}
