//! What Byblik is, where everything comes from, and what we do not know of visitors.

mod data;
mod load;
mod page;

pub use page::render;
