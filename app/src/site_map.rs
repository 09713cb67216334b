//! Every page of the site, for search engines.

use std::fmt::Write;

use chrono::{DateTime, Utc};
use domain::area::Level;

use crate::{
    Fault,
    head::escaped,
    locale::{Language, Named, in_language},
    services::Services,
};

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its Danish path.
    pub path: String,
    /// When what it shows last changed; `None` where that is not known.
    pub changed: Option<DateTime<Utc>>,
}

/// Pages that change with the published calculation.
const CALCULATED: [&str; 4] = ["/", "/omraader", "/metode", "/metode/proev"];
/// Pages of which only their makers know when they changed.
const OTHERS: [&str; 6] = ["/maal", "/indsatser", "/metode/laes-tallene", "/om", "/privatliv", "/tilgaengelighed"];

/// Every page that there is.
///
/// # Errors
/// [`Fault::Unavailable`] when the database does not answer.
pub async fn pages(services: &Services) -> Result<Vec<Page>, Fault> {
    let db = &services.db;
    let published = db.published_run().await?.map(|run| run.published_at);
    let news = db.news().await?;
    let page = |path: &str, changed| Page { path: path.to_owned(), changed };
    let mut pages: Vec<Page> = CALCULATED.iter().map(|path| page(path, published)).collect();
    pages.extend(OTHERS.iter().map(|path| page(path, None)));
    pages.push(page("/nyt", news.first().map(|newest| newest.published_at)));
    pages.extend(news.iter().map(|one| page(&format!("/nyt/{}", one.slug), Some(one.published_at))));
    let goals = db.goals().await?.into_iter().map(|goal| format!("/maal/{}", goal.id));
    let initiatives = db.initiatives().await?.into_iter().map(|one| format!("/indsatser/{}", one.slug));
    let organisations = db.organisations().await?.into_iter().map(|one| format!("/organisationer/{}", one.slug));
    pages.extend(goals.chain(initiatives).chain(organisations).map(|path| page(&path, None)));
    for level in Level::WITH_PAGES {
        let slugs = db.areas(level).await?.into_iter().filter_map(|area| area.slug);
        pages.extend(slugs.map(|slug| page(&format!("/omraade/{slug}"), published)));
    }
    Ok(pages)
}

/// The pages in both languages as a file (sitemaps.org, with the other language beside each).
#[must_use]
pub fn xml(pages: &[Page], origin: &str) -> String {
    const LANGUAGES: [Language; 2] = [Language::Danish, Language::English];
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in pages {
        let at = |language| escaped(&format!("{origin}{}", in_language(language, &page.path)));
        let twin = |language: Language| {
            format!("<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>", language.code(), at(language))
        };
        let twins: String = LANGUAGES.into_iter().map(twin).collect();
        let changed = page.changed.map(|at| format!("<lastmod>{}</lastmod>", at.format("%Y-%m-%dT%H:%M:%SZ")));
        let changed = changed.unwrap_or_default();
        for language in LANGUAGES {
            let _ = writeln!(text, "<url><loc>{}</loc>{changed}{twins}</url>", at(language));
        }
    }
    text.push_str("</urlset>\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_stands_in_both_languages_with_its_twin() {
        let pages = [Page { path: "/".into(), changed: None }, Page { path: "/maal".into(), changed: None }];
        let text = xml(&pages, "https://x.dk");
        for address in ["https://x.dk/", "https://x.dk/en", "https://x.dk/maal", "https://x.dk/en/maal"] {
            assert!(text.contains(&format!("<url><loc>{address}</loc>")), "{address}");
            assert_eq!(text.matches(&format!("href=\"{address}\"")).count(), 2, "{address}");
        }
        assert!(!text.contains("lastmod"));
    }
}
