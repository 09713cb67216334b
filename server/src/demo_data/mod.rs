//! `byblik demo-data`: a synthetic city as files that staff can try everything on. Never loaded by itself.
//!
//! - [`ground`]: the real kvarterer, and what is published of the whole
//! - [`city`]: made-up roder with people; [`tiles`]: their outlines; [`criteria`]: their figures
//! - [`mod@files`]: all of it as files
//! - [`chance`]: draws from a seed

mod chance;
mod city;
mod criteria;
mod files;
mod ground;
mod tiles;

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use clap::Args;
use domain::figure::MADE_UP as MARK;
use thiserror::Error;

use self::{city::City, files::files, ground::Ground};
use crate::default_data::{DataError, DefaultData};

/// What every file says first.
const NOTICE: &str = "SYNTETISK – ikke virkelige tal";

/// What `byblik demo-data` is asked to do.
#[derive(Debug, Args)]
pub struct DemoData {
    /// What chance begins from: the same number gives the same files.
    #[arg(long)]
    seed: u64,
    /// The folder for the files; it is made. Files that are there are not written over.
    #[arg(long)]
    out: PathBuf,
}

/// Why there are no files.
#[derive(Debug, Error)]
pub enum DemoError {
    /// The data that it is calibrated to are wrong.
    #[error(transparent)]
    Data(#[from] DataError),
    /// The data that it is calibrated to lack something.
    #[error("i data mangler {0}")]
    Missing(String),
    /// A kvarter can't be divided.
    #[error("kvarteret {0} kan ikke deles i roder med dette tal. Prøv et andet --seed")]
    Tiles(String),
    /// A file can't be written.
    #[error("{path}: {cause}. Vælg en tom mappe")]
    Write {
        /// Its path.
        path: String,
        /// Why.
        cause: io::Error,
    },
}

/// Writes the files of a seed; gives their paths.
///
/// # Errors
/// [`DemoError`]; no file that was there is changed.
pub fn run(asked: &DemoData, data: &Path) -> Result<Vec<String>, DemoError> {
    let texts = texts(data, asked.seed)?;
    let failed = |path: &Path, cause| DemoError::Write { path: path.display().to_string(), cause };
    fs::create_dir_all(&asked.out).map_err(|cause| failed(&asked.out, cause))?;
    let mut paths = Vec::new();
    for (name, text) in texts {
        let path = asked.out.join(name);
        let file = OpenOptions::new().write(true).create_new(true).open(&path);
        file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(|cause| failed(&path, cause))?;
        paths.push(path.display().to_string());
    }
    Ok(paths)
}

/// The files of a seed: names and texts.
fn texts(data: &Path, seed: u64) -> Result<Vec<(&'static str, String)>, DemoError> {
    let ground = Ground::of(&DefaultData::read(data)?)?;
    let city = City::draw(&ground, seed)?;
    Ok(files(&ground, &city, seed))
}

#[cfg(test)]
mod tests;
