//! Where in a file something stands.

use std::fmt;

use toml::{Spanned, de::DeTable, de::DeValue};

/// A step into a file: a key of a table, or the place in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// A key.
    Key(&'static str),
    /// The place in a list, from 0.
    Index(usize),
}

/// Something in a file that can't be, and the way to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// From the top of the file.
    pub way: Vec<Step>,
    /// What is wrong and what to do.
    pub message: String,
}

impl Problem {
    /// A problem with the entry `index` of the list `list`, at `key` of that entry.
    pub fn in_list(list: &'static str, index: usize, key: &'static str, message: impl fmt::Display) -> Self {
        let way = vec![Step::Key(list), Step::Index(index), Step::Key(key)];
        Self { way, message: message.to_string() }
    }

    /// A problem with a key at the top of the file.
    pub fn at(key: &'static str, message: impl fmt::Display) -> Self {
        Self { way: vec![Step::Key(key)], message: message.to_string() }
    }
}

/// Line and column, both from 1, of the byte at `offset`; columns count characters.
pub(super) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// Line and column of what lies at the end of `way`, or of as much of it as there is.
pub(super) fn locate(text: &str, way: &[Step]) -> (usize, usize) {
    let offset = DeTable::parse(text).ok().map_or(0, |table| follow(&table, way));
    line_and_column(text, offset)
}

fn follow(table: &Spanned<DeTable<'_>>, way: &[Step]) -> usize {
    let Some((Step::Key(first), mut rest)) = way.split_first() else { return table.span().start };
    let Some(mut value) = entry(table.get_ref(), first) else { return 0 };
    while let Some((step, further)) = rest.split_first() {
        let inside = match (value.get_ref(), step) {
            (DeValue::Table(table), Step::Key(key)) => entry(table, key),
            (DeValue::Array(list), Step::Index(index)) => list.get(*index),
            _ => None,
        };
        let Some(found) = inside else { break };
        value = found;
        rest = further;
    }
    value.span().start
}

fn entry<'t, 'd>(table: &'t DeTable<'d>, key: &str) -> Option<&'t Spanned<DeValue<'d>>> {
    table.iter().find(|(known, _)| known.get_ref() == key).map(|(_, value)| value)
}
