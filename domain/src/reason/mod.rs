//! The outcome of a screening in words: what brings an area in or leaves it out, and how near it is.
//!
//! Sentences are short, in the present tense, and speak of the area and its figures, never of its residents.

mod combined;
mod criterion;
mod language;
mod moved;
mod progress;
mod summary;
mod why;

pub use combined::combined;
pub use criterion::{complement, margin, persons, position, verdict};
pub use language::Language;
pub use moved::moved;
pub use progress::{gap, progress, status};
pub use summary::{how_sure, lists, rule, summary};
pub use why::{answer, name, why};

#[cfg(test)]
mod tests;
