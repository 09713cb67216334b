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
    machine::{
        npm::node,
        rust::{WASM_TARGET, cargo},
    },
    process,
    workspace::Workspace,
};

/// A browser part: a crate, and what its script and module are called.
struct Part {
    package: &'static str,
    features: &'static [&'static str],
    name: &'static str,
}

/// The parts: what every page loads, and what "Prøv selv" loads besides.
const PARTS: [Part; 2] = [
    Part { package: "frontend", features: &[], name: "byblik" },
    Part { package: "laboratory", features: &["--features", "csr"], name: "laboratory" },
];

/// The part whose pages can be split off.
const MAIN: &str = PARTS[0].name;

/// What wasm-bindgen wrote: scripts, and modules in the form that the scripts expect.
pub struct Parts {
    /// Where they are, a folder for each part.
    folders: Vec<PathBuf>,
    /// For each split-off page the files it needs; empty when nothing is split off.
    pub pages: Pages,
}

/// Compiles the parts and returns where their modules are.
pub fn compile(workspace: &Workspace, quality: Quality) -> Result<Vec<PathBuf>> {
    // Cargo writes the `dev` profile into a folder called `debug`.
    let (profile, folder) = match quality {
        Quality::Release => ("wasm-release", "wasm-release"),
        Quality::Development => ("dev", "debug"),
    };
    // One after the other: together, each would be compiled with the other's features.
    let compile = |part: &Part| {
        let mut build = cargo(workspace);
        build.args(["build", "--package", part.package, "--lib"]).args(part.features);
        build.args(["--target", WASM_TARGET, "--profile", profile]);
        if SPLIT {
            // For this target only: a plain RUSTFLAGS would have everything native built anew.
            build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", split::RUSTFLAGS);
        }
        process::run(&mut build).with_context(|| format!("compiling {} for the browser", part.package))?;
        Ok(workspace.target().join(WASM_TARGET).join(folder).join(part.package).with_extension("wasm"))
    };
    PARTS.iter().map(compile).collect()
}

/// Makes the scripts that go with the modules, each in a folder of its own.
pub fn bind(modules: &[PathBuf], folder: &Path) -> Result<Parts> {
    let mut parts = Parts { folders: Vec::new(), pages: Pages::new() };
    for (part, module) in PARTS.iter().zip(modules) {
        let folder = folder.join(part.name);
        let pages = bind_one(module, &folder, part.name)?;
        parts.pages.extend(pages);
        parts.folders.push(folder);
    }
    Ok(parts)
}

fn bind_one(module: &Path, folder: &Path, name: &str) -> Result<Pages> {
    fs::create_dir_all(folder)?;
    let mut bindgen = Bindgen::new();
    bindgen.web(true)?.out_name(name).typescript(false).remove_producers_section(true);
    // So that the script finds its module by itself, whoever starts it.
    bindgen.omit_default_module_path(false);
    let mut pages = Pages::new();
    if SPLIT && name == MAIN {
        let whole = split::split(module, folder, name)?;
        // The parts find each other by the linker's names.
        bindgen.keep_lld_exports(true).demangle(false).input_path(&whole.main);
        bindgen.generate(folder).context("wasm-bindgen")?;
        fs::remove_file(whole.main)?;
        pages = whole.pages;
    } else {
        bindgen.input_path(module).generate(folder).context("wasm-bindgen")?;
    }
    call_by_name(folder, name)?;
    Ok(pages)
}

/// Drops the `_bg` that wasm-bindgen hangs on the module's name; looks over the script on the way.
fn call_by_name(folder: &Path, name: &str) -> Result<()> {
    let (old, new) = (format!("{name}_bg.wasm"), format!("{name}.wasm"));
    let script = folder.join(format!("{name}.js"));
    let text = fs::read_to_string(&script)?;
    ensure!(
        !text.contains(split::PLACEHOLDER),
        "a page of the browser part is lazy, which takes SPLIT to be on in xtask/src/site/split.rs"
    );
    fs::write(script, text.replace(&format!("'{old}'"), &format!("'{new}'")))?;
    fs::rename(folder.join(old), folder.join(new))?;
    Ok(())
}

/// Shortens a script in place: wasm-bindgen writes for people.
pub fn minify(workspace: &Workspace, script: &Path) -> Result<()> {
    let mut terser = node(workspace);
    terser.arg(workspace.npm("terser/bin/terser")).arg(script);
    terser.args(["--module", "--compress", "passes=2", "--mangle", "--output"]).arg(script);
    process::run(&mut terser).with_context(|| format!("minifying {}", script.display()))
}

impl Parts {
    /// All files with an ending: `wasm` for the modules, those split off included, and `js` for the scripts.
    pub fn files(&self, ending: &str) -> Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        for folder in &self.folders {
            files.append(&mut all_files(folder)?);
        }
        files.retain(|file| file.extension().is_some_and(|own| own == ending));
        Ok(files)
    }

    /// The files of each part, by the names that its scripts call them by.
    pub fn assets(&self) -> Result<Vec<Vec<Asset>>> {
        let asset = |folder: &PathBuf, file: &PathBuf| {
            let inside = file.strip_prefix(folder)?;
            Asset::read(inside.to_str().context("a name is not UTF-8")?, file)
        };
        let part = |folder: &PathBuf| all_files(folder)?.iter().map(|file| asset(folder, file)).collect();
        self.folders.iter().map(part).collect()
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
