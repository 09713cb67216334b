//! The first step: e-mail address and password.

use axum::{
    Extension,
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::{Html, IntoResponse, Response},
};
use chrono::TimeDelta;
use maud::{Markup, html};
use store::Stage;

use super::{doors::Try, password, second_step, start};
use crate::{
    cookie::Cookie,
    desk::{Client, Desk},
    fault::{Fault, encoded},
    form::{Field, Kind, Posted, Problems, hidden},
    page,
    token::fingerprint,
};

/// `GET /admin/log-ind`.
pub(crate) async fn show(State(desk): State<Desk>, RawQuery(query): RawQuery) -> Html<String> {
    let asked = Posted::read(query.unwrap_or_default().as_bytes());
    let is_out = asked.text("gjort") == "afsluttet";
    form(&desk, "", start::wanted(asked.text("til")), is_out, &Problems::default())
}

/// `POST /admin/log-ind`.
pub(crate) async fn enter(
    State(desk): State<Desk>,
    client: Option<Extension<Client>>,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Fault> {
    let email = posted.text("email").to_lowercase();
    let (typed, to) = (posted.exactly("adgangskode"), start::wanted(posted.text("til")));
    let browser = Cookie::Known.read(&headers, desk.is_secure()).map(fingerprint).unwrap_or_default();
    // One statement and one hash, whether or not there is such an account.
    let entrance = desk.db().entrance(&email, &browser).await?;
    let known = entrance.as_ref().filter(|entrance| entrance.known > 0).map(|_| browser.as_str());
    let asked = Try { account: &email, address: address(client), known, is_code: false };
    if let Err(wait) = desk.doors.attempt(asked, desk.now()) {
        let page = form(&desk, &email, to, false, &Problems::one("adgangskode", waiting(wait)));
        return Ok((StatusCode::TOO_MANY_REQUESTS, page).into_response());
    }
    let hashed = entrance.as_ref().map(|entrance| entrance.password.clone());
    // Nobody's password is longer than the longest.
    let typed: String = typed.chars().take(257).collect();
    let is_right = password::is_right(&desk.hashing, typed, hashed).await?;
    let (Some(entrance), true) = (entrance, is_right) else {
        tracing::warn!("a sign-in failed at the password");
        let wrong = "E-mailadressen eller adgangskoden er forkert.";
        return Ok((
            StatusCode::UNPROCESSABLE_ENTITY,
            form(&desk, &email, to, false, &Problems::one("adgangskode", wrong)),
        )
            .into_response());
    };
    desk.doors.succeeded(asked);
    let (stage, secret, next) = if entrance.totp_secret.is_empty() {
        (Stage::Enrol, second_step::secret(desk.random()), "/admin/velkommen/kode".to_owned())
    } else {
        (Stage::Password, String::new(), format!("/admin/log-ind/kode?til={}", encoded(to)))
    };
    let mut tx = desk.db().begin().await?;
    let session = start::new(&desk, entrance.staff, stage, &headers, secret);
    let cookie = start::begin(&desk, &mut tx, session, None).await?;
    tx.commit().await?;
    Ok(start::onward(&next, [cookie]))
}

/// The other end of the connection.
pub(crate) fn address(client: Option<Extension<Client>>) -> Option<std::net::IpAddr> {
    client.and_then(|Extension(Client(address))| address)
}

/// The fingerprint of the browser, if it has signed in to this account before.
pub(crate) async fn known(desk: &Desk, headers: &HeaderMap, staff: Option<i64>) -> Result<Option<String>, Fault> {
    let (Some(staff), Some(token)) = (staff, Cookie::Known.read(headers, desk.is_secure())) else { return Ok(None) };
    let fingerprint = fingerprint(token);
    Ok(desk.db().knows_browser(staff, &fingerprint).await?.then_some(fingerprint))
}

/// "Vent 2 minutter, og prøv igen."
pub(crate) fn waiting(wait: TimeDelta) -> String {
    let seconds = wait.num_seconds() + 1;
    let (count, one, many) =
        if seconds < 90 { (seconds, "sekund", "sekunder") } else { ((seconds + 59) / 60, "minut", "minutter") };
    let word = if count == 1 { one } else { many };
    format!("Der har været for mange forkerte forsøg. Vent {count} {word}, og prøv igen.")
}

fn form(desk: &Desk, email: &str, to: &str, is_out: bool, problems: &Problems) -> Html<String> {
    let body: Markup = html! {
        h1 { "Log ind" }
        @if is_out { p.done role="status" { "Du er logget ud." } }
        (problems.summary())
        @if let Some(provider) = &desk.provider {
            form.sign-in method="post" action="/admin/log-ind/sso" {
                (hidden("til", to))
                button type="submit" { "Log ind med " (provider.settings.name) }
            }
            p.hint { "Har du en adgangskode her på siden, så brug den i stedet:" }
        }
        form.sign-in method="post" action="/admin/log-ind" novalidate {
            (hidden("til", to))
            (Field { name: "email", label: "E-mailadresse", hint: "", value: email, kind: Kind::Email, is_required: true }
                .shown(problems))
            (Field { name: "adgangskode", label: "Adgangskode", hint: "", value: "", kind: Kind::Password, is_required: true }
                .shown(problems))
            button type="submit" { "Fortsæt" }
        }
        p.hint { "Har du glemt adgangskoden, eller er telefonen væk? En administrator kan give dig et nyt link." }
    };
    page::outside(desk, "Log ind", &body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_told_how_long_to_wait() {
        assert!(waiting(TimeDelta::milliseconds(200)).contains("Vent 1 sekund,"));
        assert!(waiting(TimeDelta::seconds(40)).contains("Vent 41 sekunder,"));
        assert!(waiting(TimeDelta::seconds(900)).contains("Vent 16 minutter,"));
    }
}
