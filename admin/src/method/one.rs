//! A stored method: what it says, where it is used, and its file.

use axum::{
    extract::{Path, RawQuery, State},
    response::Html,
};
use domain::{
    method,
    reason::{self, Language},
    staff::Permission,
};
use maud::html;

use super::{
    HERE,
    list::{is_by, status},
    title_of,
};
use crate::{
    desk::Desk,
    fault::Fault,
    form::hidden,
    guard::{Looking, Signed},
    moment,
    page::{Page, done},
    people,
};

/// `GET /admin/metoder/{method}/{version}`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    Path((id, version)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let (db, staff) = (desk.db(), &signed.staff);
    let stored = db.method(&id, &version).await?.ok_or(Fault::NotFound)?;
    let read = method::parse(&stored.file);
    let runs = db.runs().await?;
    let publications = db.publications().await?;
    let by = db.methods_by_staff().await?.into_iter().find(|one| one.id == id && one.version == version);
    let everybody = db.all_staff().await?;
    let snapshots = db.snapshots().await?;
    let data = |id: &str| snapshots.iter().find(|one| one.id == id).map_or("", |one| one.title.as_str()).to_owned();
    let is_public = db.public_methods().await?.iter().any(|one| one.id == id && one.version == version);
    let title = title_of(&stored.file);
    let body = html! {
        p { a href=(HERE) { "Alle metoder" } }
        h1 { (title) }
        dl.facts {
            @if let Ok(method) = &read {
                div { dt { "Regel" } dd { (reason::rule(method, Language::Danish)) } }
                @if !method.summary.is_empty() { div { dt { "Beskrivelse" } dd { (method.summary) } } }
                div { dt { "Områder" } dd { (method.level.map_or("Andres områder: kan ikke køres her", domain::area::Level::noun)) } }
            }
            div { dt { "Gemt" } dd {
                @match &by {
                    Some(by) => { (moment::said(by.at)) " af " (people::name(&everybody, Some(by.staff))) },
                    None => "Fulgte med data",
                }
            } }
            div { dt { "Status" } dd {
                (status(&publications, &id, &version))
                @if is_public { ". Den står på " a href="/metode" { "metodesiden" } "." } @else { ". Kun medarbejdere kan se den, til en screening med den er udgivet." }
            } }
        }
        @if staff.may(Permission::Screen) {
            form method="post" action="/admin/metoder" {
                (hidden("fra", &format!("{id} {version}")))
                button type="submit" { "Lav en kopi" }
            }
        }
        section {
            h2 { "Screeninger med metoden" }
            ul {
                @for run in runs.iter().filter(|run| is_by(run, &id, &version)) {
                    li { a href=(format!("/admin/screening/{}", run.id)) { (data(&run.snapshot)) } ", beregnet " (moment::said(run.ran_at)) }
                }
            }
            @if !runs.iter().any(|run| is_by(run, &id, &version)) { p { "Ingen endnu. " a href="/admin/screening" { "Kør en screening" } "." } }
        }
        section {
            h2 { "Hele filen" }
            pre.method-file tabindex="0" { code { (stored.file) } }
        }
    };
    let done = done(query.as_deref());
    Ok(Page { desk: &desk, staff, title: &title, part: HERE, done: &done }.around(&body))
}
