//! Updates by the people who run the site, and the feeds that tell of them and of what changed in an area.
//!
//! - [`page`]: `/nyt` and `/nyt/<slug>`
//! - [`feeds`]: what is in a feed; [`changes`]: what changed in an area; [`mod@atom`]: a feed as a file

mod atom;
mod changes;
mod data;
mod feeds;
mod load;
mod page;

pub use atom::atom;
pub use data::{Entry, Feed, Headline};
pub use feeds::{Which, feed};
pub use load::for_area;
pub(crate) use page::{render, render_one};
