//! What the municipality has decided about an area, and what is not known of it.

use domain::{
    area::{AreaCode, Level},
    text::{self, capitalised},
};
use store::{Area, Designation};

use super::{Ground, link, overlap::about};
use crate::{
    Fault,
    area::data::{Decision, Part},
    locale::t,
};

/// Every decision, the newest first.
pub(super) async fn decisions(ground: &Ground<'_>) -> Result<Vec<Decision>, Fault> {
    let own = ground.db().designations_of(&ground.area.code).await?;
    let all = ground.db().designations().await?;
    let designated = ground.db().designated_areas().await?;
    let covers_this = |decision: &Designation| own.iter().any(|own| own.id == decision.id);
    let decision = |decision: Designation| {
        let areas = designated.iter().filter(|(id, _)| *id == decision.id).map(|(_, area)| area).collect();
        said(ground, covers_this(&decision), areas, decision)
    };
    Ok(all.into_iter().rev().map(decision).collect())
}

/// A decision; `areas` are those that it covers.
fn said(ground: &Ground<'_>, covers_this: bool, areas: Vec<&AreaCode>, decision: Designation) -> Decision {
    let (visit, language) = (ground.visit, ground.visit.language);
    let reason = text::sentence(&visit.text(&decision.reason));
    let (mut text, areas) = match (decision.outlines_published, covers_this) {
        _ if decision.kind == "withdrawal" => {
            (t!(language, "area-decided-withdrawn", reason = reason.as_str()), vec![])
        }
        (_, true) => (t!(language, "area-decided-itself"), vec![]),
        (true, false) => covered(ground, &areas),
        (false, false) => (visit.text(&decision.note), vec![]),
    };
    if decision.kind == "correction" {
        let corrected = t!(language, "area-decided-corrected", reason = reason.as_str());
        text = if text.is_empty() { corrected } else { format!("{text} {corrected}") };
    }
    let decider = visit.text(&decision.decider);
    let when = if decision.decided_on.is_empty() {
        t!(language, "area-decided-undated", decider = decider)
    } else {
        t!(language, "area-decided-on", date = language.date(&decision.decided_on), decider = decider)
    };
    Decision {
        is_known: decision.outlines_published || covers_this || decision.kind == "withdrawal",
        title: visit.text(&decision.title),
        reference: text::sentence(&capitalised(&visit.text(&decision.reference))),
        year: decision.id,
        when,
        text,
        areas,
    }
}

/// The designated areas that cover the area, with the share of it that each covers.
pub(super) fn designated_around<'a>(ground: &'a Ground<'_>) -> Vec<(&'a Area, f64)> {
    let subject = match (ground.area.level, &ground.area.parent) {
        // A housing area has no published outline: its kvarter stands in, and the page says so.
        (Level::Boligomraade, Some(kvarter)) => kvarter,
        _ => &ground.area.code,
    };
    let covering = ground.overlaps.iter().filter(|overlap| overlap.area == *subject);
    let with_area = covering.filter_map(|overlap| {
        Some((ground.byomraader.iter().find(|area| area.code == overlap.other)?, overlap.share_of_area))
    });
    with_area.collect()
}

fn covered(ground: &Ground<'_>, areas: &[&AreaCode]) -> (String, Vec<Part>) {
    let (language, level) = (ground.visit.language, ground.area.level);
    let mut designated = designated_around(ground);
    designated.retain(|(area, _)| areas.contains(&&area.code));
    if designated.is_empty() {
        return (t!(language, "area-decided-not"), vec![]);
    }
    let text = if level == Level::Boligomraade {
        t!(language, "area-decided-kvarter")
    } else {
        t!(language, "area-decided-partly")
    };
    let part = |(byomraade, share): &(&Area, f64)| {
        let share = about(language, *share);
        let word = match level {
            Level::Bydel => t!(language, "area-decided-of-bydel", share = share),
            _ => t!(language, "area-decided-of-kvarter", share = share),
        };
        link(byomraade).map(|link| Part { link, word })
    };
    (text, designated.iter().filter_map(part).collect())
}
