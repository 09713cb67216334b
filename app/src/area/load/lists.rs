//! What is known of housing areas in an area on the state's lists.

use domain::{area::Level, text};
use store::{Area, ListEvent, StateList};

use super::{Ground, link};
use crate::{
    Fault,
    area::data::{Event, Listed, Lists},
    locale::t,
};

/// How a list is called whose category the source does not tell.
const UNSPECIFIED: &str = "uspecificeret";

/// Housing areas here with their events, and the counts for the whole city.
pub(super) async fn lists(ground: &Ground<'_>) -> Result<Lists, Fault> {
    let language = ground.visit.language;
    let lists = ground.db().state_lists().await?;
    let events = ground.db().list_events().await?;
    let listed = |area: &Area| {
        let told = events.iter().filter(|event| event.area == area.code.as_str());
        let told: Vec<Event> = told.map(|event| said(ground, &lists, event)).collect();
        link(area).map(|area| Listed { area, events: told })
    };
    let none = match ground.area.level {
        Level::Byomraade => t!(language, "area-lists-byomraade"),
        _ => t!(language, "area-lists-none"),
    };
    Ok(Lists {
        here: ground.housing.iter().filter(|area| is_here(ground, area)).filter_map(listed).collect(),
        none,
        status: status(ground, &lists).await?,
    })
}

fn is_here(ground: &Ground<'_>, housing: &Area) -> bool {
    let own = &ground.area.code;
    let Some(kvarter) = &housing.parent else { return housing.code == *own };
    let in_bydel = || ground.within(own).any(|within| within.code == *kvarter);
    housing.code == *own || kvarter == own || (ground.area.level == Level::Bydel && in_bydel())
}

fn said(ground: &Ground<'_>, lists: &[StateList], event: &ListEvent) -> Event {
    let (visit, language) = (ground.visit, ground.visit.language);
    let list = lists.iter().find(|list| list.id == event.list && list.id != UNSPECIFIED);
    let name = list.map(|list| visit.text(&list.name).to_lowercase());
    let what = match (event.event.as_str(), name) {
        ("meets", _) => t!(language, "area-list-meets"),
        ("on", Some(list)) => t!(language, "area-list-on", list = list),
        ("off", Some(list)) => t!(language, "area-list-off", list = list),
        (_, Some(list)) => t!(language, "area-list-listed", list = list),
        ("on", None) => t!(language, "area-list-on-some"),
        ("off", None) => t!(language, "area-list-off-some"),
        (_, None) => t!(language, "area-list-listed-some"),
    };
    let law = match list {
        Some(list) => law(ground, list),
        None => t!(language, "area-list-which"),
    };
    Event {
        date: text::capitalised(&language.date(&event.date)),
        what,
        law,
        source: visit.text(&event.evidence),
        certainty: if event.certainty == "third_party" { t!(language, "area-third-party") } else { String::new() },
    }
}

/// The paragraph, with its number on the same line as its sign.
fn law(ground: &Ground<'_>, list: &StateList) -> String {
    ground.visit.text(&list.legal_basis).replace("§ ", "§\u{a0}")
}

/// The newest counts for the whole city, a sentence each.
async fn status(ground: &Ground<'_>, lists: &[StateList]) -> Result<Vec<String>, Fault> {
    let (visit, language) = (ground.visit, ground.visit.language);
    let counts = ground.db().list_counts().await?;
    let newest = counts.iter().map(|count| count.date.clone()).max().unwrap_or_default();
    let told = lists.iter().filter_map(|list| {
        let count = counts.iter().find(|count| count.list == list.id && count.date == newest)?;
        let (name, law) = (visit.text(&list.name), law(ground, list));
        Some(if count.areas == 0 {
            // What is reported as none carries the report's date, which is not the list's.
            t!(language, "area-count-none", list = name, law = law, evidence = visit.text(&count.evidence))
        } else if count.names_published {
            t!(language, "area-count", list = name, law = law, n = count.areas, date = language.date(&newest))
        } else {
            t!(language, "area-count-unnamed", list = name, law = law, n = count.areas, date = language.date(&newest))
        })
    });
    Ok(told.chain([t!(language, "area-count-newer")]).collect())
}
