//! The versions of a thing: who wrote when, the difference between any two, and taking one up again.

use axum::{
    extract::{Path, RawQuery, State},
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::staff::Permission;
use maud::{Markup, html};

use super::{
    difference, edit,
    thing::Thing,
    write::{Change, Outcome, What, write},
};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Posted, hidden},
    guard::{Editing, Looking, Signed},
    page::{Page, done},
    paging::{Paging, ROWS},
};

/// `GET /admin/indhold/{slags}/{noegle}/versioner`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    Path((kind, thing)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let thing = Thing::read(desk.db(), &kind, &thing).await?;
    let asked = Posted::read(query.as_deref().unwrap_or_default().as_bytes());
    let everybody = desk.db().all_staff().await?;
    let number = |name: &str, other: i64| asked.text(name).parse::<i64>().unwrap_or(other);
    let to = number("til", thing.number());
    let from = number("fra", to.saturating_sub(1));
    let public = thing.public().map(|public| public.number);
    let paging = Paging::read(&asked, thing.versions.len(), ROWS);
    let href = format!("{}/versioner", thing.href());
    let may = signed.staff.may(Permission::Edit);
    let body = html! {
        p { a href=(thing.href()) { (thing.title) } }
        h1 { "Versioner af »" (thing.title) "«" }
        @if thing.versions.is_empty() { p { "Der er ingen endnu." } } @else {
            form method="get" action=(href) {
                div.table-scroll tabindex="0" role="region" aria-label="Versioner" {
                    table {
                        caption { "Den nyeste først. Vælg to, og se forskellen." }
                        thead { tr { th scope="col" { "Fra" } th scope="col" { "Til" } th scope="col" { "Version" } th scope="col" { "Hvad" } } }
                        tbody {
                            @for version in thing.versions.iter().rev().skip(paging.skip()).take(ROWS) {
                                tr {
                                    td { input type="radio" name="fra" value=(version.number) aria-label=(format!("Fra version {}", version.number)) checked[version.number == from]; }
                                    td { input type="radio" name="til" value=(version.number) aria-label=(format!("Til version {}", version.number)) checked[version.number == to]; }
                                    th scope="row" { a href=(format!("{}/vis?version={}", thing.href(), version.number)) { (version.number) } @if public == Some(version.number) { " (offentlig)" } }
                                    td { (edit::said(version, &everybody)) }
                                }
                            }
                        }
                    }
                }
                button.plain type="submit" { "Vis forskellen" }
            }
            (paging.links("Sider med versioner", &format!("{href}?"), ""))
            (compared(&thing, from, to))
            @if may && thing.version(to).is_some() && to != thing.number() {
                form method="post" action=(format!("{}/gendan", thing.href())) {
                    (hidden("version", &thing.number().to_string()))
                    (hidden("gendan", &to.to_string()))
                    p { "Version " (to) " bliver en ny version, som du kan rette i. Offentligheden ser den først, når du udgiver." }
                    button type="submit" { "Hent version " (to) " frem igen" }
                }
            }
        }
    };
    let done = done(query.as_deref());
    Ok(Page { desk: &desk, staff: &signed.staff, title: "Versioner", part: "/admin/indhold", done: &done }
        .around(&body))
}

/// What differs between two versions, field by field.
fn compared(thing: &Thing, from: i64, to: i64) -> Markup {
    let (old, new) = (thing.at(from), thing.at(to));
    let changed: Vec<_> = thing.asked.iter().filter(|one| old.text(one.name) != new.text(one.name)).collect();
    html! {
        section {
            h2 { @if thing.version(from).is_some() { "Fra version " (from) " til " (to) } @else { "Det, der står i version " (to) } }
            @if changed.is_empty() { p { "Der er ingen forskel." } } @else {
                p.hint { "Det, der er fjernet, er streget over. Det, der er tilføjet, er understreget." }
                @for one in changed {
                    h3 { (one.label) }
                    div.difference { (difference::words(&one.told(&old), &one.told(&new))) }
                }
            }
        }
    }
}

/// `POST /admin/indhold/{slags}/{noegle}/gendan`.
pub(crate) async fn restore(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    Path((kind, thing)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Fault> {
    let thing = Thing::read(desk.db(), &kind, &thing).await?;
    let number = posted.text("gendan").parse().unwrap_or(0);
    let Some(_) = thing.version(number) else {
        return Err(Fault::Refused("Vælg en version, der skal hentes frem.".into()));
    };
    let written = thing.at(number);
    let note = format!("version {number}");
    let based_on = posted.text("version").parse().unwrap_or(0);
    let change = Change {
        staff: signed.staff.id,
        is_planned: false,
        based_on,
        what: What::Restore,
        note: &note,
        written: &written,
    };
    match write(&desk, &thing, &change).await? {
        Outcome::Late => Err(Fault::Refused(
            "En kollega har gemt en ny version, siden du åbnede siden. Gå tilbage, og se den først.".into(),
        )),
        Outcome::Done | Outcome::Same => {
            Ok(Redirect::to(&format!("{}?gjort=hentet-frem", thing.href())).into_response())
        }
    }
}
