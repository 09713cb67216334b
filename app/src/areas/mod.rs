//! Every area in a table: equal in content to the map, sortable and filterable, also without scripts.

mod data;
mod load;
mod page;

pub use page::render;
