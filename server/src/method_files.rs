//! Methods as files, for everyone who wants to check or reuse them.

use app::services::Services;
use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

/// `/metode/<id>/<version>.toml`.
pub fn routes(services: Services) -> Router {
    Router::new().route("/metode/{id}/{file}", get(file)).with_state(services)
}

/// What can be the id or the version of a method.
fn is_name(text: &str) -> bool {
    (1..=60).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'))
}

async fn file(State(services): State<Services>, Path((id, file)): Path<(String, String)>) -> Response {
    let Some(version) = file.strip_suffix(".toml").filter(|version| is_name(version) && is_name(&id)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // What staff have stored and not published is nobody else's yet.
    let public = services.db.public_methods().await;
    match public.map(|all| all.into_iter().find(|method| method.id == id && method.version == version)) {
        Ok(Some(method)) => {
            let kind = (header::CONTENT_TYPE, "application/toml; charset=utf-8");
            // A version never changes.
            let keep = (header::CACHE_CONTROL, "public, max-age=3600");
            ([kind, keep], method.file).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(cause) => {
            tracing::error!(cause = ?cause, "the method could not be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
