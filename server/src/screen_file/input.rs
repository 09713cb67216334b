//! Reading the method and the tables.

use std::{
    fs::File,
    io::{IsTerminal, Read},
    path::{Path, PathBuf},
};

use domain::{
    method::{self, Method},
    table::{Table, Wanted, read_all},
};
use indicatif::{ProgressBar, ProgressStyle};

use super::ScreenFileError;

/// Reads and checks a method file.
pub(super) fn method(path: &Path) -> Result<Method, ScreenFileError> {
    let name = path.display().to_string();
    let open = |cause| ScreenFileError::Open { path: name.clone(), cause };
    let mut text = String::new();
    // One byte more than is read of a method: what is longer is refused there.
    let file = File::open(path).map_err(open)?;
    file.take(method::LONGEST_FILE as u64 + 1).read_to_string(&mut text).map_err(open)?;
    method::parse(&text).map_err(|cause| ScreenFileError::Method { path: name, cause })
}

/// Reads the tables as one, of some years or of all.
pub(super) fn table_of(method: &Method, paths: &[PathBuf], years: Option<&str>) -> Result<Table, ScreenFileError> {
    let table = table(method, paths)?;
    match years {
        Some(years) => within(table, years),
        None => Ok(table),
    }
}

/// Reads the tables as one, with a bar on the terminal while it takes.
fn table(method: &Method, paths: &[PathBuf]) -> Result<Table, ScreenFileError> {
    let mut files = Vec::new();
    let mut bytes = 0;
    for path in paths {
        let name = path.display().to_string();
        let file = File::open(path).map_err(|cause| ScreenFileError::Open { path: name.clone(), cause })?;
        bytes += file.metadata().map_or(0, |metadata| metadata.len());
        files.push((name, file));
    }
    let bar = bar(bytes, "læser {bar:30} {bytes}/{total_bytes}, {eta} tilbage");
    let files = files.into_iter().map(|(name, file)| (name, bar.wrap_read(file))).collect::<Vec<(String, _)>>();
    let table = read_all(files, &Wanted::of(method), |_| ());
    bar.finish_and_clear();
    Ok(table?)
}

/// A bar on a terminal, nothing in a file or a pipe.
pub(super) fn bar(length: u64, template: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(length);
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}

/// The rows of a table that lie in the years "2024" or "2020-2024".
fn within(table: Table, years: &str) -> Result<Table, ScreenFileError> {
    let wrong = || ScreenFileError::Years(years.to_owned());
    let year = |text: &str| text.trim().parse::<i32>().map_err(|_| wrong());
    let (from, to) = match years.split_once('-') {
        Some((from, to)) => (year(from)?, year(to)?),
        None => (year(years)?, year(years)?),
    };
    if from > to {
        return Err(wrong());
    }
    let inside = |period: &str| {
        let year: String = period.chars().take_while(char::is_ascii_digit).collect();
        year.parse::<i32>().is_ok_and(|year| (from..=to).contains(&year))
    };
    let kept = table.in_periods(inside);
    if kept.periods().is_empty() { Err(ScreenFileError::NoYears(years.to_owned())) } else { Ok(kept) }
}
