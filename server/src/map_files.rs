//! The map's file of outlines and its picture.

use std::sync::{Arc, Mutex};

use app::{
    map::{
        load::{MapFile, map_file},
        picture,
    },
    services::Services,
};
use axum::{
    Router,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Deserialize;

/// The map's services, with the compressed file of the latest publication.
#[derive(Clone, Debug)]
struct Maps {
    services: Services,
    compressed: Arc<Mutex<Option<Compressed>>>,
}

/// A map's fingerprint and its file, compressed.
type Compressed = (String, Arc<Vec<u8>>);

/// `/kort/<fingerprint>.json` and `.svg`.
pub fn routes(services: Services) -> Router {
    let maps = Maps { services, compressed: Arc::default() };
    Router::new().route("/kort/{file}", get(file)).with_state(maps)
}

#[derive(Deserialize)]
struct Wanted {
    vis: Option<String>,
}

async fn file(
    State(maps): State<Maps>,
    Path(name): Path<String>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Response {
    let Some((fingerprint, ending)) = name.rsplit_once('.') else { return StatusCode::NOT_FOUND.into_response() };
    let map = match map_file(&maps.services).await {
        Ok(map) => map,
        Err(fault) => {
            return StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::SERVICE_UNAVAILABLE).into_response();
        }
    };
    let mut response = match ending {
        "json" => json(&maps, &map, &headers).await,
        "svg" => drawing(&map, wanted.vis.as_deref()),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    // A page from before a publication asks for the earlier file: it gets the current one, but may not keep it.
    let keep = if fingerprint == map.fingerprint { "public, max-age=31536000, immutable" } else { "no-store" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}

async fn json(maps: &Maps, map: &Arc<MapFile>, headers: &HeaderMap) -> Response {
    const KIND: (header::HeaderName, &str) = (header::CONTENT_TYPE, "application/json");
    const VARY: (header::HeaderName, &str) = (header::VARY, "accept-encoding");
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !accepted.split(',').any(|coding| coding.trim() == "br") {
        return ([KIND, VARY], map.json.clone()).into_response();
    }
    match compressed(maps, map).await {
        Some(bytes) => ([KIND, VARY, (header::CONTENT_ENCODING, "br")], bytes.as_ref().clone()).into_response(),
        None => ([KIND, VARY], map.json.clone()).into_response(),
    }
}

/// The file at Brotli's best, which takes a moment and is therefore done once a publication.
async fn compressed(maps: &Maps, map: &Arc<MapFile>) -> Option<Arc<Vec<u8>>> {
    let kept = |maps: &Maps| {
        let kept = maps.compressed.lock().ok()?;
        kept.as_ref().filter(|(of, _)| *of == map.fingerprint).map(|(_, bytes)| Arc::clone(bytes))
    };
    if let Some(bytes) = kept(maps) {
        return Some(bytes);
    }
    let source = Arc::clone(map);
    let bytes = tokio::task::spawn_blocking(move || {
        let mut bytes = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        brotli::BrotliCompress(&mut source.json.as_bytes(), &mut bytes, &parameters).map(|_| bytes)
    });
    let bytes = Arc::new(bytes.await.ok()?.ok()?);
    if let Ok(mut kept) = maps.compressed.lock() {
        *kept = Some((map.fingerprint.clone(), Arc::clone(&bytes)));
    }
    Some(bytes)
}

fn drawing(map: &MapFile, view: Option<&str>) -> Response {
    let view = map.facts.views.iter().position(|v| Some(v.id.as_str()) == view).unwrap_or(0);
    let kind = (header::CONTENT_TYPE, "image/svg+xml");
    // The picture carries its own style and nothing else.
    let policy = (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'");
    ([kind, policy], picture::draw(&map.ground, view)).into_response()
}
