//! The policy's two goals, their sub-goals and promises, with every figure that the policy states.

pub mod data;
#[cfg(feature = "ssr")]
mod load;
mod page;

pub use page::GoalsPage;
