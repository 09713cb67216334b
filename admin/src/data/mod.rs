//! Data that staff bring in: what the system already knows of, and taking what was read from a file.
//!
//! - [`known`]: the areas, measures and words that a file's names are recognised by
//! - [`take`]: figures, criteria, outlines, the state's lists and initiatives, each file in one transaction
//! - [`mod@overlap`]: how areas overlap

pub mod known;
mod overlap;
pub mod take;

pub use overlap::overlaps;
