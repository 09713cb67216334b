//! The first rows of a file, for showing.

use serde::Serialize;

/// How many rows are shown.
pub(super) const ROWS: usize = 12;

/// How many columns are shown.
pub(super) const COLUMNS: usize = 40;

/// The first rows of a file as they are read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// The rows with their lines: titles, heading and data alike.
    pub rows: Vec<(u64, Vec<String>)>,
    /// How many columns the widest of them has; more than are shown where there are many.
    pub columns: usize,
}
