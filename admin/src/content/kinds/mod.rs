//! One file for each kind of content: its fields, and the way into the public tables and out of them.
//!
//! - [`news`]: updates
//! - [`choices`]: what several of them let choose between

pub(crate) mod choices;
pub(crate) mod initiative;
pub(crate) mod news;
pub(crate) mod organisation;
