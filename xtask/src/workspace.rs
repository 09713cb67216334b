//! Where things are in the repository, and what they are called there.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The repository and the folder that Cargo builds into.
pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// The workspace that this program was started from.
    pub fn find() -> Result<Self> {
        // Cargo sets it for what it runs; the built-in one serves a binary started by hand.
        let here =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = here.parent().context("the xtask folder has no parent: run this as `cargo xtask`")?.to_path_buf();
        // Relative to where the caller stands, as Cargo has it.
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => env::current_dir()?.join(folder),
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// A path inside the repository.
    pub fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// The root of the repository, where commands are run.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Cargo's output folder.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// The built browser part: `pkg/` and `assets.json`.
    pub fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// The built server; `profile` is the name of Cargo's output folder for it.
    pub fn server(&self, profile: &str) -> PathBuf {
        self.target.join(profile).join("byblik")
    }

    /// A file of a package taken from npm.
    pub fn npm(&self, inside: &str) -> PathBuf {
        self.root.join("node_modules").join(inside)
    }
}
