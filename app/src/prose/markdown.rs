//! From Markdown to HTML that can do no harm, whoever wrote it.
//!
//! Raw HTML is shown as it is written, links lead to this site or to `https:`, `mailto:` and `tel:` alone, and what is
//! nested without end is laid flat. Pictures become their description, but for our own in [`staff_markdown`].

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};

use super::{clean::clean, picture::PictureAddress};
use crate::head::escaped;

/// How deep lists and quotations may lie in each other. Nobody reads the tenth.
const DEEPEST: usize = 9;

/// Where a link may lead, besides to addresses and places of this site.
const SCHEMES: [&str; 3] = ["https:", "mailto:", "tel:"];

/// The text as HTML. Its highest headings become `h2`, since the page's title is the only `h1`, and no level is left
/// out.
#[must_use]
pub fn markdown(text: &str) -> String {
    made(text, false)
}

/// A text that staff wrote, as HTML: with our own pictures, and with nothing but what is on a short list of elements and
/// attributes, checked once more by another library than the one that made it.
#[must_use]
pub fn staff_markdown(text: &str) -> String {
    clean(&made(text, true))
}

/// The pictures that a text names: each with its address, if it is one of ours, and its description.
#[must_use]
pub fn pictures_in(text: &str) -> Vec<(Option<PictureAddress>, String)> {
    let mut pictures = Vec::new();
    let mut inside = 0;
    for event in Parser::new_ext(text, Options::empty()) {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) if inside == 0 => {
                inside = 1;
                pictures.push((PictureAddress::parse(&dest_url), String::new()));
            }
            Event::Start(_) if inside > 0 => inside += 1,
            Event::End(_) if inside > 0 => inside -= 1,
            Event::Text(text) | Event::Code(text) if inside > 0 => {
                if let Some((_, alt)) = pictures.last_mut() {
                    alt.push_str(&text);
                }
            }
            _ => {}
        }
    }
    pictures
}

fn made(text: &str, with_pictures: bool) -> String {
    let events: Vec<_> = Parser::new_ext(text, Options::empty()).collect();
    let highest = events.iter().filter_map(|event| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as usize),
        _ => None,
    });
    let mut safe =
        Safe { highest: highest.min().unwrap_or(1), heading: 1, open: Vec::new(), with_pictures, picture: None };
    let events = events.into_iter().filter_map(|event| safe.passed(event));
    let mut html = String::with_capacity(text.len() * 2);
    push_html(&mut html, events);
    html
}

/// What is open at a place in the text.
struct Safe {
    /// The highest level of heading that the text uses.
    highest: usize,
    /// The level of the last heading.
    heading: usize,
    /// The elements around, each with whether it is shown.
    open: Vec<bool>,
    /// Whether our own pictures are shown.
    with_pictures: bool,
    /// The picture whose description is being read.
    picture: Option<Shown>,
}

/// A picture of ours while its description is read.
struct Shown {
    address: PictureAddress,
    credit: String,
    alt: String,
    /// How many elements are open inside the description.
    inside: usize,
}

impl Safe {
    /// The event as it may be shown; `None` where only its content is.
    fn passed<'a>(&mut self, event: Event<'a>) -> Option<Event<'a>> {
        if self.picture.is_some() {
            return self.described(&event);
        }
        match event {
            Event::Start(Tag::Image { dest_url, title, .. }) if self.with_pictures => {
                match PictureAddress::parse(&dest_url) {
                    Some(address) => {
                        let credit = title.into_string();
                        self.picture = Some(Shown { address, credit, alt: String::new(), inside: 0 });
                    }
                    None => self.open.push(false),
                }
                None
            }
            Event::Start(tag) => {
                let shown = self.start(tag);
                self.open.push(shown.is_some());
                shown
            }
            Event::End(end) => self.open.pop().unwrap_or(false).then(|| self.end(end)),
            Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
            other => Some(other),
        }
    }

    /// What comes inside a picture is its description; at its end the picture is shown.
    fn described<'a>(&mut self, event: &Event<'a>) -> Option<Event<'a>> {
        let picture = self.picture.as_mut()?;
        match event {
            Event::Start(_) => picture.inside += 1,
            Event::End(_) if picture.inside > 0 => picture.inside -= 1,
            Event::End(_) => return self.picture.take().map(|picture| Event::InlineHtml(picture.html().into())),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                picture.alt.push_str(text);
            }
            _ => picture.alt.push(' '),
        }
        None
    }

    fn start<'a>(&mut self, tag: Tag<'a>) -> Option<Event<'a>> {
        match tag {
            Tag::Link { dest_url, .. } => leads(&dest_url).then(|| Event::InlineHtml(link(&dest_url))),
            Tag::Image { .. } | Tag::HtmlBlock => None,
            Tag::BlockQuote(_) | Tag::List(_) | Tag::Item if self.open.len() >= 2 * DEEPEST => None,
            Tag::Heading { level, .. } => {
                self.heading = (level as usize - self.highest + 2).min(self.heading + 1).min(6);
                Some(Event::Start(Tag::Heading { level: self.level(), id: None, classes: vec![], attrs: vec![] }))
            }
            other => Some(Event::Start(other)),
        }
    }

    fn end<'a>(&self, end: TagEnd) -> Event<'a> {
        match end {
            TagEnd::Link => Event::InlineHtml("</a>".into()),
            TagEnd::Heading(_) => Event::End(TagEnd::Heading(self.level())),
            other => Event::End(other),
        }
    }

    fn level(&self) -> HeadingLevel {
        HeadingLevel::try_from(self.heading).unwrap_or(HeadingLevel::H6)
    }
}

impl Shown {
    fn html(&self) -> String {
        let quoted = |text: &str| escaped(text).replace('"', "&quot;");
        let PictureAddress { width, height, .. } = self.address;
        let (large, small, small_width) = (&self.address, self.address.small(), self.address.small_width());
        let credit = match self.credit.as_str() {
            "" => String::new(),
            credit => format!("<span class=\"credit\">{}</span>", escaped(credit)),
        };
        format!(
            "<img src=\"{large}\" srcset=\"{small} {small_width}w, {large} {width}w\" sizes=\"(max-width: 46rem) 100vw, 46rem\" \
             width=\"{width}\" height=\"{height}\" alt=\"{}\" loading=\"lazy\" decoding=\"async\">{credit}",
            quoted(&self.alt)
        )
    }
}

/// Whether a link may lead there.
fn leads(address: &str) -> bool {
    let plain = address.chars().all(|c| !c.is_control() && !c.is_whitespace() && c != '\\');
    let here = address.starts_with('#') || (address.starts_with('/') && !address.starts_with("//"));
    plain && (here || SCHEMES.iter().any(|scheme| address.starts_with(scheme)))
}

/// A link's beginning. A file of ours is not a page that could be shown in place.
fn link<'a>(address: &str) -> CowStr<'a> {
    let name = address.split(['?', '#']).next().and_then(|path| path.rsplit('/').next()).unwrap_or_default();
    let file = if address.starts_with('/') && name.contains('.') { " rel=\"external\"" } else { "" };
    format!("<a href=\"{}\"{file}>", escaped(address).replace('"', "&quot;")).into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_headings_lists_and_links_are_shown() {
        let html = markdown("Et *afsnit* med [mål](/maal) og [fil](/nyt.xml).\n\n- a\n- b\n");
        assert_eq!(
            html,
            "<p>Et <em>afsnit</em> med <a href=\"/maal\">mål</a> og <a href=\"/nyt.xml\" rel=\"external\">fil</a>.</p>\n\
             <ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
        );
    }

    #[test]
    fn headings_begin_at_the_second_level_and_leave_none_out() {
        let levels = |text: &str| -> Vec<String> {
            let html = markdown(text);
            html.split("<h").skip(1).map(|rest| rest[..1].to_owned()).collect()
        };
        assert_eq!(levels("# a\n## b\n# c\n"), ["2", "3", "2"]);
        assert_eq!(levels("## a\n##### b\n## c\n"), ["2", "3", "2"]);
        assert_eq!(levels("### a\n# b\n"), ["2", "2"], "the first is never below the page's title by two");
        assert_eq!(levels("# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6\n"), ["2", "3", "4", "5", "6", "6"]);
    }

    #[test]
    fn raw_html_is_shown_and_does_nothing() {
        for text in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "<div onclick=\"x\">\n\n</div>",
            "<!-- a --><b>",
            "<style>*{display:none}</style>",
        ] {
            let html = markdown(text);
            for element in ["<script", "<img", "<div", "<b>", "<style", "<!--"] {
                assert!(!html.contains(element), "{text} → {html}");
            }
        }
    }

    #[test]
    fn links_lead_nowhere_else() {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "&#106;avascript:alert(1)",
            "data:text/html,x",
            "//andre.dk",
            "http://andre.dk",
            "/\\andre.dk",
            "vbscript:x",
            "<java\tscript:x>",
        ] {
            let html = markdown(&format!("[tekst]({address})"));
            assert!(!html.contains("<a ") && html.contains("tekst"), "{address} → {html}");
        }
        assert!(!markdown("![billede](https://andre.dk/x.png)").contains("<img"));
        assert!(!markdown("<javascript:alert(1)>").contains("<a "));
        assert_eq!(markdown("[a](https://x.dk/\"onclick=\"b)").matches(" onclick").count(), 0);
        for address in ["#a", "/maal?a=b", "https://kk.dk/x", "mailto:a@b.dk", "tel:+4512345678"] {
            assert!(markdown(&format!("[tekst]({address})")).contains("<a href="), "{address}");
        }
    }

    #[test]
    fn what_is_nested_without_end_is_laid_flat() {
        for (text, element) in [(">".repeat(20_000) + " a", "<blockquote"), ("- ".repeat(20_000) + "a", "<ul")] {
            let html = markdown(&text);
            assert!(html.matches(element).count() <= 2 * DEEPEST, "{element}");
        }
        let brackets = "[".repeat(20_000) + &"](/a)".repeat(20_000);
        assert!(markdown(&brackets).contains("[["));
    }

    proptest! {
        #[test]
        fn every_element_that_is_opened_is_closed_and_none_is_unknown(text in "[-#>*_\\[\\]()<>a/:\"'`&; \n!.1]{0,200}") {
            const KNOWN: [&str; 19] = [
                "p", "em", "strong", "a", "ul", "ol", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "code", "pre",
                "br", "hr", "del", "sup",
            ];
            let html = markdown(&text);
            let mut open = Vec::new();
            for tag in html.split('<').skip(1) {
                let (tag, _) = tag.split_once('>').unwrap();
                let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
                prop_assert!(KNOWN.contains(&name.as_str()), "{html}");
                if tag.starts_with('/') {
                    prop_assert_eq!(open.pop(), Some(name));
                } else if !tag.ends_with('/') {
                    open.push(name);
                }
            }
            prop_assert!(open.is_empty());
        }
    }
}
