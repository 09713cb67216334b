//! Sets of figures that staff bring in: each begins as the one before it, and every figure keeps the set that brought it.

use chrono::{DateTime, Utc};
use domain::figure::Figure;
use sqlx::QueryBuilder;

use crate::{Db, Result, Snapshot, Tx, area::code, execute, on};

/// How many figures are written at once: six values each, where the smaller database takes 32,766.
const AT_ONCE: usize = 2_000;

/// A set of figures that follows another.
#[derive(Debug, Clone, Copy)]
pub struct Successor<'a> {
    /// The new set.
    pub snapshot: &'a Snapshot,
    /// The set that it begins as; `None` for the first.
    pub before: Option<&'a str>,
    /// What tells the file from others, and what it is called.
    pub file: &'a str,
    /// Where what it brings is published; `None` where each measure's own source counts.
    pub source: Option<&'a str>,
}

/// A figure with where it is published.
#[derive(Debug, Clone, PartialEq)]
pub struct SourcedFigure {
    /// The figure.
    pub figure: Figure,
    /// The source's id.
    pub source: String,
}

/// Where some figures of a measure in a set are published, and when they came.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct FigureSource {
    /// The measure's id.
    pub measure: String,
    /// The source's id.
    pub source: String,
    /// What the set that brought them is called; `None` for those of the first set.
    pub title: Option<String>,
    /// When they came; `None` for those of the first set.
    pub loaded_at: Option<DateTime<Utc>>,
}

impl Tx {
    /// Takes one's turn as [`Tx::take_turn`], and tells whether nothing was written down since the log stood at `position`:
    /// then what was read before still holds.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn take_turn_at(&mut self, position: i64) -> Result<bool> {
        let now: i64 = on!(Tx, self, |c| {
            sqlx::query_scalar("UPDATE audit_head SET position = position WHERE id = 1 RETURNING position")
                .fetch_one(&mut **c)
                .await?
        });
        Ok(now == position)
    }

    /// Writes a set of figures that begins as another.
    ///
    /// # Errors
    /// When its id is taken, the source unknown, or the database refuses.
    pub async fn put_successor(&mut self, new: &Successor<'_>) -> Result<()> {
        self.put_snapshot(new.snapshot).await?;
        execute!(
            self,
            "UPDATE snapshot SET file = $1, source = $2 WHERE id = $3",
            new.file,
            new.source,
            &new.snapshot.id,
        );
        if let Some(before) = new.before {
            execute!(
                self,
                "INSERT INTO figure (snapshot, area, measure, period, value, brought_by)
                 SELECT $1, area, measure, period, value, brought_by FROM figure WHERE snapshot = $2",
                &new.snapshot.id,
                before,
            );
        }
        Ok(())
    }

    /// Writes figures that a set brings, in the places of those that it began with.
    ///
    /// # Errors
    /// When an area or measure is unknown, or the database refuses.
    pub async fn bring_figures(&mut self, snapshot: &str, figures: &[Figure]) -> Result<()> {
        for some in figures.chunks(AT_ONCE) {
            on!(Tx, self, |c| {
                let mut query =
                    QueryBuilder::new("INSERT INTO figure (snapshot, area, measure, period, value, brought_by) ");
                query.push_values(some, |mut row, figure| {
                    row.push_bind(snapshot)
                        .push_bind(figure.area.as_str())
                        .push_bind(&figure.measure)
                        .push_bind(&figure.period)
                        .push_bind(figure.value)
                        .push_bind(snapshot);
                });
                query.push(
                    " ON CONFLICT (snapshot, area, measure, period)
                      DO UPDATE SET value = excluded.value, brought_by = excluded.brought_by",
                );
                query.build().execute(&mut **c).await?;
            });
        }
        Ok(())
    }
}

impl Db {
    /// Whether anything in a set begins with a mark: its own title, that of a set which brought figures or outlines into
    /// it, or the code of an area that is public.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn is_marked(&self, snapshot: &str, mark: &str) -> Result<bool> {
        // Sets first: where none is marked, which is always but for a rehearsal, no figure is looked at.
        let marked: Vec<String> = on!(Db, self, |c| {
            sqlx::query_scalar(
                "SELECT m.id FROM snapshot m JOIN snapshot s ON m.position <= s.position
                 WHERE s.id = $1 AND SUBSTR(m.title, 1, LENGTH($2)) = $2",
            )
            .bind(snapshot)
            .bind(mark)
            .fetch_all(c)
            .await?
        });
        for of in &marked {
            let brought: bool = on!(Db, self, |c| {
                sqlx::query_scalar(
                    "SELECT $1 = $2 OR EXISTS (SELECT 1 FROM figure WHERE snapshot = $1 AND brought_by = $2)
                         OR EXISTS (SELECT 1 FROM area_outline WHERE snapshot = $2)",
                )
                .bind(snapshot)
                .bind(of)
                .fetch_one(c)
                .await?
            });
            if brought {
                return Ok(true);
            }
        }
        Ok(on!(Db, self, |c| {
            sqlx::query_scalar(
                "SELECT EXISTS (SELECT 1 FROM area WHERE is_public AND SUBSTR(code, 1, LENGTH($1)) = $1)",
            )
            .bind(mark)
            .fetch_one(c)
            .await?
        }))
    }

    /// How many rows the log has: what [`Tx::take_turn_at`] asks for.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn log_position(&self) -> Result<i64> {
        Ok(on!(Db, self, |c| {
            sqlx::query_scalar("SELECT position FROM audit_head WHERE id = 1").fetch_one(c).await?
        }))
    }

    /// The figures of a measure in a set, each with its source.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn sourced_figures(&self, snapshot: &str, measure: &str) -> Result<Vec<SourcedFigure>> {
        let rows: Vec<(String, String, f64, String)> = on!(Db, self, |c| sqlx::query_as(
            "SELECT f.area, f.period, f.value, COALESCE(b.source, m.source) FROM figure f
             JOIN measure m ON m.id = f.measure LEFT JOIN snapshot b ON b.id = f.brought_by
             WHERE f.snapshot = $1 AND f.measure = $2 ORDER BY f.area, f.period"
        )
        .bind(snapshot)
        .bind(measure)
        .fetch_all(c)
        .await?);
        let read = |(area, period, value, source)| {
            let figure = Figure { area: code(area)?, measure: measure.to_owned(), period, value };
            Ok(SourcedFigure { figure, source })
        };
        rows.into_iter().map(read).collect()
    }

    /// Every source of each measure in a set, the first set's before what was brought in later.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn figure_sources(&self, snapshot: &str) -> Result<Vec<FigureSource>> {
        Ok(on!(Db, self, |c| sqlx::query_as(
            "SELECT d.measure, COALESCE(b.source, m.source) AS source, b.title, b.loaded_at
             FROM (SELECT DISTINCT measure, brought_by FROM figure WHERE snapshot = $1) d
             JOIN measure m ON m.id = d.measure LEFT JOIN snapshot b ON b.id = d.brought_by
             ORDER BY d.measure, COALESCE(b.position, 0)"
        )
        .bind(snapshot)
        .fetch_all(c)
        .await?))
    }
}
