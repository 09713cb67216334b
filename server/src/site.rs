//! The built browser part: which files there are, and serving them.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use app::{Assets, Module, Tiles};
use axum::{
    Router,
    http::{HeaderValue, header},
};
use thiserror::Error;
use tower_http::{
    services::{ServeDir, ServeFile},
    set_header::SetResponseHeaderLayer,
};

/// Who built the browser part, and where it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Site {
    /// `cargo xtask`: everything, under names that change with the content and stand in `assets.json`.
    Built(PathBuf),
    /// `cargo leptos watch`: script, WebAssembly and style sheet under plain names. What comes from npm is taken from
    /// `node_modules`. For development only: browsers keep nothing.
    Watched(PathBuf),
}

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
    /// A package is missing, and nobody else installs it.
    #[error("{0} mangler: kør »npm ci« først")]
    NotInstalled(String),
    /// The list is not what it should be.
    #[error("{path} passer ikke til denne server ({problem}): byg siden igen med »cargo xtask serve«")]
    Unfit {
        /// The list's path.
        path: String,
        /// What is wrong.
        problem: String,
    },
}

/// What comes from npm: its name in the document, and its place.
const FROM_NPM: [(&str, &str); 5] = [
    // Whole: only a build takes the part out of it.
    ("figtree.woff2", "node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2"),
    ("figtree-latin.woff2", "node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2"),
    ("figtree-latin-ext.woff2", "node_modules/@fontsource-variable/figtree/files/figtree-latin-ext-wght-normal.woff2"),
    ("leaflet.js", "node_modules/leaflet/dist/leaflet.js"),
    ("leaflet.css", "node_modules/leaflet/dist/leaflet.css"),
];

/// Which files the browser part consists of.
///
/// # Errors
/// When something is missing that the document needs.
pub fn assets(site: &Site, tiles: Option<Tiles>) -> Result<Assets, SiteError> {
    match site {
        Site::Built(folder) => built(folder, tiles),
        Site::Watched(_) => watched(tiles),
    }
}

fn watched(tiles: Option<Tiles>) -> Result<Assets, SiteError> {
    if let Some((_, missing)) = FROM_NPM.iter().find(|(_, place)| !Path::new(place).is_file()) {
        return Err(SiteError::NotInstalled((*missing).to_owned()));
    }
    let named = |name: &str| format!("/pkg/{name}");
    Ok(Assets {
        script: named("byblik.js"),
        wasm: named("byblik.wasm"),
        style: named("byblik.css"),
        staff_style: "/style/staff.css".to_owned(),
        font: named(FROM_NPM[0].0),
        leaflet_script: named("leaflet.js"),
        leaflet_style: named("leaflet.css"),
        icon: named("ikon.svg"),
        icon_180: named("ikon-180.png"),
        icon_192: named("ikon-192.png"),
        icon_512: named("ikon-512.png"),
        icon_maskable: named("ikon-maske.png"),
        preview: named("billede.png"),
        // It builds one browser part only.
        laboratory: None,
        tiles,
    })
}

fn built(folder: &Path, tiles: Option<Tiles>) -> Result<Assets, SiteError> {
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
        staff_style: get("staff.css")?,
        font: get("figtree.woff2")?,
        leaflet_script: get("leaflet.js")?,
        leaflet_style: get("leaflet.css")?,
        icon: get("ikon.svg")?,
        icon_180: get("ikon-180.png")?,
        icon_192: get("ikon-192.png")?,
        icon_512: get("ikon-512.png")?,
        icon_maskable: get("ikon-maske.png")?,
        preview: get("billede.png")?,
        laboratory: Some(Module { script: get("laboratory.js")?, wasm: get("laboratory.wasm")? }),
        tiles,
    })
}

/// The files themselves.
pub fn routes(site: &Site) -> Router {
    match site {
        Site::Built(folder) => built_routes(folder),
        Site::Watched(root) => watched_routes(root),
    }
}

/// Their names change with their content, so browsers may keep them for a year.
fn built_routes(folder: &Path) -> Router {
    let files = ServeDir::new(folder.join("pkg")).precompressed_br().precompressed_gzip();
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    let keep =
        SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, move |response: &axum::http::Response<_>| {
            let same = response.status() == axum::http::StatusCode::NOT_MODIFIED;
            (response.status().is_success() || same).then(|| forever.clone())
        });
    Router::new().nest_service("/pkg", files).layer(keep)
}

/// Their names stay while their content changes, so browsers must keep none.
fn watched_routes(root: &Path) -> Router {
    let files = ServeDir::new(root.join("pkg")).fallback(ServeDir::new("style/static"));
    let npm = FROM_NPM.into_iter().fold(Router::new(), |routes, (name, place)| {
        routes.route_service(&format!("/pkg/{name}"), ServeFile::new(place))
    });
    let never = SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Only a build puts the parts of the staff's sheet together.
    npm.nest_service("/pkg", files).nest_service("/style", ServeDir::new("style")).layer(never)
}
