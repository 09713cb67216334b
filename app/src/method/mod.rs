//! The methods in words and as files, how sure their result is, what came before, and what is missing.

mod data;
mod history;
mod load;
mod page;
mod robustness;
mod words;

pub use page::render;
