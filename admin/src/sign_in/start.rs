//! Beginning and ending a sign-in. Its cookie's word is new each time a step is passed, so one that somebody planted or
//! saw earlier opens nothing.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use store::{Deed, Session, Stage, Tx};

use crate::{
    cookie::Cookie,
    desk::Desk,
    fault::Fault,
    guard::{IDLE, Looking, Signed, WHOLE},
    token::fingerprint,
};

/// Writes a new sign-in in place of `before`; gives the header that hands its word to the browser.
pub(crate) async fn begin(
    desk: &Desk,
    tx: &mut Tx,
    session: Session,
    before: Option<&Session>,
) -> Result<HeaderValue, Fault> {
    let token = desk.token();
    if let Some(before) = before
        && !tx.end_session(before.staff, &before.fingerprint).await?
    {
        // It was ended meanwhile, as by "sign out everywhere".
        return Err(Fault::SignIn("/admin".into()));
    }
    let now = desk.now();
    tx.forget_sessions(now - WHOLE, now - IDLE).await?;
    tx.put_session(&Session { fingerprint: fingerprint(&token), ..session }).await?;
    cookie(Cookie::Session, &token, desk)
}

/// A sign-in that begins now; its fingerprint is filled in by [`begin`].
pub(crate) fn new(desk: &Desk, staff: i64, stage: Stage, headers: &HeaderMap, secret: String) -> Session {
    let at = desk.now();
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    Session { fingerprint: String::new(), staff, stage, started_at: at, seen_at: at, browser: browser(agent), secret }
}

/// The header that sets one of our cookies.
pub(crate) fn cookie(cookie: Cookie, value: &str, desk: &Desk) -> Result<HeaderValue, Fault> {
    // What we make ourselves is always a header; this is for whoever changes that.
    cookie.set(value, desk.is_secure()).ok_or_else(|| {
        Fault::Refused(
            "Login kræver en cookie, og browseren kunne ikke få den. Tillad cookies for denne side, og prøv igen."
                .into(),
        )
    })
}

/// A way on, with cookies.
pub(crate) fn onward(to: &str, cookies: impl IntoIterator<Item = HeaderValue>) -> Response {
    let mut response = Redirect::to(to).into_response();
    for cookie in cookies {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Where somebody wanted to go before they were asked to sign in: a staff page, or the first of them.
pub(crate) fn wanted(path: &str) -> &str {
    let is_ours = path == "/admin" || path.starts_with("/admin/");
    let is_plain = path.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.' | '_'));
    if is_ours && is_plain && !path.starts_with("/admin/log-") { path } else { "/admin" }
}

/// `POST /admin/log-ud`.
pub(crate) async fn leave(State(desk): State<Desk>, signed: Signed<Looking>) -> Result<Response, Fault> {
    let mut tx = desk.db().begin().await?;
    tx.end_session(signed.staff.id, &signed.session.fingerprint).await?;
    tx.note(desk.now(), &Deed { staff: Some(signed.staff.id), action: "sign_in.end", ..Deed::default() }).await?;
    tx.commit().await?;
    Ok(onward("/admin/log-ind?gjort=afsluttet", [cookie(Cookie::Session, "", &desk)?]))
}

/// The browser and its system in words, from what it calls itself: enough to know one's own again.
fn browser(agent: &str) -> String {
    let first =
        |known: &[(&str, &'static str)]| known.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
    let browser = first(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} på {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "Ukendt browser".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_elsewhere_after_signing_in() {
        for path in
            ["//ond.example", "https://ond.example", "/admin/../x?y", "/adminx", "/admin/log-ud", "", "/admin\r\nX"]
        {
            assert_eq!(wanted(path), "/admin", "{path}");
        }
        assert_eq!(wanted("/admin/screening"), "/admin/screening");
    }

    #[test]
    fn browsers_are_named_as_people_know_them() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0";
        assert_eq!(browser(edge), "Edge på Windows");
        let phone =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1";
        assert_eq!(browser(phone), "Safari på iPhone");
        assert_eq!(browser(""), "Ukendt browser");
    }
}
