//! The second step of signing in: a code from the telephone, or one from paper.

use axum::{
    Extension,
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::{Html, IntoResponse, Response},
};
use maud::html;
use store::{Deed, Session, Staff, Stage, Tx};

use super::{
    doors::Try,
    page::{address, waiting},
    second_step, start,
};
use crate::{
    cookie::Cookie,
    desk::{Client, Desk},
    fault::Fault,
    form::{Field, Kind, Posted, Problems, hidden},
    guard::Half,
    page,
    token::fingerprint,
};

/// `GET /admin/log-ind/kode`.
pub(crate) async fn show(State(desk): State<Desk>, _half: Half, RawQuery(query): RawQuery) -> Html<String> {
    let asked = Posted::read(query.unwrap_or_default().as_bytes());
    form(&desk, start::wanted(asked.text("til")), &Problems::default())
}

/// `POST /admin/log-ind/kode`.
pub(crate) async fn enter(
    State(desk): State<Desk>,
    half: Half,
    client: Option<Extension<Client>>,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Fault> {
    let Half { staff, session } = half;
    if session.stage != Stage::Password {
        return Err(Fault::SignIn("/admin".into()));
    }
    let to = start::wanted(posted.text("til"));
    let asked = Try { account: &staff.email, address: address(client), known: None, is_code: true };
    let again = |status, text: String| (status, form(&desk, to, &Problems::one("kode", text))).into_response();
    if let Err(wait) = desk.doors.attempt(asked, desk.now()) {
        return Ok(again(StatusCode::TOO_MANY_REQUESTS, waiting(wait)));
    }
    let secret = desk.db().proofs(staff.id).await?.map(|proofs| proofs.totp_secret).unwrap_or_default();
    let mut tx = desk.db().begin().await?;
    if !second_step::is_right(&mut tx, staff.id, &secret, posted.text("kode"), desk.now()).await? {
        drop(tx);
        tracing::warn!(staff.id = staff.id, "a sign-in failed at the second step");
        let wrong = "Koden er forkert eller brugt. Vent på den næste, og prøv igen.";
        return Ok(again(StatusCode::UNPROCESSABLE_ENTITY, wrong.to_owned()));
    }
    let cookies = whole(&desk, &mut tx, &staff, &session, &headers).await?;
    tx.commit().await?;
    desk.doors.succeeded(asked);
    Ok(start::onward(to, cookies))
}

/// Turns a half sign-in into a whole one with a new word, and remembers the browser.
pub(super) async fn whole(
    desk: &Desk,
    tx: &mut Tx,
    staff: &Staff,
    half: &Session,
    headers: &HeaderMap,
) -> Result<[axum::http::HeaderValue; 2], Fault> {
    let session = start::new(desk, staff.id, Stage::Whole, headers, String::new());
    let entered = start::begin(desk, tx, session, Some(half)).await?;
    let browser = desk.token();
    tx.put_known_browser(staff.id, &fingerprint(&browser), desk.now()).await?;
    // Who is in needs no link any more.
    tx.end_invitation(staff.id).await?;
    tx.note(desk.now(), &Deed { staff: Some(staff.id), action: "sign_in", ..Deed::default() }).await?;
    Ok([entered, start::cookie(Cookie::Known, &browser, desk)?])
}

fn form(desk: &Desk, to: &str, problems: &Problems) -> Html<String> {
    let hint = "De seks cifre i appen på din telefon. Er telefonen væk, så skriv en af dine koder på papir.";
    let body = html! {
        h1 { "Skriv koden" }
        (problems.summary())
        form.sign-in method="post" action="/admin/log-ind/kode" novalidate {
            (hidden("til", to))
            (Field { name: "kode", label: "Kode", hint, value: "", kind: Kind::Code, is_required: true }.shown(problems))
            button type="submit" { "Log ind" }
        }
        p { a href="/admin/log-ind" { "Begynd forfra" } }
    };
    page::outside(desk, "Skriv koden", &body)
}
