//! One colleague: roles, closing and opening, a new link, where they sign in, and deleting them.

use axum::{
    extract::{Path, RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::staff::Role;
use maud::html;
use store::{AuditQuery, Deed, Staff, StaffState, Tx};

use super::{chosen, invite, list, named, roles as as_text, state};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Posted, Problems, hidden},
    guard::{Managing, Signed},
    moment,
    page::{Page, done},
};

/// How many of somebody's deeds are shown; the log has them all.
const DEEDS: i64 = 20;
/// What is said when nobody could look after people any more.
const LAST: &str = "Der skal være mindst én aktiv administrator. Gør først en anden til administrator.";

/// `GET /admin/brugere/{id}`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Managing>,
    Path(id): Path<i64>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let one = find(&desk, id).await?;
    page(&desk, &signed.staff, &one, &one.roles, &Problems::default(), &done(query.as_deref())).await
}

/// `POST /admin/brugere/{id}/roller`.
pub(crate) async fn change_roles(
    State(desk): State<Desk>,
    signed: Signed<Managing>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, Fault> {
    let roles = chosen(&posted);
    let mut problems = Problems::default();
    if desk.db().identity_of(id).await?.is_some() {
        return Err(Fault::Refused("Rollerne følger personens grupper i login-tjenesten og ændres dér.".into()));
    }
    if roles.is_empty() {
        problems.add("rolle", "Vælg mindst én rolle, eller luk kontoen.");
    }
    let mut tx = desk.db().begin().await?;
    let one = find_in_turn(&mut tx, id).await?;
    if !roles.is_empty() && !roles.contains(&Role::Administrator) && is_last(&mut tx, &one).await? {
        problems.add("rolle", LAST);
    }
    if !problems.is_empty() {
        drop(tx);
        let page = page(&desk, &signed.staff, &one, &roles, &problems, "").await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    tx.set_roles(id, &roles).await?;
    let (about, before, after) = (format!("staff/{id}"), as_text(&one.roles), as_text(&roles));
    let deed =
        Deed { staff: Some(signed.staff.id), action: "people.roles", about: &about, before: &before, after: &after };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/admin/brugere/{id}?gjort=roller")).into_response())
}

/// `POST /admin/brugere/{id}/luk`: closes the account, or opens it again. Which of them is sent, so that two who close the
/// same account do not open it.
pub(crate) async fn close(
    State(desk): State<Desk>,
    signed: Signed<Managing>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Redirect, Fault> {
    let open = opened(&desk, id).await?;
    let mut tx = desk.db().begin().await?;
    let one = find_in_turn(&mut tx, id).await?;
    let (action, to, word) = match (posted.text("hvad"), one.state == StaffState::Closed) {
        ("aabn", true) => ("people.open", open, "aabnet"),
        ("luk", false) => ("people.close", StaffState::Closed, "lukket"),
        ("aabn" | "luk", _) => return Ok(Redirect::to(&format!("/admin/brugere/{id}"))),
        _ => return Err(Fault::Refused("Vælg, om kontoen skal lukkes eller åbnes.".into())),
    };
    if to == StaffState::Closed && is_last(&mut tx, &one).await? {
        return Err(Fault::Refused(LAST.into()));
    }
    tx.set_staff_state(id, to).await?;
    tx.end_sessions(id, "").await?;
    if to == StaffState::Closed {
        tx.end_invitation(id).await?;
        tx.forget_known_browsers(id).await?;
    }
    let about = format!("staff/{id}");
    let deed =
        Deed { staff: Some(signed.staff.id), action, about: &about, before: one.state.as_str(), after: to.as_str() };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/admin/brugere/{id}?gjort={word}")))
}

/// `POST /admin/brugere/{id}/link`.
pub(crate) async fn new_link(
    State(desk): State<Desk>,
    signed: Signed<Managing>,
    Path(id): Path<i64>,
    headers: HeaderMap,
) -> Result<Html<String>, Fault> {
    let one = find(&desk, id).await?;
    if one.state == StaffState::Closed {
        return Err(Fault::Refused("Kontoen er lukket. Åbn den først.".into()));
    }
    if desk.db().identity_of(id).await?.is_some() {
        return Err(Fault::Refused("Personen logger ind gennem login-tjenesten. Fjern forbindelsen først.".into()));
    }
    let key = invite::anew(desk.db(), id, Some(signed.staff.id), desk.now(), desk.random()).await?;
    Ok(list::link(&desk, &signed.staff, &one.name, &key, &headers))
}

/// `POST /admin/brugere/{id}/slet`.
pub(crate) async fn delete(
    State(desk): State<Desk>,
    signed: Signed<Managing>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Redirect, Fault> {
    if posted.text("bekraeft") != "ja" {
        return Err(Fault::Refused("Sæt kryds ved, at du vil slette personen. Det kan ikke gøres om.".into()));
    }
    let mut tx = desk.db().begin().await?;
    let one = find_in_turn(&mut tx, id).await?;
    if id == signed.staff.id || is_last(&mut tx, &one).await? {
        return Err(Fault::Refused("Du kan ikke slette dig selv eller den sidste administrator.".into()));
    }
    tx.delete_staff(id).await?;
    let about = format!("staff/{id}");
    let before = one.state.as_str();
    let deed = Deed { staff: Some(signed.staff.id), action: "people.delete", about: &about, before, after: "deleted" };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to("/admin/brugere?gjort=slettet"))
}

/// `POST /admin/brugere/{id}/sso`: from now on the provider lets them in no more; they need a link and a password.
pub(crate) async fn unlink(
    State(desk): State<Desk>,
    signed: Signed<Managing>,
    Path(id): Path<i64>,
) -> Result<Redirect, Fault> {
    let mut tx = desk.db().begin().await?;
    let one = find_in_turn(&mut tx, id).await?;
    if is_last(&mut tx, &one).await? {
        return Err(Fault::Refused(LAST.into()));
    }
    if !tx.forget_identity(id).await? {
        return Err(Fault::Refused("Kontoen er ikke forbundet med login-tjenesten.".into()));
    }
    if one.state == StaffState::Active {
        tx.set_staff_state(id, StaffState::Invited).await?;
    }
    tx.end_sessions(id, "").await?;
    let about = format!("staff/{id}");
    let deed = Deed { staff: Some(signed.staff.id), action: "people.unlink", about: &about, ..Deed::default() };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/admin/brugere/{id}?gjort=loesnet")))
}

/// Somebody who is not deleted.
pub(super) async fn find(desk: &Desk, id: i64) -> Result<Staff, Fault> {
    let one = desk.db().staff(id).await?;
    one.filter(|one| one.state != StaffState::Deleted).ok_or(Fault::NotFound)
}

/// Somebody who is not deleted, as they are in one's turn: what is decided by it holds until the transaction ends.
async fn find_in_turn(tx: &mut Tx, id: i64) -> Result<Staff, Fault> {
    tx.take_turn().await?;
    tx.staff(id).await?.filter(|one| one.state != StaffState::Deleted).ok_or(Fault::NotFound)
}

/// Whether nobody else could look after people without this one; asked in one's turn, so that two can't go at once.
async fn is_last(tx: &mut Tx, one: &Staff) -> Result<bool, Fault> {
    let can = one.state == StaffState::Active && one.roles.contains(&Role::Administrator);
    Ok(can && !tx.has_other_administrator(one.id).await?)
}

/// What an account becomes that is opened again: active, or invited where there is no way in yet.
async fn opened(desk: &Desk, id: i64) -> Result<StaffState, Fault> {
    if desk.db().identity_of(id).await?.is_some() {
        return Ok(StaffState::Active);
    }
    let proofs = desk.db().proofs(id).await?;
    let was_whole = proofs.is_some_and(|proofs| !proofs.totp_secret.is_empty());
    Ok(if was_whole { StaffState::Active } else { StaffState::Invited })
}

async fn page(
    desk: &Desk,
    staff: &Staff,
    one: &Staff,
    chosen: &[Role],
    problems: &Problems,
    done: &str,
) -> Result<Html<String>, Fault> {
    let asked = AuditQuery { staff: one.id, most: DEEDS, ..AuditQuery::default() };
    let deeds = desk.db().audit(&asked).await?;
    let at = |part: &str| format!("/admin/brugere/{}/{part}", one.id);
    let is_closed = one.state == StaffState::Closed;
    let identity = desk.db().identity_of(one.id).await?;
    let body = html! {
        p { a href="/admin/brugere" { "Alle brugere" } }
        h1 { (one.name) }
        dl.facts {
            div { dt { "E-mail" } dd { (one.email) } }
            div { dt { "Status" } dd { (state(one.state)) } }
            div { dt { "Oprettet" } dd { (moment::said(one.created_at)) } }
        }
        section {
            h2 { "Roller" }
            (problems.summary())
            @if identity.is_some() {
                p { @if one.roles.is_empty() { "Ingen." } @else { (named(&one.roles)) "." } }
                p.hint { "Rollerne følger personens grupper i login-tjenesten, hver gang der logges ind." }
            } @else {
                form method="post" action=(at("roller")) { (list::roles(chosen, problems)) button type="submit" { "Gem roller" } }
            }
        }
        section {
            h2 { "Adgang" }
            @if let Some(identity) = &identity {
                form method="post" action=(at("sso")) {
                    p { (one.name) " logger ind gennem " (identity.issuer) " siden " (moment::said(identity.linked_at)) "." }
                    p.hint { "Fjernes forbindelsen, skal " (one.name) " have et link og vælge en adgangskode for at komme ind." }
                    button.plain type="submit" { "Fjern forbindelsen" }
                }
            } @else if !is_closed {
                form method="post" action=(at("link")) {
                    p { "Har " (one.name) " glemt adgangskoden eller mistet telefonen, så lav et nyt link." }
                    button.plain type="submit" { "Lav et nyt link" }
                }
            }
            form method="post" action=(at("luk")) {
                (hidden("hvad", if is_closed { "aabn" } else { "luk" }))
                p { @if is_closed { "Kontoen er lukket." } @else { "Stopper " (one.name) " i jobbet, så luk kontoen. Så bliver der logget ud alle steder." } }
                button.plain type="submit" { @if is_closed { "Åbn kontoen igen" } @else { "Luk kontoen" } }
            }
        }
        section {
            h2 { "Personoplysninger" }
            p { a href=(at("data.json")) { "Hent alt, hvad der er gemt om " (one.name) } }
            form method="post" action=(at("slet")) {
                div.check {
                    input type="checkbox" id="bekraeft" name="bekraeft" value="ja";
                    label for="bekraeft" { "Slet " (one.name) ". Navn, e-mail og adgang forsvinder; i loggen står der kun et nummer." }
                }
                button.plain type="submit" { "Slet personen" }
            }
        }
        section {
            h2 { "Senest gjort" }
            @if deeds.is_empty() { p { "Intet endnu." } } @else {
                ul { @for row in &deeds { li { (moment::said(row.at)) ": " (crate::audit::action(&row.action)) } } }
            }
        }
    };
    Ok(Page { desk, staff, title: &one.name, part: "/admin/brugere", done }.around(&body))
}
