//! Style sheets: ours with its imports put together, Leaflet's as it comes; both minified.

use std::path::Path;

use anyhow::{Context, Result, anyhow};
use lightningcss::{
    bundler::{Bundler, FileProvider},
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions},
    targets::{Browsers, Targets},
};

use super::asset::Asset;
use crate::workspace::Workspace;

/// The browsers that the style sheets must look right in: those of spring 2023 and later.
fn targets() -> Targets {
    let version = |major: u32, minor: u32| Some((major << 16) | (minor << 8));
    Targets::from(Browsers {
        chrome: version(111, 0),
        edge: version(111, 0),
        firefox: version(113, 0),
        safari: version(16, 4),
        ios_saf: version(16, 4),
        ..Browsers::default()
    })
}

/// All style sheets; other files they name still stand there as `/pkg/<logical name>`.
pub fn sheets(workspace: &Workspace) -> Result<[Asset; 3]> {
    let ours = bundle(&workspace.path("style/main.css"))?;
    let staff = bundle(&workspace.path("style/staff.css"))?;
    let leaflet = bundle(&workspace.npm("leaflet/dist/leaflet.css"))?;
    Ok([
        Asset::new("byblik.css", ours),
        Asset::new("staff.css", staff),
        // The names that `vendor` gives to Leaflet's images.
        Asset::new("leaflet.css", leaflet.replace("images/", "/pkg/leaflet-")),
    ])
}

/// A style sheet with its `@import`s put in their places, minified.
fn bundle(file: &Path) -> Result<String> {
    let files = FileProvider::new();
    let targets = targets();
    let whole = || format!("in the style sheet {}", file.display());
    // The errors borrow from `files`, so only their text gets out.
    let mut sheet = Bundler::new(&files, None, ParserOptions::default())
        .bundle(file)
        .map_err(|error| anyhow!("{error}"))
        .with_context(whole)?;
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| anyhow!("{error}"))
        .with_context(whole)?;
    let css = sheet
        .to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })
        .map_err(|error| anyhow!("{error}"))
        .with_context(whole)?;
    Ok(css.code)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn imports_are_put_together_and_addresses_survive() {
        let folder = tempfile::tempdir().unwrap();
        let main = folder.path().join("main.css");
        fs::write(&main, "@import './part.css';\n.b { color: #ff0000; }").unwrap();
        let part = ".a { background: url(\"/pkg/a.svg\") }";
        fs::write(folder.path().join("part.css"), part).unwrap();
        assert_eq!(bundle(&main).unwrap(), ".a{background:url(/pkg/a.svg)}.b{color:red}");
    }

    #[test]
    fn a_mistake_is_an_error_that_names_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let main = folder.path().join("main.css");
        fs::write(&main, "@import './missing.css';").unwrap();
        let error = format!("{:#}", bundle(&main).unwrap_err());
        assert!(error.contains("main.css"), "{error}");
    }
}
