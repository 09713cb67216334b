//! What is being done: the initiatives that the policy names.

mod data;
mod load;
mod page;

pub use page::render;
