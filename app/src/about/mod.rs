//! What Byblik is, where everything comes from, and what we do not know of visitors.

pub mod data;
#[cfg(feature = "ssr")]
mod load;
mod page;

pub use page::AboutPage;
