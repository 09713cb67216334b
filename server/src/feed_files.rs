//! Feeds of what is new, as Atom files.

use app::{
    locale,
    news::{Which, atom, feed},
    services::Services,
};
use axum::{
    Router,
    extract::{Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use domain::area::Slug;

use crate::{changing, refused::refused, router::origin};

/// `/nyt.xml`, `/nyt/omraade/<slug>.xml` and `/nyt/maal/<id>.xml`, and the same below `/en`.
pub fn routes(services: Services) -> Router {
    Router::new()
        .route("/nyt.xml", get(all))
        .route("/en/nyt.xml", get(all))
        .route("/nyt/omraade/{file}", get(of_area))
        .route("/en/nyt/omraade/{file}", get(of_area))
        .route("/nyt/maal/{file}", get(of_goal))
        .route("/en/nyt/maal/{file}", get(of_goal))
        .with_state(services)
}

async fn all(State(services): State<Services>, request: Request) -> Response {
    made(services, Some(Which::All), request).await
}

async fn of_area(State(services): State<Services>, Path(file): Path<String>, request: Request) -> Response {
    let which = file.strip_suffix(".xml").and_then(Slug::parse).map(Which::Area);
    made(services, which, request).await
}

async fn of_goal(State(services): State<Services>, Path(file): Path<String>, request: Request) -> Response {
    let which = file.strip_suffix(".xml").map(|id| Which::Goal(id.to_owned()));
    made(services, which, request).await
}

async fn made(services: Services, which: Option<Which>, request: Request) -> Response {
    let Some(which) = which else { return StatusCode::NOT_FOUND.into_response() };
    let (parts, _) = request.into_parts();
    let (language, _) = locale::split(parts.uri.path());
    let origin = origin(&services, &parts);
    match feed(services, language, &which).await {
        Ok(feed) => {
            let text = atom(&feed, &origin);
            changing::answer("application/atom+xml; charset=utf-8", text, Some(feed.updated), &parts.headers)
        }
        Err(fault) => refused(&fault),
    }
}
