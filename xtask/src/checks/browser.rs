//! The checks that a browser does: `end2end/tests`, which start the built server themselves.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use crate::{
    machine::{chromium, npm::node},
    process,
    workspace::Workspace,
};

/// Where the tests are.
const TESTS: &str = "end2end/tests";

/// All browser tests pass.
pub fn tests(workspace: &Workspace) -> Result<()> {
    let files = test_files(&workspace.path(TESTS))?;
    let mut run = node(workspace);
    // One after the other: two browsers at once would disturb each other's times.
    run.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]).args(files);
    process::run(tell(&mut run, workspace)?)
}

/// Tells a script where the built server, its files and the browser are.
pub fn tell<'c>(script: &'c mut Command, workspace: &Workspace) -> Result<&'c mut Command> {
    let browser = chromium::find()?;
    Ok(script
        .env("BYBLIK_BIN", workspace.server("release"))
        .env("BYBLIK_SITE", workspace.site())
        .env("BYBLIK_DATA", workspace.path("data"))
        .env("CHROMIUM", browser))
}

/// The tests in a folder, sorted; Node 20 finds none by a pattern.
fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    ensure!(!files.is_empty(), "{} has no tests: not one file *.test.mjs", folder.display());
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_found_in_order_and_none_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(test_files(folder.path()).is_err());
        for name in ["map.test.mjs", "admin.test.mjs", "server.mjs"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let files = test_files(folder.path()).unwrap();
        let names = ["admin.test.mjs", "map.test.mjs"].map(|name| folder.path().join(name));
        assert_eq!(files, names);
    }
}
