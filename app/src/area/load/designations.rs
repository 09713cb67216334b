//! What the municipality has decided about an area, and what is not known of it.

use domain::{
    area::Level,
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
    let covers_this = |decision: &Designation| own.iter().any(|own| own.id == decision.id);
    Ok(all.into_iter().rev().map(|decision| said(ground, covers_this(&decision), decision)).collect())
}

fn said(ground: &Ground<'_>, covers_this: bool, decision: Designation) -> Decision {
    let (visit, language) = (ground.visit, ground.visit.language);
    let (text, areas) = match (decision.outlines_published, covers_this) {
        (_, true) => (t!(language, "area-decided-itself"), vec![]),
        (true, false) => covered(ground),
        (false, false) => (visit.text(&decision.note), vec![]),
    };
    let decider = visit.text(&decision.decider);
    let when = if decision.decided_on.is_empty() {
        t!(language, "area-decided-undated", decider = decider)
    } else {
        t!(language, "area-decided-on", date = language.date(&decision.decided_on), decider = decider)
    };
    Decision {
        is_known: decision.outlines_published || covers_this,
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

fn covered(ground: &Ground<'_>) -> (String, Vec<Part>) {
    let (language, level) = (ground.visit.language, ground.area.level);
    let designated = designated_around(ground);
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
