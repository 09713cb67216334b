//! What is being done: what names this place, and what reaches it from further away.

use domain::area::{AreaCode, Level};
use store::Initiative;

use super::Ground;
use crate::{Fault, area::data::InitiativeCard, visit::Visit};

/// The initiatives that name the area, an area that it lies in, or one that lies in it; and those for the whole city or
/// all designated areas.
pub(super) async fn here_and_wider(ground: &Ground<'_>) -> Result<(Vec<Initiative>, Vec<Initiative>), Fault> {
    let around = around(ground);
    let names_place = |initiative: &Initiative| {
        initiative.areas.iter().any(|area| around.iter().any(|known| known.as_str() == area.as_str()))
    };
    let all = ground.db().initiatives().await?;
    let (here, others): (Vec<_>, Vec<_>) = all.into_iter().partition(names_place);
    let wider = others.into_iter().filter(|initiative| initiative.scope != "named_places").collect();
    Ok((here, wider))
}

/// The area itself, those that it lies in, and those that lie in it.
pub(super) fn around(ground: &Ground<'_>) -> Vec<AreaCode> {
    let area = &ground.area;
    let mut codes = vec![area.code.clone()];
    codes.extend(ground.parent.iter().map(|parent| parent.code.clone()));
    codes.extend(ground.parent.iter().filter_map(|parent| parent.parent.clone()));
    match area.level {
        Level::Bydel => codes.extend(ground.within(&area.code).map(|kvarter| kvarter.code.clone())),
        Level::Byomraade => codes.extend(mostly_here(ground)),
        _ => {}
    }
    codes
}

/// The kvarterer and bydele of which a designated area covers, or fills, at least half.
fn mostly_here(ground: &Ground<'_>) -> impl Iterator<Item = AreaCode> {
    let of_this = ground.overlaps.iter().filter(|overlap| overlap.other == ground.area.code);
    of_this.filter(|overlap| overlap.share_of_area.max(overlap.share_of_other) >= 0.5).map(|o| o.area.clone())
}

/// An initiative in short.
pub(super) fn card(visit: &Visit, initiative: &Initiative) -> InitiativeCard {
    let facts = [&initiative.target_group, &initiative.place, &initiative.organisations];
    InitiativeCard {
        slug: initiative.slug.clone(),
        title: visit.text(&initiative.title),
        summary: visit.text(&initiative.summary),
        facts: facts.map(|fact| visit.text(fact)).join(" · "),
    }
}
