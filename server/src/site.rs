//! The built browser part: which files there are, and serving them.

use std::{collections::HashMap, path::Path};

use app::{Assets, Tiles};
use axum::{
    Router,
    http::{HeaderValue, header},
};
use thiserror::Error;
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

/// Why the built files can't be served.
#[derive(Debug, Error)]
pub enum SiteError {
    /// The list of files can't be read.
    #[error("{path} kan ikke læses: byg siden med »cargo xtask serve«, eller ret BYBLIK_SITE ({cause})")]
    Unreadable {
        /// The list's path.
        path: String,
        /// Why.
        cause: std::io::Error,
    },
    /// The list is not what it should be.
    #[error("{path} passer ikke til denne server ({problem}): byg siden igen med »cargo xtask serve«")]
    Unfit {
        /// The list's path.
        path: String,
        /// What is wrong.
        problem: String,
    },
}

/// Reads which files the built browser part in `folder` consists of.
///
/// # Errors
/// When the list is missing or lacks a file that the document needs.
pub fn assets(folder: &Path, tiles: Option<Tiles>) -> Result<Assets, SiteError> {
    let path = folder.join("assets.json");
    let name = path.display().to_string();
    let text = std::fs::read_to_string(&path).map_err(|cause| SiteError::Unreadable { path: name.clone(), cause })?;
    let unfit = |problem: String| SiteError::Unfit { path: name.clone(), problem };
    let files: HashMap<String, String> = serde_json::from_str(&text).map_err(|error| unfit(error.to_string()))?;
    let get = |file: &str| files.get(file).cloned().ok_or_else(|| unfit(format!("{file} mangler")));
    Ok(Assets {
        script: get("byblik.js")?,
        wasm: get("byblik.wasm")?,
        style: get("byblik.css")?,
        font: get("figtree-latin.woff2")?,
        leaflet_script: get("leaflet.js")?,
        leaflet_style: get("leaflet.css")?,
        icon: get("ikon.svg")?,
        tiles,
    })
}

/// The files themselves. Their names change with their content, so browsers may keep them for a year.
pub fn routes(folder: &Path) -> Router {
    let files = ServeDir::new(folder.join("pkg")).precompressed_br().precompressed_gzip();
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    let keep =
        SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, move |response: &axum::http::Response<_>| {
            response.status().is_success().then(|| forever.clone())
        });
    Router::new().nest_service("/pkg", files).layer(keep)
}
