//! Pictures that staff have added: what an address means never changes, so browsers keep them for a year.

use app::{prose::picture::PictureAddress, services::Services};
use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

/// `/billeder/<id>-<size>.webp`, and the same under `/billeder/lille/` for small screens.
pub fn routes(services: Services) -> Router {
    Router::new().route("/billeder/{file}", get(large)).route("/billeder/lille/{file}", get(small)).with_state(services)
}

async fn large(State(services): State<Services>, Path(file): Path<String>) -> Response {
    answer(&services, &file, false).await
}

async fn small(State(services): State<Services>, Path(file): Path<String>) -> Response {
    answer(&services, &file, true).await
}

async fn answer(services: &Services, file: &str, is_small: bool) -> Response {
    let Some(address) = PictureAddress::parse(&format!("/billeder/{file}")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match services.db.picture_file(&address.id, is_small).await {
        Ok(Some(bytes)) => {
            let headers =
                [(header::CONTENT_TYPE, "image/webp"), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
            (headers, bytes).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(cause) => {
            tracing::error!(cause = %app::causes::causes(&cause), "a picture could not be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
