//! Initiatives as files of any choice: calendars to subscribe to and tables.

use app::{
    Fault,
    initiative::{calendar, sheet},
    services::Services,
};
use axum::{
    Router,
    extract::{Path, RawQuery, Request, State},
    http::{HeaderName, header},
    response::{IntoResponse, Response},
    routing::get,
};

use crate::{refused::refused, router::origin};

/// `/indsatser.ics`, `/indsatser.csv` and `/omraade/<slug>/kalender.ics`, each in both languages.
pub fn routes(services: Services) -> Router {
    let in_one = || {
        Router::new()
            .route("/indsatser.ics", get(initiatives))
            .route("/indsatser.csv", get(table))
            .route("/omraade/{slug}/kalender.ics", get(area))
    };
    in_one().nest("/en", in_one()).with_state(services)
}

async fn initiatives(State(services): State<Services>, RawQuery(query): RawQuery, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let (path, origin) = (asked(&parts), origin(&services, &parts));
    answer(CALENDAR, calendar::of_query(services, &path, &query.unwrap_or_default(), &origin).await)
}

async fn area(State(services): State<Services>, Path(slug): Path<String>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let (path, origin) = (asked(&parts), origin(&services, &parts));
    answer(CALENDAR, calendar::of_area(services, &path, &slug, &origin).await)
}

async fn table(State(services): State<Services>, RawQuery(query): RawQuery, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let path = asked(&parts);
    answer(TABLE, sheet::sheet(services, &path, &query.unwrap_or_default()).await)
}

/// What a file is, and what it is called when it is kept.
type Kind = [(HeaderName, &'static str); 2];

const CALENDAR: Kind = [
    (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
    (header::CONTENT_DISPOSITION, "inline; filename=\"indsatser.ics\""),
];
const TABLE: Kind = [
    (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
    (header::CONTENT_DISPOSITION, "attachment; filename=\"indsatser.csv\""),
];

fn answer(kind: Kind, file: Result<String, Fault>) -> Response {
    match file {
        Ok(file) => (kind, file).into_response(),
        Err(fault) => refused(&fault),
    }
}

/// The path that was asked for, which a nested route does not keep: it holds the language.
fn asked(parts: &axum::http::request::Parts) -> String {
    let whole = parts.extensions.get::<axum::extract::OriginalUri>();
    whole.map_or_else(|| parts.uri.path(), |whole| whole.0.path()).to_owned()
}
