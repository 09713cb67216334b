//! The browser part: compiled for WebAssembly and bound to JavaScript.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::{
    Quality,
    asset::Asset,
    split::{self, Pages, SPLIT},
};
use crate::{
    machine::rust::{WASM_TARGET, cargo},
    process,
    workspace::Workspace,
};

/// What the script and the main module are called.
const NAME: &str = "byblik";

/// What wasm-bindgen wrote: scripts, and modules in the form that the scripts expect.
pub struct Parts {
    /// Where they are.
    folder: PathBuf,
    /// For each split-off page the files it needs; empty when nothing is split off.
    pub pages: Pages,
}

/// Compiles the `frontend` crate and returns where its module is.
pub fn compile(workspace: &Workspace, quality: Quality) -> Result<PathBuf> {
    // Cargo writes the `dev` profile into a folder called `debug`.
    let (profile, folder) = match quality {
        Quality::Release => ("wasm-release", "wasm-release"),
        Quality::Development => ("dev", "debug"),
    };
    let mut build = cargo(workspace);
    build.args(["build", "--package", "frontend", "--lib"]);
    build.args(["--target", WASM_TARGET, "--profile", profile]);
    if SPLIT {
        // For this target only: a plain RUSTFLAGS would have everything native built anew.
        build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", split::RUSTFLAGS);
    }
    process::run(&mut build).context("compiling the browser part")?;
    Ok(workspace.target().join(WASM_TARGET).join(folder).join("frontend.wasm"))
}

/// Makes the scripts that go with a module, in a folder of their own.
pub fn bind(module: &Path, folder: &Path) -> Result<Parts> {
    let mut bindgen = Bindgen::new();
    bindgen.web(true)?.out_name(NAME).typescript(false).remove_producers_section(true);
    // So that the script finds its module by itself, whoever starts it.
    bindgen.omit_default_module_path(false);
    let mut pages = Pages::new();
    if SPLIT {
        let whole = split::split(module, folder, NAME)?;
        // The parts find each other by the linker's names.
        bindgen.keep_lld_exports(true).demangle(false).input_path(&whole.main);
        bindgen.generate(folder).context("wasm-bindgen")?;
        fs::remove_file(whole.main)?;
        pages = whole.pages;
    } else {
        bindgen.input_path(module).generate(folder).context("wasm-bindgen")?;
    }
    call_by_name(folder)?;
    Ok(Parts { folder: folder.to_path_buf(), pages })
}

/// Drops the `_bg` that wasm-bindgen hangs on the module's name; looks over the script on the way.
fn call_by_name(folder: &Path) -> Result<()> {
    let (old, new) = (format!("{NAME}_bg.wasm"), format!("{NAME}.wasm"));
    let script = folder.join(format!("{NAME}.js"));
    let text = fs::read_to_string(&script)?;
    ensure!(
        !text.contains(split::PLACEHOLDER),
        "a page of the browser part is lazy, which takes SPLIT to be on in xtask/src/site/split.rs"
    );
    fs::write(script, text.replace(&format!("'{old}'"), &format!("'{new}'")))?;
    fs::rename(folder.join(old), folder.join(new))?;
    Ok(())
}

impl Parts {
    /// All modules: the main one and those split off.
    pub fn modules(&self) -> Result<Vec<PathBuf>> {
        let mut files = all_files(&self.folder)?;
        files.retain(|file| file.extension().is_some_and(|ending| ending == "wasm"));
        Ok(files)
    }

    /// All files, by the names that the scripts call them by.
    pub fn assets(&self) -> Result<Vec<Asset>> {
        let files = all_files(&self.folder)?;
        let assets = files.iter().map(|file| {
            let inside = file.strip_prefix(&self.folder)?;
            Asset::read(inside.to_str().context("a name is not UTF-8")?, file)
        });
        assets.collect()
    }
}

/// All files in a folder and in the folders inside it, sorted.
fn all_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.append(&mut all_files(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
