//! Where the page's numbers come from.

use domain::{area::Level, text};
use store::{FigureSource, Source};

use super::{Ground, RESIDENTS};
use crate::{
    area::data::SourceLine,
    credit::{Outlined, came, listed},
    locale::t,
};

/// The sources of designations and lists, as `data/sources.toml` calls them.
const OF_DECISIONS: [&str; 3] = ["politik-2025", "kk-byomraader-2017", "statens-lister"];

/// The credits of what is told of designations and lists.
pub(super) fn of_decisions(ground: &Ground<'_>) -> String {
    let sources = ground.sources.sources.iter().filter(|source| OF_DECISIONS.contains(&source.id.as_str()));
    listed(ground.visit, sources)
}

/// The credits of the sources of these measures, each once.
pub(super) fn credits(ground: &Ground<'_>, measures: &[&str]) -> String {
    ground.sources.credited(ground.visit, measures)
}

/// The sources of everything on the page.
pub(super) fn used(ground: &Ground<'_>, assessed: bool) -> Vec<SourceLine> {
    let visit = ground.visit;
    let lines = behind(ground, assessed).into_iter().map(|(source, brought)| {
        let (title, period) = (visit.text(&source.title), visit.text(&source.period));
        // A title that ends with its period needs it no second time.
        let is_said = period.is_empty() || title.contains(&period);
        let period = if is_said { String::new() } else { format!(" ({period})") };
        SourceLine {
            text: text::sentence(&format!("{}: {title}{period}", visit.text(&source.attribution))),
            licence: visit.text(&source.licence),
            processing: match brought.and_then(|brought| came(visit, brought)) {
                Some(came) => {
                    format!("{} {}", visit.text(&source.processing), text::sentence(&text::capitalised(&came)))
                }
                None => visit.text(&source.processing),
            },
            to_be_checked: source.to_be_checked,
        }
    });
    lines.chain(ground.outlined.iter().map(|one| of_outlines(ground, one))).collect()
}

/// The credit of outlines that were brought in.
fn of_outlines(ground: &Ground<'_>, one: &Outlined) -> SourceLine {
    let (visit, language) = (ground.visit, ground.visit.language);
    let came = one.came.as_str();
    match &one.source {
        Some(source) => SourceLine {
            text: text::sentence(&format!("{}: {}", visit.text(&source.attribution), visit.text(&source.title))),
            licence: visit.text(&source.licence),
            processing: t!(language, "area-source-outlines", came = came),
            to_be_checked: source.to_be_checked,
        },
        None => SourceLine {
            text: t!(language, "area-source-outlines-unnamed", came = came),
            licence: String::new(),
            processing: String::new(),
            to_be_checked: false,
        },
    }
}

/// The sources themselves, those of decisions and lists included, with when later figures came.
fn behind<'a>(ground: &'a Ground<'_>, assessed: bool) -> Vec<(&'a Source, Option<&'a FigureSource>)> {
    let mut all = shown(ground, assessed);
    let decisions = ground.sources.sources.iter().filter(|source| OF_DECISIONS.contains(&source.id.as_str()));
    let new: Vec<_> = decisions.filter(|source| all.iter().all(|(known, _)| known.id != source.id)).collect();
    all.extend(new.into_iter().map(|source| (source, None)));
    all.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
    all
}

/// The sources of the figures that the page shows of this area, each once.
pub(super) fn of_figures<'a>(ground: &'a Ground<'_>, assessed: bool) -> Vec<&'a Source> {
    let mut all: Vec<&Source> = shown(ground, assessed).into_iter().map(|(source, _)| source).collect();
    all.dedup_by(|a, b| a.id == b.id);
    all
}

fn shown<'a>(ground: &'a Ground<'_>, assessed: bool) -> Vec<(&'a Source, Option<&'a FigureSource>)> {
    let has_figures = matches!(ground.area.level, Level::Kvarter | Level::Bydel);
    let method = &ground.published.method;
    let asked = method.indicators.iter().flat_map(|indicator| indicator.columns());
    let asked: Vec<&str> = asked.filter(|_| assessed || has_figures).chain([RESIDENTS]).collect();
    ground.sources.behind(&asked)
}
