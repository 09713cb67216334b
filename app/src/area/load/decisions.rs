//! What others have decided about an area: the municipality's designations and the state's lists.

use domain::{
    area::{AreaCode, Level},
    text,
};
use store::{Area, Db};

use crate::{
    Fault,
    area::data::{Decision, ListLine, Part},
};

use super::link;

/// The designated areas of 2017 that cover the area, with the share of it that each covers.
pub(super) async fn designated_around(db: &Db, area: &Area) -> Result<Vec<(Area, f64)>, Fault> {
    let (subject, level) = match (area.level, &area.parent) {
        // A housing area has no published outline: its kvarter stands in, and the page says so.
        (Level::Boligomraade, Some(kvarter)) => (kvarter.clone(), Level::Kvarter),
        (level, _) => (area.code.clone(), level),
    };
    let overlaps = db.overlaps(level, Level::Byomraade).await?;
    let byomraader = db.areas(Level::Byomraade).await?;
    let covering = overlaps.iter().filter(|o| o.area == subject && o.is_told());
    let with_area =
        covering.filter_map(|o| Some((byomraader.iter().find(|b| b.code == o.other)?.clone(), o.share_of_area)));
    Ok(with_area.collect())
}

/// A share of an area, as roughly as the outlines know it: "hele kvarteret", "ca. 43 % af kvarteret".
pub(super) fn about(share: f64, noun: &str) -> String {
    let percent = 100.0 * share;
    if percent >= 99.0 {
        format!("hele {noun}")
    } else if percent < 1.0 {
        format!("under 1{}% af {noun}", text::NBSP)
    } else {
        format!("ca. {}{}% af {noun}", text::count(percent), text::NBSP)
    }
}

/// The decisions that anything can be said of here, the newest first.
pub(super) async fn decisions(db: &Db, area: &Area, designated: &[(Area, f64)]) -> Result<Vec<Decision>, Fault> {
    let all = db.designations().await?;
    let own = db.designations_of(&area.code).await?;
    let decision = |d: store::Designation| {
        let covers_this = own.iter().any(|o| o.id == d.id);
        let (said, areas) = match (d.outlines_published, covers_this) {
            (_, true) => ("Området er selv udpeget i denne beslutning.".to_owned(), vec![]),
            (true, false) => covered(area, designated),
            (false, false) => (d.note.clone(), vec![]),
        };
        Decision {
            title: d.title,
            when: when(&d.decided_on, &d.decider),
            text: said,
            areas,
            reference: text::sentence(&d.reference),
        }
    };
    // Newest first, and only decisions that can be said anything of here.
    let told = all.into_iter().rev().filter(|d| d.outlines_published || d.id == "2025");
    Ok(told.map(decision).collect())
}

fn when(decided_on: &str, decider: &str) -> String {
    if decided_on.is_empty() {
        return text::sentence(&format!("Besluttet af {decider}; datoen kender vi ikke"));
    }
    text::sentence(&format!("Besluttet {} af {decider}", text::long_date(decided_on)))
}

fn covered(area: &Area, designated: &[(Area, f64)]) -> (String, Vec<Part>) {
    if designated.is_empty() {
        return ("Beslutningen omfatter ikke området.".into(), vec![]);
    }
    let what = if area.level == Level::Boligomraade {
        "Det kvarter, som boligområdet ligger i, er helt eller delvist udpeget. Boligområdets egen afgrænsning er ikke offentliggjort."
    } else {
        "Området er helt eller delvist udpeget. Andelene er omtrentlige og beregnet efter areal."
    };
    let noun = match area.level {
        Level::Bydel => "bydelen",
        Level::Kvarter | Level::Boligomraade => "kvarteret",
        _ => "området",
    };
    let part = |(byomraade, share): &(Area, f64)| {
        link(byomraade).map(|link| Part { link, word: format!("dækker {}", about(*share, noun)) })
    };
    (what.into(), designated.iter().filter_map(part).collect())
}

/// What is said where no housing area is known in an area of this level.
pub(super) fn none_listed(level: Level) -> &'static str {
    match level {
        Level::Byomraade => "Vi har ikke koblet statens boligområder til byområderne. Se kvartererne ovenfor.",
        _ => "Vi kender ikke til boligområder her, der har stået på statens lister siden 2014.",
    }
}

/// What is known of housing areas in the area on the state's lists.
pub(super) async fn lists(db: &Db, area: &Area) -> Result<Vec<ListLine>, Fault> {
    let housing = db.areas(Level::Boligomraade).await?;
    let kvarterer = db.areas(Level::Kvarter).await?;
    let names = db.state_lists().await?;
    let events = db.list_events().await?;
    let in_bydel =
        |kvarter: &AreaCode| kvarterer.iter().any(|k| k.code == *kvarter && k.parent.as_ref() == Some(&area.code));
    let here = |h: &&Area| {
        let in_kvarter = h.parent.as_ref() == Some(&area.code);
        h.code == area.code || in_kvarter || (area.level == Level::Bydel && h.parent.as_ref().is_some_and(in_bydel))
    };
    let line = |h: &Area| {
        let told = events.iter().filter(|e| e.area == h.code.as_str()).map(|event| {
            let source = if event.certainty == "third_party" { "Kilde (tredjepart)" } else { "Kilde" };
            let list = names.iter().find(|l| l.id == event.list).map_or("", |l| l.name.as_str());
            let date = text::capitalised(&text::long_date(&event.date));
            if event.event == "meets" {
                return text::sentence(&format!(
                    "{date}: opfyldte statens ændrede kriterier. {source}: {}",
                    event.evidence
                ));
            }
            let happened = match event.event.as_str() {
                "on" => "kom på",
                "off" => "udgik af",
                _ => "stod på",
            };
            let list = list
                .strip_prefix("Statens liste")
                .map_or_else(|| format!("statens liste »{list}«"), |rest| format!("statens liste{rest}"));
            text::sentence(&format!("{date}: {happened} {list}. {source}: {}", event.evidence))
        });
        link(h).map(|area| ListLine { area, events: told.collect() })
    };
    Ok(housing.iter().filter(here).filter_map(line).collect())
}

/// The newest counts of the state's lists for the whole city.
pub(super) async fn list_status(db: &Db) -> Result<Vec<String>, Fault> {
    let names = db.state_lists().await?;
    let counts = db.list_counts().await?;
    let newest = counts.iter().map(|count| count.date.clone()).max().unwrap_or_default();
    let told = names.iter().filter_map(|list| {
        let count = counts.iter().find(|count| count.list == list.id && count.date == newest)?;
        let (name, law) = (&list.name, list.legal_basis.replace("§ ", "§\u{a0}"));
        let said = match count.areas {
            // What is reported as none carries the report's date, which is not the list's.
            0 => format!("ingen, ifølge {}", count.evidence),
            n => format!("{n} på listen fra {}", text::long_date(&newest)),
        };
        let unnamed =
            if count.areas > 0 && !count.names_published { ". Navnene står ikke i vores kilder" } else { "" };
        Some(text::sentence(&format!("{name} ({law}): {said}{unnamed}")))
    });
    Ok(told.chain(["Nyere lister er ikke med i vores data.".to_owned()]).collect())
}
