//! The methods in words and as files, with what is missing.

mod data;
mod load;
mod page;

pub use page::render;
