//! Which feature renders which address.

use domain::area::Slug;
use leptos::prelude::use_context;

use super::{made_up, typography};
use crate::{
    Fault, about, area, areas, compare, correction,
    document::data::Document,
    goal, initiative, locale, map, method, missing, news, offline, organisation,
    prose::{self, Text},
    search,
    services::{HeaderHook, RequestPath, Services},
    trial,
    visit::Visit,
};

/// The document at an address; one that says so where there is none.
pub(super) async fn document(path: &str, query: &str) -> Result<Document, Fault> {
    let services = Services::get()?;
    let visit = Visit::at(services, path, query).await?;
    let found = match page(&visit).await {
        Err(Fault::NotFound) => missing::render(&visit).await?,
        found => found?,
    };
    let address = if found.address.is_empty() { visit.path.clone() } else { found.address };
    let html = locale::link::localise(found.html, visit.language);
    // What a visitor wrote comes back as it was.
    let html = if address.starts_with("/ret") { html } else { typography::bound(&html) };
    let html = made_up::notice(&visit).await?.map(|notice| notice + &html).unwrap_or(html);
    Ok(Document { html, address, ..found })
}

/// Lets a browser keep a document that it fetched for itself until the click that it was fetched for. A whole page is
/// asked for anew each time, and what was searched for or sent is never kept.
pub(super) fn keep_a_moment(document: &Document) {
    let is_fetched = use_context::<RequestPath>().is_some_and(|path| path.0 == "/api/side");
    let hook = use_context::<HeaderHook>().filter(|_| is_fetched && document.status == 200);
    let is_private = ["/soeg", "/tak"].iter().any(|path| document.address.starts_with(path));
    if let Some(hook) = hook.filter(|_| !is_private) {
        (hook.0)("cache-control", "private, max-age=15".into());
    }
}

/// Which feature renders a path: the whole list of pages.
async fn page(visit: &Visit) -> Result<Document, Fault> {
    let parts: Vec<_> = visit.path.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [] => map::home::render(visit).await,
        ["omraade", slug] => area::render(visit, &Slug::parse(slug).ok_or(Fault::NotFound)?).await,
        ["omraader"] => areas::render(visit).await,
        ["maal"] => goal::render(visit).await,
        ["maal", id] => goal::render_one(visit, id).await,
        ["indsatser"] => initiative::render(visit).await,
        ["indsatser", slug] => initiative::render_one(visit, slug).await,
        ["organisationer", slug] => organisation::render(visit, slug).await,
        ["ret"] => correction::render(visit).await,
        ["tak"] => correction::render_thanks(visit).await,
        ["metode"] => method::render(visit).await,
        ["metode", "proev"] => trial::render(visit).await,
        ["metode", "laes-tallene"] => Ok(prose::render(visit, Text::READING)),
        ["nyt"] => news::render(visit).await,
        ["nyt", slug] => news::render_one(visit, slug).await,
        ["uden-net"] => offline::render(visit).await,
        ["sammenlign"] => compare::render(visit).await,
        ["soeg"] => search::render(visit).await,
        ["om"] => about::render(visit).await,
        ["privatliv"] => Ok(prose::render(visit, Text::PRIVACY)),
        ["tilgaengelighed"] => Ok(prose::render(visit, Text::ACCESSIBILITY)),
        _ => Err(Fault::NotFound),
    }
}
