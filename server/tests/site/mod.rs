//! A built site's list of files, as a server needs it to start.

use std::{fs, path::Path};

/// Writes it into a folder.
pub fn write(folder: &Path) {
    let names = [
        "byblik.js",
        "byblik.wasm",
        "byblik.css",
        "staff.css",
        "figtree.woff2",
        "leaflet.js",
        "leaflet.css",
        "ikon.svg",
        "ikon-180.png",
        "ikon-192.png",
        "ikon-512.png",
        "ikon-maske.png",
        "billede.png",
        "laboratory.js",
        "laboratory.wasm",
    ];
    let assets: Vec<_> = names.iter().map(|name| format!("\"{name}\":\"/pkg/{name}\"")).collect();
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("assets.json"), format!("{{{}}}", assets.join(","))).unwrap();
}
