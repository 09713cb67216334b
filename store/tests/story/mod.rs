//! The bodies of the tests, and the small city that they are told in.

mod city;
mod content;
mod imported;
mod initiative;
mod news;
mod plan;
mod runs;
mod staff;
mod translation;
mod upload;

pub use city::*;
pub use content::*;
pub use imported::*;
pub use initiative::*;
pub use news::*;
pub use plan::*;
pub use runs::*;
pub use staff::*;
pub use translation::*;
pub use upload::*;
