//! Codes on paper, shown once.

use axum::{
    Extension,
    extract::State,
    http::HeaderMap,
    response::{Html, IntoResponse, Response},
};
use maud::html;
use store::{Deed, Staff};

use super::account;
use crate::{
    desk::{Client, Desk},
    fault::Fault,
    form::{Posted, Problems},
    guard::{Looking, Signed},
    page::Page,
    token::{recovery_codes, recovery_fingerprint},
};

/// `POST /admin/mig/koder`: new codes in place of the old ones, for who knows the password.
pub(crate) async fn renew(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    client: Option<Extension<Client>>,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Fault> {
    if let Some(text) = account::refused(&desk, &signed, client, &headers, posted.exactly("kode-adgangskode")).await? {
        return account::again(&desk, &signed, &Problems::one("kode-adgangskode", text)).await;
    }
    let codes = recovery_codes(|| desk.random());
    let fingerprints: Vec<String> = codes.iter().map(|code| recovery_fingerprint(code)).collect();
    let id = signed.staff.id;
    let mut tx = desk.db().begin().await?;
    tx.put_recovery_codes(id, &fingerprints).await?;
    let about = format!("staff/{id}");
    tx.note(desk.now(), &Deed { staff: Some(id), action: "account.codes", about: &about, ..Deed::default() }).await?;
    tx.commit().await?;
    Ok(page(&desk, &signed.staff, &codes).into_response())
}

/// The page that shows them, the only time that they are shown.
pub(crate) fn page(desk: &Desk, staff: &Staff, codes: &[String]) -> Html<String> {
    let body = html! {
        h1 { "Dine koder på papir" }
        p { "Skriv dem ud eller skriv dem af, og læg dem et sikkert sted. Er telefonen væk, kan hver af dem bruges én gang i stedet for koden fra appen. De vises kun nu." }
        ul.codes { @for code in codes { li { code { (code) } } } }
        p { a.button href="/admin" { "Jeg har gemt dem" } }
    };
    Page { desk, staff, title: "Dine koder på papir", part: "/admin/mig", done: "" }.around(&body)
}
