//! Pictures for texts: sent, made anew, described, and shown with the line that puts them into a text.
//!
//! - [`made`]: from any bytes to two files that are only a picture
//! - [`list`]: those there are, and the form; [`add`]: what becomes of what it sends; [`remove`]: letting go of one

pub(crate) mod add;
pub(crate) mod list;
mod made;
pub(crate) mod remove;
