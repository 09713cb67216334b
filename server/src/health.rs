//! Addresses for whoever watches the server.

use std::time::Duration;

use app::services::Services;
use axum::{Router, extract::State, http::StatusCode, response::IntoResponse, routing::get};
use tokio::time::timeout;

/// How long the database may take before it counts as not ready: whoever watches asks again.
const PATIENCE: Duration = Duration::from_secs(2);

/// `/healthz` answers as long as the server runs; `/readyz` only while the database answers.
pub fn routes(services: Services) -> Router {
    Router::new().route("/healthz", get(|| async { "ok" })).route("/readyz", get(ready)).with_state(services)
}

async fn ready(State(services): State<Services>) -> impl IntoResponse {
    match timeout(PATIENCE, services.db.ping()).await {
        Ok(Ok(())) => (StatusCode::OK, "ok"),
        Ok(Err(cause)) => {
            tracing::error!(cause = ?cause, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "databasen svarer ikke")
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "databasen er optaget"),
    }
}
