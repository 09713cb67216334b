//! The methods in words and as files, with what is missing.

pub mod data;
#[cfg(feature = "ssr")]
mod load;
mod page;

pub use page::MethodPage;
