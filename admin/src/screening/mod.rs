//! Screening: run a method on data, look at what it says and what would change, agree, publish, take back.
//!
//! - [`list`]: what is public, what is planned, what was; [`choose`], [`run`]: a new one
//! - [`one`]: all about a run; [`changed`]: what would be another for the public
//! - [`preview`]: the public pages as they will be, [`walk`]: which of them
//! - [`table`]: every area with every criterion; [`withheld`]: what discretion does; [`beside`]: what is designated
//! - [`remark`]: what colleagues say; [`publish`]: making it public, now or later, and taking back
//! - [`due`]: what becomes public at its set time

mod beside;
pub(crate) mod changed;
mod choose;
pub mod due;
pub(crate) mod list;
pub(crate) mod one;
pub(crate) mod preview;
pub(crate) mod publish;
pub(crate) mod remark;
pub(crate) mod run;
mod table;
mod walk;
mod withheld;

use domain::method;
use store::{Db, StoredRun};

use crate::fault::Fault;

/// A run that is stored.
async fn find(db: &Db, id: &str) -> Result<StoredRun, Fault> {
    db.runs().await?.into_iter().find(|run| run.id == id).ok_or(Fault::NotFound)
}

/// A method's title with its version: "Åbne data, version 1.0".
async fn titled(db: &Db, id: &str, version: &str) -> Result<String, Fault> {
    let stored = db.method(id, version).await?.ok_or(Fault::NotFound)?;
    let title = method::parse(&stored.file).map_or_else(|_| id.to_owned(), |method| method.title);
    Ok(format!("{title}, version {version}"))
}

/// Where a run's page is.
fn href(run: &str) -> String {
    format!("/admin/screening/{run}")
}
