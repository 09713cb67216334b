//! One file for each kind of content: its fields, and the way into the public tables and out of them.
//!
//! - [`news`]: updates; [`area_text`]: what the municipality tells of an area
//! - [`goal`]: the policy's goals in words; [`figures`]: what is followed of them
//! - [`initiative`]: what is being done; [`organisation`]: who does it; [`source`]: where it all is published
//! - [`choices`]: what several of them let choose between; [`texts`]: how a text is written, and what is wrong with one

pub(crate) mod area_text;
pub(crate) mod choices;
pub(crate) mod figures;
pub(crate) mod goal;
pub(crate) mod initiative;
pub(crate) mod news;
pub(crate) mod organisation;
pub(crate) mod source;
pub(crate) mod texts;
