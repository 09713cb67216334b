//! What the fields of a file can choose among: the names in its own lists.

use toml_edit::Item;

use super::slot::Word;
use crate::method::edit::{self, Step};

/// The entries of a file's lists: id, and what each is called.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    /// What areas are compared with.
    pub references: Vec<Word>,
    /// Indicators and scores.
    pub values: Vec<Word>,
    /// Criteria.
    pub criteria: Vec<Word>,
    /// Designations.
    pub designations: Vec<Word>,
}

impl Names {
    /// Those of a file.
    pub(super) fn of(root: &Item) -> Self {
        Self {
            references: named(root, "references"),
            values: [named(root, "indicators"), named(root, "scores")].concat(),
            criteria: named(root, "criteria"),
            designations: named(root, "designate"),
        }
    }
}

fn named(root: &Item, list: &'static str) -> Vec<Word> {
    let way = |place: usize, key| [Step::Key(list), Step::At(place), Step::Key(key)];
    (0..edit::entries(root, &[Step::Key(list)]))
        .map(|place| {
            let (id, name) = (edit::text(root, &way(place, "id")), edit::text(root, &way(place, "name")));
            let said = if name.is_empty() { id.to_owned() } else { format!("{name} ({id})") };
            (id.to_owned(), said)
        })
        .collect()
}
