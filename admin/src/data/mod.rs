//! Data that staff bring in: what the system already knows of, and taking figures that were read from a file.
//!
//! - [`known`]: the areas, measures and words that a file's names are recognised by
//! - [`take`]: a new snapshot of figures, in one transaction

pub mod known;
pub mod take;
