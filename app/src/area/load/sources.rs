//! Where the page's numbers come from.

use std::collections::BTreeSet;

use domain::{area::Level, text};
use store::Source;

use super::{Ground, RESIDENTS};
use crate::{
    area::data::SourceLine,
    credit::{credited, listed},
};

/// The sources of designations and lists, as `data/sources.toml` calls them.
const OF_DECISIONS: [&str; 3] = ["politik-2025", "kk-byomraader-2017", "statens-lister"];

/// The credits of what is told of designations and lists.
pub(super) fn of_decisions(ground: &Ground<'_>) -> String {
    let sources = ground.sources.iter().filter(|source| OF_DECISIONS.contains(&source.id.as_str()));
    listed(ground.visit, sources)
}

/// The credits of the sources of these measures, each once.
pub(super) fn credits(ground: &Ground<'_>, measures: &[&str]) -> String {
    credited(ground.visit, measures, &ground.measures, &ground.sources)
}

/// The sources of everything on the page.
pub(super) fn used(ground: &Ground<'_>, assessed: bool) -> Vec<SourceLine> {
    let visit = ground.visit;
    let lines = behind(ground, assessed).into_iter().map(|source| {
        let (title, period) = (visit.text(&source.title), visit.text(&source.period));
        // A title that ends with its period needs it no second time.
        let is_said = period.is_empty() || title.contains(&period);
        let period = if is_said { String::new() } else { format!(" ({period})") };
        SourceLine {
            text: text::sentence(&format!("{}: {title}{period}", visit.text(&source.attribution))),
            licence: visit.text(&source.licence),
            processing: visit.text(&source.processing),
            to_be_checked: source.to_be_checked,
        }
    });
    lines.collect()
}

/// The sources themselves, those of decisions and lists included.
fn behind<'a>(ground: &'a Ground<'_>, assessed: bool) -> Vec<&'a Source> {
    let mut ids: BTreeSet<&str> = OF_DECISIONS.into();
    ids.extend(of_figures(ground, assessed).iter().map(|source| source.id.as_str()));
    ground.sources.iter().filter(|source| ids.contains(source.id.as_str())).collect()
}

/// The sources of the figures that the page shows of this area.
pub(super) fn of_figures<'a>(ground: &'a Ground<'_>, assessed: bool) -> Vec<&'a Source> {
    let has_figures = matches!(ground.area.level, Level::Kvarter | Level::Bydel);
    let method = &ground.published.method;
    let asked = method.indicators.iter().flat_map(|indicator| indicator.columns());
    let asked: Vec<&str> = asked.filter(|_| assessed || has_figures).chain([RESIDENTS]).collect();
    let ids: BTreeSet<&str> =
        ground.measures.iter().filter(|m| asked.contains(&m.id.as_str())).map(|m| m.source.as_str()).collect();
    ground.sources.iter().filter(|source| ids.contains(source.id.as_str())).collect()
}
