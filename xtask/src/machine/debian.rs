//! Packages of Debian and its relatives, installed when a program is missing and we may.

use std::process::Command;

use anyhow::{Context, Result, bail};
use rustix::process::geteuid;

use crate::process;

/// Installs packages, or says what somebody else must install; `purpose` ends "… is needed".
pub fn install(packages: &[&str], purpose: &str) -> Result<()> {
    let list = packages.join(" ");
    if process::find("apt-get").is_none() {
        bail!("{purpose} is needed and not found: install it (on Debian the packages are {list})");
    }
    eprintln!("{purpose} is needed and not found: installing {list}");
    let install = ["install", "--yes", "--no-install-recommends"];
    process::run(apt_get().arg("update"))
        .and_then(|()| process::run(apt_get().args(install).args(packages)))
        .with_context(|| format!("{purpose} is needed: install it by `apt-get install {list}`"))
}

/// `apt-get` as root, by way of a `sudo` that asks no questions if need be.
fn apt_get() -> Command {
    let mut command = if geteuid().is_root() {
        Command::new("env")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "env"]);
        sudo
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    command
}
