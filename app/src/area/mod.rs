//! The page of one area: what is being done, what the figures say and why, and what others have decided.

mod criterion;
pub mod data;
mod decisions;
#[cfg(feature = "ssr")]
mod load;
mod page;

pub use page::AreaPanel;
