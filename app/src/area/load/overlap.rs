//! How much of an area lies in designated areas: by area, and by residents where kvarterer's figures allow an estimate.

use domain::{
    area::Level,
    residents::{self, Part},
};
use store::Overlap;

use super::Ground;
use crate::locale::{Language, t};

/// A share as roughly as generalised outlines know it: "hele", "ca. 43 %".
pub(super) fn about(language: Language, share: f64) -> String {
    let percent = 100.0 * share;
    if percent >= 99.0 {
        t!(language, "area-share-all")
    } else if percent < 1.0 {
        t!(language, "area-share-little")
    } else {
        t!(language, "area-share-about", percent = language.decimal(percent, 0))
    }
}

/// What is known, in sentences; none where nothing is.
pub(super) fn covered(ground: &Ground<'_>) -> Vec<String> {
    match ground.area.level {
        Level::Bydel => of_bydel(ground),
        Level::Byomraade => of_byomraade(ground).into_iter().collect(),
        _ => vec![],
    }
}

fn of_bydel(ground: &Ground<'_>) -> Vec<String> {
    let (language, area) = (ground.visit.language, &ground.area);
    let of_this = ground.overlaps.iter().filter(|overlap| overlap.area == area.code);
    let ground_share: f64 = of_this.map(|overlap| overlap.share_of_area).sum();
    if ground_share == 0.0 {
        return vec![];
    }
    let mut said = vec![t!(language, "area-covered-bydel", share = about(language, ground_share))];
    // Designated areas do not overlap each other, so a kvarter's shares can be added up.
    let parts: Vec<Part> = ground
        .within(&area.code)
        .map(|kvarter| Part {
            residents: ground.residents(kvarter).pop_last().map(|(_, residents)| residents),
            share: ground.overlaps.iter().filter(|o| o.area == kvarter.code).map(|o| o.share_of_area).sum(),
        })
        .collect();
    let all = ground.residents(area).pop_last();
    if let (Some(inside), Some((period, all))) = (residents::estimated(&parts), all.filter(|(_, all)| *all > 0.0)) {
        said.push(t!(
            language,
            "area-covered-bydel-residents",
            count = language.decimal(residents::roughly(inside), 0),
            all = language.decimal(all, 0),
            percent = language.decimal(100.0 * inside / all, 0),
            period = language.period(&period),
        ));
        said.push(t!(language, "area-covered-how"));
    }
    said
}

fn of_byomraade(ground: &Ground<'_>) -> Option<String> {
    let language = ground.visit.language;
    let is_kvarter = |overlap: &&Overlap| ground.kvarterer.iter().any(|kvarter| kvarter.code == overlap.area);
    let inside = ground.overlaps.iter().filter(|overlap| overlap.other == ground.area.code).filter(is_kvarter);
    let mut when = String::new();
    let parts: Vec<Part> = inside
        .map(|overlap| {
            let kvarter = ground.kvarterer.iter().find(|kvarter| kvarter.code == overlap.area);
            let counted = kvarter.and_then(|kvarter| ground.residents(kvarter).pop_last());
            if let Some((period, _)) = &counted {
                when.clone_from(period);
            }
            Part { residents: counted.map(|(_, residents)| residents), share: overlap.share_of_area }
        })
        .collect();
    let count = language.decimal(residents::roughly(residents::estimated(&parts)?), 0);
    Some(t!(language, "area-covered-byomraade", count = count, period = language.period(&when)))
}
