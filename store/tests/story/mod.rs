//! The bodies of the tests, and the small city that they are told in.

mod city;
mod content;
mod initiative;
mod runs;
mod translation;

pub use city::*;
pub use content::*;
pub use initiative::*;
pub use runs::*;
pub use translation::*;
