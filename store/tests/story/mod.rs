//! The bodies of the tests, and the small city that they are told in.

mod city;
mod content;
mod designation;
mod identity;
mod imported;
mod initiative;
mod method;
mod news;
mod plan;
mod reminder;
mod runs;
mod staff;
mod translation;
mod upload;
mod written;

pub use city::*;
pub use content::*;
pub use designation::*;
pub use identity::*;
pub use imported::*;
pub use initiative::*;
pub use method::*;
pub use news::*;
pub use plan::*;
pub use reminder::*;
pub use runs::*;
pub use staff::*;
pub use translation::*;
pub use upload::*;
pub use written::*;
