//! Initiatives as a whole: looking through them, changing many at once, and as a file. Each one's form is a kind of
//! [`crate::content`].
//!
//! - [`list`]: search, filter, choosing; [`look`]: what is asked for and what fits
//! - [`several`]: the same change of many, looked at before it is made
//! - [`sheet`]: all fields as a file that can be read in again
//! - [`confirm`]: staff have talked with a contact; [`sync`]: changes from elsewhere than the form

pub(crate) mod confirm;
pub(crate) mod list;
mod look;
pub(crate) mod several;
pub mod sheet;
pub mod sync;
