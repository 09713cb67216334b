//! The page at `/soeg`: areas, initiatives, pages and addresses by a few words.
//!
//! Nothing about what a visitor searches for is stored or logged, and no search engine keeps the answers.

mod address;
mod data;
mod load;
mod page;
mod place;
mod rank;

pub(crate) use load::everything;
pub(crate) use page::{field, render};
