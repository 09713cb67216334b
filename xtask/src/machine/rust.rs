//! The parts of the Rust toolchain that a plain installation lacks.

use std::{env, path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::{process, workspace::Workspace};

/// What the browser part is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The very Cargo that runs this program, standing at the root of the workspace.
pub fn cargo(workspace: &Workspace) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(workspace.root());
    cargo
}

/// Sees to it that the browser part can be compiled.
pub fn ensure_wasm_target() -> Result<()> {
    if process::find("rustup").is_none() {
        return match standard_library() {
            Ok(true) => Ok(()),
            _ => bail!(
                "this Rust cannot compile for {WASM_TARGET}, and there is no rustup to fetch what \
                 is missing: install rustup, or your system's package with the standard library \
                 for {WASM_TARGET}"
            ),
        };
    }
    let installed = process::capture(Command::new("rustup").args(["target", "list", "--installed"]))?;
    if installed.lines().any(|target| target == WASM_TARGET) {
        return Ok(());
    }
    process::run(Command::new("rustup").args(["target", "add", WASM_TARGET]))
        .with_context(|| format!("fetching {WASM_TARGET}, which the browser part is compiled for"))
}

/// Whether this Rust has the standard library for [`WASM_TARGET`].
fn standard_library() -> Result<bool> {
    let query = ["--print", "target-libdir", "--target", WASM_TARGET];
    let folder = process::capture(Command::new("rustc").args(query))?;
    Ok(Path::new(folder.trim()).is_dir())
}

/// Sees to it that `cargo fmt` and `cargo clippy` are there.
pub fn ensure_lints(workspace: &Workspace) -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if process::capture(cargo(workspace).args([subcommand, "--version"])).is_err() {
            process::run(Command::new("rustup").args(["component", "add", component]))
                .with_context(|| format!("fetching {component}, which `cargo {subcommand}` is"))?;
        }
    }
    Ok(())
}
