//! The map's file of outlines and its pictures, made and compressed once a publication.

use std::{collections::HashMap, io::Write, sync::Arc};

use app::{
    Fault,
    locale::Language,
    map::{
        load::{MapFile, map_file},
        picture,
    },
    services::Services,
};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Deserialize;
use tokio::sync::Mutex;

use crate::refused::refused;

/// The map's services, with the finished files of the latest publication.
#[derive(Clone, Debug)]
struct Maps {
    services: Services,
    files: Arc<Mutex<Files>>,
}

/// The files made so far of the map with a fingerprint. At most one a view and the outlines.
#[derive(Debug, Default)]
struct Files {
    fingerprint: String,
    made: HashMap<Wanted, Compressed>,
}

/// Which file: the outlines, or the picture of a view, with a ring round an area or without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Wanted {
    Outlines,
    Picture(usize, Option<usize>),
}

/// A file at the best that each compression can do.
#[derive(Clone, Debug)]
struct Compressed {
    plain: Bytes,
    gzip: Bytes,
    brotli: Bytes,
}

/// `/kort/<fingerprint>.json` and `.svg`.
pub fn routes(services: Services) -> Router {
    let maps = Maps { services, files: Arc::default() };
    Router::new().route("/kort/{file}", get(file)).with_state(maps)
}

#[derive(Deserialize)]
struct Choice {
    vis: Option<String>,
    omraade: Option<String>,
}

/// The map with a fingerprint, in whichever language that is; the Danish one where none has it any more.
async fn asked(services: &Services, fingerprint: &str) -> Result<Arc<MapFile>, Fault> {
    let english = map_file(services, Language::English).await?;
    if english.fingerprint == fingerprint { Ok(english) } else { map_file(services, Language::Danish).await }
}

async fn file(
    State(maps): State<Maps>,
    Path(name): Path<String>,
    Query(choice): Query<Choice>,
    headers: HeaderMap,
) -> Response {
    let Some((fingerprint, ending)) = name.rsplit_once('.') else { return StatusCode::NOT_FOUND.into_response() };
    let map = match asked(&maps.services, fingerprint).await {
        Ok(map) => map,
        Err(fault) => {
            return refused(&fault);
        }
    };
    let chosen = map.facts.views.iter().position(|view| Some(&view.id) == choice.vis.as_ref());
    let ring = map.ground.placed.iter().position(|(slug, _)| Some(slug) == choice.omraade.as_ref());
    let (wanted, known) = match ending {
        "json" => (Wanted::Outlines, choice.vis.is_none() && choice.omraade.is_none()),
        "svg" => {
            let known = (chosen.is_some() || choice.vis.is_none()) && (ring.is_some() || choice.omraade.is_none());
            (Wanted::Picture(chosen.unwrap_or(0), ring), known)
        }
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let Some(made) = made(&maps, &map, wanted).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut response = encoded(made, &headers).into_response();
    let kind = if wanted == Wanted::Outlines { "application/json" } else { "image/svg+xml" };
    // A page from before a publication asks for the earlier file: it gets the current one, but may not keep it.
    let keep = if fingerprint == map.fingerprint && known { "public, max-age=31536000, immutable" } else { "no-store" };
    // A picture carries its own style and nothing else.
    let policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, keep),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::VARY, "accept-encoding"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The file, made when it is asked for first; who asks meanwhile waits for it.
async fn made(maps: &Maps, map: &Arc<MapFile>, wanted: Wanted) -> Option<Compressed> {
    let mut files = maps.files.lock().await;
    if files.fingerprint != map.fingerprint {
        *files = Files { fingerprint: map.fingerprint.clone(), made: HashMap::new() };
    }
    if let Some(made) = files.made.get(&wanted) {
        return Some(made.clone());
    }
    let source = Arc::clone(map);
    let making = tokio::task::spawn_blocking(move || match wanted {
        Wanted::Outlines => compress(source.json.clone().into_bytes(), BEST),
        Wanted::Picture(view, ring) => {
            let picture = picture::draw(&source.ground, view, ring, source.language);
            compress(picture.into_bytes(), if ring.is_some() { QUICK } else { BEST })
        }
    });
    let made =
        making.await.ok()?.inspect_err(|cause| tracing::error!(%cause, "a map file can't be compressed")).ok()?;
    files.made.insert(wanted, made.clone());
    Some(made)
}

/// Brotli's best: for files that every visitor fetches.
const BEST: i32 = 11;
/// For the many that a few fetch: nearly as small, in a fraction of the time.
const QUICK: i32 = 5;

fn compress(plain: Vec<u8>, quality: i32) -> std::io::Result<Compressed> {
    let mut brotli = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut plain.as_slice(), &mut brotli, &parameters)?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&plain)?;
    Ok(Compressed { plain: plain.into(), gzip: gzip.finish()?.into(), brotli: brotli.into() })
}

/// The smallest form that the client takes.
fn encoded(file: Compressed, headers: &HeaderMap) -> Response {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let takes = |wanted: &str| {
        accepted.split(',').any(|coding| {
            let (name, quality) = coding.split_once(';').unwrap_or((coding, ""));
            let refused =
                quality.trim().strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()).is_some_and(|q| q <= 0.0);
            name.trim() == wanted && !refused
        })
    };
    if takes("br") {
        ([(header::CONTENT_ENCODING, "br")], file.brotli).into_response()
    } else if takes("gzip") {
        ([(header::CONTENT_ENCODING, "gzip")], file.gzip).into_response()
    } else {
        file.plain.into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coding(accepted: &str) -> String {
        let file = Compressed { plain: Bytes::new(), gzip: Bytes::new(), brotli: Bytes::new() };
        let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, accepted.parse().unwrap())]);
        let response = encoded(file, &headers);
        response.headers().get(header::CONTENT_ENCODING).map_or("", |v| v.to_str().unwrap()).to_owned()
    }

    #[test]
    fn the_smallest_accepted_form_is_sent() {
        for (accepted, expected) in [
            ("gzip, deflate, br", "br"),
            ("br;q=1.0, gzip;q=0.8", "br"),
            ("br;q=0, gzip", "gzip"),
            ("identity", ""),
            ("", ""),
        ] {
            assert_eq!(coding(accepted), expected, "{accepted}");
        }
    }
}
