//! Every area in a table: equal in content to the map, sortable and filterable, also without scripts, and as a file.

mod data;
mod file;
mod load;
mod page;

pub use file::file;
pub use page::render;
