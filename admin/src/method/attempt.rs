//! A draft on data: what it would find, and what would change for the public. Nothing is stored.

use app::screening::{fit::fit, ground::Ground};
use axum::{
    extract::{Path, RawQuery, State},
    response::Html,
};
use domain::{
    method,
    reason::{self, Language},
    screening::{Outcome, screen},
};
use maud::{Markup, html};

use super::{HERE, draft_href, file::said, find, title_of};
use crate::{
    desk::Desk,
    fault::Fault,
    form::Posted,
    guard::{Screening, Signed},
    page::Page,
    screening::changed::difference,
};

/// `GET /admin/metodekladder/{id}/proev`: the draft as it is saved, on the data that the query names, or on the latest.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Screening>,
    Path(id): Path<i64>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let draft = find(&desk, id).await?;
    let query = Posted::read(query.unwrap_or_default().as_bytes());
    let db = desk.db();
    let snapshot = match query.text("data") {
        "" => db.latest_snapshot().await?,
        id => db.snapshot(id).await?,
    };
    let snapshot = snapshot.ok_or(Fault::NotFound)?;
    let found = found(&desk, &draft.file, &snapshot.id).await?;
    let title = format!("Prøvet på data: {}", title_of(&draft.file));
    let body = html! {
        p { a href=(draft_href(id)) { "Til kladden" } }
        h1 { (title) }
        p { "Data: " (snapshot.title) ". Intet er gemt, og intet er offentligt." }
        (found)
    };
    Ok(Page { desk: &desk, staff: &signed.staff, title: &title, part: HERE, done: "" }.around(&body))
}

async fn found(desk: &Desk, file: &str, snapshot: &str) -> Result<Markup, Fault> {
    let cannot = |why: &str| html! { div.problems { h2 { "Den kan ikke regnes" } p { (why) } } };
    let method = match method::parse(file) {
        Ok(method) => method,
        Err(error) => return Ok(cannot(&said(&error))),
    };
    let fits = match fit(&desk.services, method, snapshot).await {
        Ok(fits) => fits,
        Err(app::Fault::Refused(why)) => return Ok(cannot(&why)),
        Err(fault) => return Err(fault.into()),
    };
    let ground = &fits.ground;
    let screened = screen(&ground.method, &ground.table, None).map_err(|error| Fault::Refused(error.to_string()))?;
    let count = |wanted: Outcome| (0..screened.len()).filter(|area| screened.outcome_of(*area) == wanted).count();
    let public = match desk.db().published_run().await? {
        Some(run) => Ground::read(&desk.services, &run.method, &run.method_version, &run.snapshot).await?,
        None => None,
    };
    Ok(html! {
        @if !fits.without_figures.is_empty() {
            div.notice { p { "Ingen områder har tal for: " (fits.without_figures.join(", ")) "." } }
        }
        p { (reason::rule(&ground.method, Language::Danish)) }
        section {
            h2 { "Hvad den ville sige" }
            ul.numbers {
                li { strong { (count(Outcome::StandsOut)) } " fremhævet" }
                li { strong { (count(Outcome::DoesNotStandOut)) } " ikke fremhævet" }
                li { strong { (count(Outcome::NotAssessed)) } " med for lidt data" }
            }
        }
        @if let Some(public) = public { (difference(ground, &public)?) }
    })
}
