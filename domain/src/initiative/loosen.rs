//! What to loosen when too few initiatives fit.

use super::{Facet, Facts, Filter};

/// One thing to stop asking for, and what that gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loosened {
    /// What to stop asking for.
    pub facet: Facet,
    /// How many initiatives then fit.
    pub hits: usize,
}

/// For each thing that is asked, how many initiatives fit without it; only what gives more than now, the most first.
#[must_use]
pub fn loosened(all: &[Facts], filter: &Filter) -> Vec<Loosened> {
    let count = |filter: &Filter| all.iter().filter(|facts| facts.fit(filter)).count();
    let now = count(filter);
    let mut found: Vec<_> = filter
        .active()
        .map(|(facet, _)| Loosened { facet, hits: count(&filter.without(facet)) })
        .filter(|loosened| loosened.hits > now)
        .collect();
    found.sort_by_key(|loosened| std::cmp::Reverse(loosened.hits));
    found
}
