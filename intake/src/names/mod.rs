//! What a text of a file means: which area or measure.
//!
//! A text is first read as it stands, then despite case, spaces, hyphens, slashes and Danish letters. What could be
//! several, or is only nearly one, is asked about and never guessed.
//!
//! - [`mod@key`]: texts without what people write differently
//! - [`area`]: areas, also with the larger area in front ("Vesterbro - Syd")
//! - [`measure`]: measures by id and name
//! - [`answer`]: what is asked, and what staff answer

mod answer;
mod area;
mod key;
mod measure;

pub use answer::{Answer, Answers, Asked, Candidate, Question};
pub use area::{Areas, KnownArea};
pub use measure::{KnownMeasure, Measures};

pub(crate) use answer::Questions;
pub(crate) use area::{Patience, is_bare};
pub(crate) use key::key;

/// What a text was found to be. Numbers are places in the list of what is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Match {
    /// Exactly this.
    Exact(usize),
    /// This, written a little differently.
    Forgiven(usize),
    /// One of these, or none.
    Doubtful(Vec<usize>),
    /// What counts outside of any area of its level.
    Outside,
    /// Nothing that is known.
    Unknown,
}
