//! What staff do with questions: show the letter, say that it was sent, have it sent again, close it, and bring an
//! initiative back.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::{Html, Redirect},
};
use maud::html;
use store::{Deed, Initiative, Outcome, Reminder};

use super::{list::PATH, send};
use crate::{
    desk::Desk,
    fault::Fault,
    form::Posted,
    guard::{Editing, Signed},
    page::Page,
    people::list::origin,
    token::fingerprint,
};

/// `POST /admin/indsatser/paamindelser/{id}/brev`: the letter with a link of its own. Its word is kept nowhere, so each
/// showing has another; all of them hold until the contact answers.
pub(crate) async fn letter(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    Path(id): Path<i64>,
    headers: HeaderMap,
) -> Result<Html<String>, Fault> {
    let (reminder, initiative) = find(&desk, id).await?;
    let token = desk.token();
    let letter = send::write(&desk, &reminder, &initiative, &origin(&desk, &headers), &token).await?;
    let mut tx = desk.db().begin().await?;
    tx.put_reminder_link(id, &fingerprint(&token)).await?;
    note(&mut tx, &desk, &signed, "reminder.letter", &initiative.slug).await?;
    tx.commit().await?;
    let body = html! {
        p { a href=(PATH) { "Alle spørgsmål" } }
        h1 { "Brev til " (initiative.title) }
        p { "Send det fra jeres egen postkasse, og tryk så »Sendt«. Linket er kun til kontakten: giv det ikke videre til andre." }
        dl.facts {
            div { dt { "Til" } dd { (letter.to) } }
            div { dt { "Emne" } dd { (letter.subject) } }
        }
        div.field {
            label for="brev" { "Brevet" }
            textarea id="brev" rows="18" readonly { (letter.body) }
        }
        div.buttons {
            a.button href=(letter.mailto()) { "Åbn i mit mailprogram" }
            form method="post" action=(format!("{PATH}/{id}/sendt")) { button.plain type="submit" { "Sendt" } }
        }
    };
    Ok(Page { desk: &desk, staff: &signed.staff, title: "Brev", part: "/admin/indsatser", done: "" }.around(&body))
}

/// `POST /admin/indsatser/paamindelser/{id}/sendt`.
pub(crate) async fn sent(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    Path(id): Path<i64>,
) -> Result<Redirect, Fault> {
    let (reminder, _) = find(&desk, id).await?;
    let mut tx = desk.db().begin().await?;
    if tx.reminder_sent(id, desk.now()).await? {
        note(&mut tx, &desk, &signed, "reminder.sent", &reminder.initiative).await?;
        tx.commit().await?;
    }
    Ok(Redirect::to(&format!("{PATH}?gjort=brev-sendt")))
}

/// `POST /admin/indsatser/paamindelser/{id}/igen`: to the address that the initiative has now.
pub(crate) async fn again(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    Path(id): Path<i64>,
) -> Result<Redirect, Fault> {
    let (_, initiative) = find(&desk, id).await?;
    if initiative.contact_email.is_empty() {
        return Err(Fault::Refused("Indsatsen har ingen e-mailadresse. Skriv en på indsatsen først.".into()));
    }
    let mut tx = desk.db().begin().await?;
    if tx.send_reminder_again(id, &initiative.contact_email, desk.now()).await? {
        note(&mut tx, &desk, &signed, "reminder.again", &initiative.slug).await?;
        tx.commit().await?;
    }
    Ok(Redirect::to(&format!("{PATH}?gjort=brev-igen")))
}

/// `POST /admin/indsatser/paamindelser/{id}/stop`.
pub(crate) async fn stop(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    Path(id): Path<i64>,
) -> Result<Redirect, Fault> {
    let reminders = desk.db().reminders().await?;
    let reminder = reminders.iter().find(|one| one.id == id).ok_or(Fault::NotFound)?;
    let mut tx = desk.db().begin().await?;
    if tx.close_reminder(id, Outcome::CalledOff, desk.now()).await? {
        note(&mut tx, &desk, &signed, "reminder.stop", &reminder.initiative).await?;
        tx.commit().await?;
    }
    Ok(Redirect::to(&format!("{PATH}?gjort=brev-lukket")))
}

/// `POST /admin/indsatser/paamindelser/tilbage`: back into the lists. The question is closed, so it is not taken out again
/// for it; the next one comes a year after this one was made.
pub(crate) async fn bring_back(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    posted: Posted,
) -> Result<Redirect, Fault> {
    let slug = posted.text("indsats");
    let all = desk.db().every_initiative().await?;
    let initiative = all.iter().find(|one| one.slug == slug).ok_or(Fault::NotFound)?;
    let mut tx = desk.db().begin().await?;
    if tx.list_initiative_again(slug).await? {
        tx.close_reminders_of(slug, Outcome::Kept, desk.now()).await?;
        let about = format!("initiative/{slug}");
        let deed = Deed {
            staff: Some(signed.staff.id),
            action: "initiative.back",
            about: &about,
            before: &initiative.archived_on,
            after: "",
        };
        tx.note(desk.now(), &deed).await?;
        tx.commit().await?;
    }
    Ok(Redirect::to(&format!("{PATH}?gjort=indsats-tilbage")))
}

/// An open question that was not sent, and what it is about.
async fn find(desk: &Desk, id: i64) -> Result<(Reminder, Initiative), Fault> {
    let found = desk.db().reminders().await?.into_iter().find(|one| one.id == id).ok_or(Fault::NotFound)?;
    if found.outcome.is_some() {
        return Err(Fault::Refused(
            "Det spørgsmål er lukket: kontakten har svaret, eller en kollega har lukket det.".into(),
        ));
    }
    let all = desk.db().every_initiative().await?;
    let initiative = all.into_iter().find(|one| one.slug == found.initiative).ok_or(Fault::NotFound)?;
    Ok((found, initiative))
}

async fn note(
    tx: &mut store::Tx,
    desk: &Desk,
    signed: &Signed<Editing>,
    action: &str,
    slug: &str,
) -> Result<(), store::StoreError> {
    let about = format!("initiative/{slug}");
    tx.note(desk.now(), &Deed { staff: Some(signed.staff.id), action, about: &about, ..Deed::default() }).await
}
