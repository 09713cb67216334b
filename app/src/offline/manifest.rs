//! Name and icons for whoever installs Byblik on a device.

use crate::{
    Assets,
    locale::{Language, Named, in_language, t},
};

/// The web app manifest of a language.
#[must_use]
pub fn manifest(language: Language, assets: &Assets) -> String {
    let icon = |src: &str, sizes: &str, kind: &str, purpose: &str| serde_json::json!({ "src": src, "sizes": sizes, "type": kind, "purpose": purpose });
    let start = in_language(language, "/");
    serde_json::json!({
        "id": start,
        "name": t!(language, "offline-app-name"),
        "short_name": "Byblik",
        "description": t!(language, "site-claim"),
        "lang": language.code(),
        "dir": "ltr",
        "start_url": start,
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbfaf6",
        "theme_color": "#0b6157",
        "icons": [
            icon(&assets.icon, "any", "image/svg+xml", "any"),
            icon(&assets.icon_192, "192x192", "image/png", "any"),
            icon(&assets.icon_512, "512x512", "image/png", "any"),
            icon(&assets.icon_maskable, "512x512", "image/png", "maskable"),
        ],
    })
    .to_string()
}
