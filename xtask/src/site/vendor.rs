//! Files taken as they are: the map library, the fonts, and `style/static`.

use std::fs;

use anyhow::{Context, Result};

use super::asset::Asset;
use crate::workspace::Workspace;

/// Files from npm: what we call them, and where they are in `node_modules`. Leaflet's images are
/// those that its style sheet names.
const FROM_NPM: [(&str, &str); 5] = [
    ("figtree-latin.woff2", "@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2"),
    ("figtree-latin-ext.woff2", "@fontsource-variable/figtree/files/figtree-latin-ext-wght-normal.woff2"),
    ("leaflet-layers.png", "leaflet/dist/images/layers.png"),
    ("leaflet-layers-2x.png", "leaflet/dist/images/layers-2x.png"),
    ("leaflet-marker-icon.png", "leaflet/dist/images/marker-icon.png"),
];

/// All files that name no others.
pub fn assets(workspace: &Workspace) -> Result<Vec<Asset>> {
    let mut assets = vec![leaflet(workspace)?];
    for (name, inside) in FROM_NPM {
        assets.push(Asset::read(name, &workspace.npm(inside))?);
    }
    assets.append(&mut ours(workspace)?);
    Ok(assets)
}

fn leaflet(workspace: &Workspace) -> Result<Asset> {
    let asset = Asset::read("leaflet.js", &workspace.npm("leaflet/dist/leaflet.js"))?;
    Ok(Asset::new("leaflet.js", without_map(&asset.text()?)))
}

/// A script without the line that names its source map, which is not served.
fn without_map(script: &str) -> &str {
    script.rsplit_once("//# sourceMappingURL=").map_or(script, |(code, _)| code)
}

/// What lies in `style/static`, such as the icon.
fn ours(workspace: &Workspace) -> Result<Vec<Asset>> {
    let folder = workspace.path("style/static");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut assets = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            let name = path.file_name().and_then(|name| name.to_str());
            let name = name.with_context(|| format!("{} is not UTF-8", path.display()))?;
            assets.push(Asset::read(name, &path)?);
        }
    }
    Ok(assets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_map_is_not_named() {
        assert_eq!(without_map("a();\n//# sourceMappingURL=a.js.map"), "a();\n");
        assert_eq!(without_map("a();"), "a();");
    }
}
