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
    /// Where exactly: longitude and latitude in degrees (WGS84); `None` where only its areas are known.
    pub position: Option<[f64; 2]>,
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
    /// The day on which it went out of the lists because nobody answered for it; empty while it is in them.
    pub archived_on: String,
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
    lon: Option<f64>,
    lat: Option<f64>,
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
    archived_on: String,
}

/// An initiative's slug and something that belongs to it.
type Pair = (String, String);

impl Row {
    /// The initiative with what belongs to it, of all pairs.
    fn whole(self, goals: &[Pair], areas: &[Pair], run_by: &[Pair]) -> Initiative {
        let of = |pairs: &[Pair], slug: &str| {
            pairs.iter().filter(|(initiative, _)| initiative == slug).map(|(_, other)| other.clone()).collect()
        };
        Initiative {
            goals: of(goals, &self.slug),
            areas: of(areas, &self.slug),
            run_by: of(run_by, &self.slug),
            slug: self.slug,
            title: self.title,
            summary: self.summary,
            organisations: self.organisations,
            target_group: self.target_group,
            age: self.age,
            place: self.place,
            position: self.lon.zip(self.lat).map(<[f64; 2]>::from),
            scope: self.scope,
            status: self.status,
            started: self.started,
            source: self.source,
            kind: self.kind,
            status_code: self.status_code,
            audiences: codes(&self.audiences),
            languages: codes(&self.languages),
            age_from: self.age_from,
            age_to: self.age_to,
            schedule: self.schedule,
            duration_minutes: self.duration_minutes,
            cost: self.cost,
            joining: self.joining,
            contact_name: self.contact_name,
            contact_email: self.contact_email,
            contact_phone: self.contact_phone,
            url: self.url,
            confirmed_on: self.confirmed_on,
            archived_on: self.archived_on,
        }
    }
}

/// All columns of the initiatives that this says.
macro_rules! every {
    ($which:literal) => {
        concat!(
            "SELECT slug, title, summary, organisations, target_group, age, place, scope, status, started, source,
                    kind, status_code, audiences, languages, age_from, age_to, schedule, duration_minutes, cost,
                    joining, contact_name, contact_email, contact_phone, url, confirmed_on, archived_on, lon, lat
             FROM initiative ",
            $which
        )
    };
}

impl Tx {
    /// Writes an initiative with its goals, its places and who runs it.
    ///
    /// # Errors
    /// When the slug is taken, a goal, area, organisation or source unknown, or the database refuses.
    pub async fn put_initiative(&mut self, position: i64, initiative: &Initiative) -> Result<()> {
        // What has no default, and what refers to something; all the rest is written in one place.
        execute!(
            self,
            "INSERT INTO initiative
             (slug, position, title, summary, organisations, target_group, age, place, scope, status, started, source)
             VALUES ($1, $2, '', '', '', '', '', '', $3, '', '', $4)",
            &initiative.slug,
            position,
            &initiative.scope,
            &initiative.source,
        );
        self.change_initiative(initiative).await
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
                    contact_phone = $24, url = $25, confirmed_on = $26, archived_on = $27, lon = $28, lat = $29
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
            &initiative.archived_on,
            initiative.position.map(|[lon, _]| lon),
            initiative.position.map(|[_, lat]| lat),
        );
        execute!(self, "DELETE FROM initiative_goal WHERE initiative = $1", &initiative.slug);
        execute!(self, "DELETE FROM initiative_area WHERE initiative = $1", &initiative.slug);
        execute!(self, "DELETE FROM initiative_organisation WHERE initiative = $1", &initiative.slug);
        self.put_what_belongs(initiative).await
    }

    /// The initiative at an address; also one that is out of the lists.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn initiative(&mut self, slug: &str) -> Result<Option<Initiative>> {
        let row: Option<Row> =
            on!(Tx, self, |c| { sqlx::query_as(every!("WHERE slug = $1")).bind(slug).fetch_optional(&mut **c).await? });
        let Some(row) = row else { return Ok(None) };
        let goals: Vec<Pair> = on!(Tx, self, |c| {
            sqlx::query_as("SELECT initiative, goal FROM initiative_goal WHERE initiative = $1 ORDER BY goal")
                .bind(slug)
                .fetch_all(&mut **c)
                .await?
        });
        let areas: Vec<Pair> = on!(Tx, self, |c| {
            sqlx::query_as("SELECT initiative, area FROM initiative_area WHERE initiative = $1 ORDER BY area")
                .bind(slug)
                .fetch_all(&mut **c)
                .await?
        });
        let run_by: Vec<Pair> = on!(Tx, self, |c| {
            sqlx::query_as(
                "SELECT initiative, organisation FROM initiative_organisation WHERE initiative = $1 ORDER BY position",
            )
            .bind(slug)
            .fetch_all(&mut **c)
            .await?
        });
        Ok(Some(row.whole(&goals, &areas, &run_by)))
    }

    /// Writes an initiative, new or known. What is known of its confirmation stays; a new one comes after the others.
    ///
    /// # Errors
    /// When a goal, area, organisation or source is unknown, or the database refuses.
    pub async fn set_initiative(&mut self, initiative: &Initiative) -> Result<()> {
        if let Some(before) = self.initiative(&initiative.slug).await? {
            let Initiative { confirmed_on, archived_on, .. } = before;
            return self.change_initiative(&Initiative { confirmed_on, archived_on, ..initiative.clone() }).await;
        }
        let last: i64 = on!(Tx, self, |c| {
            sqlx::query_scalar("SELECT COALESCE(MAX(position), 0) FROM initiative").fetch_one(&mut **c).await?
        });
        self.put_initiative(last + 1, initiative).await
    }

    /// Removes an initiative and what belongs to it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remove_initiative(&mut self, slug: &str) -> Result<()> {
        execute!(self, "DELETE FROM initiative_goal WHERE initiative = $1", slug);
        execute!(self, "DELETE FROM initiative_area WHERE initiative = $1", slug);
        execute!(self, "DELETE FROM initiative_organisation WHERE initiative = $1", slug);
        execute!(self, "DELETE FROM initiative WHERE slug = $1", slug);
        Ok(())
    }

    /// Writes anew who runs each initiative, as running text, from the organisations' names.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn name_organisations(&mut self) -> Result<()> {
        let run_by: Vec<Pair> = on!(Tx, self, |c| {
            sqlx::query_as(
                "SELECT initiative, name FROM initiative_organisation
                 JOIN organisation ON organisation.slug = initiative_organisation.organisation
                 ORDER BY initiative, position",
            )
            .fetch_all(&mut **c)
            .await?
        });
        for of_one in run_by.chunk_by(|a, b| a.0 == b.0) {
            let names: Vec<String> = of_one.iter().map(|(_, name)| name.clone()).collect();
            execute!(
                self,
                "UPDATE initiative SET organisations = $2 WHERE slug = $1 AND organisations <> $2",
                &of_one[0].0,
                domain::text::join_and(&names),
            );
        }
        Ok(())
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
    /// All initiatives that stand in lists, in the order of their source.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn initiatives(&self) -> Result<Vec<Initiative>> {
        let mut all = self.every_initiative().await?;
        all.retain(|initiative| initiative.archived_on.is_empty());
        Ok(all)
    }

    /// All initiatives, also those that nobody answers for any more, in the order of their source.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn every_initiative(&self) -> Result<Vec<Initiative>> {
        let rows: Vec<Row> = on!(Db, self, |c| sqlx::query_as(every!("ORDER BY position")).fetch_all(c).await?);
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
        Ok(rows.into_iter().map(|row| row.whole(&goals, &areas, &run_by)).collect())
    }
}

/// Codes that are kept with a space between them.
fn codes(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
