//! What the address asks for, and which initiatives that is.

use domain::initiative::{Facet, Facts, Filter, Loosened, loosened, nearest};
use form_urlencoded::Serializer;

use super::load::{Catalogue, Entry};
use crate::visit::Visit;

/// The longest free text that is read, in characters.
const LONGEST: usize = 80;
/// The parameter of the area that the list is sorted by.
pub(super) const NEAR: &str = "naer";

/// What the address asks for.
#[derive(Debug, Default, Clone)]
pub(crate) struct Choice {
    pub filter: Filter,
    /// The area whose distance sorts the list.
    pub near: Option<Near>,
}

/// An area to be near.
#[derive(Debug, Clone)]
pub(crate) struct Near {
    pub slug: String,
    pub name: String,
    position: [f64; 2],
}

/// An initiative that fits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit<'a> {
    pub entry: &'a Entry,
    /// How far its nearest place is from the area asked for, in kilometres; 0 when the area is one of its places.
    pub far: Option<f64>,
}

impl Choice {
    /// What the address asks for. What there is nothing of counts as not asked.
    pub(crate) fn read(visit: &Visit, catalogue: &Catalogue) -> Self {
        let mut filter = Filter::read(|name| visit.asked(name, LONGEST));
        for facet in Facet::ALL {
            let is_free = matches!(facet, Facet::Words | Facet::Age);
            let asked = filter.get(facet).to_owned();
            let is_goal = facet == Facet::Goal && catalogue.goals.iter().any(|goal| goal.id == asked);
            let known = || catalogue.choosable(visit, facet).iter().any(|one| one.value == asked);
            if !asked.is_empty() && !is_free && !is_goal && !known() {
                filter.set(facet, "");
            }
        }
        let near = visit.asked(NEAR, LONGEST);
        let area = catalogue.areas.iter().find(|area| area.slug.as_ref().is_some_and(|slug| slug.as_str() == near));
        let near = area.and_then(|area| Some(Near { slug: near, name: area.name.clone(), position: area.position? }));
        Self { filter, near }
    }

    /// Everything that runs in or around one area.
    pub(crate) fn of_area(slug: &str) -> Self {
        let mut filter = Filter::default();
        filter.set(Facet::Area, slug);
        Self { filter, near: None }
    }

    /// The initiatives that fit, the nearest first where that is asked.
    pub(crate) fn hits<'a>(&self, catalogue: &'a Catalogue) -> Vec<Hit<'a>> {
        let fitting = catalogue.entries.iter().filter(|entry| entry.facts.fit(&self.filter));
        let mut hits: Vec<_> = fitting.map(|entry| Hit { entry, far: self.far(entry) }).collect();
        if self.near.is_some() {
            hits.sort_by(|a, b| a.far.unwrap_or(f64::INFINITY).total_cmp(&b.far.unwrap_or(f64::INFINITY)));
        }
        hits
    }

    fn far(&self, entry: &Entry) -> Option<f64> {
        let near = self.near.as_ref()?;
        let positions: Vec<_> = entry.spots().into_iter().map(|(_, position)| position).collect();
        let is_here = !positions.is_empty() && entry.facts.areas.contains(&near.slug);
        if is_here { Some(0.0) } else { nearest(near.position, &positions) }
    }

    /// What to stop asking for.
    pub(super) fn loosened(&self, catalogue: &Catalogue) -> Vec<Loosened> {
        let all: Vec<Facts> = catalogue.entries.iter().map(|entry| entry.facts.clone()).collect();
        loosened(&all, &self.filter)
    }

    /// The same without one facet.
    pub(super) fn without(&self, facet: Facet) -> Self {
        Self { filter: self.filter.without(facet), near: self.near.clone() }
    }

    /// An address with what is asked: "/indsatser?maal=job".
    pub(crate) fn address(&self, path: &str) -> String {
        let mut query = Serializer::new(String::new());
        for (facet, asked) in self.filter.active() {
            query.append_pair(facet.parameter(), asked);
        }
        if let Some(near) = &self.near {
            query.append_pair(NEAR, &near.slug);
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}
