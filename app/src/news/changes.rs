//! What changed in an area besides what somebody wrote: figures, screenings, designations, the state's lists.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    area::Level,
    method::{self, Method},
    screening::{AreaOutcome, Outcome, Verdict},
    text,
};
use store::{Area, ListEvent, PublishedRun};

use super::data::Entry;
use crate::{
    Fault,
    head::escaped,
    locale::{Language, t},
    visit::Visit,
};

/// Everything that is known to have changed, in no order.
pub(super) async fn of(visit: &Visit, area: &Area) -> Result<Vec<Entry>, Fault> {
    let mut entries = figures(visit, area).await?;
    entries.extend(screenings(visit, area).await?);
    entries.extend(designations(visit, area).await?);
    entries.extend(lists(visit, area).await?);
    Ok(entries)
}

/// An entry of one paragraph or more, each in plain text.
fn entry(area: &Area, id: &str, at: DateTime<Utc>, title: String, said: &[String]) -> Option<Entry> {
    let slug = area.slug.as_ref()?;
    Some(Entry {
        id: format!("{id}/{slug}"),
        title,
        at,
        link: format!("/omraade/{slug}"),
        author: String::new(),
        summary: said.first().cloned().unwrap_or_default(),
        html: format!("<p>{}</p>", said.iter().map(|text| escaped(text)).collect::<Vec<_>>().join("</p><p>")),
    })
}

/// Each set of figures with any of the area.
async fn figures(visit: &Visit, area: &Area) -> Result<Vec<Entry>, Fault> {
    let (db, language) = (&visit.services.db, visit.language);
    let mut entries = Vec::new();
    let publications = db.publications().await?;
    for snapshot in db.snapshots().await? {
        // What was brought in and never published is nobody's news yet.
        let Some(first) = publications.iter().find(|one| one.snapshot == snapshot.id) else { continue };
        if db.figures(&snapshot.id).await?.iter().any(|figure| figure.area == area.code) {
            let title = t!(language, "news-figures", name = area.name.as_str());
            let said = t!(language, "news-figures-text", title = visit.text(&snapshot.title));
            entries.extend(entry(area, &format!("tal/{}", snapshot.id), first.published_at, title, &[said]));
        }
    }
    Ok(entries)
}

/// Each publication of a screening with the area in it, and what it changed.
async fn screenings(visit: &Visit, area: &Area) -> Result<Vec<Entry>, Fault> {
    let (db, language) = (&visit.services.db, visit.language);
    let mut before: Option<AreaOutcome> = None;
    let mut entries = Vec::new();
    for (position, run) in (1..).zip(db.publications().await?) {
        let now = db.outcomes(&run.run, Some(&area.code)).await?.into_iter().next();
        let stored = db.method(&run.method, &run.method_version).await?;
        let Some(method) = stored.and_then(|stored| method::parse(&stored.file).ok()) else { continue };
        // A method of scores alone stores no criterion by criterion: then only the publication is told.
        if now.is_none() && method.level != Some(area.level) {
            continue;
        }
        let title = t!(language, "news-screening", name = area.name.as_str());
        let mut said = vec![told(visit, &run, &method, now.as_ref())];
        if let (Some(before), Some(now)) = (&before, &now) {
            said.push(changed(before, now, &method, language));
        }
        entries.extend(entry(area, &format!("beregning/{position}"), run.published_at, title, &said));
        before = now.or(before);
    }
    Ok(entries)
}

/// The calculation and what it says of the area.
fn told(visit: &Visit, run: &PublishedRun, method: &Method, now: Option<&AreaOutcome>) -> String {
    let language = visit.language;
    let about =
        t!(language, "news-screening-text", method = visit.text(&method.title), version = run.method_version.as_str());
    match now {
        Some(now) => format!("{about} {}", outcome(now.outcome, language)),
        None => about,
    }
}

fn outcome(outcome: Outcome, language: Language) -> String {
    match outcome {
        Outcome::StandsOut => t!(language, "news-stands-out"),
        Outcome::DoesNotStandOut => t!(language, "news-does-not-stand-out"),
        Outcome::NotAssessed => t!(language, "news-not-assessed"),
    }
}

/// What a screening changed for an area, in sentences.
fn changed(before: &AreaOutcome, now: &AreaOutcome, method: &Method, language: Language) -> String {
    let mut said = Vec::new();
    if before.outcome != now.outcome {
        said.push(t!(language, "news-outcome-before", before = outcome(before.outcome, language)));
    }
    for criterion in &now.criteria {
        let Some(asked) = method.criterion(&criterion.criterion) else { continue };
        let name = domain::reason::name(method, asked, language).to_owned();
        let was = before.criteria.iter().find(|known| known.criterion == criterion.criterion);
        match was {
            Some(was) if was.verdict != criterion.verdict => said.push(t!(
                language,
                "news-criterion-changed",
                name = name,
                before = verdict(was.verdict, language),
                now = verdict(criterion.verdict, language)
            )),
            Some(_) => {}
            None => said.push(t!(language, "news-criterion-new", name = name)),
        }
    }
    if said.is_empty() { t!(language, "news-unchanged") } else { said.join(" ") }
}

fn verdict(verdict: Verdict, language: Language) -> String {
    match verdict {
        Verdict::Met => t!(language, "news-met"),
        Verdict::NotMet => t!(language, "news-not-met"),
        Verdict::NoData => t!(language, "news-no-data"),
        Verdict::Withheld => t!(language, "news-withheld"),
    }
}

/// The municipality's decisions about the area, or about a designated area that it shares ground with.
async fn designations(visit: &Visit, area: &Area) -> Result<Vec<Entry>, Fault> {
    let (db, language) = (&visit.services.db, visit.language);
    let overlaps = db.overlaps(area.level, Level::Byomraade).await?;
    let shares = |other: &Area| overlaps.iter().any(|o| o.area == area.code && o.other == other.code && o.is_told());
    let mut entries = Vec::new();
    // Areas of other levels can be designated too.
    let itself = (area.level != Level::Byomraade).then(|| area.clone());
    for one in db.areas(Level::Byomraade).await?.into_iter().chain(itself) {
        let own = one.code == area.code;
        if !own && !shares(&one) {
            continue;
        }
        for designation in db.designations_of(&one.code).await? {
            let Some(at) = first_day(&designation.decided_on) else { continue };
            let title = t!(language, "news-designated-title", name = one.name.as_str());
            let date = language.date(&designation.decided_on);
            let decided = t!(
                language,
                "news-designated-text",
                name = one.name.as_str(),
                date = date,
                decider = visit.text(&designation.decider)
            );
            let ground =
                (!own).then(|| text::sentence(&t!(language, "news-designated-shared", name = area.name.as_str())));
            let source = t!(language, "news-source", source = visit.text(&designation.reference));
            let said: Vec<_> = [Some(decided), ground, Some(source)].into_iter().flatten().collect();
            entries.extend(entry(area, &format!("udpegning/{}/{}", designation.id, one.code), at, title, &said));
        }
    }
    Ok(entries)
}

/// What is known of the area, or of housing areas in it, on the state's lists.
async fn lists(visit: &Visit, area: &Area) -> Result<Vec<Entry>, Fault> {
    let (db, language) = (&visit.services.db, visit.language);
    let within: Vec<_> = (db.areas(Level::Kvarter).await?.into_iter())
        .filter(|kvarter| kvarter.parent.as_ref() == Some(&area.code))
        .map(|kvarter| kvarter.code)
        .chain([area.code.clone()])
        .collect();
    let housing = db.areas(Level::Boligomraade).await?;
    let here = |one: &&Area| one.code == area.code || one.parent.as_ref().is_some_and(|parent| within.contains(parent));
    let (names, events) = (db.state_lists().await?, db.list_events().await?);
    let mut entries = Vec::new();
    for one in housing.iter().filter(here) {
        for event in events.iter().filter(|event| event.area == one.code.as_str()) {
            let Some(at) = first_day(&event.date) else { continue };
            let list = names.iter().find(|list| list.id == event.list).map_or("", |list| list.name.as_str());
            let (title, said) = listed(one, event, &visit.text(list), language);
            let third_party = (event.certainty == "third_party").then(|| t!(language, "news-third-party"));
            let source = t!(language, "news-source", source = visit.text(&event.evidence));
            let said: Vec<_> = [Some(said), third_party, Some(source)].into_iter().flatten().collect();
            let id = format!("liste/{}/{}/{}/{}", event.list, event.date, event.event, one.code);
            entries.extend(entry(area, &id, at, title, &said));
        }
    }
    Ok(entries)
}

/// What happened on a list: a title, and a sentence with the date as far as it is known.
fn listed(area: &Area, event: &ListEvent, list: &str, language: Language) -> (String, String) {
    let (name, date) = (area.name.as_str(), language.date(&event.date));
    match event.event.as_str() {
        "on" => (
            t!(language, "news-list-on", name = name),
            t!(language, "news-list-on-text", name = name, list = list, date = date),
        ),
        "off" => (
            t!(language, "news-list-off", name = name),
            t!(language, "news-list-off-text", name = name, list = list, date = date),
        ),
        "meets" => (
            t!(language, "news-list-meets", name = name),
            t!(language, "news-list-meets-text", name = name, date = date),
        ),
        _ => (
            t!(language, "news-list-listed", name = name),
            t!(language, "news-list-listed-text", name = name, list = list, date = date),
        ),
    }
}

/// The first day of an ISO date, month or year; `None` where there is none.
fn first_day(iso: &str) -> Option<DateTime<Utc>> {
    let whole = match iso.len() {
        4 => format!("{iso}-01-01"),
        7 => format!("{iso}-01"),
        _ => iso.to_owned(),
    };
    let day: NaiveDate = whole.parse().ok()?;
    Some(day.and_hms_opt(0, 0, 0)?.and_utc())
}

#[cfg(test)]
mod tests {
    use domain::{area::AreaCode, screening::CriterionOutcome};

    use super::*;

    fn method() -> Method {
        method::parse(
            "id = \"m\"\nversion = \"1\"\ntitle = \"M\"\norigin = \"published\"\n\
             [[indicators]]\nid = \"x\"\nname = \"Uddannelse\"\n[[indicators]]\nid = \"y\"\nname = \"Indkomst\"\n\
             [[criteria]]\nid = \"x\"\nover = 1\n[[criteria]]\nid = \"y\"\nover = 1\n\
             [[designate]]\nid = \"d\"\nby = \"x\"\n",
        )
        .unwrap()
    }

    fn area(outcome: Outcome, criteria: &[(&str, Verdict)]) -> AreaOutcome {
        let one = |(id, verdict): &(&str, Verdict)| CriterionOutcome {
            criterion: (*id).to_owned(),
            verdict: *verdict,
            numbers: None,
        };
        AreaOutcome {
            area: AreaCode::parse("k1").unwrap(),
            outcome,
            criteria: criteria.iter().map(one).collect(),
            variants: None,
        }
    }

    #[test]
    fn what_changed_is_said_and_nothing_else() {
        let before = area(Outcome::StandsOut, &[("x", Verdict::Met)]);
        let same = changed(&before, &before, &method(), Language::Danish);
        assert_eq!(same, "Svaret er det samme som før.");
        let after = area(Outcome::DoesNotStandOut, &[("x", Verdict::NotMet), ("y", Verdict::Met)]);
        let said = changed(&before, &after, &method(), Language::Danish);
        for part in ["Uddannelse", "opfyldt", "ikke opfyldt", "Indkomst"] {
            assert!(said.contains(part), "{said}");
        }
        assert!(changed(&before, &after, &method(), Language::English).contains("not met"));
    }

    #[test]
    fn partial_dates_begin_with_their_first_day() {
        let day = |iso: &str| first_day(iso).map(|at| at.format("%Y-%m-%d").to_string());
        assert_eq!(day("2014"), Some("2014-01-01".into()));
        assert_eq!(day("2014-02"), Some("2014-02-01".into()));
        assert_eq!(day("2014-02-03"), Some("2014-02-03".into()));
        assert_eq!(day(""), None);
        assert_eq!(day("2014-13"), None);
    }
}
