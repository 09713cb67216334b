//! What somebody comes back with from the provider. It is a GET because the provider's redirection is one; it does nothing
//! but once, for the browser that began, with the word that was sent along.

use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, header::SET_COOKIE},
    response::{IntoResponse, Response},
};

use super::{PATIENCE, arrive, refusal::Refusal, token};
use crate::{cookie::Cookie, desk::Desk, fault::Fault, form::Posted, guard, sign_in::start, token::fingerprint};

/// The longest code that is sent on, in characters.
const LONGEST_CODE: usize = 4096;

/// `GET /admin/log-ind/sso/svar`.
pub(crate) async fn take(
    State(desk): State<Desk>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let answer = Posted::read(query.unwrap_or_default().as_bytes());
    match taken(&desk, &headers, &answer).await {
        Ok(response) => Ok(response),
        Err(Refusal::Fault(fault)) => Err(fault),
        Err(refusal) => {
            let mut response = refusal.into_response();
            response.headers_mut().append(SET_COOKIE, start::cookie(Cookie::Attempt, "", &desk)?);
            Ok(response)
        }
    }
}

async fn taken(desk: &Desk, headers: &HeaderMap, answer: &Posted) -> Result<Response, Refusal> {
    let provider = desk.provider.as_deref().ok_or(Fault::NotFound)?;
    let now = desk.now();
    let browser = Cookie::Attempt.read(headers, desk.is_secure()).ok_or(Refusal::Stale)?;
    let mut tx = desk.db().begin().await?;
    let state = fingerprint(answer.text("state"));
    let attempt = tx.take_identity_attempt(&fingerprint(browser), &state, now - PATIENCE).await?;
    tx.commit().await?;
    let attempt = attempt.ok_or(Refusal::Stale)?;
    // A provider that says who it is must be the one that was asked (RFC 9207).
    let issuer = answer.text("iss");
    if !issuer.is_empty() && issuer != provider.settings.issuer {
        return Err(Refusal::Stale);
    }
    match answer.text("error") {
        "" => {}
        "access_denied" => return Err(Refusal::Cancelled),
        error => return Err(Refusal::Declined(error.chars().filter(char::is_ascii_graphic).take(60).collect())),
    }
    let code = answer.text("code");
    if code.is_empty() || code.len() > LONGEST_CODE {
        return Err(Refusal::Declined("no code".to_owned()));
    }
    let somebody = token::read(provider, &attempt, code, &desk.services.site.origin, now).await?;
    let entered = match attempt.staff {
        None => arrive::sign_in(desk, provider, &somebody, headers).await?,
        // Who links an account must be signed in to it all the while.
        Some(staff) => match guard::current(desk, headers).await? {
            Some((own, session)) if own.id == staff && guard::is_whole(&session) => {
                arrive::link(desk, provider, &somebody, staff, headers).await?
            }
            _ => return Err(Refusal::Stale),
        },
    };
    let to = if attempt.staff.is_some() { "/admin/mig?gjort=forbundet" } else { attempt.onward.as_str() };
    Ok(start::onward(to, [entered, start::cookie(Cookie::Attempt, "", desk)?]))
}
