//! The bodies of the tests, and the small city that they are told in.

mod city;
mod content;
mod initiative;
mod news;
mod plan;
mod runs;
mod staff;
mod translation;
mod written;

pub use city::*;
pub use content::*;
pub use initiative::*;
pub use news::*;
pub use plan::*;
pub use runs::*;
pub use staff::*;
pub use translation::*;
pub use written::*;
