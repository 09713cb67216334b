//! Methods, screening runs with their results, and what is published.

use chrono::{DateTime, Utc};
use domain::{
    area::AreaCode,
    screening::{AreaOutcome, CriterionOutcome, InVariants, Numbers, Outcome, Verdict},
};

use crate::{Db, Result, StoreError, Tx, area::code, execute, on};

/// A method version as it is kept: its file, whole.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Method {
    /// The method's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its file.
    pub file: String,
}

/// The run that the public pages read.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct PublishedRun {
    /// The run's id.
    pub run: String,
    /// The method's id.
    pub method: String,
    /// The method's version.
    pub method_version: String,
    /// The snapshot's id.
    pub snapshot: String,
    /// When it was computed.
    pub ran_at: DateTime<Utc>,
    /// When it became public.
    pub published_at: DateTime<Utc>,
    /// What the public is told of it.
    pub note: String,
}

/// A run to be stored.
#[derive(Debug, Clone)]
pub struct StoredOutcome<'a> {
    /// The run's id.
    pub run: &'a str,
    /// The method's id.
    pub method: &'a str,
    /// The method's version.
    pub method_version: &'a str,
    /// The snapshot's id.
    pub snapshot: &'a str,
    /// When it was computed.
    pub ran_at: DateTime<Utc>,
    /// What it found.
    pub areas: &'a [AreaOutcome],
}

#[derive(sqlx::FromRow)]
struct CriterionRow {
    area: String,
    outcome: String,
    variants: Option<i64>,
    in_variants: Option<i64>,
    /// None of a criterion is known where the method compares no number: then the rest is `None` too.
    criterion: Option<String>,
    verdict: Option<String>,
    value: Option<f64>,
    city: Option<f64>,
    threshold: Option<f64>,
    margin: Option<f64>,
    persons: Option<i64>,
    periods: Option<String>,
    published_for: Option<String>,
}

impl Tx {
    /// Writes a method version. The same version with the same file may be written again; with another file it may not.
    ///
    /// # Errors
    /// When the version is there already, or the database refuses.
    pub async fn put_method(&mut self, position: i64, method: &Method) -> Result<()> {
        execute!(
            self,
            "INSERT INTO method (id, version, position, file) VALUES ($1, $2, $3, $4)",
            &method.id,
            &method.version,
            position,
            &method.file,
        );
        Ok(())
    }

    /// Writes a run with all its results, unpublished.
    ///
    /// # Errors
    /// When the run is there already, its method, snapshot or an area unknown, or the database refuses.
    pub async fn put_run(&mut self, run: &StoredOutcome<'_>) -> Result<()> {
        execute!(
            self,
            "INSERT INTO screening_run (id, method, method_version, snapshot, ran_at) VALUES ($1, $2, $3, $4, $5)",
            run.run,
            run.method,
            run.method_version,
            run.snapshot,
            run.ran_at,
        );
        for area in run.areas {
            execute!(
                self,
                "INSERT INTO area_outcome (run, area, outcome, variants, in_variants) VALUES ($1, $2, $3, $4, $5)",
                run.run,
                area.area.as_str(),
                outcome_word(area.outcome),
                area.variants.map(|variants| variants.all),
                area.variants.map(|variants| variants.of_them),
            );
            for (position, criterion) in (1i64..).zip(&area.criteria) {
                self.put_criterion(run.run, &area.area, position, criterion).await?;
            }
        }
        Ok(())
    }

    async fn put_criterion(
        &mut self,
        run: &str,
        area: &AreaCode,
        position: i64,
        said: &CriterionOutcome,
    ) -> Result<()> {
        let numbers = said.numbers.as_ref();
        execute!(
            self,
            "INSERT INTO criterion_outcome
             (run, area, criterion, position, verdict, value, city, threshold, margin, persons, periods, published_for)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            run,
            area.as_str(),
            &said.criterion,
            position,
            verdict_word(said.verdict),
            numbers.map(|n| n.value),
            numbers.and_then(|n| n.reference),
            numbers.map(|n| n.limit),
            numbers.map(|n| n.margin),
            numbers.and_then(|n| n.persons),
            numbers.map(|n| n.periods.join(" ")).unwrap_or_default(),
            numbers.and_then(|n| n.published_for.as_ref()).map(AreaCode::as_str),
        );
        Ok(())
    }

    /// Makes a run the public one, with the outlines of its set of figures. Publishing an earlier run again takes back what
    /// came after it.
    ///
    /// # Errors
    /// When the run is unknown, someone else published at the same moment, or the database refuses.
    pub async fn publish(&mut self, run: &str, at: DateTime<Utc>, note: &str) -> Result<()> {
        execute!(
            self,
            "INSERT INTO publication (position, run, published_at, note)
             SELECT COALESCE(MAX(position), 0) + 1, $1, $2, $3 FROM publication",
            run,
            at,
            note,
        );
        self.show_outlines_of(run).await
    }
}

impl Db {
    /// All method versions, in the order in which they are shown.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn methods(&self) -> Result<Vec<Method>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as("SELECT id, version, file FROM method ORDER BY position, id, version").fetch_all(c).await?
        }))
    }

    /// One method version.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn method(&self, id: &str, version: &str) -> Result<Option<Method>> {
        Ok(on!(Db, self, |c| sqlx::query_as("SELECT id, version, file FROM method WHERE id = $1 AND version = $2")
            .bind(id)
            .bind(version)
            .fetch_optional(c)
            .await?))
    }

    /// The run that is public now; `None` before the first publication.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn published_run(&self) -> Result<Option<PublishedRun>> {
        Ok(on!(Db, self, |c| sqlx::query_as(
            "SELECT r.id AS run, r.method, r.method_version, r.snapshot, r.ran_at, p.published_at, p.note
             FROM publication p JOIN screening_run r ON r.id = p.run ORDER BY p.position DESC LIMIT 1"
        )
        .fetch_optional(c)
        .await?))
    }

    /// Whether a run is stored.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn has_run(&self, run: &str) -> Result<bool> {
        let found: i64 = on!(Db, self, |c| sqlx::query_scalar("SELECT COUNT(*) FROM screening_run WHERE id = $1")
            .bind(run)
            .fetch_one(c)
            .await?);
        Ok(found > 0)
    }

    /// The results of a run, for one area or, with `None`, for all of them, by area code.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn outcomes(&self, run: &str, area: Option<&AreaCode>) -> Result<Vec<AreaOutcome>> {
        let rows: Vec<CriterionRow> = on!(Db, self, |c| {
            sqlx::query_as(
            "SELECT a.area, a.outcome, a.variants, a.in_variants, c.criterion, c.verdict, c.value, c.city, c.threshold, c.margin, c.persons,
                    c.periods, c.published_for
             FROM area_outcome a LEFT JOIN criterion_outcome c ON c.run = a.run AND c.area = a.area
             WHERE a.run = $1 AND ($2 = '' OR a.area = $2) ORDER BY a.area, c.position"
        )
        .bind(run)
        .bind(area.map_or("", AreaCode::as_str))
        .fetch_all(c)
        .await?
        });
        let mut areas: Vec<AreaOutcome> = Vec::new();
        for row in rows {
            if areas.last().is_none_or(|last| last.area.as_str() != row.area) {
                let outcome = outcome_of(&row.outcome)?;
                let tried = row.variants.zip(row.in_variants);
                let variants = tried.map(|(all, of_them)| InVariants { all, of_them });
                areas.push(AreaOutcome { area: code(row.area.clone())?, outcome, criteria: vec![], variants });
            }
            if let (Some(last), Some(said)) = (areas.last_mut(), criterion_of(row)?) {
                last.criteria.push(said);
            }
        }
        Ok(areas)
    }
}

fn criterion_of(row: CriterionRow) -> Result<Option<CriterionOutcome>> {
    let (Some(criterion), Some(verdict)) = (row.criterion, row.verdict) else { return Ok(None) };
    let periods = row.periods.unwrap_or_default();
    let numbers = match (row.value, row.threshold, row.margin) {
        (Some(value), Some(limit), Some(margin)) => Some(Numbers {
            value,
            reference: row.city,
            limit,
            margin,
            persons: row.persons,
            periods: periods.split_whitespace().map(str::to_owned).collect(),
            published_for: row.published_for.map(code).transpose()?,
        }),
        _ => None,
    };
    Ok(Some(CriterionOutcome { criterion, verdict: verdict_of(&verdict)?, numbers }))
}

fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::StandsOut => "stands_out",
        Outcome::DoesNotStandOut => "does_not_stand_out",
        Outcome::NotAssessed => "not_assessed",
    }
}

fn outcome_of(word: &str) -> Result<Outcome> {
    [Outcome::StandsOut, Outcome::DoesNotStandOut, Outcome::NotAssessed]
        .into_iter()
        .find(|outcome| outcome_word(*outcome) == word)
        .ok_or_else(|| StoreError::Word { column: "area_outcome.outcome", word: word.to_owned() })
}

fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::NotMet => "not_met",
        Verdict::NoData => "no_data",
        Verdict::Withheld => "withheld",
    }
}

fn verdict_of(word: &str) -> Result<Verdict> {
    [Verdict::Met, Verdict::NotMet, Verdict::NoData, Verdict::Withheld]
        .into_iter()
        .find(|verdict| verdict_word(*verdict) == word)
        .ok_or_else(|| StoreError::Word { column: "criterion_outcome.verdict", word: word.to_owned() })
}
