//! What stands of an initiative, in words, for whoever is asked whether it is right.

use app::{
    initiative::{
        schedule::{Schedule, occasion},
        words,
    },
    locale::Language,
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{area::Level, text};
use store::{Db, Initiative, StoreError};

/// How many dates are told.
const DATES: u16 = 3;
/// What is said where nothing is known.
const UNKNOWN: &str = "ikke oplyst";

/// A name and what stands under it, in the order in which the public page tells it.
pub(super) type Fact = (&'static str, String);

/// What stands of an initiative.
///
/// # Errors
/// When the database can't be read.
pub(super) async fn facts(db: &Db, initiative: &Initiative, now: DateTime<Utc>) -> Result<Vec<Fact>, StoreError> {
    let mut areas = Vec::new();
    if !initiative.areas.is_empty() {
        for level in Level::WITH_PAGES {
            let named = db.areas(level).await?.into_iter();
            areas.extend(named.filter(|area| initiative.areas.iter().any(|code| code == area.code.as_str())));
        }
    }
    let areas: Vec<String> = areas.into_iter().map(|area| area.name).collect();
    let danish = Language::Danish;
    let said = |all: Vec<String>| text::join_and(&all);
    let status = match initiative.status.as_str() {
        "" => words::status(danish, &initiative.status_code),
        said => said.to_owned(),
    };
    let contact = [&initiative.contact_name, &initiative.contact_email, &initiative.contact_phone];
    let contact: Vec<_> = contact.into_iter().filter(|text| !text.is_empty()).cloned().collect();
    let facts = [
        ("Navn", initiative.title.clone()),
        ("Beskrivelse", initiative.summary.clone()),
        ("For hvem", initiative.target_group.clone()),
        ("Alder", initiative.age.clone()),
        ("Hvor", initiative.place.clone()),
        ("Områder", said(areas)),
        ("Hvornår", dates(initiative, now)),
        ("Pris", initiative.cost.clone()),
        ("Sådan kommer man med", initiative.joining.clone()),
        ("Kontakt", contact.join(", ")),
        ("Egen side", initiative.url.clone()),
        ("Hvem står bag", initiative.organisations.clone()),
        ("Sprog", said(initiative.languages.iter().map(|code| words::tongue(danish, code)).collect())),
        ("Status", status),
    ];
    let known = |text: String| if text.is_empty() { UNKNOWN.to_owned() } else { text::capitalised(&text) };
    Ok(facts.into_iter().map(|(name, text)| (name, known(text))).collect())
}

/// The next dates in words; empty where it has none.
fn dates(initiative: &Initiative, now: DateTime<Utc>) -> String {
    let Ok(schedule) = Schedule::read(&initiative.schedule) else { return String::new() };
    let lasting = TimeDelta::minutes(initiative.duration_minutes.unwrap_or(0));
    let next = schedule.next(now, lasting, DATES);
    if next.is_empty() {
        return "ingen kommende datoer".to_owned();
    }
    let next: Vec<_> = next.into_iter().map(|start| occasion(Language::Danish, start, lasting)).collect();
    format!("næste gange: {}", next.join("; "))
}
