//! What is being done: initiatives, their goals, their places, and who runs them.

use crate::{Db, Result, Tx, execute, on};

/// An initiative.
#[derive(Debug, Clone, Default, PartialEq)]
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
    /// What kind of offer it is: a code, empty when not classified.
    pub kind: String,
    /// "running", "unknown", "ended" or "planned".
    pub status_code: String,
    /// Whom it is for, as codes.
    pub audiences: Vec<String>,
    /// The languages that it is held in, as codes of ISO 639-1.
    pub languages: Vec<String>,
    /// The youngest it is for, in years.
    pub age_from: Option<i64>,
    /// The oldest it is for, in years.
    pub age_to: Option<i64>,
    /// When, as lines of RFC 5545; empty when it has no dates.
    pub schedule: String,
    /// How long it lasts each time.
    pub duration_minutes: Option<i64>,
    /// What it costs, in words.
    pub cost: String,
    /// How to join, in words.
    pub joining: String,
    /// Whom to ask.
    pub contact_name: String,
    /// An e-mail address.
    pub contact_email: String,
    /// A telephone number.
    pub contact_phone: String,
    /// A page of its own elsewhere.
    pub url: String,
    /// The day on which somebody last confirmed what stands here.
    pub confirmed_on: String,
    /// The sub-goals that it serves.
    pub goals: Vec<String>,
    /// The codes of the areas where it takes place.
    pub areas: Vec<String>,
    /// The slugs of the organisations that run it, the first one first.
    pub run_by: Vec<String>,
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
    kind: String,
    status_code: String,
    audiences: String,
    languages: String,
    age_from: Option<i64>,
    age_to: Option<i64>,
    schedule: String,
    duration_minutes: Option<i64>,
    cost: String,
    joining: String,
    contact_name: String,
    contact_email: String,
    contact_phone: String,
    url: String,
    confirmed_on: String,
}

impl Tx {
    /// Writes an initiative with its goals, its places and who runs it.
    ///
    /// # Errors
    /// When the slug is taken, a goal, area, organisation or source unknown, or the database refuses.
    pub async fn put_initiative(&mut self, position: i64, initiative: &Initiative) -> Result<()> {
        execute!(
            self,
            "INSERT INTO initiative
             (slug, position, title, summary, organisations, target_group, age, place, scope, status, started, source,
              kind, status_code, audiences, languages, age_from, age_to, schedule, duration_minutes, cost, joining,
              contact_name, contact_email, contact_phone, url, confirmed_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                     $22, $23, $24, $25, $26, $27)",
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
            &initiative.kind,
            &initiative.status_code,
            initiative.audiences.join(" "),
            initiative.languages.join(" "),
            initiative.age_from,
            initiative.age_to,
            &initiative.schedule,
            initiative.duration_minutes,
            &initiative.cost,
            &initiative.joining,
            &initiative.contact_name,
            &initiative.contact_email,
            &initiative.contact_phone,
            &initiative.url,
            &initiative.confirmed_on,
        );
        self.put_what_belongs(initiative).await
    }

    /// Writes a known initiative anew: everything but its place among the others.
    ///
    /// # Errors
    /// When a goal, area, organisation or source is unknown, or the database refuses.
    pub async fn change_initiative(&mut self, initiative: &Initiative) -> Result<()> {
        execute!(
            self,
            "UPDATE initiative SET title = $2, summary = $3, organisations = $4, target_group = $5, age = $6, place = $7,
                    scope = $8, status = $9, started = $10, source = $11, kind = $12, status_code = $13,
                    audiences = $14, languages = $15, age_from = $16, age_to = $17, schedule = $18,
                    duration_minutes = $19, cost = $20, joining = $21, contact_name = $22, contact_email = $23,
                    contact_phone = $24, url = $25, confirmed_on = $26
             WHERE slug = $1",
            &initiative.slug,
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
            &initiative.kind,
            &initiative.status_code,
            initiative.audiences.join(" "),
            initiative.languages.join(" "),
            initiative.age_from,
            initiative.age_to,
            &initiative.schedule,
            initiative.duration_minutes,
            &initiative.cost,
            &initiative.joining,
            &initiative.contact_name,
            &initiative.contact_email,
            &initiative.contact_phone,
            &initiative.url,
            &initiative.confirmed_on,
        );
        execute!(self, "DELETE FROM initiative_goal WHERE initiative = $1", &initiative.slug);
        execute!(self, "DELETE FROM initiative_area WHERE initiative = $1", &initiative.slug);
        execute!(self, "DELETE FROM initiative_organisation WHERE initiative = $1", &initiative.slug);
        self.put_what_belongs(initiative).await
    }

    async fn put_what_belongs(&mut self, initiative: &Initiative) -> Result<()> {
        for goal in &initiative.goals {
            execute!(self, "INSERT INTO initiative_goal (initiative, goal) VALUES ($1, $2)", &initiative.slug, goal);
        }
        for area in &initiative.areas {
            execute!(self, "INSERT INTO initiative_area (initiative, area) VALUES ($1, $2)", &initiative.slug, area);
        }
        for (position, organisation) in (1_i64..).zip(&initiative.run_by) {
            execute!(
                self,
                "INSERT INTO initiative_organisation (initiative, organisation, position) VALUES ($1, $2, $3)",
                &initiative.slug,
                organisation,
                position,
            );
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
            "SELECT slug, title, summary, organisations, target_group, age, place, scope, status, started, source,
                    kind, status_code, audiences, languages, age_from, age_to, schedule, duration_minutes, cost,
                    joining, contact_name, contact_email, contact_phone, url, confirmed_on
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
        let run_by: Vec<(String, String)> = on!(Db, self, |c| {
            sqlx::query_as("SELECT initiative, organisation FROM initiative_organisation ORDER BY initiative, position")
                .fetch_all(c)
                .await?
        });
        let of = |pairs: &[(String, String)], slug: &str| {
            pairs.iter().filter(|(initiative, _)| initiative == slug).map(|(_, other)| other.clone()).collect()
        };
        let whole = |row: Row| Initiative {
            goals: of(&goals, &row.slug),
            areas: of(&areas, &row.slug),
            run_by: of(&run_by, &row.slug),
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
            kind: row.kind,
            status_code: row.status_code,
            audiences: codes(&row.audiences),
            languages: codes(&row.languages),
            age_from: row.age_from,
            age_to: row.age_to,
            schedule: row.schedule,
            duration_minutes: row.duration_minutes,
            cost: row.cost,
            joining: row.joining,
            contact_name: row.contact_name,
            contact_email: row.contact_email,
            contact_phone: row.contact_phone,
            url: row.url,
            confirmed_on: row.confirmed_on,
        };
        Ok(rows.into_iter().map(whole).collect())
    }
}

/// Codes that are kept with a space between them.
fn codes(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
