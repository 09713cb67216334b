//! What the first visit may cost: budgets on the built files, which a build must keep.
//!
//! What only shows on a running server (pages, outlines, all that goes over the wire) is held to
//! its budget by the browser tests.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::{
    site::{ASSETS, LOADER, size},
    workspace::Workspace,
};

/// The browser part's main module.
const MODULE: &str = "byblik.wasm";

/// What it may take, compressed.
const MODULE_BUDGET: u64 = 200_000;

/// The module that "Prøv selv" loads besides, and what it may take, compressed.
const LABORATORY: (&str, u64) = ("laboratory.wasm", 280_000);

/// All that a first visit fetches from the site; the other fonts and parts come only when used.
const FIRST_VISIT: [&str; 6] = [MODULE, "byblik.js", "byblik.css", "leaflet.js", "leaflet.css", "figtree.woff2"];

/// What they may take together, compressed where that is how they are sent.
const FIRST_VISIT_BUDGET: u64 = 275_000;

/// Fails when the built site is over a budget.
pub fn check(workspace: &Workspace) -> Result<()> {
    let mut sent = BTreeMap::new();
    for (name, address) in addresses(&workspace.site())? {
        sent.insert(name, bytes_sent(&workspace.site(), &address)?);
    }
    let lines = costs(&sent)?;
    for line in &lines {
        eprintln!("{:<24}{:>8} of {:>8}", line.what, size(line.bytes), size(line.budget));
    }
    let over: Vec<&str> = lines.iter().filter(|line| line.bytes > line.budget).map(|line| line.what).collect();
    if !over.is_empty() {
        bail!("over budget: {}", over.join(", "));
    }
    Ok(())
}

/// One budget and what is used of it.
#[derive(Debug, PartialEq, Eq)]
struct Cost {
    what: &'static str,
    bytes: u64,
    budget: u64,
}

/// The costs of a first visit, from the bytes sent for each file.
fn costs(sent: &BTreeMap<String, u64>) -> Result<[Cost; 3]> {
    let bytes = |name: &str| sent.get(name).copied().with_context(|| format!("the built site has no {name}"));
    let mut first_visit = 0;
    for name in FIRST_VISIT {
        first_visit += bytes(name)?;
    }
    // Only there when pages are split off.
    first_visit += sent.get(LOADER).copied().unwrap_or_default();
    Ok([
        Cost { what: MODULE, bytes: bytes(MODULE)?, budget: MODULE_BUDGET },
        Cost { what: LABORATORY.0, bytes: bytes(LABORATORY.0)?, budget: LABORATORY.1 },
        Cost { what: "files of a first visit", bytes: first_visit, budget: FIRST_VISIT_BUDGET },
    ])
}

fn addresses(site: &Path) -> Result<BTreeMap<String, String>> {
    let file = site.join(ASSETS);
    let text = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("understanding {}", file.display()))
}

/// What a file takes on the wire: its brotli form where there is one.
fn bytes_sent(site: &Path, address: &str) -> Result<u64> {
    let file = site.join(address.trim_start_matches('/'));
    let compressed = file.with_added_extension("br");
    let sent = if compressed.is_file() { compressed } else { file };
    Ok(fs::metadata(&sent).with_context(|| format!("{} is missing", sent.display()))?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent() -> BTreeMap<String, u64> {
        FIRST_VISIT.iter().chain([&LABORATORY.0]).map(|name| ((*name).to_owned(), 1_000)).collect()
    }

    #[test]
    fn the_first_visit_is_the_sum_of_its_files() {
        let mut sent = sent();
        sent.insert(MODULE.into(), 150_000);
        sent.insert("split_admin.wasm".into(), 90_000);
        sent.insert("figtree-latin-ext.woff2".into(), 90_000);
        let [module, laboratory, first_visit] = costs(&sent).unwrap();
        assert_eq!((module.bytes, laboratory.bytes, first_visit.bytes), (150_000, 1_000, 155_000));
        sent.insert(LOADER.into(), 500);
        assert_eq!(costs(&sent).unwrap()[2].bytes, 155_500);
    }

    #[test]
    fn a_file_that_is_not_there_is_no_free_ride() {
        let mut sent = sent();
        sent.remove("byblik.css");
        assert!(costs(&sent).unwrap_err().to_string().contains("byblik.css"));
    }

    #[test]
    fn the_compressed_form_counts() {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir(site.path().join("pkg")).unwrap();
        fs::write(site.path().join("pkg/a.css"), "aaaa").unwrap();
        assert_eq!(bytes_sent(site.path(), "/pkg/a.css").unwrap(), 4);
        fs::write(site.path().join("pkg/a.css.br"), "a").unwrap();
        assert_eq!(bytes_sent(site.path(), "/pkg/a.css").unwrap(), 1);
        assert!(bytes_sent(site.path(), "/pkg/b.css").is_err());
    }
}
