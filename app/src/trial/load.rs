//! What the laboratory calculates with: a method, its numbers, and what is published.

use std::collections::HashMap;

use domain::{
    figure::Figures,
    method::{self, Method},
    screening::{self, Outcome, ScreenError, screen},
};
use laboratory::{Area, Laboratory, Material};

use super::picture;
use crate::{Fault, screening::published::Published, screening::run::units, visit::Visit};

/// Where the published method is tried.
const ADDRESS: &str = "/metode/proev";

/// The laboratory with what stands around it.
pub(super) struct Trial {
    /// The method and its numbers.
    pub laboratory: Laboratory,
    /// The same as it is sent to the browser.
    pub json: String,
    /// The map.
    pub picture: String,
    /// The methods that one can begin with.
    pub methods: Vec<Choice>,
    /// Which calculation is published: "Vores beregning »Åbne data« …"
    pub published: String,
}

/// A method that one can begin with.
pub(super) struct Choice {
    pub title: String,
    /// Where it is.
    pub address: String,
    /// Whether it is the one at hand.
    pub is_current: bool,
}

/// Reads a method that can be run on the published figures; the published one when none is named.
pub(super) async fn trial(visit: &Visit, wanted: Option<&str>) -> Result<Trial, Fault> {
    let (services, language) = (&visit.services, visit.language);
    let db = &services.db;
    let published = Published::read_for(visit).await?;
    let stored = db.public_methods().await?;
    let runnable: Vec<Method> = (stored.iter())
        .filter_map(|stored| method::parse(&stored.file).ok())
        .map(|method| method.translated(|danish| visit.text(danish)))
        .filter(|method| method.is_runnable() && method.level.is_some() && method.level == published.method.level)
        .collect();
    let is_published =
        |method: &Method| (&method.id, &method.version) == (&published.method.id, &published.method.version);
    let at_hand = match wanted {
        Some(id) => runnable.iter().rfind(|method| method.id == id),
        None => runnable.iter().find(|method| is_published(method)),
    };
    let method = at_hand.ok_or(Fault::NotFound)?;
    let level = method.level.ok_or(Fault::NotFound)?;
    // The figures of the published run, so that nothing but the method differs.
    let figures = Figures::new(db.figures(&published.run.snapshot).await?);
    let table = screening::table(method, &units(services, level, &published.run.snapshot).await?, &figures);
    let unusable = |error: ScreenError| {
        tracing::error!(method.id, %error, "a method can't be applied to the published figures");
        Fault::Unavailable
    };
    let table = screen(method, &table, None).map_err(unusable)?.public_table();
    let outcomes = db.outcomes(&published.run.run, None).await?;
    let outcomes: HashMap<&str, Outcome> = outcomes.iter().map(|o| (o.area.as_str(), o.outcome)).collect();
    let area = |area: &store::Area| {
        Some(Area {
            published: outcomes.get(area.code.as_str()).copied().unwrap_or(Outcome::NotAssessed),
            slug: area.slug.as_ref()?.to_string(),
            code: area.code.as_str().to_owned(),
            name: area.name.clone(),
        })
    };
    let areas = db.areas(level).await?;
    let outlines = db.outlines(level).await?;
    let material = Material {
        language,
        method: method.clone(),
        is_published: is_published(method),
        table,
        areas: areas.iter().filter_map(area).collect(),
    };
    let choice = |one: &Method| Choice {
        title: one.title.clone(),
        address: if is_published(one) { ADDRESS.to_owned() } else { format!("{ADDRESS}?metode={}", one.id) },
        is_current: one.id == method.id && one.version == method.version,
    };
    let json = material.to_json().map_err(|error| {
        tracing::error!(method.id, %error, "the laboratory's material can't be sent");
        Fault::Unavailable
    })?;
    Ok(Trial {
        laboratory: Laboratory::new(material),
        json,
        picture: picture::draw(
            &areas,
            &outlines,
            &db.areas(domain::area::Level::Bydel).await?,
            &db.surroundings().await?,
            language,
        ),
        methods: runnable.iter().map(choice).collect(),
        published: published.line(language),
    })
}
