//! All initiatives with what they can be chosen by.

use std::collections::BTreeSet;

use domain::{
    area::Level,
    initiative::{Facet, Facts},
    text::join_and,
};
use store::{Area, Goal, Initiative, Organisation};

use super::words;
use crate::{Fault, locale::t, visit::Visit};

/// All initiatives, and what they refer to.
#[derive(Debug)]
pub(crate) struct Catalogue {
    /// The initiatives in the order of their source.
    pub entries: Vec<Entry>,
    /// Goals and sub-goals.
    pub goals: Vec<Goal>,
    /// Every area with a page.
    pub areas: Vec<Area>,
    /// Who runs them.
    pub organisations: Vec<Organisation>,
}

/// An initiative, what it can be chosen by, and the places that it names.
#[derive(Debug)]
pub(crate) struct Entry {
    pub initiative: Initiative,
    pub facts: Facts,
    pub places: Vec<Place>,
}

impl Entry {
    /// Whether it is somewhere, and not for the city or the designated areas as a whole.
    pub(crate) fn is_placed(&self) -> bool {
        !self.places.is_empty() || self.initiative.position.is_some()
    }

    /// Whether words or areas say where it is.
    pub(crate) fn is_placed_in_words(&self) -> bool {
        !self.places.is_empty() || !self.initiative.place.is_empty()
    }

    /// Where it stands on a map, each with what is said of the place: at its own position, else in the middle of every
    /// area that it names.
    pub(crate) fn spots(&self) -> Vec<(String, [f64; 2])> {
        let Some(position) = self.initiative.position else {
            return self.places.iter().filter_map(|place| Some((place.name.clone(), place.position?))).collect();
        };
        let names: Vec<_> = self.places.iter().map(|place| place.name.clone()).collect();
        let said = Some(&self.initiative.place).filter(|place| !place.is_empty()).cloned();
        vec![(said.unwrap_or_else(|| join_and(&names)), position)]
    }
}

/// A place that an initiative names.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub slug: String,
    pub name: String,
    pub position: Option<[f64; 2]>,
}

/// One thing to choose in a list of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choosable {
    /// The group that it stands in; empty where there are no groups.
    pub group: String,
    /// What stands in the address.
    pub value: String,
    /// What it is called.
    pub label: String,
}

impl Catalogue {
    /// Reads what stands in lists.
    pub(crate) async fn read(visit: &Visit) -> Result<Self, Fault> {
        Self::of(visit, visit.services.db.initiatives().await?).await
    }

    /// Reads all of it, also what only stands at its own address any more.
    pub(crate) async fn whole(visit: &Visit) -> Result<Self, Fault> {
        Self::of(visit, visit.services.db.every_initiative().await?).await
    }

    async fn of(visit: &Visit, initiatives: Vec<Initiative>) -> Result<Self, Fault> {
        let db = &visit.services.db;
        let mut areas = Vec::new();
        for level in Level::WITH_PAGES {
            areas.extend(db.areas(level).await?);
        }
        let mut related = Related::default();
        for level in [Level::Kvarter, Level::Bydel] {
            let told = db.overlaps(level, Level::Byomraade).await?.into_iter().filter(store::Overlap::is_told);
            related.pairs.extend(told.map(|o| (o.area.as_str().to_owned(), o.other.as_str().to_owned())));
        }
        for area in &areas {
            related.pairs.extend(area.parent.iter().map(|p| (area.code.as_str().to_owned(), p.as_str().to_owned())));
        }
        let goals: Vec<_> = db.goals().await?.into_iter().filter(|goal| goal.kind != "promise").collect();
        let organisations = db.organisations().await?;
        let entries = initiatives
            .into_iter()
            .map(|initiative| {
                let facts = facts(visit, &initiative, &areas, &goals, &related);
                let named = areas.iter().filter(|area| initiative.areas.iter().any(|code| code == area.code.as_str()));
                let place = |area: &Area| {
                    let slug = area.slug.as_ref()?.to_string();
                    Some(Place { slug, name: area.name.clone(), position: area.position })
                };
                Entry { places: named.filter_map(place).collect(), initiative, facts }
            })
            .collect();
        Ok(Self { entries, goals, areas, organisations })
    }

    /// What can be chosen of a facet: only what some initiative has, and nothing for what is written freely.
    pub(crate) fn choosable(&self, visit: &Visit, facet: Facet) -> Vec<Choosable> {
        let language = visit.language;
        let one = |value: &str, label: String| Choosable { group: String::new(), value: value.to_owned(), label };
        let has = |of: fn(&Facts) -> &[String], code: &str| {
            self.entries.iter().any(|entry| of(&entry.facts).iter().any(|value| value == code))
        };
        match facet {
            Facet::Words | Facet::Age => vec![],
            Facet::Area => self.places(visit),
            Facet::Goal => {
                let parent = |goal: &Goal| self.goals.iter().find(|g| Some(&g.id) == goal.parent.as_ref());
                let subgoals = self.goals.iter().filter(|goal| goal.kind == "subgoal" && has(|f| &f.goals, &goal.id));
                let option = |goal: &Goal| Choosable {
                    group: parent(goal).map(|parent| visit.text(&parent.title)).unwrap_or_default(),
                    ..one(&goal.id, visit.text(&goal.title))
                };
                subgoals.map(option).collect()
            }
            Facet::Audience => {
                let used = words::AUDIENCES.iter().filter(|code| has(|f| &f.audiences, code));
                used.map(|code| one(code, words::audience(language, code))).collect()
            }
            Facet::Language => {
                let used = words::LANGUAGES.iter().filter(|code| has(|f| &f.languages, code));
                used.map(|code| one(code, words::tongue(language, code))).collect()
            }
            Facet::Kind => {
                let used = words::KINDS.iter().filter(|code| self.entries.iter().any(|e| e.facts.kind == **code));
                used.map(|code| one(code, words::kind(language, code))).collect()
            }
            Facet::Status => {
                let used = words::STATUSES.iter().filter(|code| self.entries.iter().any(|e| e.facts.status == **code));
                used.map(|code| one(code, words::status(language, code))).collect()
            }
            Facet::Organisation => {
                let used = self.organisations.iter().filter(|o| has(|f| &f.organisations, &o.slug));
                used.map(|o| one(&o.slug, visit.text(&o.name))).collect()
            }
        }
    }

    /// Every area, by its level.
    fn places(&self, visit: &Visit) -> Vec<Choosable> {
        let language = visit.language;
        let group = |level| match level {
            Level::Bydel => t!(language, "initiative-level-bydel"),
            Level::Kvarter => t!(language, "initiative-level-kvarter"),
            Level::Byomraade => t!(language, "initiative-level-byomraade"),
            _ => t!(language, "initiative-level-boligomraade"),
        };
        let option = |area: &Area| {
            let value = area.slug.as_ref()?.to_string();
            Some(Choosable { group: group(area.level), value, label: area.name.clone() })
        };
        self.areas.iter().filter_map(option).collect()
    }
}

/// Which areas lie in each other or overlap, as pairs of codes.
#[derive(Debug, Default)]
struct Related {
    pairs: BTreeSet<(String, String)>,
}

impl Related {
    /// Whether two areas are the same, one lies in the other, or they overlap.
    fn meet(&self, a: &str, b: &str) -> bool {
        let pair = |a: &str, b: &str| self.pairs.contains(&(a.to_owned(), b.to_owned()));
        a == b || pair(a, b) || pair(b, a)
    }
}

fn facts(visit: &Visit, initiative: &Initiative, areas: &[Area], goals: &[Goal], related: &Related) -> Facts {
    let is_listed = |area: &Area| matches!(area.level, Level::Byomraade | Level::Boligomraade);
    let is_for_designated = initiative.scope == "designated_areas";
    // What is for the designated areas fits them, and every area that one of them lies in.
    let fits = |area: &&Area| {
        let code = area.code.as_str();
        let meets_designated = || areas.iter().any(|a| is_listed(a) && related.meet(a.code.as_str(), code));
        initiative.areas.iter().any(|named| related.meet(named, code))
            || (is_for_designated && (is_listed(area) || meets_designated()))
    };
    let parents = goals.iter().filter(|goal| initiative.goals.contains(&goal.id)).filter_map(|g| g.parent.clone());
    let texts = [
        &initiative.title,
        &initiative.summary,
        &initiative.target_group,
        &initiative.place,
        &initiative.organisations,
        &initiative.cost,
        &initiative.joining,
    ];
    let words: Vec<_> = texts.into_iter().flat_map(|text| [text.clone(), visit.text(text)]).collect();
    let years = |age: Option<i64>| age.and_then(|age| u32::try_from(age).ok());
    Facts {
        goals: initiative.goals.iter().cloned().chain(parents).collect(),
        areas: areas.iter().filter(fits).filter_map(|area| area.slug.as_ref().map(ToString::to_string)).collect(),
        is_citywide: initiative.scope == "citywide",
        audiences: initiative.audiences.clone(),
        age_from: years(initiative.age_from),
        age_to: years(initiative.age_to),
        organisations: initiative.run_by.clone(),
        kind: initiative.kind.clone(),
        status: initiative.status_code.clone(),
        languages: initiative.languages.clone(),
        words: words.join(" "),
    }
}
