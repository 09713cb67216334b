//! PostgreSQL's programs, and a user who may run them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use rustix::process::geteuid;

use super::debian;
use crate::process;

/// What a temporary server takes.
const PROGRAMS: [&str; 3] = ["initdb", "pg_ctl", "createdb"];

/// Where Debian keeps the servers, a folder for each version: not on the `PATH`.
const DEBIAN_VERSIONS: &str = "/usr/lib/postgresql";

/// A user's and a group's number.
#[derive(Clone, Copy)]
pub struct Account {
    /// The user.
    pub user: u32,
    /// The user's first group.
    pub group: u32,
}

/// The folder with all of [`PROGRAMS`], installed now if need be.
pub fn programs() -> Result<PathBuf> {
    if let Some(folder) = installed() {
        return Ok(folder);
    }
    debian::install(&["postgresql"], "PostgreSQL's server for the database tests")?;
    installed().context("PostgreSQL was installed but its programs are not found: add them to the PATH")
}

fn installed() -> Option<PathBuf> {
    let initdb = process::find("initdb").and_then(|file| file.canonicalize().ok());
    let on_path = initdb.and_then(|file| file.parent().map(Path::to_path_buf));
    on_path.filter(|folder| is_complete(folder)).or_else(|| newest(Path::new(DEBIAN_VERSIONS)))
}

fn is_complete(folder: &Path) -> bool {
    PROGRAMS.iter().all(|program| folder.join(program).is_file())
}

/// The programs of the newest version in a folder with one folder for each version.
fn newest(versions: &Path) -> Option<PathBuf> {
    let complete = fs::read_dir(versions).ok()?.filter_map(|entry| {
        let entry = entry.ok()?;
        let version: u32 = entry.file_name().to_str()?.parse().ok()?;
        let programs = entry.path().join("bin");
        is_complete(&programs).then_some((version, programs))
    });
    complete.max().map(|(_, programs)| programs)
}

/// Whom the server must run as: PostgreSQL refuses to run as root. `None` for as we are.
pub fn account() -> Result<Option<Account>> {
    if !geteuid().is_root() {
        return Ok(None);
    }
    let account = ["postgres", "nobody"].iter().find_map(|name| lookup(name).ok());
    account.map(Some).context("PostgreSQL refuses root, and there is neither `postgres` nor `nobody`")
}

fn lookup(name: &str) -> Result<Account> {
    let number =
        |option| -> Result<u32> { Ok(process::capture(Command::new("id").args([option, name]))?.trim().parse()?) };
    Ok(Account { user: number("-u")?, group: number("-g")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_complete_version_is_taken() {
        let versions = tempfile::tempdir().unwrap();
        for version in ["9", "15", "scratch"] {
            let programs = versions.path().join(version).join("bin");
            fs::create_dir_all(&programs).unwrap();
            for name in PROGRAMS {
                fs::write(programs.join(name), "").unwrap();
            }
        }
        // A client alone has no `initdb`.
        fs::create_dir_all(versions.path().join("17/bin")).unwrap();
        assert_eq!(newest(versions.path()), Some(versions.path().join("15/bin")));
        assert_eq!(newest(&versions.path().join("none")), None);
    }
}
