//! Files taken as they are: the map library, the fonts, and `style/static`; and the part of the font that every page needs.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::asset::Asset;
use crate::{machine::npm::node, process, workspace::Workspace};

/// The letters that our own pages are written with; others come from the whole font when a page has them.
const FONT: &str = "figtree.woff2";
/// What takes a part of a font, with `HarfBuzz`.
const SUBSET: &str = "xtask/src/site/subset.mjs";
/// Where the style says which letters are in which file.
const FACES: &str = "style/tokens.css";

/// Files from npm: what we call them, and where they are in `node_modules`. Leaflet's images are
/// those that its style sheet names.
const FROM_NPM: [(&str, &str); 5] = [
    ("figtree-latin.woff2", "@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2"),
    ("figtree-latin-ext.woff2", "@fontsource-variable/figtree/files/figtree-latin-ext-wght-normal.woff2"),
    ("leaflet-layers.png", "leaflet/dist/images/layers.png"),
    ("leaflet-layers-2x.png", "leaflet/dist/images/layers-2x.png"),
    ("leaflet-marker-icon.png", "leaflet/dist/images/marker-icon.png"),
];

/// All files that name no others; `scratch` is a folder to make them in.
pub fn assets(workspace: &Workspace, scratch: &Path) -> Result<Vec<Asset>> {
    let mut assets = vec![leaflet(workspace)?, font(workspace, scratch)?];
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

/// The font with the letters that the style asks of this file.
fn font(workspace: &Workspace, scratch: &Path) -> Result<Asset> {
    let faces = fs::read_to_string(workspace.path(FACES)).context("reading the style's fonts")?;
    let range = letters(&faces).with_context(|| format!("{FACES} says no unicode-range of {FONT}"))?;
    let part = scratch.join(FONT);
    let mut subset = node(workspace);
    subset.arg(workspace.path(SUBSET)).arg(workspace.npm(FROM_NPM[0].1)).arg(&part).arg(range);
    process::run(&mut subset).context("taking the letters of our pages out of the font")?;
    Asset::read(FONT, &part)
}

/// The `unicode-range` of the face that is in the file [`FONT`].
fn letters(css: &str) -> Option<&str> {
    let (_, face) = css.split_once(&format!("/pkg/{FONT}\""))?;
    let (face, _) = face.split_once('}')?;
    let (_, range) = face.split_once("unicode-range:")?;
    range.split(';').next().map(str::trim)
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
    fn the_letters_are_those_of_their_face() {
        let css = "@font-face { src: url(\"/pkg/other.woff2\"); unicode-range: U+1; }\n\
                   @font-face { src: url(\"/pkg/figtree.woff2\") format(\"woff2\"); unicode-range: U+20-7E,\n U+A0; }";
        assert_eq!(letters(css), Some("U+20-7E,\n U+A0"));
        assert_eq!(letters("@font-face { src: url(\"/pkg/figtree.woff2\"); }"), None);
    }

    #[test]
    fn the_source_map_is_not_named() {
        assert_eq!(without_map("a();\n//# sourceMappingURL=a.js.map"), "a();\n");
        assert_eq!(without_map("a();"), "a();");
    }
}
