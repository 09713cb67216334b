//! Every method with where it is used, every draft, and beginning a copy.

use axum::{
    extract::{RawQuery, State},
    response::{Html, Redirect},
};
use domain::{method, staff::Permission};
use maud::html;
use store::{Deed, PublishedRun, StoredRun};

use super::{HERE, draft_href, href, title_of};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Posted, hidden},
    guard::{Looking, Screening, Signed},
    moment,
    page::{Page, done},
    people,
};

/// `GET /admin/metoder`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let (db, staff) = (desk.db(), &signed.staff);
    let (methods, drafts, runs) = (db.methods().await?, db.method_drafts().await?, db.runs().await?);
    let (publications, everybody) = (db.publications().await?, db.all_staff().await?);
    let may = staff.may(Permission::Screen);
    let body = html! {
        h1 { "Metoder" }
        p { "En metode siger, hvilke tal der ses på, hvor grænserne er, og hvornår et område fremhæves. En gemt metode ændres aldrig: lav en kopi, ret den, og gem den som en ny version." }
        @if !drafts.is_empty() {
            section {
                h2 { "Kladder" }
                p.hint { "Kun medarbejdere kan se kladder." }
                ul.cards {
                    @for draft in &drafts {
                        li.card {
                            h3 { a href=(draft_href(draft.id)) { (title_of(&draft.file)) } }
                            p { "Kopi af " (draft.from_method) " " (draft.from_version) ". Gemt " (moment::said(draft.at)) " af " (people::name(&everybody, Some(draft.staff))) "." }
                        }
                    }
                }
            }
        }
        section {
            h2 { "Gemte metoder" }
            div.table-scroll tabindex="0" role="region" aria-label="Gemte metoder" {
                table {
                    caption.visually-hidden { "Gemte metoder med versioner, og hvor de er brugt" }
                    thead { tr { th scope="col" { "Metode" } th scope="col" { "Områder" } th scope="col" { "Screeninger" } th scope="col" { "Status" } @if may { th scope="col" { "Ny" } } } }
                    tbody {
                        @for stored in &methods {
                            @let read = method::parse(&stored.file).ok();
                            tr {
                                th scope="row" { a href=(href(&stored.id, &stored.version)) { (title_of(&stored.file)) } }
                                td { (read.as_ref().and_then(|read| read.level).map_or("Andres", domain::area::Level::noun)) }
                                td { (runs.iter().filter(|run| is_by(run, &stored.id, &stored.version)).count()) }
                                td { (status(&publications, &stored.id, &stored.version)) }
                                @if may {
                                    td {
                                        form method="post" action="/admin/metoder" {
                                            (hidden("fra", &format!("{} {}", stored.id, stored.version)))
                                            button.plain type="submit" { "Lav en kopi" span.visually-hidden { " af " (title_of(&stored.file)) } }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    let done = done(query.as_deref());
    Ok(Page { desk: &desk, staff, title: "Metoder", part: HERE, done: &done }.around(&body))
}

/// `POST /admin/metoder`: begins a draft as a copy.
pub(crate) async fn copy(
    State(desk): State<Desk>,
    signed: Signed<Screening>,
    posted: Posted,
) -> Result<Redirect, Fault> {
    let Some((id, version)) = posted.text("fra").split_once(' ') else {
        return Err(Fault::Refused("Vælg den metode, du vil kopiere.".into()));
    };
    let from = desk.db().method(id, version).await?.ok_or(Fault::NotFound)?;
    let mut tx = desk.db().begin().await?;
    tx.take_turn().await?;
    let draft = tx.begin_method_draft(&from, signed.staff.id, desk.now()).await?;
    let (about, after) = (format!("method_draft/{draft}"), format!("{id} {version}"));
    let deed = Deed { staff: Some(signed.staff.id), action: "method.copy", about: &about, before: "", after: &after };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("{}?gjort=kopieret", draft_href(draft))))
}

/// Whether a run is by this very version.
pub(super) fn is_by(run: &StoredRun, id: &str, version: &str) -> bool {
    run.method == id && run.method_version == version
}

/// Whether the public sees a method's run.
pub(super) fn status(publications: &[PublishedRun], id: &str, version: &str) -> &'static str {
    let is_by = |one: &PublishedRun| one.method == id && one.method_version == version;
    if publications.last().is_some_and(is_by) {
        "Offentlig nu"
    } else if publications.iter().any(is_by) {
        "Har været offentlig"
    } else {
        "Ikke udgivet"
    }
}
