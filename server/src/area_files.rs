//! The table of all areas as a file.

use app::{areas, services::Services, visit::Visit};
use axum::{
    Router,
    extract::{OriginalUri, State},
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};

use crate::refused::refused;

/// `/omraader.csv` and `/en/omraader.csv`, with the filters of the page.
pub fn routes(services: Services) -> Router {
    Router::new().route("/omraader.csv", get(file)).route("/en/omraader.csv", get(file)).with_state(services)
}

async fn file(State(services): State<Services>, OriginalUri(address): OriginalUri) -> Response {
    let made = async {
        let visit = Visit::at(services, address.path(), address.query().unwrap_or_default()).await?;
        areas::file(&visit).await
    };
    match made.await {
        Ok(file) => {
            let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8");
            let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"omraader.csv\"");
            ([kind, name], file).into_response()
        }
        Err(fault) => refused(&fault),
    }
}
