//! What the database holds of the goals, with the plan and its figures read.

use domain::{
    goal::{
        plan::{self, Plan},
        report::{Judged, Report, wanted},
    },
    table::{self, Table},
};
use store::{Db, Goal, Initiative, PolicyFigure, Source};

use crate::Fault;

/// Everything that the pages of goals read.
#[derive(Debug)]
pub(super) struct Known {
    /// Goals, sub-goals and promises.
    pub goals: Vec<Goal>,
    /// The policy's figures.
    pub figures: Vec<PolicyFigure>,
    /// What is being done.
    pub initiatives: Vec<Initiative>,
    /// Where things are published.
    pub sources: Vec<Source>,
    /// The plan with its figures; `None` before there is any.
    pub plan: Option<(Plan, Table)>,
}

impl Known {
    /// Reads it.
    pub(super) async fn read(db: &Db) -> Result<Self, Fault> {
        let plan = match db.current_plan().await? {
            Some(stored) => Some(plan_of(&stored)?),
            None => None,
        };
        Ok(Self {
            goals: db.goals().await?,
            figures: db.policy_figures().await?,
            initiatives: db.initiatives().await?,
            sources: db.sources().await?,
            plan,
        })
    }

    /// What the figures say of the plan; nothing without a plan.
    pub(super) fn report(&self) -> Result<Report<'_>, Fault> {
        match &self.plan {
            Some((plan, table)) => plan.report(table).map_err(|error| unreadable(&error)),
            None => Ok(Report { indicators: Vec::new(), goals: Vec::new(), closed: None }),
        }
    }

    /// The goal with an id.
    pub(super) fn goal(&self, id: &str) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == id)
    }

    /// The goal itself and, of a goal, its sub-goals.
    pub(super) fn family<'k>(&'k self, goal: &'k Goal) -> Vec<&'k str> {
        let children = self.goals.iter().filter(|other| other.parent.as_ref() == Some(&goal.id));
        std::iter::once(goal).chain(children).map(|goal| goal.id.as_str()).collect()
    }

    /// The policy's figure that an indicator follows: they have the same id.
    pub(super) fn figure_of(&self, judged: &Judged<'_>) -> Option<&PolicyFigure> {
        self.figures.iter().find(|figure| figure.id == judged.indicator.id)
    }

    /// The credit of a source; empty for an unknown one.
    pub(super) fn credit(&self, source: &str) -> String {
        let source = self.sources.iter().find(|known| known.id == source);
        source.map(|source| source.attribution.clone()).unwrap_or_default()
    }
}

fn plan_of(stored: &store::Plan) -> Result<(Plan, Table), Fault> {
    let plan = plan::parse(&stored.file).map_err(|error| unreadable(&error))?;
    let table = table::read(stored.observations.as_bytes(), &wanted(), |_| ()).map_err(|error| unreadable(&error))?;
    Ok((plan, table))
}

fn unreadable(cause: &dyn std::fmt::Display) -> Fault {
    tracing::error!(cause = %cause, "the stored plan can't be read");
    Fault::Unavailable
}
