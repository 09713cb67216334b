//! Methods: looking at the stored ones, and writing new ones as copies in a form that edits the file.
//!
//! - [`list`]: every method and draft, and beginning a copy; [`one`]: a stored method
//! - [`draft`]: a draft as fields; [`mod@file`]: the same as a whole file, and what becomes of two who save at once
//! - [`attempt`]: a draft on data, without storing anything; [`keep`]: storing it, or letting it go
//! - [`fields`], [`typed`], [`edit`]: which fields there are, what stands in them, and the file behind them; [`limit`] and
//!   [`question`]: what of a criterion is told otherwise in the form than in the file
//! - [`place`]: at which field an error belongs; [`changed`], [`words`]: what differs from the method that was
//!   copied, in words; [`view`]: HTML

pub(crate) mod attempt;
mod changed;
pub(crate) mod draft;
mod edit;
mod fields;
pub(crate) mod file;
pub(crate) mod keep;
mod limit;
pub(crate) mod list;
pub(crate) mod one;
mod place;
mod question;
mod typed;
mod view;
mod words;

use store::MethodDraft;

use crate::{desk::Desk, fault::Fault};

/// The longest file that can be written here, in bytes; ours are under 10 kB.
const LONGEST: usize = 200_000;

/// Where all methods are.
const HERE: &str = "/admin/metoder";

/// Where a stored method is.
fn href(id: &str, version: &str) -> String {
    format!("{HERE}/{id}/{version}")
}

/// Where a draft is.
fn draft_href(id: i64) -> String {
    format!("/admin/metodekladder/{id}")
}

/// The open draft of a number, as it was saved last.
async fn find(desk: &Desk, id: i64) -> Result<MethodDraft, Fault> {
    let draft = desk.db().method_draft(id, None).await?.ok_or(Fault::NotFound)?;
    match draft.state.as_str() {
        "open" => Ok(draft),
        "stored" => Err(Fault::Refused("Kladden er gemt som metode. Find den under »Metoder«. Skrev du noget, så gå tilbage i browseren: der står det endnu.".into())),
        _ => Err(Fault::Refused("Kladden er slettet. Skrev du noget, så gå tilbage i browseren: der står det endnu.".into())),
    }
}

/// What a file is called, also where it can't be read.
fn title_of(file: &str) -> String {
    let document = file.parse::<toml_edit::DocumentMut>().ok();
    let told = |key: &str| document.as_ref().and_then(|document| document.get(key)?.as_str().map(str::to_owned));
    let title = told("title").filter(|title| !title.is_empty()).unwrap_or_else(|| "Uden navn".to_owned());
    told("version").map_or_else(|| title.clone(), |version| format!("{title}, version {version}"))
}
