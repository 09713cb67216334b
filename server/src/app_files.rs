//! What makes Byblik an app on a device: the service worker, the manifests, and the edition for reading offline.

use std::sync::Arc;

use app::{
    Assets,
    locale::Language,
    offline::{bundle, manifest::manifest, worker},
    services::Services,
};
use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

use crate::refused::refused;

/// `/sw.js`, `/manifest.webmanifest` and `/uden-net.json`, the latter two in both languages.
pub fn routes(services: Services, assets: &Arc<Assets>) -> Router {
    let script = worker::script(assets);
    let served = move || async move { worker_script(script) };
    let app = |language| {
        let manifest = manifest(language, assets);
        get(move || async move { ([(header::CONTENT_TYPE, "application/manifest+json")], manifest) })
    };
    let edition = |language| get(move |state, headers| edition(language, state, headers));
    Router::new()
        .route("/sw.js", get(served))
        .route("/manifest.webmanifest", app(Language::Danish))
        .route("/en/manifest.webmanifest", app(Language::English))
        .route("/uden-net.json", edition(Language::Danish))
        .route("/en/uden-net.json", edition(Language::English))
        .with_state(services)
}

/// The worker may fetch from this site and nowhere else.
fn worker_script(script: String) -> Response {
    let kind = (header::CONTENT_TYPE, "text/javascript; charset=utf-8");
    let policy = (header::CONTENT_SECURITY_POLICY, "default-src 'none'; connect-src 'self'");
    ([kind, policy], script).into_response()
}

/// The edition, or 304 for who has it.
async fn edition(language: Language, State(services): State<Services>, headers: HeaderMap) -> Response {
    match bundle::edition(&services, language).await {
        Ok(edition) => {
            let tag = format!("W/\"{}\"", edition.fingerprint);
            if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
                return StatusCode::NOT_MODIFIED.into_response();
            }
            ([(header::ETAG, tag)], axum::Json(edition)).into_response()
        }
        Err(fault) => refused(&fault),
    }
}
