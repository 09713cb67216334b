//! Filling the page of an area from the store.

use std::collections::BTreeSet;

use domain::{
    area::{AreaCode, Level, Slug},
    figure::{Figures, Unit},
    method::{Criterion, Side},
    reason,
    screening::{AreaOutcome, CriterionOutcome, Numbers, Outcome, Verdict},
    text,
};
use store::{Area, Db, Initiative, Measure, Overlap, Source};

use crate::{
    Fault,
    area::data::{
        AreaPage, Assessment, CriterionLine, Decision, InitiativeCard, Link, ListLine, Part, Scale, SourceLine,
    },
    screening::published::{Published, years},
    services::Services,
};

/// Overlaps below this share of the smaller area are the outlines' inaccuracy and not shown.
const LEAST_OVERLAP: f64 = 0.02;

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
        slug: slug.to_string(),
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
        list_status: list_status(db).await?,
        sources,
        name: area.name,
    })
}

fn kind(area: &Area, parent: Option<&Area>) -> String {
    let noun = text::capitalised(area.level.noun());
    match (area.level, parent) {
        (Level::Byomraade, _) => format!("{noun}, del af {}, udpeget af kommunen i 2017", area.part_of),
        (Level::Boligomraade, Some(parent)) => format!("{noun}, der har stået på statens lister, i {}", parent.name),
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
    Ok(found.map(|(value, period)| format!("{} beboere, {}", text::count(value), text::period(&period))))
}

/// The designated areas of 2017 that cover the area, with the share of it that each covers.
async fn designated_around(db: &Db, area: &Area) -> Result<Vec<(Area, f64)>, Fault> {
    let (subject, level) = match (area.level, &area.parent) {
        // A housing area has no published outline: its kvarter stands in, and the page says so.
        (Level::Boligomraade, Some(kvarter)) => (kvarter.clone(), Level::Kvarter),
        (level, _) => (area.code.clone(), level),
    };
    let overlaps = db.overlaps(level, Level::Byomraade).await?;
    let byomraader = db.areas(Level::Byomraade).await?;
    let covering = overlaps.iter().filter(|o| o.area == subject && counts(o));
    let with_area =
        covering.filter_map(|o| Some((byomraader.iter().find(|b| b.code == o.other)?.clone(), o.share_of_area)));
    Ok(with_area.collect())
}

fn counts(overlap: &Overlap) -> bool {
    overlap.share_of_area.max(overlap.share_of_other) >= LEAST_OVERLAP
}

fn about(share: f64) -> String {
    let percent = 100.0 * share;
    if percent >= 99.0 {
        "hele".to_owned()
    } else if percent < 1.0 {
        format!("under 1{}%", text::NBSP)
    } else {
        format!("ca. {}{}%", text::count(percent), text::NBSP)
    }
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
            let inside = overlaps.iter().filter(|o| o.other == area.code && counts(o));
            let parts = inside.filter_map(|o| {
                let kvarter = kvarterer.iter().find(|k| k.code == o.area)?;
                part(kvarter, format!("{} af kvarteret ligger i byområdet", about(o.share_of_area)))
            });
            ("Kvarterer, som byområdet dækker noget af".into(), parts.collect())
        }
        Level::Boligomraade => {
            let kvarter = kvarterer.iter().find(|k| Some(&k.code) == area.parent.as_ref());
            ("Tal findes for kvarteret".into(), kvarter.and_then(|k| part(k, said(&k.code))).into_iter().collect())
        }
        _ => (String::new(), vec![]),
    })
}

async fn assess(
    db: &Db,
    published: &Published,
    outcome: &AreaOutcome,
    all: &[AreaOutcome],
    measures: &[Measure],
    sources: &[Source],
) -> Result<Assessment, Fault> {
    let survey = db.areas(Level::Tryghedsomraade).await?;
    let method = &published.method;
    let lines = outcome.criteria.iter().filter_map(|said| {
        let criterion = method.criteria.iter().find(|criterion| criterion.id == said.criterion)?;
        Some(line(criterion, said, all, &survey, measures, sources))
    });
    Ok(Assessment {
        outcome: outcome.outcome,
        summary: reason::summary(outcome, method.designate, &method.criteria),
        calculation: published.line(),
        criteria: lines.collect(),
    })
}

fn line(
    criterion: &Criterion,
    said: &CriterionOutcome,
    all: &[AreaOutcome],
    survey: &[Area],
    measures: &[Measure],
    sources: &[Source],
) -> CriterionLine {
    let unit = criterion.indicator.unit().unwrap_or(Unit::Procent);
    let numbers = said.numbers.as_ref();
    let say = |pick: fn(&Numbers) -> f64| numbers.map(|n| text::value(pick(n), unit)).unwrap_or_default();
    let larger =
        numbers.and_then(|n| n.published_for.as_ref()).and_then(|code| survey.iter().find(|a| a.code == *code));
    let measured = numbers
        .map_or_else(|| criterion.measures.clone(), |n| format!("{}, {}", criterion.measures, years(&n.periods)));
    let note = larger.map_or_else(
        || criterion.note.clone(),
        |larger| format!("Tallet gælder hele {}, ikke kun kvarteret. {}", larger.name, criterion.note),
    );
    let credit = credits(criterion.indicator.measures(), measures, sources);
    CriterionLine {
        name: criterion.name.clone(),
        measures: measured,
        verdict: said.verdict,
        verdict_word: reason::verdict(said.verdict).to_owned(),
        value: say(|n| n.value),
        city: say(|n| n.city),
        limit: say(|n| n.limit),
        margin: numbers.map(|n| margin(criterion, n, unit, said.verdict)).unwrap_or_default(),
        position: reason::position(criterion, said),
        complement: reason::complement(criterion, said),
        persons: reason::persons(criterion, said),
        note,
        source: credit,
        scale: numbers.map(|n| scale(criterion, n, all)),
    }
}

fn margin(criterion: &Criterion, numbers: &Numbers, unit: Unit, verdict: Verdict) -> String {
    let over = criterion.threshold.is_none_or(|t| t.worse == Side::Higher) == (verdict == Verdict::Met);
    format!("{} {}", reason::margin(numbers, unit), if over { "over" } else { "under" })
}

fn credits(ids: Vec<&str>, measures: &[Measure], sources: &[Source]) -> String {
    let used: BTreeSet<_> =
        ids.iter().filter_map(|id| measures.iter().find(|m| m.id == *id)).map(|m| m.source.as_str()).collect();
    let credits = used.iter().filter_map(|id| sources.iter().find(|s| s.id == *id)).map(credit);
    credits.collect::<Vec<_>>().join(" · ")
}

fn credit(source: &Source) -> String {
    let table = if source.table_code.is_empty() { String::new() } else { format!(", {}", source.table_code) };
    let check = if source.to_be_checked { " (afskrift, der skal kontrolleres)" } else { "" };
    format!("{}{table}{check}", source.attribution)
}

/// Places on a scale that holds every area's value, the city's and the limit, with a little room at each end.
fn scale(criterion: &Criterion, numbers: &Numbers, all: &[AreaOutcome]) -> Scale {
    let values = all.iter().flat_map(|o| &o.criteria).filter(|c| c.criterion == criterion.id);
    let values = values.filter_map(|c| c.numbers.as_ref()).map(|n| n.value);
    let ends = values.fold((numbers.city.min(numbers.limit), numbers.city.max(numbers.limit)), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    let room = (ends.1 - ends.0) * 0.05;
    let (low, high) = (ends.0 - room, ends.1 + room);
    let place = |value: f64| {
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0-100")]
        let place = (100.0 * share).clamp(0.0, 100.0).round() as u8;
        place
    };
    Scale {
        value: place(numbers.value),
        city: place(numbers.city),
        limit: place(numbers.limit),
        met_to_the_right: criterion.threshold.is_none_or(|t| t.worse == Side::Higher),
    }
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

async fn decisions(db: &Db, area: &Area, designated: &[(Area, f64)]) -> Result<Vec<Decision>, Fault> {
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
        "Boligområdets kvarter overlapper med udpegede byområder. Boligområdets egen afgrænsning er ikke offentliggjort."
    } else {
        "Området overlapper med udpegede byområder. Andelene er omtrentlige og regnet ud fra arealet."
    };
    let noun = match area.level {
        Level::Bydel => "bydelen",
        Level::Kvarter | Level::Boligomraade => "kvarteret",
        _ => "området",
    };
    let part = |(byomraade, share): &(Area, f64)| {
        link(byomraade).map(|link| Part { link, word: format!("dækker {} af {noun}", about(*share)) })
    };
    (what.into(), designated.iter().filter_map(part).collect())
}

async fn lists(db: &Db, area: &Area) -> Result<Vec<ListLine>, Fault> {
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
            let list = names.iter().find(|l| l.id == event.list).map_or("", |l| l.name.as_str());
            let happened = match event.event.as_str() {
                "on" => "kom på",
                "off" => "gik ud af",
                _ => "stod på",
            };
            let third = if event.certainty == "third_party" { ", tredjepart" } else { "" };
            let date = text::capitalised(&text::long_date(&event.date));
            let list = list
                .strip_prefix("Statens liste")
                .map_or_else(|| format!("statens liste »{list}«"), |rest| format!("statens liste{rest}"));
            text::sentence(&format!("{date}: {happened} {list}. Kilde: {}{third}", event.evidence))
        });
        link(h).map(|area| ListLine { area, events: told.collect() })
    };
    Ok(housing.iter().filter(here).filter_map(line).collect())
}

async fn list_status(db: &Db) -> Result<Vec<String>, Fault> {
    let names = db.state_lists().await?;
    let counts = db.list_counts().await?;
    let newest = counts.iter().map(|count| count.date.clone()).max().unwrap_or_default();
    let told = names.iter().filter_map(|list| {
        let count = counts.iter().find(|count| count.list == list.id && count.date == newest)?;
        let how_many = if count.areas == 0 { "ingen".to_owned() } else { count.areas.to_string() };
        let unnamed =
            if count.areas > 0 && !count.names_published { ". Navnene står ikke i vores kilder" } else { "" };
        let (name, law) = (&list.name, &list.legal_basis);
        Some(text::sentence(&format!("{name} ({law}): {how_many} den {}{unnamed}", text::long_date(&newest))))
    });
    Ok(told.collect())
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
        let read = published.method.criteria.iter().flat_map(|c| c.indicator.measures());
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
