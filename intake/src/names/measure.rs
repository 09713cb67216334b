//! Measures by id and name.

use std::collections::HashMap;

use domain::figure::Unit;

use super::{Match, key, key::is_near};

/// A measure that the system has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownMeasure {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its unit; `None` where nobody has said how it is measured.
    pub unit: Option<Unit>,
}

/// All measures that the system has, ready for looking up.
#[derive(Debug, Default)]
pub struct Measures {
    all: Vec<KnownMeasure>,
    by_key: HashMap<String, Vec<usize>>,
}

impl Measures {
    /// Makes measures ready.
    pub fn new(all: Vec<KnownMeasure>) -> Self {
        let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, measure) in all.iter().enumerate() {
            for name in [&measure.id, &measure.name] {
                let known = by_key.entry(key(name)).or_default();
                if !known.contains(&at) {
                    known.push(at);
                }
            }
        }
        Self { all, by_key }
    }

    /// All of them.
    pub fn all(&self) -> &[KnownMeasure] {
        &self.all
    }

    /// The place of an id.
    pub(crate) fn place(&self, id: &str) -> Option<usize> {
        self.all.iter().position(|measure| measure.id == id)
    }

    /// What a text means.
    pub(crate) fn find(&self, text: &str) -> Match {
        if let Some(at) = self.all.iter().position(|measure| measure.id == text || measure.name == text) {
            return Match::Exact(at);
        }
        let wanted = key(text);
        if let Some(found) = self.by_key.get(&wanted) {
            return if let [at] = found[..] { Match::Forgiven(at) } else { Match::Doubtful(found.clone()) };
        }
        let near = |measure: &KnownMeasure| {
            [&measure.id, &measure.name].into_iter().any(|name| is_near(&wanted, &key(name)).is_some())
        };
        let found: Vec<usize> = (0..self.all.len()).filter(|at| near(&self.all[*at])).take(5).collect();
        if found.is_empty() { Match::Unknown } else { Match::Doubtful(found) }
    }
}
