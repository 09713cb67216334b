//! What the policy says: its goals with their figures ([`goals`](super::goals)), and the initiatives.

use std::path::Path;

use domain::area::{Level, Slug};
use serde::Deserialize;
use store::{Goal, Initiative, StoreError, Tx};

use super::{
    areas::Areas,
    document::{Document, Placed},
    figures::FigureFiles,
    goals::GoalFiles,
    place::DataError,
};

/// Everything that the policy says.
#[derive(Debug)]
pub(super) struct Policy {
    goals: GoalFiles,
    initiatives: Vec<Initiative>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct InitiativeFile {
    initiative: Vec<InitiativeEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct InitiativeEntry {
    id: Placed,
    title: String,
    summary: String,
    organisation: Vec<String>,
    target_group: String,
    age: String,
    places: Vec<Placed>,
    places_text: String,
    scope: Placed,
    subgoals: Vec<Placed>,
    status: String,
    started: String,
    source: Placed,
}

impl Policy {
    /// Reads goals, figures and initiatives.
    pub(super) fn read(folder: &Path, areas: &Areas, figures: &FigureFiles) -> Result<Self, DataError> {
        let goals = GoalFiles::read(folder, figures)?;
        let initiatives = read_initiatives(folder, goals.all(), areas, figures)?;
        Ok(Self { goals, initiatives })
    }

    /// Whether there is a goal, sub-goal or promise of this id.
    pub(super) fn has_goal(&self, id: &str) -> bool {
        self.goals.all().iter().any(|goal| goal.id == id)
    }

    /// Writes all of it.
    pub(super) async fn write(&self, tx: &mut Tx) -> Result<(), StoreError> {
        self.goals.write(tx).await?;
        for (position, initiative) in (1..).zip(&self.initiatives) {
            tx.put_initiative(position, initiative).await?;
        }
        Ok(())
    }
}

fn read_initiatives(
    folder: &Path,
    goals: &[Goal],
    areas: &Areas,
    sources: &FigureFiles,
) -> Result<Vec<Initiative>, DataError> {
    const LEVELS: [Level; 4] = [Level::Bydel, Level::Kvarter, Level::Byomraade, Level::Boligomraade];
    let document = Document::<InitiativeFile>::read(folder, "initiatives.toml")?;
    document.unique(document.content.initiative.iter().map(|entry| &entry.id))?;
    let initiative = |entry: &InitiativeEntry| {
        if Slug::parse(entry.id.get_ref()).is_none() {
            return Err(document.error(
                &entry.id,
                "id kan ikke være en adresse",
                "Brug små bogstaver a-z, tal og bindestreger",
            ));
        }
        if !["named_places", "citywide", "designated_areas"].contains(&entry.scope.get_ref().as_str()) {
            return Err(document.unknown(&entry.scope, "Skriv named_places, citywide eller designated_areas"));
        }
        if let Some(unknown) = entry.places.iter().find(|p| areas.code(p.get_ref(), &LEVELS).is_none()) {
            return Err(
                document.unknown(unknown, "Skriv koden på en bydel, et kvarter, et byområde eller et boligområde")
            );
        }
        if let Some(unknown) =
            entry.subgoals.iter().find(|s| !goals.iter().any(|g| g.id == *s.get_ref() && g.kind == "subgoal"))
        {
            return Err(document.unknown(unknown, "Skriv id på et delmål fra goals.toml"));
        }
        if !sources.has_source(entry.source.get_ref()) {
            return Err(document.unknown(&entry.source, "Skriv et id fra sources.toml"));
        }
        Ok(Initiative {
            slug: entry.id.get_ref().clone(),
            title: entry.title.clone(),
            summary: entry.summary.clone(),
            organisations: domain::text::join_and(&entry.organisation),
            target_group: entry.target_group.clone(),
            age: entry.age.clone(),
            place: entry.places_text.clone(),
            scope: entry.scope.get_ref().clone(),
            status: entry.status.clone(),
            started: entry.started.clone(),
            source: entry.source.get_ref().clone(),
            goals: entry.subgoals.iter().map(|s| s.get_ref().clone()).collect(),
            areas: entry.places.iter().map(|p| p.get_ref().clone()).collect(),
        })
    };
    document.content.initiative.iter().map(initiative).collect()
}
