//! The browser part: from Rust, CSS and npm packages to the files in `target/site`.
//!
//! Every file is named for its contents, so the server may let browsers keep it for ever;
//! `assets.json` tells the server which file `byblik.css` and the others are today.

mod asset;
mod browser;
mod css;
mod names;
mod publish;
mod report;
mod split;
mod vendor;
mod wasm_opt;

use std::fs;

use anyhow::{Context, Result};

use self::{
    names::{Names, name_group},
    report::Progress,
};
pub use self::{publish::ASSETS, report::size, split::LOADER};
use crate::workspace::Workspace;

/// How much work goes into the files.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Quality {
    /// Small: optimised and compressed.
    Release,
    /// Soon ready: neither.
    Development,
}

/// Builds the browser part into [`Workspace::site`]; a failure leaves the former one as it was.
pub fn build(workspace: &Workspace, quality: Quality) -> Result<()> {
    fs::create_dir_all(workspace.target())?;
    let scratch = tempfile::tempdir_in(workspace.target()).context("making a folder to build in")?;
    let mut progress = Progress::of(6);

    progress.step("compiling the browser part");
    let modules = browser::compile(workspace, quality)?;

    progress.step("wasm-bindgen");
    let parts = browser::bind(&modules, scratch.path())?;

    progress.step("wasm-opt");
    if quality == Quality::Release {
        for file in parts.files("wasm")? {
            let (before, after) = wasm_opt::optimise(workspace, &file)?;
            progress.note(&format!("{} → {}", size(before), size(after)));
        }
    } else {
        progress.note("left out in development");
    }

    if quality == Quality::Release {
        for script in parts.files("js")? {
            browser::minify(workspace, &script)?;
        }
    }

    progress.step("style sheets, fonts and the map");
    let mut names = Names::default();
    let mut assets = vendor::assets(workspace, scratch.path())?;
    for asset in &mut assets {
        names.name(asset);
    }
    for mut sheet in css::sheets(workspace)? {
        sheet.bytes = names.resolve(&sheet.text()?)?.into_bytes();
        names.name(&mut sheet);
        assets.push(sheet);
    }

    progress.step("names");
    for mut group in parts.assets()? {
        name_group(&mut group)?;
        names.add_all(&group);
        assets.append(&mut group);
    }

    progress.step("compressing and writing");
    let sizes = publish::publish(workspace, &assets, &names, &parts.pages, quality)?;
    // On every save it would be in the way.
    if quality == Quality::Release {
        report::table(&sizes);
    }
    Ok(())
}
