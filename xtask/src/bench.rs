//! Measuring: the built server under load, and its pages in a browser.

use anyhow::{Result, ensure};

use crate::{
    checks::browser,
    machine::npm::{Packages, ensure_packages, node},
    process, serve,
    workspace::Workspace,
};

/// The script that measures; it starts the server itself.
const SCRIPT: &str = "end2end/bench.mjs";

/// Builds for release and runs the measurements.
pub fn bench(workspace: &Workspace) -> Result<()> {
    ensure!(workspace.path(SCRIPT).is_file(), "{SCRIPT} is missing: nothing to measure with");
    let mut measure = node(workspace);
    // Before the build, so that a missing browser is not found out minutes later.
    browser::tell(measure.arg(SCRIPT), workspace)?;
    ensure_packages(workspace, Packages::All)?;
    serve::build(workspace)?;
    process::run(&mut measure)
}
