//! Building for release, and running what was built.

use std::{env, os::unix::process::CommandExt, process::Command};

use anyhow::{Context, Result};

use crate::{
    machine::{
        npm::{self, Packages},
        rust::{self, cargo},
    },
    process,
    site::{self, Quality},
    workspace::Workspace,
};

/// Builds the browser part and the server, fetching first what that needs.
pub fn build(workspace: &Workspace) -> Result<()> {
    build_site(workspace)?;
    build_server(workspace)
}

/// Builds the browser part alone, fetching first what that needs.
pub fn build_site(workspace: &Workspace) -> Result<()> {
    set_up(workspace)?;
    site::build(workspace, Quality::Release)
}

/// Sees to it that everything for a build is there.
pub fn set_up(workspace: &Workspace) -> Result<()> {
    rust::ensure_wasm_target()?;
    npm::ensure_packages(workspace, Packages::ToBuild)
}

fn build_server(workspace: &Workspace) -> Result<()> {
    process::run(cargo(workspace).args(["build", "--release", "--package", "server"])).context("building the server")
}

/// Builds everything and becomes the server, which then gets Ctrl-C and gives the exit code.
pub fn serve(workspace: &Workspace) -> Result<()> {
    build(workspace)?;
    let error = server(workspace, "release").exec();
    Err(error).context("starting the server")
}

/// The built server, told where its files are unless somebody has told it already.
pub fn server(workspace: &Workspace, profile: &str) -> Command {
    let mut server = Command::new(workspace.server(profile));
    server.arg("serve").current_dir(workspace.root());
    for (name, folder) in [("BYBLIK_SITE", workspace.site()), ("BYBLIK_DATA", workspace.path("data"))] {
        if env::var_os(name).is_none() {
            server.env(name, folder);
        }
    }
    server
}
