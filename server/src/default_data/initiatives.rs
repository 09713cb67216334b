//! The initiatives and the organisations that run them.

use std::path::Path;

use app::initiative::{contact, schedule::Schedule, words};
use chrono::NaiveDate;
use domain::area::{Level, Slug};
use serde::Deserialize;
use store::{Goal, Initiative, Organisation, StoreError, Tx};

use super::{
    areas::Areas,
    document::{Document, Placed},
    figures::FigureFiles,
    place::DataError,
};

/// The longest that one occasion lasts: a day.
const LONGEST: i64 = 24 * 60;

/// Initiatives and organisations, checked.
#[derive(Debug)]
pub(super) struct Initiatives {
    organisations: Vec<Organisation>,
    initiatives: Vec<Initiative>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct InitiativeFile {
    #[serde(default)]
    organisation: Vec<OrganisationEntry>,
    initiative: Vec<InitiativeEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OrganisationEntry {
    id: Placed,
    name: Placed,
    kind: Placed,
    url: Option<Placed>,
    #[serde(default)]
    about: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct InitiativeEntry {
    id: Placed,
    title: String,
    summary: String,
    organisation: Vec<Placed>,
    target_group: String,
    age: String,
    kind: Placed,
    audiences: Vec<Placed>,
    age_from: Option<i64>,
    age_to: Option<i64>,
    places: Vec<Placed>,
    places_text: String,
    scope: Placed,
    subgoals: Vec<Placed>,
    status: String,
    status_code: Placed,
    started: String,
    source: Placed,
    #[serde(default)]
    languages: Vec<Placed>,
    schedule: Option<Placed>,
    duration_minutes: Option<i64>,
    #[serde(default)]
    cost: String,
    #[serde(default)]
    joining: String,
    #[serde(default)]
    contact_name: String,
    contact_email: Option<Placed>,
    #[serde(default)]
    contact_phone: String,
    url: Option<Placed>,
    confirmed_on: Option<Placed>,
}

/// What the entries may refer to.
struct Known<'a> {
    document: &'a Document<InitiativeFile>,
    goals: &'a [Goal],
    areas: &'a Areas,
    sources: &'a FigureFiles,
}

impl Initiatives {
    /// Reads `initiatives.toml`.
    pub(super) fn read(folder: &Path, goals: &[Goal], areas: &Areas, sources: &FigureFiles) -> Result<Self, DataError> {
        let document = Document::<InitiativeFile>::read(folder, "initiatives.toml")?;
        let InitiativeFile { organisation, initiative } = &document.content;
        document.unique(organisation.iter().map(|entry| &entry.id))?;
        document.unique(organisation.iter().map(|entry| &entry.name))?;
        document.unique(initiative.iter().map(|entry| &entry.id))?;
        let known = Known { document: &document, goals, areas, sources };
        Ok(Self {
            organisations: organisation.iter().map(|entry| known.organisation(entry)).collect::<Result<_, _>>()?,
            initiatives: initiative.iter().map(|entry| known.initiative(entry)).collect::<Result<_, _>>()?,
        })
    }

    /// Writes all of it.
    pub(super) async fn write(&self, tx: &mut Tx) -> Result<(), StoreError> {
        for organisation in &self.organisations {
            tx.put_organisation(organisation).await?;
        }
        for (position, initiative) in (1..).zip(&self.initiatives) {
            tx.put_initiative(position, initiative).await?;
        }
        Ok(())
    }
}

impl Known<'_> {
    fn organisation(&self, entry: &OrganisationEntry) -> Result<Organisation, DataError> {
        self.address(&entry.id)?;
        self.among(&entry.kind, &words::ORGANISATIONS)?;
        Ok(Organisation {
            slug: entry.id.get_ref().clone(),
            name: entry.name.get_ref().clone(),
            kind: entry.kind.get_ref().clone(),
            url: self.web(entry.url.as_ref())?,
            about: entry.about.clone(),
        })
    }

    fn initiative(&self, entry: &InitiativeEntry) -> Result<Initiative, DataError> {
        self.address(&entry.id)?;
        self.references(entry)?;
        self.among(&entry.scope, &["named_places", "citywide", "designated_areas"])?;
        self.among(&entry.kind, &words::KINDS)?;
        self.among(&entry.status_code, &words::STATUSES)?;
        entry.audiences.iter().try_for_each(|code| self.among(code, &words::AUDIENCES))?;
        entry.languages.iter().try_for_each(|code| self.among(code, &words::LANGUAGES))?;
        self.numbers(entry)?;
        let run_by = entry.organisation.iter().map(|name| self.runs(name)).collect::<Result<_, _>>()?;
        let names = texts(&entry.organisation);
        Ok(Initiative {
            slug: entry.id.get_ref().clone(),
            title: entry.title.clone(),
            summary: entry.summary.clone(),
            organisations: domain::text::join_and(&names),
            target_group: entry.target_group.clone(),
            age: entry.age.clone(),
            place: entry.places_text.clone(),
            position: None,
            scope: entry.scope.get_ref().clone(),
            status: entry.status.clone(),
            started: entry.started.clone(),
            source: entry.source.get_ref().clone(),
            kind: entry.kind.get_ref().clone(),
            status_code: entry.status_code.get_ref().clone(),
            audiences: texts(&entry.audiences),
            languages: texts(&entry.languages),
            age_from: entry.age_from,
            age_to: entry.age_to,
            schedule: self.schedule(entry.schedule.as_ref())?,
            duration_minutes: entry.duration_minutes,
            cost: entry.cost.clone(),
            joining: entry.joining.clone(),
            contact_name: entry.contact_name.clone(),
            contact_email: self.email(entry.contact_email.as_ref())?,
            contact_phone: entry.contact_phone.clone(),
            url: self.web(entry.url.as_ref())?,
            confirmed_on: self.day(entry.confirmed_on.as_ref())?,
            archived_on: String::new(),
            goals: texts(&entry.subgoals),
            areas: texts(&entry.places),
            run_by,
        })
    }

    fn references(&self, entry: &InitiativeEntry) -> Result<(), DataError> {
        let is_subgoal = |id: &&Placed| self.goals.iter().any(|g| g.id == *id.get_ref() && g.kind == "subgoal");
        if let Some(unknown) = entry.places.iter().find(|p| self.areas.code(p.get_ref(), &Level::WITH_PAGES).is_none())
        {
            let remedy = "Skriv koden på en bydel, et kvarter, et byområde eller et boligområde";
            return Err(self.document.unknown(unknown, remedy));
        }
        if let Some(unknown) = entry.subgoals.iter().find(|id| !is_subgoal(id)) {
            return Err(self.document.unknown(unknown, "Skriv id på et delmål fra goals.toml"));
        }
        if !self.sources.has_source(entry.source.get_ref()) {
            return Err(self.document.unknown(&entry.source, "Skriv et id fra sources.toml"));
        }
        Ok(())
    }

    /// The organisation with a name.
    fn runs(&self, name: &Placed) -> Result<String, DataError> {
        let all = &self.document.content.organisation;
        let found = all.iter().find(|organisation| organisation.name.get_ref() == name.get_ref());
        let remedy = "Skriv navnet på en [[organisation]] i samme fil, eller tilføj den";
        Ok(found.ok_or_else(|| self.document.unknown(name, remedy))?.id.get_ref().clone())
    }

    fn numbers(&self, entry: &InitiativeEntry) -> Result<(), DataError> {
        let wrong = |problem: &str, remedy: &str| Err(self.document.error(&entry.id, problem, remedy));
        let ages = [entry.age_from, entry.age_to];
        let turned = entry.age_from.zip(entry.age_to).is_some_and(|(from, to)| from > to);
        if turned || ages.iter().flatten().any(|age| !(0..=120).contains(age)) {
            return wrong("age_from og age_to passer ikke", "Skriv hele år fra 0 til 120, den laveste først");
        }
        if entry.duration_minutes.is_some_and(|minutes| !(1..=LONGEST).contains(&minutes)) {
            return wrong("duration_minutes passer ikke", "Skriv 1 til 1440 minutter");
        }
        Ok(())
    }

    fn schedule(&self, text: Option<&Placed>) -> Result<String, DataError> {
        let Some(text) = text else { return Ok(String::new()) };
        let read = Schedule::read(text.get_ref());
        let remedy =
            "Skriv DTSTART;TZID=Europe/Copenhagen:20260105T160000 og på næste linje RRULE:FREQ=WEEKLY;BYDAY=MO";
        read.map_err(|error| self.document.error(text, error.to_string(), remedy))?;
        Ok(text.get_ref().trim().to_owned())
    }

    fn day(&self, text: Option<&Placed>) -> Result<String, DataError> {
        let Some(text) = text else { return Ok(String::new()) };
        match NaiveDate::parse_from_str(text.get_ref(), "%Y-%m-%d") {
            Ok(day) => Ok(day.to_string()),
            Err(_) => {
                Err(self.document.error(text, format!("»{}« er ingen dato", text.get_ref()), "Skriv fx 2026-11-22"))
            }
        }
    }

    /// A web address becomes a link, so nothing else may stand there.
    fn web(&self, text: Option<&Placed>) -> Result<String, DataError> {
        let Some(text) = text else { return Ok(String::new()) };
        if !contact::is_web_address(text.get_ref()) {
            let problem = format!("»{}« er ingen webadresse", text.get_ref());
            return Err(self.document.error(text, problem, "Skriv en adresse, der begynder med https://"));
        }
        Ok(text.get_ref().clone())
    }

    fn email(&self, text: Option<&Placed>) -> Result<String, DataError> {
        let Some(text) = text else { return Ok(String::new()) };
        if !contact::is_email(text.get_ref()) {
            let problem = format!("»{}« er ingen mailadresse", text.get_ref());
            return Err(self.document.error(text, problem, "Skriv navn@sted.dk"));
        }
        Ok(text.get_ref().clone())
    }

    fn address(&self, id: &Placed) -> Result<(), DataError> {
        if Slug::parse(id.get_ref()).is_some() {
            return Ok(());
        }
        let remedy = "Brug små bogstaver a-z, tal og bindestreger";
        Err(self.document.error(id, "id kan ikke være en adresse", remedy))
    }

    fn among(&self, word: &Placed, all: &[&str]) -> Result<(), DataError> {
        if all.contains(&word.get_ref().as_str()) {
            return Ok(());
        }
        Err(self.document.unknown(word, &format!("Skriv {}", all.join(", "))))
    }
}

fn texts(placed: &[Placed]) -> Vec<String> {
    placed.iter().map(|text| text.get_ref().clone()).collect()
}
