//! What the municipality has decided, beside what a run says: two things that are never mixed. It says what is, and not
//! what should be.

use std::collections::HashMap;

use app::screening::ground::Ground;
use domain::{
    area::{AreaCode, Level},
    screening::{AreaOutcome, Outcome},
    text::sort_key,
};
use maud::{Markup, html};
use store::Overlap;

use crate::{desk::Desk, fault::Fault};

/// How many areas are listed.
const MOST: usize = 100;

/// The section on it.
pub(super) async fn section(
    desk: &Desk,
    outcomes: &[AreaOutcome],
    ground: &Ground,
    names: &HashMap<String, String>,
) -> Result<Markup, Fault> {
    let db = desk.db();
    let Some(level) = ground.method.level else { return Ok(html! {}) };
    let designations = db.designations().await?;
    let designated = db.designated_areas().await?;
    let known: HashMap<AreaCode, String> =
        db.areas(Level::Byomraade).await?.into_iter().map(|area| (area.code, area.name)).collect();
    let overlaps: Vec<Overlap> =
        db.overlaps(level, Level::Byomraade).await?.into_iter().filter(Overlap::is_told).collect();
    let title = |id: &str| designations.iter().find(|one| one.id == id).map_or("", |one| one.title.as_str());
    // By itself, or because a designated area shares ground with it.
    let decisions = |area: &AreaCode| -> Vec<String> {
        let mut said = Vec::new();
        for (designation, covered) in &designated {
            let title = title(designation);
            if covered == area {
                said.push(format!("området selv ({title})"));
            } else if overlaps.iter().any(|overlap| overlap.area == *area && overlap.other == *covered) {
                let name = known.get(covered).map_or(covered.as_str(), String::as_str);
                said.push(format!("{name} ({title})"));
            }
        }
        said
    };
    let mut stands_out: Vec<(&str, Vec<String>)> = outcomes
        .iter()
        .filter(|one| one.outcome == Outcome::StandsOut)
        .map(|one| (names.get(one.area.as_str()).map_or("", String::as_str), decisions(&one.area)))
        .collect();
    stands_out.sort_by_key(|(name, _)| sort_key(name));
    let (with, without): (Vec<_>, Vec<_>) = stands_out.into_iter().partition(|(_, said)| !said.is_empty());
    let others =
        outcomes.iter().filter(|one| one.outcome != Outcome::StandsOut && !decisions(&one.area).is_empty()).count();
    Ok(html! {
        section #udpegninger {
            h2 { "Udpegninger ved siden af" }
            p { "En udpegning er kommunens beslutning, ikke en beregning. Her står, hvad der er udpeget blandt de fremhævede områder, og ikke hvad der bør være det. "
                a href="/admin/udpegninger" { "Alle udpegninger" } }
            h3 { "Fremhævet, og helt eller delvist udpeget (" (with.len()) ")" }
            @if with.is_empty() { p { "Ingen." } } @else {
                ul { @for (name, said) in with.iter().take(MOST) { li { strong { (name) } ": " (said.join("; ")) } } }
            }
            h3 { "Fremhævet, og ikke udpeget (" (without.len()) ")" }
            @if without.is_empty() { p { "Ingen." } } @else {
                p { (without.iter().take(MOST).map(|(name, _)| *name).collect::<Vec<_>>().join(", ")) "." }
            }
            p { @match others { 0 => "Ingen andre områder er udpeget.", 1 => "Ét andet område er helt eller delvist udpeget uden at være fremhævet.", _ => { (others) " andre områder er helt eller delvist udpeget uden at være fremhævet." } } }
            p.hint { "Kun udpegninger, hvis områder vi kender, er med. Flader, der kun lige rører hinanden, tæller ikke." }
        }
    })
}
