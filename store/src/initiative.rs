//! What is being done: initiatives, their goals and their places.

use crate::{Db, Result, Tx, execute, on};

/// An initiative.
#[derive(Debug, Clone, PartialEq)]
pub struct Initiative {
    /// Its address.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// What it does, in plain words.
    pub summary: String,
    /// Who runs it, joined as running text.
    pub organisations: String,
    /// Whom it is for.
    pub target_group: String,
    /// For which ages; empty when not stated.
    pub age: String,
    /// Where, in words.
    pub place: String,
    /// "`named_places`", "citywide" or "`designated_areas`".
    pub scope: String,
    /// Its status, as a Danish word.
    pub status: String,
    /// The year it began; empty when not stated.
    pub started: String,
    /// Where it is described.
    pub source: String,
    /// The sub-goals that it serves.
    pub goals: Vec<String>,
    /// The codes of the areas where it takes place.
    pub areas: Vec<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    slug: String,
    title: String,
    summary: String,
    organisations: String,
    target_group: String,
    age: String,
    place: String,
    scope: String,
    status: String,
    started: String,
    source: String,
}

impl Tx {
    /// Writes an initiative with its goals and places.
    ///
    /// # Errors
    /// When the slug is taken, a goal, area or source unknown, or the database refuses.
    pub async fn put_initiative(&mut self, position: i64, initiative: &Initiative) -> Result<()> {
        execute!(
            self,
            "INSERT INTO initiative
             (slug, position, title, summary, organisations, target_group, age, place, scope, status, started, source)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            &initiative.slug,
            position,
            &initiative.title,
            &initiative.summary,
            &initiative.organisations,
            &initiative.target_group,
            &initiative.age,
            &initiative.place,
            &initiative.scope,
            &initiative.status,
            &initiative.started,
            &initiative.source,
        );
        for goal in &initiative.goals {
            execute!(self, "INSERT INTO initiative_goal (initiative, goal) VALUES ($1, $2)", &initiative.slug, goal);
        }
        for area in &initiative.areas {
            execute!(self, "INSERT INTO initiative_area (initiative, area) VALUES ($1, $2)", &initiative.slug, area);
        }
        Ok(())
    }
}

impl Db {
    /// All initiatives, in the order of their source.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn initiatives(&self) -> Result<Vec<Initiative>> {
        let rows: Vec<Row> = on!(Db, self, |c| sqlx::query_as(
            "SELECT slug, title, summary, organisations, target_group, age, place, scope, status, started, source
             FROM initiative ORDER BY position"
        )
        .fetch_all(c)
        .await?);
        let goals: Vec<(String, String)> = on!(Db, self, |c| {
            sqlx::query_as("SELECT initiative, goal FROM initiative_goal ORDER BY initiative, goal")
                .fetch_all(c)
                .await?
        });
        let areas: Vec<(String, String)> = on!(Db, self, |c| {
            sqlx::query_as("SELECT initiative, area FROM initiative_area ORDER BY initiative, area")
                .fetch_all(c)
                .await?
        });
        let of = |pairs: &[(String, String)], slug: &str| {
            pairs.iter().filter(|(initiative, _)| initiative == slug).map(|(_, other)| other.clone()).collect()
        };
        let whole = |row: Row| Initiative {
            goals: of(&goals, &row.slug),
            areas: of(&areas, &row.slug),
            slug: row.slug,
            title: row.title,
            summary: row.summary,
            organisations: row.organisations,
            target_group: row.target_group,
            age: row.age,
            place: row.place,
            scope: row.scope,
            status: row.status,
            started: row.started,
            source: row.source,
        };
        Ok(rows.into_iter().map(whole).collect())
    }
}
