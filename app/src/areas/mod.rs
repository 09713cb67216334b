//! Every area in a table: equal in content to the map, sortable and filterable, also without scripts.

pub mod data;
#[cfg(feature = "ssr")]
mod load;
mod page;

pub use page::AreasPage;
