//! Choosing among initiatives: which fit, what to loosen when too few do, and how far away they are.

mod distance;
mod facts;
mod filter;
mod loosen;
#[cfg(test)]
mod tests;

pub use distance::{kilometres, nearest};
pub use facts::Facts;
pub use filter::{Facet, Filter};
pub use loosen::{Loosened, loosened};
