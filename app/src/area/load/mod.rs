//! Filling the page of an area from the store, a file for each part of the page.
//!
//! [`Ground`] is what several parts need, read once.

mod assessment;
mod beside;
mod designations;
mod development;
mod goals;
mod initiatives;
mod linked;
mod lists;
mod name;
mod overlap;
mod parts;
mod sources;
mod told;

use std::collections::BTreeMap;

use domain::{
    area::{AreaCode, Level, Slug},
    figure::Figures,
    screening::AreaOutcome,
};
use leptos::prelude::use_context;
use store::{Area, Db, Overlap};

use crate::{
    Fault,
    area::data::{AreaPage, Link},
    credit::{Outlined, Sources, outlined},
    locale::in_language,
    news,
    screening::published::Published,
    services::Origin,
    visit::Visit,
};

/// The measure of an area's residents.
const RESIDENTS: &str = "beboere";

/// What several parts of the page need.
struct Ground<'v> {
    visit: &'v Visit,
    area: Area,
    parent: Option<Area>,
    /// All kvarterer, in Danish order.
    kvarterer: Vec<Area>,
    /// All bydele, in Danish order.
    bydele: Vec<Area>,
    /// All designated areas, in Danish order.
    byomraader: Vec<Area>,
    /// All housing areas, in Danish order.
    housing: Vec<Area>,
    /// How kvarterer and bydele overlap designated areas, as far as outlines tell.
    overlaps: Vec<Overlap>,
    /// What is published, its method in the visit's language.
    published: Published,
    outcomes: Vec<AreaOutcome>,
    figures: Figures,
    sources: Sources,
    /// The outlines on the map that were brought in.
    outlined: Vec<Outlined>,
}

impl Ground<'_> {
    fn db(&self) -> &Db {
        &self.visit.services.db
    }

    /// The kvarterer of a bydel.
    fn within<'a>(&'a self, bydel: &'a AreaCode) -> impl Iterator<Item = &'a Area> {
        self.kvarterer.iter().filter(move |kvarter| kvarter.parent.as_ref() == Some(bydel))
    }

    /// The residents of an area by period; a bydel's are its kvarterer's together.
    fn residents(&self, area: &Area) -> BTreeMap<String, f64> {
        let parts: Vec<AreaCode> = match area.level {
            Level::Bydel => self.within(&area.code).map(|kvarter| kvarter.code.clone()).collect(),
            _ => vec![area.code.clone()],
        };
        self.figures.sums(&parts, RESIDENTS).into_iter().collect()
    }
}

/// Everything on the page of the area at `slug`.
pub(super) async fn area_page(visit: &Visit, slug: &Slug) -> Result<AreaPage, Fault> {
    let db = &visit.services.db;
    let area = db.area_by_slug(slug).await?.ok_or(Fault::NotFound)?;
    let published = Published::read(db).await?.translated(|text| visit.text(text));
    let parent = match &area.parent {
        Some(parent) => db.area(parent).await?,
        None => None,
    };
    let mut overlaps = db.overlaps(Level::Kvarter, Level::Byomraade).await?;
    overlaps.extend(db.overlaps(Level::Bydel, Level::Byomraade).await?);
    overlaps.retain(Overlap::is_told);
    let ground = Ground {
        visit,
        parent,
        kvarterer: db.areas(Level::Kvarter).await?,
        bydele: db.areas(Level::Bydel).await?,
        byomraader: db.areas(Level::Byomraade).await?,
        housing: db.areas(Level::Boligomraade).await?,
        overlaps,
        outcomes: db.outcomes(&published.run.run, None).await?,
        figures: Figures::new(db.figures(&published.run.snapshot).await?),
        sources: Sources {
            measures: db.measures().await?,
            sources: db.sources().await?,
            of_figures: db.figure_sources(&published.run.snapshot).await?,
        },
        outlined: outlined(db, &published.run.snapshot, visit.language, |danish| visit.text(danish)).await?,
        published,
        area,
    };
    whole(&ground).await
}

async fn whole(ground: &Ground<'_>) -> Result<AreaPage, Fault> {
    let (visit, area) = (ground.visit, &ground.area);
    let assessed = ground.outcomes.iter().find(|outcome| outcome.area == area.code);
    let assessment = match assessed {
        Some(outcome) => Some(assessment::assess(ground, outcome).await?),
        None => None,
    };
    let (here, wider) = initiatives::here_and_wider(ground).await?;
    let series = development::series(ground).await?;
    let lists = lists::lists(ground).await?;
    let slug = area.slug.as_ref().map(ToString::to_string).unwrap_or_default();
    let path = in_language(visit.language, &format!("/omraade/{slug}"));
    let address = format!("{}{path}", use_context::<Origin>().map(|origin| origin.0).unwrap_or_default());
    let sources = sources::used(ground, assessment.is_some());
    Ok(AreaPage {
        kind: name::kind(ground),
        parent: ground.parent.as_ref().filter(|parent| parent.level != Level::City).and_then(link),
        population: name::population(ground),
        note: name::note(ground),
        told: told::told(ground).await?,
        goals: goals::counted_in(ground, &here, !lists.here.is_empty()).await?,
        here: here.iter().map(|initiative| initiatives::card(visit, initiative)).collect(),
        wider: wider.iter().map(|initiative| initiatives::card(visit, initiative)).collect(),
        assessment,
        parts: parts::parts(ground),
        development: development::developments(ground, &series),
        beside: beside::beside(ground, &series),
        decisions: designations::decisions(ground).await?,
        covered: overlap::covered(ground),
        news: news::for_area(visit, &initiatives::around(ground)).await?,
        lists,
        linked_data: linked::linked_data(ground, &address),
        decided_by: sources::of_decisions(ground),
        calculation: ground.published.line(visit.language),
        name: area.name.clone(),
        slug,
        address,
        sources,
    })
}

/// A link to an area, if it has a page.
fn link(area: &Area) -> Option<Link> {
    Some(Link { slug: area.slug.as_ref()?.to_string(), name: area.name.clone() })
}
