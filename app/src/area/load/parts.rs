//! The areas that an area consists of, or whose figures stand in for its own.

use domain::{
    area::{AreaCode, Level},
    screening::Outcome,
};
use store::Area;

use super::{Ground, link, overlap::about};
use crate::{
    area::data::{Part, Parts},
    locale::t,
};

/// The kvarterer of a bydel or a designated area, and the kvarter of a housing area; nothing for a kvarter.
pub(super) fn parts(ground: &Ground<'_>) -> Parts {
    let (language, area) = (ground.visit.language, &ground.area);
    match area.level {
        Level::Bydel => Parts {
            title: t!(language, "area-parts-bydel"),
            text: t!(language, "area-parts-bydel-text"),
            lines: ground.within(&area.code).filter_map(|k| part(k, said(ground, &k.code))).collect(),
        },
        Level::Byomraade => {
            let inside = ground.overlaps.iter().filter(|overlap| overlap.other == area.code);
            let lines = inside.filter_map(|overlap| {
                let kvarter = ground.kvarterer.iter().find(|k| k.code == overlap.area)?;
                let share = about(language, overlap.share_of_area);
                part(kvarter, t!(language, "area-parts-byomraade-share", share = share))
            });
            Parts {
                title: t!(language, "area-parts-byomraade"),
                text: t!(language, "area-parts-byomraade-text"),
                lines: lines.collect(),
            }
        }
        Level::Boligomraade => {
            let kvarter = ground.kvarterer.iter().filter(|k| Some(&k.code) == area.parent.as_ref());
            Parts {
                title: t!(language, "area-parts-boligomraade"),
                text: t!(language, "area-parts-boligomraade-text"),
                lines: kvarter.filter_map(|k| part(k, said(ground, &k.code))).collect(),
            }
        }
        _ => Parts::default(),
    }
}

fn part(area: &Area, word: String) -> Option<Part> {
    link(area).map(|link| Part { link, word })
}

/// What our calculation says of an area, in a few words.
fn said(ground: &Ground<'_>, code: &AreaCode) -> String {
    let language = ground.visit.language;
    let Some(outcome) = ground.outcomes.iter().find(|outcome| outcome.area == *code) else { return String::new() };
    let (met, of) = (outcome.met().to_string(), outcome.with_data().to_string());
    if outcome.outcome == Outcome::StandsOut {
        t!(language, "area-parts-met-in", met = met, of = of)
    } else {
        t!(language, "area-parts-met", met = met, of = of)
    }
}
