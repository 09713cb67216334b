//! The browser that the browser tests and the measurements drive.

use std::{env, path::PathBuf};

use anyhow::{Context, Result, ensure};

use super::debian;
use crate::process;

/// What the browser is called on various systems.
const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// The browser: the one that `CHROMIUM` names, one that is there, or one installed now.
pub fn find() -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM") {
        let browser = PathBuf::from(named);
        ensure!(browser.is_file(), "CHROMIUM names {}, which is no file", browser.display());
        return Ok(browser);
    }
    if let Some(browser) = on_path() {
        return Ok(browser);
    }
    // Without any font, text has no width and nothing that depends on it can be tested.
    debian::install(&["chromium", "fonts-liberation"], "a Chromium for the browser tests")?;
    on_path().context("Chromium was installed but is not on the PATH: set CHROMIUM to where it is")
}

fn on_path() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| process::find(name))
}
