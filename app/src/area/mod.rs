//! The page of one area: what is being done, what the figures say and why, and what others have decided.

mod criterion;
mod data;
mod decisions;
mod load;
mod page;

pub use page::render;
