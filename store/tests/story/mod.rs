//! The bodies of the tests, and the small city that they are told in.

mod city;
mod content;
mod designation;
mod initiative;
mod method;
mod news;
mod plan;
mod runs;
mod staff;
mod translation;

pub use city::*;
pub use content::*;
pub use designation::*;
pub use initiative::*;
pub use method::*;
pub use news::*;
pub use plan::*;
pub use runs::*;
pub use staff::*;
pub use translation::*;
