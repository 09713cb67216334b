//! The policy's goals and every figure that it states.

use crate::{Db, Result, Tx, execute, on};

/// A goal, a sub-goal or a promise.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Goal {
    /// A short name.
    pub id: String,
    /// "goal", "subgoal" or "promise".
    pub kind: String,
    /// A sub-goal's goal.
    pub parent: Option<String>,
    /// Its place among its like.
    pub position: i64,
    /// Its official title.
    pub title: String,
    /// What it means, in our words.
    pub summary: String,
}

/// A figure as the policy states it, with everything it is compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct PolicyFigure {
    /// A short name.
    pub id: String,
    /// "challenge", "progress" or "fact".
    pub kind: String,
    /// The sub-goal or promise that it belongs to; `None` when it is about the city as a whole.
    pub goal: Option<String>,
    /// What it is about.
    pub title: String,
    /// What it says, in our words.
    pub body: String,
    /// Where it is published.
    pub source: String,
    /// Where in the source.
    pub page_hint: String,
    /// The numbers; none where the policy only says the direction.
    pub values: Vec<PolicyValue>,
}

/// One number of a policy figure.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct PolicyValue {
    /// What it describes: "Udsatte byområder".
    pub label: String,
    /// Its year; empty when the policy gives none.
    pub year: String,
    /// The number.
    pub value: f64,
    /// Its unit, as a word.
    pub unit: String,
    /// True for "knap", "ca." and the like.
    pub approximate: bool,
}

#[derive(sqlx::FromRow)]
struct FigureRow {
    id: String,
    kind: String,
    goal: Option<String>,
    title: String,
    body: String,
    source: String,
    page_hint: String,
}

#[derive(sqlx::FromRow)]
struct ValueRow {
    figure: String,
    #[sqlx(flatten)]
    value: PolicyValue,
}

impl Tx {
    /// Writes a goal, a sub-goal or a promise.
    ///
    /// # Errors
    /// When the id is taken, the parent unknown, or the database refuses.
    pub async fn put_goal(&mut self, goal: &Goal) -> Result<()> {
        execute!(
            self,
            "INSERT INTO goal (id, kind, parent, position, title, summary) VALUES ($1, $2, $3, $4, $5, $6)",
            &goal.id,
            &goal.kind,
            goal.parent.as_deref(),
            goal.position,
            &goal.title,
            &goal.summary,
        );
        Ok(())
    }

    /// Gives a goal another title and summary.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn tell_goal(&mut self, id: &str, title: &str, summary: &str) -> Result<()> {
        execute!(self, "UPDATE goal SET title = $2, summary = $3 WHERE id = $1", id, title, summary);
        Ok(())
    }

    /// Writes a figure of the policy with its numbers.
    ///
    /// # Errors
    /// When the id is taken, the goal or source unknown, or the database refuses.
    pub async fn put_policy_figure(&mut self, position: i64, figure: &PolicyFigure) -> Result<()> {
        execute!(
            self,
            "INSERT INTO policy_figure (id, position, kind, goal, title, body, source, page_hint)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            &figure.id,
            position,
            &figure.kind,
            figure.goal.as_deref(),
            &figure.title,
            &figure.body,
            &figure.source,
            &figure.page_hint,
        );
        for (position, value) in (1i64..).zip(&figure.values) {
            execute!(
                self,
                "INSERT INTO policy_value (figure, position, label, year, value, unit, approximate)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
                &figure.id,
                position,
                &value.label,
                &value.year,
                value.value,
                &value.unit,
                value.approximate,
            );
        }
        Ok(())
    }
}

impl Db {
    /// All goals, sub-goals and promises, in order.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn goals(&self) -> Result<Vec<Goal>> {
        Ok(on!(Db, self, |c| sqlx::query_as(
            "SELECT id, kind, parent, position, title, summary FROM goal ORDER BY kind, position, id"
        )
        .fetch_all(c)
        .await?))
    }

    /// All figures of the policy, in its order.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn policy_figures(&self) -> Result<Vec<PolicyFigure>> {
        let figures: Vec<FigureRow> = on!(Db, self, |c| sqlx::query_as(
            "SELECT id, kind, goal, title, body, source, page_hint FROM policy_figure ORDER BY position"
        )
        .fetch_all(c)
        .await?);
        let values: Vec<ValueRow> = on!(Db, self, |c| sqlx::query_as(
            "SELECT figure, label, year, value, unit, approximate FROM policy_value ORDER BY figure, position"
        )
        .fetch_all(c)
        .await?);
        let with_values = |f: FigureRow| PolicyFigure {
            values: values.iter().filter(|v| v.figure == f.id).map(|v| v.value.clone()).collect(),
            id: f.id,
            kind: f.kind,
            goal: f.goal,
            title: f.title,
            body: f.body,
            source: f.source,
            page_hint: f.page_hint,
        };
        Ok(figures.into_iter().map(with_values).collect())
    }
}
