//! Data that staff bring in: files are received, recognised, checked, asked about, and taken, step by step.
//!
//! - [`list`]: bringing a file in, and what was brought in; [`receive`]: files that arrive, [`fetch`] from where; [`keep`]:
//!   keeping them while they do
//! - [`one`]: a file's own page; [`recognised`], [`questions`], [`outlines`] with [`picture`], [`report`], [`confirm`]: its
//!   parts; [`correct`]: how it is read; [`away`]: stopping, and throwing it away
//! - [`kept`]: what is kept between the steps; [`work`]: reading and taking in the background; [`workshop`]: what is under way
//! - [`known`]: the areas, measures and words that a file's names are recognised by
//! - [`taking`], [`take`]: figures, criteria, outlines, the state's lists and initiatives, each file in one transaction;
//!   [`mod@overlap`]: how areas overlap
//! - [`templates`]: our own, to be filled in; [`words`]: settings in words

pub(crate) mod away;
pub(crate) mod confirm;
pub(crate) mod correct;
pub mod fetch;
mod keep;
mod kept;
pub mod known;
pub(crate) mod list;
pub(crate) mod one;
pub(crate) mod outlines;
mod overlap;
mod picture;
pub(crate) mod questions;
pub mod receive;
mod recognised;
pub(crate) mod report;
pub mod take;
mod taking;
pub(crate) mod templates;
mod words;
mod work;
pub(crate) mod workshop;

pub use keep::forget_old;
pub use overlap::overlaps;
