//! The page of one area: what is being done, what the figures say and why, and what others have decided.
//!
//! `load` fills what `data` describes; each other file is a part of the page.

mod assessment;
mod beside;
mod criterion;
mod data;
mod decisions;
mod development;
mod goals;
mod lists;
mod load;
mod news;
mod page;
mod paper;
mod share;
mod told;

pub use page::render;
