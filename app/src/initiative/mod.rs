//! What is being done: the initiatives that the policy names.

pub mod data;
#[cfg(feature = "ssr")]
mod load;
mod page;

pub use page::InitiativesPage;
