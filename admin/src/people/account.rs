//! One's own account: where one is signed in, the password, the codes on paper.

use axum::{
    Extension,
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::{Html, IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use store::Deed;

use super::role;
use crate::{
    desk::{Client, Desk},
    fault::Fault,
    form::{Field, Kind, Posted, Problems, hidden},
    guard::{Looking, Signed, holds},
    moment,
    page::{Page, done},
    sign_in::{doors::Try, page as first_step, password},
};

/// `GET /admin/mig`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    page(&desk, &signed, &Problems::default(), &done(query.as_deref())).await
}

/// `POST /admin/mig/adgangskode`.
pub(crate) async fn change_password(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    client: Option<Extension<Client>>,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Fault> {
    let (old, new) = (posted.exactly("adgangskode"), posted.exactly("ny"));
    let staff = &signed.staff;
    let mut problems = Problems::default();
    if let Some(problem) = password::problem(new, &[&staff.name, &staff.email]) {
        problems.add("ny", problem);
    } else if new != posted.exactly("igen") {
        problems.add("igen", "De to nye adgangskoder er ikke ens.");
    }
    if problems.is_empty()
        && let Some(problem) = refused(&desk, &signed, client, &headers, old).await?
    {
        problems.add("adgangskode", problem);
    }
    if !problems.is_empty() {
        return again(&desk, &signed, &problems).await;
    }
    let hashed = password::hash(&desk.hashing, new.to_owned()).await?;
    let mut tx = desk.db().begin().await?;
    tx.set_password(staff.id, &hashed).await?;
    tx.end_sessions(staff.id, &signed.session.fingerprint).await?;
    tx.end_invitation(staff.id).await?;
    let about = format!("staff/{}", staff.id);
    let deed = Deed { staff: Some(staff.id), action: "account.password", about: &about, ..Deed::default() };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to("/admin/mig?gjort=adgangskode").into_response())
}

/// `POST /admin/mig/log-ud`: ends one other sign-in, or all others.
pub(crate) async fn end(State(desk): State<Desk>, signed: Signed<Looking>, posted: Posted) -> Result<Redirect, Fault> {
    let staff = signed.staff.id;
    let mut tx = desk.db().begin().await?;
    let word = if posted.text("hvor") == "alle-andre" {
        tx.end_sessions(staff, &signed.session.fingerprint).await?;
        "andre-steder"
    } else {
        tx.end_session(staff, posted.text("hvor")).await?;
        "afsluttet"
    };
    tx.note(desk.now(), &Deed { staff: Some(staff), action: "sign_in.end", ..Deed::default() }).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/admin/mig?gjort={word}")))
}

/// What is wrong with the password that somebody typed once more: nothing, or that it is wrong or comes too soon. Who finds
/// an open browser may not guess on.
pub(crate) async fn refused(
    desk: &Desk,
    signed: &Signed<Looking>,
    client: Option<Extension<Client>>,
    headers: &HeaderMap,
    typed: &str,
) -> Result<Option<String>, Fault> {
    let staff = &signed.staff;
    let known = first_step::known(desk, headers, Some(staff.id)).await?;
    let address = first_step::address(client);
    let asked = Try { account: &staff.email, address, known: known.as_deref(), is_code: false };
    if let Err(wait) = desk.doors.attempt(asked, desk.now()) {
        return Ok(Some(first_step::waiting(wait)));
    }
    let hashed = desk.db().proofs(staff.id).await?.map(|proofs| proofs.password);
    let typed: String = typed.chars().take(257).collect();
    if !password::is_right(&desk.hashing, typed, hashed).await? {
        return Ok(Some("Adgangskoden er forkert.".to_owned()));
    }
    desk.doors.succeeded(asked);
    Ok(None)
}

/// The page again, with what is wrong.
pub(crate) async fn again(desk: &Desk, signed: &Signed<Looking>, problems: &Problems) -> Result<Response, Fault> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(desk, signed, problems, "").await?).into_response())
}

async fn page(desk: &Desk, signed: &Signed<Looking>, problems: &Problems, done: &str) -> Result<Html<String>, Fault> {
    let staff = &signed.staff;
    let mut sessions = desk.db().sessions(staff.id).await?;
    sessions.retain(|session| holds(session, desk.now()));
    let left = desk.db().recovery_codes_left(staff.id).await?;
    let identity = desk.db().identity_of(staff.id).await?;
    let body = html! {
        h1 { "Min konto" }
        (problems.summary())
        dl.facts {
            div { dt { "Navn" } dd { (staff.name) } }
            div { dt { "E-mail" } dd { (staff.email) } }
            div { dt { "Roller" } dd { ul.plain { @for one in &staff.roles { @let (name, what) = role(*one); li { (name) ": " (what) } } } } }
        }
        section {
            h2 { "Her er du logget ind" }
            ul.sessions {
                @for session in &sessions {
                    li {
                        span { strong { (session.browser) } @if session.fingerprint == signed.session.fingerprint { " (her)" } }
                        span.hint { "Siden " (moment::said(session.started_at)) ", brugt " (moment::said(session.seen_at)) }
                        @if session.fingerprint != signed.session.fingerprint {
                            form method="post" action="/admin/mig/log-ud" {
                                (hidden("hvor", &session.fingerprint))
                                button.plain type="submit" { "Log ud der" }
                            }
                        }
                    }
                }
            }
            @if sessions.len() > 1 {
                form method="post" action="/admin/mig/log-ud" {
                    (hidden("hvor", "alle-andre"))
                    button.plain type="submit" { "Log ud alle andre steder" }
                }
            }
        }
        @match &identity {
            Some(identity) => section {
                h2 { "Sådan logger du ind" }
                p { "Du logger ind gennem " (identity.issuer) ". Dine roller følger dine grupper der." }
            },
            None => { (proofs(desk, left, problems)) },
        }
    };
    Ok(Page { desk, staff, title: "Min konto", part: "/admin/mig", done }.around(&body))
}

/// What somebody signs in with here, and the way to sign in by the organisation's provider instead.
fn proofs(desk: &Desk, left: i64, problems: &Problems) -> Markup {
    let password =
        |name, label, hint, kind| Field { name, label, hint, value: "", kind, is_required: true }.shown(problems);
    html! {
        section {
            h2 { "Skift adgangskode" }
            form method="post" action="/admin/mig/adgangskode" novalidate {
                (password("adgangskode", "Din adgangskode nu", "", Kind::Password))
                (password("ny", "Ny adgangskode", "Mindst 12 tegn. Fire tilfældige ord er nemme at huske og svære at gætte.", Kind::NewPassword))
                (password("igen", "Den nye igen", "", Kind::NewPassword))
                button type="submit" { "Skift" }
            }
        }
        section {
            h2 { "Koder på papir" }
            p { @if left == 0 { "Du har ingen koder tilbage." } @else if left == 1 { "Du har én kode tilbage." } @else { "Du har " (left) " koder tilbage." } }
            form method="post" action="/admin/mig/koder" novalidate {
                (password("kode-adgangskode", "Din adgangskode", "Nye koder gør de gamle ugyldige.", Kind::Password))
                button.plain type="submit" { "Lav nye koder" }
            }
        }
        @if let Some(provider) = &desk.provider {
            section {
                h2 { "Log ind med " (provider.settings.name) }
                p { "Forbind din konto, så logger du fra nu af ind gennem " (provider.settings.name) ". Din adgangskode og dine koder her slettes, og dine roller følger dine grupper." }
                form method="post" action="/admin/mig/sso" novalidate {
                    (password("sso-adgangskode", "Din adgangskode nu", "", Kind::Password))
                    button.plain type="submit" { "Forbind min konto" }
                }
            }
        }
    }
}
