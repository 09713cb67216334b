//! What is wrong with a file row by row, what is taken and what is not: grouped, counted, and bounded in memory.
//!
//! - [`problem`]: the kinds of problems and their words
//! - [`csv`]: the report as a file

mod csv;
mod problem;

use std::collections::BTreeMap;

use serde::Serialize;

pub use problem::{Problem, ProblemKind, Weight};

use crate::limits::MOST_EXAMPLES;

/// The report of one reading.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    /// How many rows with content the file has, without titles, heading and footers; outlines in files of outlines.
    pub rows: u64,
    /// How many of them are taken whole or in part.
    pub rows_taken: u64,
    /// How many figures, outlines or entries are taken.
    pub taken: u64,
    /// How many are not, because something is wrong with them or because nobody has said what they are.
    pub not_taken: u64,
    /// What is taken, in parts that staff can check: a measure and a period, with a count.
    pub parts: Vec<Part>,
    /// The problems, the gravest first.
    pub groups: Vec<Group>,
}

/// Something that is taken, counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// What it is, in Danish.
    pub what: String,
    /// How many.
    pub count: u64,
}

/// All problems of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// The kind.
    pub kind: ProblemKind,
    /// How many there are.
    pub count: u64,
    /// The first of them; in all groups together at most [`crate::limits::MOST_EXAMPLES`].
    pub examples: Vec<Problem>,
}

impl Report {
    /// How many problems keep a row, a figure or an outline out.
    pub fn errors(&self) -> u64 {
        self.groups.iter().filter(|group| group.kind.weight() == Weight::Error).map(|group| group.count).sum()
    }

    /// How many problems of a kind there are.
    pub fn count(&self, kind: ProblemKind) -> u64 {
        self.groups.iter().find(|group| group.kind == kind).map_or(0, |group| group.count)
    }

    /// How many problems are counted beyond those whose places are kept.
    pub fn without_places(&self) -> u64 {
        self.groups.iter().map(|group| group.count - group.examples.len() as u64).sum()
    }
}

/// Collects problems while a file is read.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    groups: BTreeMap<ProblemKind, Group>,
}

impl Problems {
    /// Counts a problem; its words are made only where they are kept.
    pub(crate) fn add(&mut self, kind: ProblemKind, line: u64, column: u64, say: impl FnOnce() -> Said) {
        let group = self.groups.entry(kind).or_insert_with(|| Group { kind, count: 0, examples: Vec::new() });
        group.count += 1;
        // Each kind has its share, so that many of one do not hide the first of another.
        if group.examples.len() < MOST_EXAMPLES / ProblemKind::ALL.len() {
            let Said { field, what, advice } = say();
            group.examples.push(Problem { kind, line, column, field, what, advice });
        }
    }

    pub(crate) fn into_groups(self) -> Vec<Group> {
        let mut groups: Vec<Group> = self.groups.into_values().collect();
        groups.sort_by_key(|group| (group.kind.weight(), std::cmp::Reverse(group.count)));
        groups
    }
}

/// What is said of a problem: the column's name, what is wrong, and what to do.
pub(crate) struct Said {
    pub field: String,
    pub what: String,
    pub advice: String,
}

/// A text of the file as far as it fits into a message, on one line.
pub(crate) fn shortened(text: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let short: String = text.chars().take(60).map(plain).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_counted_and_few_are_kept() {
        let mut problems = Problems::default();
        for line in 0..5_000 {
            let said = || Said { field: "tal".into(), what: "»x« er ikke et tal".into(), advice: "Ret det".into() };
            problems.add(ProblemKind::NotANumber, line, 2, said);
        }
        let report = Report { groups: problems.into_groups(), ..Report::default() };
        assert_eq!(report.count(ProblemKind::NotANumber), 5_000);
        assert_eq!(report.errors(), 5_000);
        let kept = report.groups[0].examples.len() as u64;
        assert!((10..=MOST_EXAMPLES as u64).contains(&kept));
        assert_eq!(report.without_places(), 5_000 - kept);
    }

    #[test]
    fn long_texts_are_cut_between_letters() {
        assert_eq!(shortened("Ålholm\nx"), "Ålholm x");
        assert_eq!(shortened(&"å".repeat(100)), format!("{}…", "å".repeat(60)));
    }
}
