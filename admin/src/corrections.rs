//! What visitors say is wrong: the queue, and what becomes of each.

use axum::{
    extract::{Path, RawQuery, State},
    response::{Html, Redirect},
};
use domain::staff::Permission;
use maud::{Markup, html};
use store::{Correction, Deed};

use crate::{
    desk::Desk,
    fault::Fault,
    form::Posted,
    guard::{Editing, Looking, Signed},
    moment,
    page::{Page, done},
};

/// How many that were dealt with are shown.
const OLD: usize = 30;

/// `GET /admin/rettelser`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let staff = &signed.staff;
    let all = desk.db().corrections().await?;
    let (new, old): (Vec<&Correction>, Vec<&Correction>) = all.iter().partition(|one| one.state == "new");
    let may = staff.may(Permission::Edit);
    let body = html! {
        h1 { "Rettelser fra besøgende" }
        p { "Det, folk skriver under »Er der noget galt?«. Skriv ikke personlige ting videre; slet teksten, når den ikke skal bruges mere." }
        section {
            h2 { "Venter (" (new.len()) ")" }
            @if new.is_empty() { p { "Der er ingen, der venter." } }
            @for one in &new { (card(one, may)) }
        }
        @if !old.is_empty() {
            section {
                h2 { "Behandlet" }
                @if old.len() > OLD { p.hint { "De " (OLD) " seneste af " (old.len()) "." } }
                @for one in old.iter().rev().take(OLD) { (card(one, may)) }
            }
        }
    };
    let done = done(query.as_deref());
    Ok(Page { desk: &desk, staff, title: "Rettelser", part: "/admin/rettelser", done: &done }.around(&body))
}

/// `POST /admin/rettelser/{id}`.
pub(crate) async fn change(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Redirect, Fault> {
    let all = desk.db().corrections().await?;
    let before = all.iter().find(|one| one.id == id).ok_or(Fault::NotFound)?;
    let mut tx = desk.db().begin().await?;
    let (action, word) = match posted.text("hvad") {
        "behandlet" => {
            tx.set_correction_done(id, true).await?;
            ("correction.done", "behandlet")
        }
        "igen" => {
            tx.set_correction_done(id, false).await?;
            ("correction.again", "genaabnet")
        }
        "slet" => {
            tx.forget_correction(id).await?;
            ("correction.forget", "behandlet")
        }
        _ => return Err(Fault::Refused("Vælg, hvad der skal ske med rettelsen.".into())),
    };
    // What the visitor wrote does not go into the log: it could not be deleted from there.
    let about = format!("correction/{id}");
    let deed = Deed { staff: Some(signed.staff.id), action, about: &about, before: &before.state, after: "" };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/admin/rettelser?gjort={word}")))
}

fn card(one: &Correction, may: bool) -> Markup {
    let folder = if one.about_kind == "area" { "omraade" } else { "indsatser" };
    let page = format!("/{folder}/{}", one.about);
    html! {
        article.correction {
            p.hint { (moment::said(one.received_at)) " om " a href=(page) { (page) } }
            @if one.state == "forgotten" { p { em { "Teksten er slettet." } } } @else {
                blockquote { (one.body) }
                @if !one.contact.is_empty() { p { "Svar til: " (one.contact) } }
                @if may {
                    form.buttons method="post" action=(format!("/admin/rettelser/{}", one.id)) {
                        @if one.state == "new" { button.plain type="submit" name="hvad" value="behandlet" { "Behandlet" } }
                        @else { button.plain type="submit" name="hvad" value="igen" { "Læg i køen igen" } }
                        button.plain type="submit" name="hvad" value="slet" { "Slet teksten" }
                    }
                }
            }
        }
    }
}
