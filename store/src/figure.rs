//! Sources, measures, and the figures of each snapshot.

use chrono::{DateTime, Utc};
use domain::{
    area::Level,
    figure::{Figure, Unit},
};

use crate::{Db, Result, StoreError, Tx, area::code, execute, on};

/// Where something is published, and what was done to it.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Source {
    /// A short name.
    pub id: String,
    /// Who publishes it.
    pub publisher: String,
    /// What it is called.
    pub title: String,
    /// Its table or section; empty where there is none.
    pub table_code: String,
    /// The period or edition.
    pub period: String,
    /// The licence.
    pub licence: String,
    /// The line that credits it.
    pub attribution: String,
    /// What was done to it before it came here.
    pub processing: String,
    /// True when the numbers came by way of someone else and still are to be checked against the publisher's.
    pub to_be_checked: bool,
}

/// What a figure counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// A short name.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its unit; `None` where nobody has published how it is counted.
    pub unit: Option<Unit>,
    /// Who is counted.
    pub counted: String,
    /// Where it is published.
    pub source: String,
    /// The years from which it is counted in another way than before, the first one first.
    pub breaks: Vec<i32>,
}

/// A set of figures that were loaded together.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Snapshot {
    /// The fingerprint of its content.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// When it was loaded.
    pub loaded_at: DateTime<Utc>,
}

impl Tx {
    /// Writes a source.
    ///
    /// # Errors
    /// When the id is taken or the database refuses.
    pub async fn put_source(&mut self, source: &Source) -> Result<()> {
        // All the rest is written in one place.
        execute!(
            self,
            "INSERT INTO source (id, publisher, title, table_code, period, licence, attribution, processing, to_be_checked)
             VALUES ($1, '', '', '', '', '', '', '', FALSE)",
            &source.id,
        );
        self.change_source(source).await?;
        Ok(())
    }

    /// Writes a source, new or known.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn set_source(&mut self, source: &Source) -> Result<()> {
        if !self.change_source(source).await? {
            self.put_source(source).await?;
        }
        Ok(())
    }

    /// Writes a known source anew; whether it is known.
    async fn change_source(&mut self, source: &Source) -> Result<bool> {
        let changed = on!(Tx, self, |c| {
            sqlx::query(
                "UPDATE source SET publisher = $2, title = $3, table_code = $4, period = $5, licence = $6,
                        attribution = $7, processing = $8, to_be_checked = $9
                 WHERE id = $1",
            )
            .bind(&source.id)
            .bind(&source.publisher)
            .bind(&source.title)
            .bind(&source.table_code)
            .bind(&source.period)
            .bind(&source.licence)
            .bind(&source.attribution)
            .bind(&source.processing)
            .bind(source.to_be_checked)
            .execute(&mut **c)
            .await?
            .rows_affected()
        });
        Ok(changed > 0)
    }

    /// Removes a source that no measure, figure of the policy, initiative or set of figures comes from; `false` where
    /// something does, and it stays.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remove_source(&mut self, id: &str) -> Result<bool> {
        let used: i64 = on!(Tx, self, |c| {
            sqlx::query_scalar(
                "SELECT (SELECT COUNT(*) FROM measure WHERE source = $1)
                      + (SELECT COUNT(*) FROM policy_figure WHERE source = $1)
                      + (SELECT COUNT(*) FROM initiative WHERE source = $1)
                      + (SELECT COUNT(*) FROM snapshot WHERE source = $1)",
            )
            .bind(id)
            .fetch_one(&mut **c)
            .await?
        });
        if used == 0 {
            execute!(self, "DELETE FROM source WHERE id = $1", id);
        }
        Ok(used == 0)
    }

    /// Writes a measure.
    ///
    /// # Errors
    /// When the id is taken, the source unknown, or the database refuses.
    pub async fn put_measure(&mut self, measure: &Measure) -> Result<()> {
        execute!(
            self,
            "INSERT INTO measure (id, name, unit, unit_is_known, counted, source) VALUES ($1, $2, $3, $4, $5, $6)",
            &measure.id,
            &measure.name,
            // The column takes the four words only; where none is known, the next one says so.
            measure.unit.unwrap_or(Unit::Procent).as_str(),
            measure.unit.is_some(),
            &measure.counted,
            &measure.source,
        );
        for year in &measure.breaks {
            execute!(self, "INSERT INTO measure_break (measure, year) VALUES ($1, $2)", &measure.id, *year);
        }
        Ok(())
    }

    /// Writes a snapshot.
    ///
    /// # Errors
    /// When the id is taken or the database refuses.
    pub async fn put_snapshot(&mut self, snapshot: &Snapshot) -> Result<()> {
        execute!(
            self,
            "INSERT INTO snapshot (id, title, loaded_at, position)
             SELECT $1, $2, $3, COALESCE(MAX(position), 0) + 1 FROM snapshot",
            &snapshot.id,
            &snapshot.title,
            snapshot.loaded_at,
        );
        Ok(())
    }

    /// Writes a figure of a snapshot.
    ///
    /// # Errors
    /// When it is there already, its area or measure unknown, or the database refuses.
    pub async fn put_figure(&mut self, snapshot: &str, figure: &Figure) -> Result<()> {
        execute!(
            self,
            "INSERT INTO figure (snapshot, area, measure, period, value) VALUES ($1, $2, $3, $4, $5)",
            snapshot,
            figure.area.as_str(),
            &figure.measure,
            &figure.period,
            figure.value,
        );
        Ok(())
    }
}

impl Db {
    /// How many figures each snapshot has for areas of each level: the snapshot's id, the level, how many.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn figure_counts(&self) -> Result<Vec<(String, Level, i64)>> {
        let rows: Vec<(String, String, i64)> = on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT f.snapshot, a.level, COUNT(*) FROM figure f JOIN area a ON a.code = f.area
                 GROUP BY f.snapshot, a.level ORDER BY f.snapshot, a.level",
            )
            .fetch_all(c)
            .await?
        });
        let read = |(snapshot, level, count): (String, String, i64)| {
            let level = Level::parse(&level).ok_or(StoreError::Word { column: "area.level", word: level })?;
            Ok((snapshot, level, count))
        };
        rows.into_iter().map(read).collect()
    }

    /// All sources, by id.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn sources(&self) -> Result<Vec<Source>> {
        Ok(on!(Db, self, |c| sqlx::query_as(
            "SELECT id, publisher, title, table_code, period, licence, attribution, processing, to_be_checked
             FROM source ORDER BY id"
        )
        .fetch_all(c)
        .await?))
    }

    /// All measures, by id.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn measures(&self) -> Result<Vec<Measure>> {
        let rows: Vec<(String, String, String, bool, String, String)> = on!(Db, self, |c| {
            sqlx::query_as("SELECT id, name, unit, unit_is_known, counted, source FROM measure ORDER BY id")
                .fetch_all(c)
                .await?
        });
        let broken: Vec<(String, i32)> = on!(Db, self, |c| {
            sqlx::query_as("SELECT measure, year FROM measure_break ORDER BY measure, year").fetch_all(c).await?
        });
        let read = |(id, name, unit, is_known, counted, source): (String, String, String, bool, String, String)| {
            let unit = Unit::parse(&unit).ok_or(StoreError::Word { column: "measure.unit", word: unit })?;
            let unit = is_known.then_some(unit);
            let breaks = broken.iter().filter(|(of, _)| *of == id).map(|(_, year)| *year).collect();
            Ok(Measure { id, name, unit, counted, source, breaks })
        };
        rows.into_iter().map(read).collect()
    }

    /// The snapshot with an id.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn snapshot(&self, id: &str) -> Result<Option<Snapshot>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as("SELECT id, title, loaded_at FROM snapshot WHERE id = $1").bind(id).fetch_optional(c).await?
        }))
    }

    /// The snapshot that was loaded last.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn latest_snapshot(&self) -> Result<Option<Snapshot>> {
        Ok(on!(Db, self, |c| sqlx::query_as(
            "SELECT id, title, loaded_at FROM snapshot ORDER BY position DESC LIMIT 1"
        )
        .fetch_optional(c)
        .await?))
    }

    /// All figures of a snapshot.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn figures(&self, snapshot: &str) -> Result<Vec<Figure>> {
        let rows = on!(Db, self, |c| sqlx::query_as(
            "SELECT area, measure, period, value FROM figure WHERE snapshot = $1 ORDER BY area, measure, period"
        )
        .bind(snapshot)
        .fetch_all(c)
        .await?);
        read(rows)
    }

    /// The figures of one measure in a snapshot: for lists of areas.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn figures_of(&self, snapshot: &str, measure: &str) -> Result<Vec<Figure>> {
        let rows = on!(Db, self, |c| {
            sqlx::query_as(
            "SELECT area, measure, period, value FROM figure WHERE snapshot = $1 AND measure = $2 ORDER BY area, period"
        )
        .bind(snapshot)
        .bind(measure)
        .fetch_all(c)
        .await?
        });
        read(rows)
    }
}

fn read(rows: Vec<(String, String, String, f64)>) -> Result<Vec<Figure>> {
    let figure = |(area, measure, period, value)| Ok(Figure { area: code(area)?, measure, period, value });
    rows.into_iter().map(figure).collect()
}
