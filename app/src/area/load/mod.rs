//! Filling the page of an area from the store: who and where it is, what is being done, and its parts.

mod assessment;
mod decisions;

use std::collections::BTreeSet;

use domain::{
    area::{AreaCode, Level, Slug},
    figure::Figures,
    screening::{AreaOutcome, Outcome},
    text,
};
use store::{Area, Db, Initiative, Measure, Source};

use crate::{
    Fault,
    area::data::{AreaPage, InitiativeCard, Link, Part, SourceLine},
    screening::published::Published,
    services::Services,
};

use self::{
    assessment::assess,
    decisions::{about, decisions, designated_around, list_status, lists, none_listed},
};

/// Everything on the page of the area at `slug`.
pub(super) async fn area_page(services: &Services, slug: &Slug) -> Result<AreaPage, Fault> {
    let db = &services.db;
    let area = db.area_by_slug(slug).await?.ok_or(Fault::NotFound)?;
    let published = Published::read(db).await?;
    let outcomes = db.outcomes(&published.run.run, None).await?;
    let sources = db.sources().await?;
    let measures = db.measures().await?;
    let parent = match &area.parent {
        Some(parent) => db.area(parent).await?,
        None => None,
    };
    let designated = designated_around(db, &area).await?;
    let mut codes = vec![area.code.clone()];
    codes.extend(parent.iter().map(|p| p.code.clone()));
    codes.extend(parent.iter().filter_map(|p| p.parent.clone()));
    let (here, wider) = initiatives(db, &codes, area.level).await?;
    let (parts_title, parts) = parts(db, &area, &outcomes).await?;
    let assessment = outcomes.iter().find(|outcome| outcome.area == area.code);
    let assessment = match assessment {
        Some(outcome) => Some(assess(db, &published, outcome, &outcomes, &measures, &sources).await?),
        None => None,
    };
    let population = population(db, &published, &area).await?;
    let sources = used(&area, &published, assessment.is_some(), &measures, &sources);
    Ok(AreaPage {
        kind: kind(&area, parent.as_ref()),
        parent: parent.as_ref().filter(|p| p.level != Level::City).and_then(link),
        population,
        note: note(&area),
        here,
        wider,
        assessment,
        parts,
        parts_title,
        decisions: decisions(db, &area, &designated).await?,
        lists: lists(db, &area).await?,
        none_listed: none_listed(area.level),
        list_status: list_status(db).await?,
        sources,
        name: area.name,
    })
}

fn kind(area: &Area, parent: Option<&Area>) -> String {
    let noun = text::capitalised(area.level.noun());
    match (area.level, parent) {
        (Level::Byomraade, _) if area.part_of == area.name => "Udsat byområde, udpeget af kommunen i 2017".to_owned(),
        (Level::Byomraade, _) => format!("Udsat byområde, del af {}, udpeget af kommunen i 2017", area.part_of),
        (Level::Boligomraade, Some(parent)) => format!("{noun} i {}, som har stået på statens lister", parent.name),
        (_, Some(parent)) if parent.level != Level::City => format!("{noun} i {}", parent.name),
        _ => format!("{noun} i København"),
    }
}

fn note(area: &Area) -> String {
    if area.level == Level::Kvarter && area.name != area.official_name {
        return format!("I kommunens statistik hedder kvarteret »{}«.", area.official_name);
    }
    area.note.clone()
}

/// A link to an area, if it has a page.
fn link(area: &Area) -> Option<Link> {
    Some(Link { slug: area.slug.as_ref()?.to_string(), name: area.name.clone() })
}

async fn population(db: &Db, published: &Published, area: &Area) -> Result<Option<String>, Fault> {
    let figures = Figures::new(db.figures_of(&published.run.snapshot, "beboere").await?);
    let of = |code: &AreaCode| figures.latest(code, "beboere").map(|(value, period)| (value, period.to_owned()));
    let found = match area.level {
        Level::Bydel => {
            let kvarterer = db.areas(Level::Kvarter).await?;
            let parts: Vec<_> =
                kvarterer.iter().filter(|k| k.parent.as_ref() == Some(&area.code)).map(|k| of(&k.code)).collect();
            let sum = parts.iter().flatten().map(|(value, _)| value).sum::<f64>();
            let complete = !parts.is_empty() && parts.iter().all(Option::is_some);
            parts.into_iter().flatten().next().filter(|_| complete).map(|(_, period)| (sum, period))
        }
        _ => of(&area.code),
    };
    Ok(found.map(|(value, period)| {
        format!("{} beboere, {}", text::count(value), domain::reason::Language::Danish.period(&period))
    }))
}

async fn parts(db: &Db, area: &Area, outcomes: &[AreaOutcome]) -> Result<(String, Vec<Part>), Fault> {
    let said = |code: &AreaCode| match outcomes.iter().find(|o| o.area == *code) {
        Some(o) if o.outcome == Outcome::StandsOut => {
            format!("{} af {} kriterier opfyldt, fremhævet i vores beregning", o.met(), o.with_data())
        }
        Some(o) => format!("{} af {} kriterier opfyldt", o.met(), o.with_data()),
        None => String::new(),
    };
    let kvarterer = db.areas(Level::Kvarter).await?;
    let part = |kvarter: &Area, word: String| link(kvarter).map(|link| Part { link, word });
    Ok(match area.level {
        Level::Bydel => {
            let inside = kvarterer.iter().filter(|k| k.parent.as_ref() == Some(&area.code));
            ("Kvarterer i bydelen".into(), inside.filter_map(|k| part(k, said(&k.code))).collect())
        }
        Level::Byomraade => {
            let overlaps = db.overlaps(Level::Kvarter, Level::Byomraade).await?;
            let inside = overlaps.iter().filter(|o| o.other == area.code && o.is_told());
            let parts = inside.filter_map(|o| {
                let kvarter = kvarterer.iter().find(|k| k.code == o.area)?;
                part(kvarter, format!("{} ligger i byområdet", about(o.share_of_area, "kvarteret")))
            });
            ("Kvarterer, som byområdet dækker noget af".into(), parts.collect())
        }
        Level::Boligomraade => {
            let kvarter = kvarterer.iter().find(|k| Some(&k.code) == area.parent.as_ref());
            ("Tallene gælder for kvarteret".into(), kvarter.and_then(|k| part(k, said(&k.code))).into_iter().collect())
        }
        _ => (String::new(), vec![]),
    })
}

async fn initiatives(
    db: &Db,
    codes: &[AreaCode],
    level: Level,
) -> Result<(Vec<InitiativeCard>, Vec<InitiativeCard>), Fault> {
    let all = db.initiatives().await?;
    let kvarterer = db.areas(Level::Kvarter).await?;
    let names_place = |initiative: &Initiative| {
        let inside = |code: &String| {
            let within = kvarterer.iter().any(|k| k.code.as_str() == code && k.parent.as_ref() == codes.first());
            codes.iter().any(|c| c.as_str() == code) || (level == Level::Bydel && within)
        };
        initiative.areas.iter().any(inside)
    };
    let card = |i: &Initiative| InitiativeCard {
        slug: i.slug.clone(),
        title: i.title.clone(),
        summary: i.summary.clone(),
        facts: format!("{} · {} · {}", i.target_group, i.place, i.organisations),
    };
    let here = all.iter().filter(|i| names_place(i)).map(card).collect();
    let wider = all.iter().filter(|i| !names_place(i) && i.scope != "named_places").map(card).collect();
    Ok((here, wider))
}

/// The sources of what the page shows.
fn used(
    area: &Area,
    published: &Published,
    assessed: bool,
    measures: &[Measure],
    sources: &[Source],
) -> Vec<SourceLine> {
    let mut ids: BTreeSet<&str> = ["politik-2025", "kk-byomraader-2017", "statens-lister"].into();
    if matches!(area.level, Level::Kvarter | Level::Bydel) {
        ids.insert("kk-befolkning");
    }
    if assessed {
        let read = published.method.indicators.iter().flat_map(|indicator| indicator.columns());
        ids.extend(read.filter_map(|id| measures.iter().find(|m| m.id == id)).map(|m| m.source.as_str()));
    }
    let lines = sources.iter().filter(|s| ids.contains(s.id.as_str())).map(|source| {
        let period = if source.period.is_empty() { String::new() } else { format!(" ({})", source.period) };
        SourceLine {
            text: text::sentence(&format!("{}: {}{period}", source.attribution, source.title)),
            licence: source.licence.clone(),
            processing: source.processing.clone(),
            to_be_checked: source.to_be_checked,
        }
    });
    lines.collect()
}
