//! The page as the public will see it: published in a database that forgets, and shown by the public pages themselves.

use app::{map::load::MapCache, services::Services};
use axum::{
    body::{Body, to_bytes},
    extract::{Path, RawQuery, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use store::{Db, Tryout};

use super::{
    asked,
    save::{LONGEST_DRAFT, keep},
    thing::Thing,
    written::Written,
};
use crate::{
    desk::Desk,
    fault::Fault,
    form::Posted,
    guard::{Editing, Looking, Signed},
    moment,
    page::{Page, done},
};

/// The longest page that is shown, in bytes.
const LONGEST_PAGE: usize = 8 * 1024 * 1024;
/// What the page may load and do inside its frame: no script runs, and nothing can be sent from it.
const POLICY: &str = "sandbox allow-same-origin allow-top-navigation-by-user-activation; default-src 'none'; style-src 'self'; font-src 'self'; \
                      img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// What is shown: one's own draft, else the last version, or the version that the address names.
fn shown(thing: &Thing, staff: i64, query: Option<&str>) -> Written {
    let asked = Posted::read(query.unwrap_or_default().as_bytes());
    let named = asked.text("version").parse().ok().filter(|number| thing.version(*number).is_some());
    match (named, thing.draft_of(staff)) {
        (Some(number), _) => thing.at(number),
        (None, Some(draft)) => Written::parse(&draft.content),
        (None, None) => thing.latest(),
    }
}

/// `POST /admin/indhold/{slags}/{noegle}/vis`: keeps what was typed as one's draft, and shows it.
pub(crate) async fn typed(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    Path((kind, thing)): Path<(String, String)>,
    posted: Posted,
) -> Result<Redirect, Fault> {
    let thing = Thing::read(desk.db(), &kind, &thing).await?;
    let written = asked::read(&thing.asked, &posted);
    if written.json().len() > LONGEST_DRAFT {
        return Err(Fault::TooLong);
    }
    keep(&desk, &thing, signed.staff.id, posted.text("version").parse().unwrap_or(0), &written).await?;
    Ok(Redirect::to(&format!("{}/vis", thing.href())))
}

/// `GET /admin/indhold/{slags}/{noegle}/vis`: what will happen, and the page in a frame.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    Path((kind, thing)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let thing = Thing::read(desk.db(), &kind, &thing).await?;
    let written = shown(&thing, signed.staff.id, query.as_deref());
    let mut problems = asked::check(&thing.asked, &written);
    thing.kind.check(desk.db(), &written, &mut problems).await?;
    let asked = Posted::read(query.as_deref().unwrap_or_default().as_bytes());
    let version = asked.text("version");
    let draft = thing.draft_of(signed.staff.id).filter(|_| version.is_empty());
    let side =
        |language: &str| format!("{}/side?version={}&sprog={language}", thing.href(), crate::fault::encoded(version));
    let language = if asked.text("sprog") == "en" { "en" } else { "da" };
    let own =
        |language: &str| format!("{}/vis?version={}&sprog={language}", thing.href(), crate::fault::encoded(version));
    let body = html! {
        p { a href=(thing.href()) { "Tilbage til skemaet" } }
        h1 { "Forhåndsvisning af »" (thing.title) "«" }
        p.note {
            "Siden er ikke offentlig. "
            @match draft {
                Some(draft) => { "Du ser din kladde fra " (moment::said(draft.saved_at)) ", som offentligheden vil se den. " }
                None if version.is_empty() => "Du ser den seneste version, som offentligheden vil se den. ",
                None => { "Du ser version " (version) ", som offentligheden vil se den. " }
            }
            (thing.kind.words().where_shown) " Det sker først, når du udgiver. Alt, hvad der kræver scripts, er slået fra her, og links fører til siderne, som de er nu."
        }
        ul.links {
            li { a href=(own("da")) aria-current=[(language == "da").then_some("true")] { "På dansk" } }
            li { a href=(own("en")) aria-current=[(language == "en").then_some("true")] { "På engelsk" } }
        }
        @if problems.is_empty() {
            (frame(&side(language)))
        } @else {
            p { "Den kan ikke vises endnu, for noget mangler:" }
            (problems.summary())
            p { a href=(thing.href()) { "Ret det i skemaet" } }
        }
    };
    let done = done(query.as_deref());
    Ok(Page { desk: &desk, staff: &signed.staff, title: "Forhåndsvisning", part: "/admin/indhold", done: &done }
        .around(&body))
}

/// `GET /admin/indhold/{slags}/{noegle}/side`: the page itself.
pub(crate) async fn side(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    Path((kind, thing)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let thing = Thing::read(desk.db(), &kind, &thing).await?;
    let written = shown(&thing, signed.staff.id, query.as_deref());
    let mut problems = asked::check(&thing.asked, &written);
    thing.kind.check(desk.db(), &written, &mut problems).await?;
    if !problems.is_empty() {
        return Err(Fault::Refused("Noget mangler, så siden kan ikke vises endnu. Ret det i skemaet først.".into()));
    }
    let tryout = open(desk.db()).await?;
    let mut tx = tryout.begin().await?;
    thing.kind.publish(&mut tx, &thing.slug, &written, desk.now()).await?;
    tx.commit().await?;
    let is_english = Posted::read(query.as_deref().unwrap_or_default().as_bytes()).text("sprog") == "en";
    let path = if is_english { format!("/en{}", thing.address) } else { thing.address.clone() };
    let (status, html) = rendered(&desk, tryout, &path, &headers).await?;
    Ok(framed(status, &html))
}

/// Where a page is shown as the public will see it.
pub(crate) fn frame(src: &str) -> Markup {
    html! {
        iframe.preview-page src=(src) title="Siden, som offentligheden vil se den" sandbox="allow-same-origin allow-top-navigation-by-user-activation" {}
    }
}

/// A database that forgets.
///
/// # Errors
/// [`Fault::Refused`] where there can be none.
pub(crate) async fn open(db: &Db) -> Result<Tryout, Fault> {
    let refused = || {
        Fault::Refused("Forhåndsvisning er ikke slået til her. Sig det til dem, der driver siden: databasen skal ligge i en fil eller på en server.".into())
    };
    db.tryout().await?.ok_or_else(refused)
}

/// A public page, made from a database that forgets: its status and its HTML.
///
/// # Errors
/// When the page can't be made.
pub(crate) async fn rendered(
    desk: &Desk,
    tryout: Tryout,
    path: &str,
    headers: &HeaderMap,
) -> Result<(StatusCode, String), Fault> {
    // A map that was made of what never was must not be kept.
    let services = Services { db: tryout.db().clone(), maps: MapCache::default(), ..desk.services.clone() };
    let mut asked = Request::get(path);
    // Where the settings do not say where the site is, its pages name the host that was asked.
    if let Some(host) = headers.get(header::HOST) {
        asked = asked.header(header::HOST, host);
    }
    let asked = asked.body(Body::empty()).map_err(|_| Fault::NotFound)?;
    let response = desk.page(services, asked).await.ok_or(Fault::NotFound)?;
    let status = response.status();
    let html = to_bytes(response.into_body(), LONGEST_PAGE).await.map_err(|_| Fault::TooLong)?;
    tryout.undo().await?;
    Ok((status, without_scripts(&String::from_utf8_lossy(&html))))
}

/// The page on its way into a frame.
pub(crate) fn framed(status: StatusCode, html: &str) -> Response {
    // Links lead out of the frame, where other pages may not be shown; those to a place on the page stay in it.
    let html = html.replacen("<head>", "<head><base target=\"_top\">", 1);
    let html = html.replace(" href=\"#", " target=\"_self\" href=\"#");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    ];
    (status, headers, html).into_response()
}

/// A page of ours without its scripts. The frame runs none; browsers complain of each one that stands in it.
fn without_scripts(html: &str) -> String {
    const END: &str = "</script>";
    let (mut kept, mut rest) = (String::with_capacity(html.len()), html);
    while let Some(at) = first_script(rest) {
        kept.push_str(&rest[..at]);
        rest = rest[at..].find(END).map_or("", |end| &rest[at + end + END.len()..]);
    }
    kept.push_str(rest);
    kept
}

/// Where the first script begins. Texts of attributes, which may hold anything, are passed over; in other texts of our
/// pages no `<` stands.
fn first_script(html: &str) -> Option<usize> {
    let (mut is_in_tag, mut is_quoted) = (false, false);
    for (at, sign) in html.bytes().enumerate() {
        match sign {
            b'<' if !is_in_tag && html[at..].starts_with("<script") => return Some(at),
            b'<' if !is_in_tag => is_in_tag = true,
            b'"' if is_in_tag => is_quoted = !is_quoted,
            b'>' if !is_quoted => is_in_tag = false,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_left_out_and_nothing_else_is() {
        let page = "<head><script nonce=\"a>b\">if(a<b&&c>d)x()</script><title>Æ</title></head>\
                    <p title=\"<script>ikke en</script>\">»a«</p><script type=\"application/ld+json\">{}</script><p>b</p>";
        let kept = "<head><title>Æ</title></head><p title=\"<script>ikke en</script>\">»a«</p><p>b</p>";
        assert_eq!(without_scripts(page), kept);
        assert_eq!(without_scripts(kept), kept);
        assert_eq!(without_scripts("<p>a</p><script>"), "<p>a</p>");
    }
}
