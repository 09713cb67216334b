//! The pages whose text is a Markdown file in each language.

use super::{markdown, place::filled};
use crate::{document::data::Document, head::escaped, locale::Language, visit::Visit};

/// A page's text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    danish: &'static str,
    english: &'static str,
}

/// The file of a page in both languages.
macro_rules! text {
    ($file:literal) => {
        Text {
            danish: include_str!(concat!("../../pages/da/", $file, ".md")),
            english: include_str!(concat!("../../pages/en/", $file, ".md")),
        }
    };
}

impl Text {
    /// What Byblik is.
    pub const ABOUT: Self = text!("om");
    /// What is known of visitors.
    pub const PRIVACY: Self = text!("privatliv");
    /// How accessible the site is.
    pub const ACCESSIBILITY: Self = text!("tilgaengelighed");
    /// How to read the figures.
    pub const READING: Self = text!("laes-tallene");

    /// The page for a visitor: title, description and HTML with the heading.
    pub fn shown(self, visit: &Visit) -> Prose {
        let text = match visit.language {
            Language::Danish => self.danish,
            Language::English => self.english,
        };
        Prose::read(&filled(text, &visit.services.site, visit.language))
    }
}

/// A text taken apart: its first line is the title, its first paragraph what the page is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// The title.
    pub title: String,
    /// The first paragraph.
    pub lead: String,
    /// What comes after it, as HTML.
    pub rest: String,
}

impl Prose {
    fn read(text: &str) -> Self {
        let (title, text) = text.trim_start().split_once('\n').unwrap_or((text, ""));
        let (lead, rest) = text.trim_start().split_once("\n\n").unwrap_or((text, ""));
        Self {
            title: title.trim_start_matches('#').trim().to_owned(),
            lead: lead.split_whitespace().collect::<Vec<_>>().join(" "),
            rest: markdown(rest),
        }
    }

    /// Heading, lead and text.
    #[must_use]
    pub fn html(&self) -> String {
        let (title, lead) = (escaped(&self.title), escaped(&self.lead));
        let rest = &self.rest;
        format!("<h1 tabindex=\"-1\">{title}</h1><p class=\"lead\">{lead}</p><div class=\"prose\">{rest}</div>")
    }
}

/// A page that is its text and nothing else.
#[must_use]
pub fn render(visit: &Visit, text: Text) -> Document {
    let prose = text.shown(visit);
    let html = prose.html();
    Document::page(prose.title, prose.lead, html)
}
