//! `wasm-opt`: the same module, smaller. It is Binaryen's, built to run under Node.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::{machine::npm::node, process, workspace::Workspace};

/// What rustc uses and every browser of the last years understands. Not `--all-features`: that
/// writes forms which Chromium refuses.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-sign-ext",
];

/// Its passes in order. Each was measured: `-Oz` once alone is more than 1 % larger when compressed.
const PASSES: [&str; 8] = ["-Oz", "--gufa", "--flatten", "--rereloop", "-Oz", "--converge", "--gufa", "-Oz"];

/// Optimises a module in place for size; returns its size before and after.
pub fn optimise(workspace: &Workspace, module: &Path) -> Result<(u64, u64)> {
    let before = fs::metadata(module)?.len();
    let mut wasm_opt = node(workspace);
    wasm_opt.arg(workspace.npm("binaryen/bin/wasm-opt")).args(FEATURES).args(PASSES);
    wasm_opt.arg(module).arg("--output").arg(module);
    process::run(&mut wasm_opt).context("optimising the browser part")?;
    Ok((before, fs::metadata(module)?.len()))
}
