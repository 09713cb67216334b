//! The policy's goals, every figure that it states, and the plan that its goals are judged by.

use std::path::Path;

use domain::area::Slug;
use serde::Deserialize;
use store::{Goal, Plan, PolicyFigure, PolicyValue, StoreError, Tx};

use super::{
    document::{Document, Number, Placed},
    figures::FigureFiles,
    place::DataError,
    plans::read_plan,
};

/// Goals, figures and plan.
#[derive(Debug)]
pub(super) struct GoalFiles {
    goals: Vec<Goal>,
    figures: Vec<PolicyFigure>,
    plan: Plan,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GoalFile {
    goal: Vec<GoalEntry>,
    subgoal: Vec<SubGoalEntry>,
    promise: Vec<PromiseEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GoalEntry {
    id: Placed,
    number: i64,
    title: String,
    summary: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SubGoalEntry {
    id: Placed,
    goal: Placed,
    number: i64,
    title: String,
    summary: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PromiseEntry {
    id: Placed,
    title: String,
    summary: String,
    #[expect(
        dead_code,
        reason = "every promise is for 2035, as their common heading says; the file states it for readers"
    )]
    target_year: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureFile {
    figure: Vec<FigureEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureEntry {
    id: Placed,
    kind: Placed,
    title: String,
    subgoal: Placed,
    promise: Placed,
    text: String,
    source: Placed,
    page_hint: String,
    values: Vec<ValueEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ValueEntry {
    label: String,
    year: String,
    value: Number,
    unit: Placed,
    approximate: bool,
}

impl GoalFiles {
    /// Reads all three; what they name of each other and of the sources must be known.
    pub(super) fn read(folder: &Path, sources: &FigureFiles) -> Result<Self, DataError> {
        let goals = read_goals(folder)?;
        let figures = read_figures(folder, &goals, sources)?;
        let plan = read_plan(folder, &goals, sources)?;
        Ok(Self { goals, figures, plan })
    }

    /// The goals, sub-goals and promises.
    pub(super) fn all(&self) -> &[Goal] {
        &self.goals
    }

    /// What the policy says in numbers.
    pub(super) fn policy(&self) -> &[PolicyFigure] {
        &self.figures
    }

    /// Writes all of it.
    pub(super) async fn write(&self, tx: &mut Tx) -> Result<(), StoreError> {
        for goal in &self.goals {
            tx.put_goal(goal).await?;
        }
        for (position, figure) in (1..).zip(&self.figures) {
            tx.put_policy_figure(position, figure).await?;
        }
        tx.put_plan(&self.plan).await
    }
}

fn read_goals(folder: &Path) -> Result<Vec<Goal>, DataError> {
    let document = Document::<GoalFile>::read(folder, "goals.toml")?;
    let GoalFile { goal, subgoal, promise } = &document.content;
    let ids = goal.iter().map(|g| &g.id).chain(subgoal.iter().map(|g| &g.id)).chain(promise.iter().map(|g| &g.id));
    document.unique(ids.clone())?;
    if let Some(id) = ids.clone().find(|id| Slug::parse(id.get_ref()).is_none()) {
        return Err(document.error(id, "id kan ikke være en adresse", "Brug små bogstaver a-z, tal og bindestreger"));
    }
    let made = |id: &Placed, kind: &str, parent: Option<String>, position: i64, title: &str, summary: &str| Goal {
        id: id.get_ref().clone(),
        kind: kind.to_owned(),
        parent,
        position,
        title: title.to_owned(),
        summary: summary.to_owned(),
    };
    let mut goals: Vec<_> = goal.iter().map(|g| made(&g.id, "goal", None, g.number, &g.title, &g.summary)).collect();
    for sub in subgoal {
        let parent = goal.iter().find(|g| g.id.get_ref() == sub.goal.get_ref());
        let parent = parent.ok_or_else(|| document.unknown(&sub.goal, "Skriv id på et af målene"))?;
        goals.push(made(&sub.id, "subgoal", Some(parent.id.get_ref().clone()), sub.number, &sub.title, &sub.summary));
    }
    goals.extend((1..).zip(promise).map(|(i, p)| made(&p.id, "promise", None, i, &p.title, &p.summary)));
    Ok(goals)
}

fn read_figures(folder: &Path, goals: &[Goal], sources: &FigureFiles) -> Result<Vec<PolicyFigure>, DataError> {
    let document = Document::<FigureFile>::read(folder, "policy-figures.toml")?;
    document.unique(document.content.figure.iter().map(|entry| &entry.id))?;
    let figure = |entry: &FigureEntry| {
        if !["challenge", "progress", "fact"].contains(&entry.kind.get_ref().as_str()) {
            return Err(document.unknown(&entry.kind, "Skriv challenge, progress eller fact"));
        }
        if !sources.has_source(entry.source.get_ref()) {
            return Err(document.unknown(&entry.source, "Skriv et id fra sources.toml"));
        }
        let mut goal = None;
        for (named, kind) in [(&entry.subgoal, "subgoal"), (&entry.promise, "promise")] {
            if !named.get_ref().is_empty() {
                if !goals.iter().any(|g| g.id == *named.get_ref() && g.kind == kind) {
                    return Err(document.unknown(named, "Skriv et id fra goals.toml, eller lad det stå tomt"));
                }
                goal = Some(named.get_ref().clone());
            }
        }
        let values = entry.values.iter().map(|v| value(&document, v)).collect::<Result<_, _>>()?;
        Ok(PolicyFigure {
            id: entry.id.get_ref().clone(),
            kind: entry.kind.get_ref().clone(),
            goal,
            title: entry.title.clone(),
            body: entry.text.clone(),
            source: entry.source.get_ref().clone(),
            page_hint: entry.page_hint.clone(),
            values,
        })
    };
    document.content.figure.iter().map(figure).collect()
}

fn value(document: &Document<FigureFile>, entry: &ValueEntry) -> Result<PolicyValue, DataError> {
    let (number, unit) = (entry.value.get(), entry.unit.get_ref());
    if !["procent", "år", "antal", "gange"].contains(&unit.as_str()) {
        return Err(document.unknown(&entry.unit, "Skriv procent, år, antal eller gange"));
    }
    if !number.is_finite() || number < 0.0 || (unit == "procent" && number > 100.0) {
        return Err(document.error(&entry.unit, format!("{number} kan ikke være et tal i {unit}"), "Ret tallet"));
    }
    Ok(PolicyValue {
        label: entry.label.clone(),
        year: entry.year.clone(),
        value: number,
        unit: unit.clone(),
        approximate: entry.approximate,
    })
}
