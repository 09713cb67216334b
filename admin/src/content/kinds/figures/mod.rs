//! What is followed of a goal: its figures, each with its year, its unit and its source, and where it began and should be.
//! Each time the plan gets a new version; the earlier ones stay.
//!
//! - [`typed`]: what can be typed for one; [`changed`](mod@changed): what becomes of the plan

mod changed;
mod typed;

use domain::{
    area::Slug,
    figure::Unit,
    goal::plan::{self, Indicator},
};
use store::{Db, Plan, Tx};

use self::{
    changed::{changed, lines},
    typed::danish,
};
use super::texts;
use crate::{
    content::{
        asked::{Asked, Choice, Input},
        kind::{Found, Listed, Words},
        written::Written,
    },
    fault::Fault,
};

pub(crate) use typed::check;

/// Words for figures.
pub(crate) static WORDS: Words = Words {
    path: "tal",
    all: "Målenes tal",
    the: "Tallet",
    about: "De tal, målene følges med: nye år, rettelser, udgangspunkt og måltal. Et tal har altid et år, en enhed og en kilde.",
    where_shown: "Tallet står på målets side, i dets graf, i filen til regneark og i vurderingen af målet.",
    new: "",
    gone: "",
};

/// The texts with an English field of their own.
const IN_ENGLISH: [(&str, &str); 2] = [("navn", "navn-en"), ("note", "note-en")];
/// A year with its number.
#[derive(Debug, Clone, Copy)]
struct Spot {
    /// Its key in the plan.
    key: &'static str,
    /// The field of the year.
    year: &'static str,
    /// The field of the number.
    number: &'static str,
    /// What it is called.
    name: &'static str,
}

/// Where it began, and where it should be.
const SPOTS: [Spot; 2] = [
    Spot { key: "baseline", year: "udgangspunkt-aar", number: "udgangspunkt", name: "udgangspunktet" },
    Spot { key: "target", year: "maaltal-aar", number: "maaltal", name: "måltallet" },
];
/// The word for a number without a unit.
const COUNT: &str = "antal";

/// The indicators of the plan that is shown.
async fn indicators(db: &Db) -> Result<Vec<(Indicator, Plan)>, Fault> {
    let Some(stored) = db.current_plan().await? else { return Ok(Vec::new()) };
    let plan = plan::parse(&stored.file).map_err(|error| unreadable(&error))?;
    Ok(plan.indicators.into_iter().map(|indicator| (indicator, stored.clone())).collect())
}

fn unreadable(cause: &dyn std::fmt::Display) -> Fault {
    tracing::error!(%cause, "the stored plan can't be read");
    Fault::App(app::Fault::Unavailable)
}

/// All of them.
pub(crate) async fn listed(db: &Db) -> Result<Vec<Listed>, Fault> {
    let listed = |(one, _): (Indicator, Plan)| Listed { thing: one.id, title: one.name, is_public: true };
    Ok(indicators(db).await?.into_iter().map(listed).collect())
}

/// The page of the goal that one is followed for.
pub(crate) async fn address(db: &Db, thing: &Slug) -> Result<String, Fault> {
    let found = indicators(db).await?.into_iter().find(|(one, _)| one.id == thing.as_str());
    Ok(found.map_or_else(|| "/maal".to_owned(), |(one, _)| format!("/maal/{}", one.goal)))
}

/// The fields.
pub(crate) async fn asked(db: &Db, thing: &Slug) -> Result<Vec<Asked>, Fault> {
    use Input::{Line, Long, Rows};
    let found = indicators(db).await?.into_iter().find(|(one, _)| one.id == thing.as_str());
    let is_gap = found.is_some_and(|(one, _)| one.is_gap);
    let choice = |value: &str, name: &str| Choice { value: value.to_owned(), name: name.to_owned() };
    let units = vec![
        choice("procent", "procent"),
        choice("personer", "personer"),
        choice("kr", "kroner"),
        choice("pr_1000", "pr. 1.000 indbyggere"),
        choice(COUNT, "antal eller anden enhed"),
    ];
    let sources = db.sources().await?;
    let sources = sources.iter().map(|one| choice(&one.id, &format!("{}: {}", one.publisher, one.title))).collect();
    let own = if is_gap { "Forskellen" } else { "Udsatte byområder" };
    Ok(vec![
        Asked::must("navn", "Navn", Line, 120),
        Asked::must("enhed", "Enhed", Input::Choice(units), 20),
        Asked::must("kilde", "Kilde", Input::Choice(sources), 80)
            .hint("Hvor tallene er offentliggjort. Mangler kilden, så begynd på den under Indhold, Kilder, og kom tilbage."),
        Asked::may("tal", "Tal år for år", Rows(vec!["År", own, "Resten af byen"]), 4000)
            .hint("Skriv for eksempel 17,3. Lad et felt stå tomt, når tallet ikke kendes: det er ikke nul. Tøm en række for at fjerne den."),
        Asked::may("brud", "Brud i opgørelsen", Line, 80)
            .hint("År, hvorfra der tælles på en ny måde, med komma imellem: 2020, 2023. Der sammenlignes ikke hen over dem."),
        Asked::may("udgangspunkt-aar", "Udgangspunktets år", Line, 4)
            .hint("Hvor der regnes fra. Lad år og tal stå tomme, når det er det første år ovenfor."),
        Asked::may("udgangspunkt", "Udgangspunktets tal", Line, 20),
        Asked::may("maaltal-aar", "Måltallets år", Line, 4)
            .hint("Kun når der er besluttet et måltal. Uden det kan tallet som regel ikke vurderes."),
        Asked::may("maaltal", "Måltallet", Line, 20),
        Asked::may("note", "Hvad skal man vide for at læse tallet?", Long, 500),
        Asked::may("naeste", "Hvornår kommer det næste tal?", Line, 10).hint("År, måned eller dag: 2027, 2027-03 eller 2027-03-15."),
        Asked::may("navn-en", "Navn på engelsk", Line, 120),
        Asked::may("note-en", "Hvad skal man vide for at læse tallet? På engelsk", Long, 500),
    ])
}

/// What the public sees of one.
pub(crate) async fn found(db: &Db, thing: &Slug) -> Result<Option<Found>, Fault> {
    let Some((one, stored)) = indicators(db).await?.into_iter().find(|(one, _)| one.id == thing.as_str()) else {
        return Ok(None);
    };
    let mut rows: Vec<[String; 3]> = lines(&stored.observations)?
        .into_iter()
        .filter(|line| line[0] == one.id)
        .map(|[_, year, areas, rest]| [year, danish(&areas), danish(&rest)])
        .collect();
    rows.sort();
    let rows: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
    let breaks: Vec<String> = one.breaks.iter().map(ToString::to_string).collect();
    let points = [one.baseline, one.target];
    let written = Written::default()
        .with("navn", one.name)
        .with("enhed", one.unit.map_or(COUNT, Unit::as_str))
        .with("kilde", one.source)
        .with("tal", rows.join("\n"))
        .with("brud", breaks.join(", "))
        .with("note", one.note)
        .with("naeste", one.next_update);
    let written = SPOTS.iter().zip(points).fold(written, |written, (spot, point)| match point {
        None => written,
        Some(point) => {
            written.with(spot.year, point.year.to_string()).with(spot.number, danish(&point.value.to_string()))
        }
    });
    Ok(Some(Found::Public(texts::with_english(db, written, &IN_ENGLISH).await?)))
}

/// Makes it public: a new version of the plan, with the other indicators as they are.
pub(crate) async fn publish(tx: &mut Tx, thing: &Slug, written: &Written) -> Result<(), Fault> {
    let stored = tx.current_plan().await?.ok_or(Fault::NotFound)?;
    let next = changed(&stored, thing.as_str(), written)?;
    tx.put_plan(&next).await?;
    texts::put_english(tx, written, &IN_ENGLISH).await
}
