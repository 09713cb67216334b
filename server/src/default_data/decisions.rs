//! The municipality's designations and the state's lists.

use std::{collections::HashSet, path::Path};

use domain::area::{AreaCode, Level};
use serde::Deserialize;
use store::{Designation, ListCount, ListEvent, StateList, StoreError, Tx};

use super::{
    areas::Areas,
    document::{Document, Placed},
    place::DataError,
    table::Table,
};

/// Everything that others have decided.
#[derive(Debug)]
pub(super) struct Decisions {
    designations: Vec<Designation>,
    lists: Vec<StateList>,
    events: Vec<ListEvent>,
    counts: Vec<ListCount>,
}

/// The file of the only published outlines.
const OUTLINES: &str = "areas/byomraader-2017.geojson";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DesignationFile {
    designation: Vec<DesignationEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DesignationEntry {
    id: Placed,
    title: String,
    decided_on: Placed,
    decider: String,
    reference: String,
    outlines: Placed,
    note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ListFile {
    list: Vec<ListEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ListEntry {
    id: Placed,
    name: String,
    former_name: String,
    legal_basis: String,
    summary: String,
}

impl Decisions {
    /// Reads designations, lists, memberships and counts.
    pub(super) fn read(folder: &Path, areas: &Areas) -> Result<Self, DataError> {
        let lists = read_lists(folder)?;
        let events = read_events(folder, areas, &lists)?;
        let counts = read_counts(folder, &lists)?;
        Ok(Self { designations: read_designations(folder)?, lists, events, counts })
    }

    /// Writes all of it.
    pub(super) async fn write(&self, tx: &mut Tx, areas: &Areas) -> Result<(), StoreError> {
        for designation in &self.designations {
            let covered: Vec<AreaCode> = if designation.outlines_published {
                areas.of_level(Level::Byomraade).map(|drawn| drawn.area.code.clone()).collect()
            } else {
                vec![]
            };
            tx.put_designation(designation, &covered).await?;
        }
        for (position, list) in (1..).zip(&self.lists) {
            tx.put_state_list(position, list).await?;
        }
        for event in &self.events {
            tx.put_list_event(event).await?;
        }
        for count in &self.counts {
            tx.put_list_count(count).await?;
        }
        Ok(())
    }
}

fn read_designations(folder: &Path) -> Result<Vec<Designation>, DataError> {
    let document = Document::<DesignationFile>::read(folder, "designations.toml")?;
    document.unique(document.content.designation.iter().map(|entry| &entry.id))?;
    let designation = |entry: &DesignationEntry| {
        let date = entry.decided_on.get_ref();
        if !date.is_empty() && !is_date(date) {
            return Err(document
                .unknown(&entry.decided_on, "Skriv datoen som 2017-06-22, 2017-06 eller 2017, eller lad den stå tom"));
        }
        let outlines = entry.outlines.get_ref();
        if !outlines.is_empty() && outlines != OUTLINES {
            return Err(document.unknown(&entry.outlines, "Skriv areas/byomraader-2017.geojson, eller lad den stå tom"));
        }
        Ok(Designation {
            id: entry.id.get_ref().clone(),
            title: entry.title.clone(),
            decided_on: date.clone(),
            decider: entry.decider.clone(),
            reference: entry.reference.clone(),
            outlines_published: !outlines.is_empty(),
            note: entry.note.clone(),
            kind: "decision".to_owned(),
            reason: String::new(),
        })
    };
    document.content.designation.iter().map(designation).collect()
}

fn read_lists(folder: &Path) -> Result<Vec<StateList>, DataError> {
    let document = Document::<ListFile>::read(folder, "state-lists/lists.toml")?;
    document.unique(document.content.list.iter().map(|entry| &entry.id))?;
    let list = |entry: ListEntry| StateList {
        id: entry.id.into_inner(),
        name: entry.name,
        former_name: entry.former_name,
        legal_basis: entry.legal_basis,
        summary: entry.summary,
    };
    Ok(document.content.list.into_iter().map(list).collect())
}

fn known_list(lists: &[StateList], id: &str) -> Option<String> {
    lists.iter().find(|list| list.id == id).map(|list| list.id.clone())
}

fn one_of<const N: usize>(words: [&str; N]) -> impl FnOnce(&str) -> Option<String> {
    move |text| words.contains(&text).then(|| text.to_owned())
}

fn read_events(folder: &Path, areas: &Areas, lists: &[StateList]) -> Result<Vec<ListEvent>, DataError> {
    let columns = &["area", "list", "date", "event", "evidence", "certainty"];
    let table = Table::read(folder, "state-lists/memberships.csv", columns)?;
    let mut seen = HashSet::new();
    let mut events = Vec::new();
    for row in table.rows() {
        let area = row.known(
            "area",
            |text| areas.code(text, &[Level::Boligomraade]),
            "Skriv en kode fra areas/boligomraader.csv",
        )?;
        let event = ListEvent {
            area: area.to_string(),
            list: row.known("list", |text| known_list(lists, text), "Skriv et id fra state-lists/lists.toml")?,
            date: row.known(
                "date",
                |text| is_date(text).then(|| text.to_owned()),
                "Skriv datoen som 2018-12-01, 2018-12 eller 2018",
            )?,
            event: row.known("event", one_of(["meets", "on", "listed", "off"]), "Skriv meets, on, listed eller off")?,
            evidence: row.required("evidence")?.to_owned(),
            certainty: row.known(
                "certainty",
                one_of(["verified", "third_party"]),
                "Skriv verified eller third_party",
            )?,
        };
        if !seen.insert((event.area.clone(), event.list.clone(), event.date.clone(), event.event.clone())) {
            return Err(row.error("area", "samme oplysning står to gange", "Slet den ene linje"));
        }
        events.push(event);
    }
    Ok(events)
}

fn read_counts(folder: &Path, lists: &[StateList]) -> Result<Vec<ListCount>, DataError> {
    let table =
        Table::read(folder, "state-lists/counts.csv", &["list", "date", "count", "names_published", "evidence"])?;
    let mut seen = HashSet::new();
    let mut counts = Vec::new();
    for row in table.rows() {
        let areas: u32 = row.number("count")?;
        let count = ListCount {
            list: row.known("list", |text| known_list(lists, text), "Skriv et id fra state-lists/lists.toml")?,
            date: row.known(
                "date",
                |text| is_date(text).then(|| text.to_owned()),
                "Skriv datoen som 2024-12-01 eller 2024",
            )?,
            areas: i64::from(areas),
            names_published: row.flag("names_published")?,
            evidence: row.required("evidence")?.to_owned(),
        };
        if !seen.insert((count.list.clone(), count.date.clone())) {
            return Err(row.error("list", "samme liste og dato står to gange", "Slet den ene linje"));
        }
        counts.push(count);
    }
    Ok(counts)
}

/// A year, a month or a day in ISO form.
fn is_date(text: &str) -> bool {
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    whole.len() == 10 && whole.parse::<chrono::NaiveDate>().is_ok()
}
