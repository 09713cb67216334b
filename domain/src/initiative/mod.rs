//! Choosing among initiatives: which fit, what to loosen when too few do, and how far away they are. And keeping them true:
//! [`reminder`] says when their contacts are asked, [`duplicate`] which may be one and the same, [`contradiction`] what of
//! one can't all be so.

pub mod contradiction;
mod distance;
pub mod duplicate;
mod facts;
mod filter;
mod loosen;
pub mod reminder;
#[cfg(test)]
mod tests;

pub use distance::{kilometres, nearest};
pub use facts::Facts;
pub use filter::{Facet, Filter};
pub use loosen::{Loosened, loosened};
