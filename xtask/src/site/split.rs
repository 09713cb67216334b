//! Splitting: pages marked lazy become modules of their own, fetched when they are opened.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

/// Whether lazy pages are split off.
///
/// Off as long as the whole is within its budget: splitting costs one more script, and the pages
/// that would be split off are those of the few people who edit. While it is off no page may be
/// lazy; when it is on, the browser's entry must call `hydrate_lazy`.
pub const SPLIT: bool = false;

/// Has the linker leave in what tells functions from data, which the splitter goes by.
pub const RUSTFLAGS: &str = "-Clink-args=--emit-relocs";

/// What a lazy page's code is fetched from as long as nothing is split off: no browser finds it.
pub const PLACEHOLDER: &str = "__wasm_split_placeholder__";

/// The script that fetches the parts. The main script imports it, so a first visit pays for it.
pub const LOADER: &str = "byblik_split.js";

/// For each split-off page the names of the files it needs.
pub type Pages = BTreeMap<String, Vec<String>>;

/// A module with its lazy pages taken out.
pub struct Whole {
    /// What is left for wasm-bindgen to work on; no part of the site itself.
    pub main: PathBuf,
    /// What was taken out.
    pub pages: Pages,
}

/// Writes the main module, the split-off modules and their loader into a folder.
pub fn split(module: &Path, folder: &Path, name: &str) -> Result<Whole> {
    let bytes = fs::read(module).with_context(|| format!("reading {}", module.display()))?;
    let main = folder.join("main_before_bindgen.wasm");
    let (script, loader) = (format!("./{name}.js"), format!("./{LOADER}"));
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = &script;
    options.link_name = &loader;
    // Its error type is another crate's and does not convert.
    let parts = transform(options).map_err(|error| anyhow!("splitting the module: {error:?}"))?;
    let pages = parts.prefetch_map.into_iter().map(|(page, stems)| {
        let files = stems.into_iter().map(|stem| format!("{stem}.wasm")).collect();
        (page, files)
    });
    Ok(Whole { pages: pages.collect(), main })
}
