//! Addresses for whoever watches the server.

use app::services::Services;
use axum::{Router, extract::State, http::StatusCode, response::IntoResponse, routing::get};

/// `/healthz` answers as long as the server runs; `/readyz` only while the database answers.
pub fn routes(services: Services) -> Router {
    Router::new().route("/healthz", get(|| async { "ok" })).route("/readyz", get(ready)).with_state(services)
}

async fn ready(State(services): State<Services>) -> impl IntoResponse {
    match services.db.ping().await {
        Ok(()) => (StatusCode::OK, "ok"),
        Err(cause) => {
            tracing::error!(cause = ?cause, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "databasen svarer ikke")
        }
    }
}
