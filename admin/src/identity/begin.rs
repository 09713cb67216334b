//! Sending somebody to the provider. It is begun by a form, so that no other site can begin it (and by a page that leads
//! on, because browsers hold a form's content policy against every address that a redirection passes).

use axum::{
    Extension,
    extract::State,
    http::{
        HeaderMap, HeaderValue,
        header::{REFRESH, SET_COOKIE},
    },
    response::{IntoResponse, Response},
};
use maud::html;
use openidconnect::{
    AuthenticationContextClass, CsrfToken, LanguageTag, Nonce, PkceCodeChallenge, PkceCodeVerifier, Scope,
    core::CoreAuthenticationFlow,
};
use store::IdentityAttempt;

use super::{PATIENCE, refusal::Refusal};
use crate::{
    cookie::Cookie,
    desk::{Client, Desk},
    fault::Fault,
    form::{Posted, Problems},
    guard::{Looking, Signed},
    page,
    people::account,
    sign_in::start,
    token::fingerprint,
};

/// `POST /admin/log-ind/sso`: signing in.
pub(crate) async fn sign_in(State(desk): State<Desk>, posted: Posted) -> Result<Response, Fault> {
    begin(&desk, start::wanted(posted.text("til")), None).await
}

/// `POST /admin/mig/sso`: linking the account that one is signed in to, for who knows its password. Whoever finds an
/// open browser would else make the account their own.
pub(crate) async fn link(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    client: Option<Extension<Client>>,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Fault> {
    if desk.provider.is_none() {
        return Err(Fault::NotFound);
    }
    if let Some(text) = account::refused(&desk, &signed, client, &headers, posted.exactly("sso-adgangskode")).await? {
        return account::again(&desk, &signed, &Problems::one("sso-adgangskode", text)).await;
    }
    begin(&desk, "/admin/mig", Some(signed.staff.id)).await
}

async fn begin(desk: &Desk, onward: &str, staff: Option<i64>) -> Result<Response, Fault> {
    let provider = desk.provider.as_deref().ok_or(Fault::NotFound)?;
    let now = desk.now();
    let client = match provider.client(&desk.services.site.origin, now).await {
        Ok(client) => client,
        Err(error) => return Ok(Refusal::Silent(error.into()).into_response()),
    };
    let (browser, state, nonce, verifier) = (desk.token(), desk.token(), desk.token(), desk.token());
    let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(verifier.clone()));
    let (sent_state, sent_nonce) = (CsrfToken::new(state.clone()), Nonce::new(nonce.clone()));
    let mut asked = client
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || sent_state, move || sent_nonce)
        .set_pkce_challenge(challenge)
        .add_ui_locale(LanguageTag::new("da".to_owned()))
        .add_scopes(provider.settings.scopes.iter().cloned().map(Scope::new));
    if !provider.settings.acr.is_empty() {
        asked = asked.add_auth_context_value(AuthenticationContextClass::new(provider.settings.acr.clone()));
    }
    let (address, _, _) = asked.url();
    let attempt = IdentityAttempt {
        fingerprint: fingerprint(&browser),
        state: fingerprint(&state),
        nonce,
        verifier,
        onward: onward.to_owned(),
        staff,
        begun_at: now,
    };
    let mut tx = desk.db().begin().await?;
    tx.put_identity_attempt(&attempt, now - PATIENCE).await?;
    tx.commit().await?;
    let name = &provider.settings.name;
    let body = html! {
        h1 { "Videre til " (name) }
        p { "Du sendes automatisk videre. Sker der ikke noget, så " a href=(address) { "fortsæt til " (name) } "." }
    };
    let mut response = page::outside(desk, &format!("Videre til {name}"), &body).into_response();
    let headers = response.headers_mut();
    headers.append(SET_COOKIE, start::cookie(Cookie::Attempt, &browser, desk)?);
    if let Ok(on) = HeaderValue::from_str(&format!("0; url={address}")) {
        headers.insert(REFRESH, on);
    }
    Ok(response)
}
