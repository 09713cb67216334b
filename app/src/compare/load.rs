//! Filling the comparison from the store.

use domain::{
    area::Level,
    figure,
    screening::{AreaOutcome, ScreenError},
    series::{self, Series, Whole},
    similar::nearest,
};
use store::{Area, Overlap};

use super::{
    chosen::chosen,
    data::{Choices, Column, Comparison, Figures, Link, MOST, Suggestions},
    facts, figures,
};
use crate::{
    Fault,
    credit::Sources,
    locale::t,
    screening::{published::Published, run::units},
    visit::Visit,
};

/// How many areas are suggested.
const SUGGESTED: usize = 3;

/// What several parts of the page need, read once.
pub(super) struct Ground<'v> {
    pub visit: &'v Visit,
    /// All districts, quarters, designated areas and housing areas, each in Danish order.
    pub bydele: Vec<Area>,
    pub kvarterer: Vec<Area>,
    pub byomraader: Vec<Area>,
    pub housing: Vec<Area>,
    /// How quarters and districts overlap designated areas, as far as outlines tell.
    pub overlaps: Vec<Overlap>,
    /// What is published, its method in the visit's language.
    pub published: Published,
    pub outcomes: Vec<AreaOutcome>,
    pub figures: figure::Figures,
    pub sources: Sources,
    /// The numbers of districts; empty where no district is compared.
    pub series: Series,
}

/// The comparison that an address asks for.
pub(super) async fn comparison(visit: &Visit, asked: &[String]) -> Result<Comparison, Fault> {
    let mut ground = Ground::read(visit).await?;
    let known: Vec<Area> = [&ground.bydele, &ground.kvarterer, &ground.byomraader, &ground.housing]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    let chosen = chosen(asked, &known);
    if chosen.areas.iter().any(|area| area.level == Level::Bydel) {
        ground.series = ground.summed().await?;
    }
    let columns: Vec<Column> = chosen.areas.iter().filter_map(|area| facts::column(&ground, area)).collect();
    Ok(Comparison {
        rows: figures::rows(&ground, &chosen.areas),
        suggestions: suggestions(&ground, &chosen.areas, &columns),
        columns,
        unknown: chosen.unknown,
        left_out: chosen.left_out,
        calculation: ground.published.line(visit.language),
        choices: choices(&ground),
    })
}

impl<'v> Ground<'v> {
    async fn read(visit: &'v Visit) -> Result<Self, Fault> {
        let db = &visit.services.db;
        let published = Published::read_for(visit).await?;
        let mut overlaps = db.overlaps(Level::Kvarter, Level::Byomraade).await?;
        overlaps.extend(db.overlaps(Level::Bydel, Level::Byomraade).await?);
        overlaps.retain(Overlap::is_told);
        Ok(Self {
            visit,
            bydele: db.areas(Level::Bydel).await?,
            kvarterer: db.areas(Level::Kvarter).await?,
            byomraader: db.areas(Level::Byomraade).await?,
            housing: db.areas(Level::Boligomraade).await?,
            overlaps,
            outcomes: db.outcomes(&published.run.run, None).await?,
            figures: figure::Figures::new(db.figures(&published.run.snapshot).await?),
            sources: Sources {
                measures: db.measures().await?,
                sources: db.sources().await?,
                of_figures: db.figure_sources(&published.run.snapshot).await?,
            },
            series: Series::default(),
            published,
        })
    }

    /// The quarters of a district.
    pub(super) fn within<'a>(&'a self, bydel: &'a Area) -> impl Iterator<Item = &'a Area> {
        self.kvarterer.iter().filter(move |kvarter| kvarter.parent.as_ref() == Some(&bydel.code))
    }

    /// The numbers of every district, put together from its quarters where that can be done.
    async fn summed(&self) -> Result<Series, Fault> {
        let units = units(&self.visit.services, Level::Kvarter, &self.published.run.snapshot).await?;
        let parts = |bydel: &Area| self.within(bydel).map(|kvarter| kvarter.code.clone()).collect();
        let wholes: Vec<Whole> =
            self.bydele.iter().map(|bydel| Whole { code: bydel.code.clone(), parts: parts(bydel) }).collect();
        let unusable = |error: ScreenError| {
            tracing::error!(%error, "the published method's numbers can't be put together for districts");
            Fault::Unavailable
        };
        series::series(&self.published.method, &units, &wholes, &self.figures).map_err(unusable)
    }
}

/// A link to an area, if it has a page.
pub(super) fn link(area: &Area) -> Option<Link> {
    Some(Link { slug: area.slug.as_ref()?.to_string(), name: area.name.clone() })
}

/// Every area that can be chosen, the quarters under their district.
fn choices(ground: &Ground<'_>) -> Vec<Choices> {
    let language = ground.visit.language;
    let of = |name: String, areas: &[Area]| Choices { name, areas: areas.iter().filter_map(link).collect() };
    let quarters = ground.bydele.iter().map(|bydel| Choices {
        name: t!(language, "compare-choose-kvarterer", bydel = bydel.name.as_str()),
        areas: ground.within(bydel).filter_map(link).collect(),
    });
    std::iter::once(of(t!(language, "compare-choose-bydele"), &ground.bydele))
        .chain(quarters)
        .chain([
            of(t!(language, "compare-choose-byomraader"), &ground.byomraader),
            of(t!(language, "compare-choose-boligomraader"), &ground.housing),
        ])
        .collect()
}

/// What could stand beside the areas that are there.
fn suggestions(ground: &Ground<'_>, chosen: &[&Area], columns: &[Column]) -> Suggestions {
    if columns.is_empty() {
        return Suggestions::Begin(ground.bydele.iter().filter_map(link).collect());
    }
    if columns.len() == MOST {
        return Suggestions::None;
    }
    // An area without figures first: its quarters are where they are.
    let missing = columns.iter().position(|column| column.figures == Figures::Missing);
    let (area, column) = match missing {
        Some(at) => (chosen[at], &columns[at]),
        None => (chosen[0], &columns[0]),
    };
    let new = |link: &Link| columns.iter().all(|column| column.slug != link.slug);
    let found: Vec<Link> = if missing.is_some() {
        facts::quarters_of(ground, area).into_iter().filter(new).collect()
    } else {
        like(ground, area).into_iter().filter(new).collect()
    };
    let found: Vec<Link> = found.into_iter().take(SUGGESTED).collect();
    match (found.is_empty(), missing) {
        (true, _) => Suggestions::None,
        (_, Some(_)) => Suggestions::Within(column.name.clone(), found),
        (_, None) => Suggestions::Like(column.name.clone(), found),
    }
}

/// The areas of the same level with figures most alike, the nearest first.
fn like(ground: &Ground<'_>, area: &Area) -> Vec<Link> {
    let peers = if area.level == Level::Bydel { &ground.bydele } else { &ground.kvarterer };
    let table: Vec<_> = peers.iter().map(|peer| (peer.code.clone(), figures::values(ground, peer))).collect();
    let near = nearest(&table, &area.code, SUGGESTED + MOST);
    near.iter().filter_map(|near| peers.iter().find(|peer| peer.code == near.code)).filter_map(link).collect()
}
