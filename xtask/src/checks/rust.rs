//! The checks that Cargo does. The `frontend` crate is left out of the native ones: natively its
//! feature for the browser would meet the server's.

use std::process::Command;

use anyhow::Result;

use crate::{
    database::Database,
    machine::rust::{WASM_TARGET, cargo},
    process,
    workspace::Workspace,
};

/// What runs natively.
const NATIVE: [&str; 3] = ["--workspace", "--exclude", "frontend"];

/// All code is formatted.
pub fn formatting(workspace: &Workspace) -> Result<()> {
    process::run(cargo(workspace).args(["fmt", "--all", "--check"]))
}

/// No lint complains about what runs natively, tests included.
pub fn native_lints(workspace: &Workspace) -> Result<()> {
    let mut clippy = cargo(workspace);
    clippy.arg("clippy").args(NATIVE).args(["--all-targets", "--", "-D", "warnings"]);
    process::run(&mut clippy)
}

/// No lint complains about what runs in the browser.
pub fn browser_lints(workspace: &Workspace) -> Result<()> {
    for part in [&["frontend"][..], &["laboratory", "--features", "csr"]] {
        let mut clippy = cargo(workspace);
        clippy.args(["clippy", "--target", WASM_TARGET, "--package"]).args(part);
        process::run(clippy.args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

/// The documentation builds, and its links lead somewhere.
pub fn documentation(workspace: &Workspace) -> Result<()> {
    let mut doc = cargo(workspace);
    // Nothing here is a library for others: whoever reads the documentation wants the private parts too.
    doc.args(["doc", "--no-deps", "--document-private-items"]).args(NATIVE).env("RUSTDOCFLAGS", "-D warnings");
    process::run(&mut doc)
}

/// All tests pass, on both databases.
pub fn tests(workspace: &Workspace) -> Result<()> {
    let database = Database::start()?;
    process::run(database.announce(&mut native_tests(workspace)))
}

/// All tests pass that can without PostgreSQL; those that need it have it in their names.
pub fn tests_without_postgres(workspace: &Workspace) -> Result<()> {
    process::run(native_tests(workspace).args(["--", "--skip", "postgres"]))
}

fn native_tests(workspace: &Workspace) -> Command {
    let mut test = cargo(workspace);
    test.arg("test").args(NATIVE);
    test
}
