//! The policy's two goals, their sub-goals and promises, with every figure that the policy states.

mod data;
mod load;
mod page;

pub use page::render;
