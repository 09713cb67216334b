//! The areas that are most like an area in the figures that its criteria ask about.

use domain::{
    area::{AreaCode, Level},
    reason,
    series::Series,
    similar::nearest,
};

use super::{Ground, link};
use crate::{
    area::data::{Beside, Part},
    locale::t,
};

/// How many areas are shown.
const MOST: usize = 3;

/// What the area can be compared with; `None` where it has no figures of its own.
pub(super) fn beside(ground: &Ground<'_>, series: &Series) -> Option<Beside> {
    let language = ground.visit.language;
    let peers = match ground.area.level {
        Level::Kvarter => &ground.kvarterer,
        Level::Bydel => &ground.bydele,
        _ => return None,
    };
    let method = &ground.published.method;
    let places: Vec<(usize, String)> = method
        .questions()
        .iter()
        .filter_map(|question| {
            let place = method.indicators.iter().position(|known| known.id == question.indicator.id)?;
            Some((place, reason::name(method, question.criterion, language).to_owned()))
        })
        .collect();
    let values = |code: &AreaCode| {
        let latest = series.latest(code);
        places.iter().map(|(place, _)| latest.get(*place).copied().flatten()).collect::<Vec<_>>()
    };
    let table: Vec<(AreaCode, Vec<Option<f64>>)> =
        peers.iter().map(|peer| (peer.code.clone(), values(&peer.code))).collect();
    let own = values(&ground.area.code);
    let compared = places.iter().zip(&own).filter(|(_, value)| value.is_some());
    let mut compared: Vec<String> = compared.map(|((_, name), _)| name.to_lowercase()).collect();
    compared.dedup();
    let near = nearest(&table, &ground.area.code, MOST);
    let similar: Vec<Part> = near
        .iter()
        .filter_map(|near| {
            let area = peers.iter().find(|peer| peer.code == near.code)?;
            let all = near.shared == compared.len();
            let on = || t!(language, "area-similar-on", n = near.shared, of = compared.len());
            let word = if all { String::new() } else { on() };
            Some(Part { link: link(area)?, word })
        })
        .collect();
    let slugs = similar.iter().map(|part| part.link.slug.as_str());
    let own_slug = ground.area.slug.as_ref().map(ToString::to_string).unwrap_or_default();
    let all: Vec<&str> = std::iter::once(own_slug.as_str()).chain(slugs).collect();
    Some(Beside {
        address: format!("/sammenlign?omraader={}", all.join(",")),
        compared: language.list(&compared),
        similar,
    })
}
