//! What comes from npm: `node_modules` exactly as `package-lock.json` has it. Building and testing do
//! without what only measures, which is most of the packages.

use std::{fs, process::Command};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::{process, workspace::Workspace};

/// The oldest Node that runs all our tools; `engines` in `package.json` says the same.
const OLDEST_NODE: u32 = 20;

/// Node, standing at the root of the workspace.
pub fn node(workspace: &Workspace) -> Command {
    let mut node = Command::new("node");
    node.current_dir(workspace.root());
    node
}

/// How much of the lock is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Packages {
    /// What the site is built and tested with: `dependencies`, servers that the tests talk to among them.
    ToBuild,
    /// That, and what it is measured with: `devDependencies`.
    All,
}

/// Sees to it that the wanted part of `node_modules` is what the lock says.
pub fn ensure_packages(workspace: &Workspace, wanted: Packages) -> Result<()> {
    ensure_node()?;
    let lock = fs::read_to_string(workspace.path("package-lock.json")).context("reading package-lock.json")?;
    // npm's own note of what it has installed; missing when there is nothing.
    let installed = fs::read_to_string(workspace.npm(".package-lock.json")).unwrap_or_default();
    if is_current(&lock, &installed, wanted)? {
        return Ok(());
    }
    // No package here needs an installation script, so none is let run.
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(workspace.root());
    if wanted == Packages::ToBuild {
        npm.arg("--omit=dev");
    }
    process::run(&mut npm).context("installing the npm packages that package-lock.json lists")
}

fn ensure_node() -> Result<()> {
    let found = process::capture(Command::new("node").arg("--version"))
        .with_context(|| format!("install Node {OLDEST_NODE} or newer"))?;
    ensure!(
        major(&found).is_some_and(|version| version >= OLDEST_NODE),
        "Node {} is too old: install Node {OLDEST_NODE} or newer",
        found.trim()
    );
    Ok(())
}

/// The `20` of `v20.11.1`.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Whether everything wanted of the lock is installed, with the very same contents.
fn is_current(lock: &str, installed: &str, wanted: Packages) -> Result<bool> {
    let lock: Value = serde_json::from_str(lock).context("package-lock.json is not JSON")?;
    let listed = lock["packages"].as_object().context("package-lock.json lists no packages")?;
    // Something cut short there is as good as nothing.
    let Ok(installed) = serde_json::from_str::<Value>(installed) else {
        return Ok(false);
    };
    // The package with the empty path is the repository itself.
    let mut packages =
        listed.iter().filter(|(path, package)| !path.is_empty() && (wanted == Packages::All || package["dev"] != true));
    Ok(packages.all(|(path, package)| installed["packages"][path]["integrity"] == package["integrity"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"{"packages": {
        "": {"name": "ours"},
        "node_modules/leaflet": {"version": "1.9.4", "integrity": "sha512-abc"},
        "node_modules/lighthouse": {"version": "12.8.2", "integrity": "sha512-def", "dev": true}
    }}"#;
    const BUILDING: &str = r#"{"packages": {"node_modules/leaflet": {"version": "1.9.4", "integrity": "sha512-abc"}}}"#;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.11.1\n"), Some(20));
        assert_eq!(major("20"), None);
    }

    #[test]
    fn the_same_contents_are_current() {
        assert!(is_current(LOCK, LOCK, Packages::All).unwrap());
        assert!(is_current(LOCK, LOCK, Packages::ToBuild).unwrap());
    }

    #[test]
    fn what_measures_is_missed_only_where_it_is_wanted() {
        assert!(is_current(LOCK, BUILDING, Packages::ToBuild).unwrap());
        assert!(!is_current(LOCK, BUILDING, Packages::All).unwrap());
    }

    #[test]
    fn nothing_something_broken_and_something_else_are_stale() {
        let other = r#"{"packages": {"node_modules/leaflet": {"integrity": "sha512-xyz"}}}"#;
        for installed in ["", "{", "{}", r#"{"packages": {}}"#, other] {
            assert!(!is_current(LOCK, installed, Packages::ToBuild).unwrap(), "{installed}");
        }
    }

    #[test]
    fn a_broken_lock_is_an_error() {
        assert!(is_current("{", "{}", Packages::All).is_err());
        assert!(is_current("{}", "{}", Packages::All).is_err());
    }
}
