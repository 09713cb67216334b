//! The policy's goals: one summary of all of them, a page for each, and its figures as a file.
//!
//! - [`data`]: what is shown
//! - [`known`]: what the database holds, with the plan judged
//! - [`load`]: the summary and the pages filled from it; [`follow`] does it for one indicator
//! - [`overview`], [`page`]: the two kinds of pages; [`indicator`], [`figure`], [`status`] are their parts
//! - [`say`]: numbers and reasons in the language of the page
//! - [`csv`]: the figures as a table for spreadsheets

pub mod csv;
mod data;
mod figure;
mod follow;
mod indicator;
mod known;
mod load;
mod overview;
mod page;
mod say;
mod status;

pub(crate) use overview::render;
pub(crate) use page::render as render_one;
