//! What is being done: every initiative, choosing among them, a page for each, and the same as files.
//!
//! - [`load`]: all initiatives with what they can be chosen by; [`choice`]: what the address asks for
//! - [`list`], [`fields`], [`suggest`], [`picture`]: the page `/indsatser` with its form, its suggestions and its map
//! - [`one`], [`linked`]: the page of one initiative, and the same for search engines
//! - [`schedule`]: dates; [`calendar`], [`sheet`]: files of any choice
//! - [`words`]: what the stored codes are called; [`contact`]: what can be a mail or a web address

pub mod calendar;
mod choice;
pub mod contact;
mod fields;
mod linked;
mod list;
mod load;
mod one;
mod picture;
pub mod schedule;
pub mod sheet;
mod suggest;
pub mod words;

pub(crate) use list::render;
pub(crate) use load::Catalogue;
pub(crate) use one::render as render_one;
