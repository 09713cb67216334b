//! What colleagues say of a run before it is published, and what is to be published at a set time.

use chrono::{DateTime, Utc};

use crate::{Db, Result, StoreError, Tx, execute, on};

/// What a remark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemarkKind {
    /// Something said.
    Comment,
    /// Approval asked for.
    Asked,
    /// Approved.
    Approved,
    /// Not approved.
    Declined,
}

/// Something said of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The run.
    pub run: String,
    /// Its place among the run's remarks, from 1.
    pub position: i64,
    /// Who said it.
    pub staff: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// What it is.
    pub kind: RemarkKind,
    /// What was said; may be empty where the kind says it.
    pub body: String,
}

/// A run that becomes public at a set time.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PlannedPublication {
    /// The run.
    pub run: String,
    /// When.
    pub publish_at: DateTime<Utc>,
    /// What the public will be told.
    pub note: String,
    /// Who planned it.
    pub staff: i64,
}

/// A stored run, published or not.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StoredRun {
    /// Its id.
    pub id: String,
    /// The method's id.
    pub method: String,
    /// The method's version.
    pub method_version: String,
    /// The snapshot's id.
    pub snapshot: String,
    /// When it was computed.
    pub ran_at: DateTime<Utc>,
}

/// Whether the last answer to a run is yes, and somebody else's than who publishes; `None` is the machine's own
/// operator. What was approved before a later no does not count.
#[must_use]
pub fn is_approved(remarks: &[Remark], publisher: Option<i64>) -> bool {
    let last = remarks.iter().rev().find(|one| matches!(one.kind, RemarkKind::Approved | RemarkKind::Declined));
    last.is_some_and(|last| last.kind == RemarkKind::Approved && Some(last.staff) != publisher)
}

#[derive(sqlx::FromRow)]
struct Row {
    run: String,
    position: i64,
    staff: i64,
    at: DateTime<Utc>,
    kind: String,
    body: String,
}

/// What was said of a run.
const REMARKS: &str = "SELECT run, position, staff, at, kind, body FROM run_remark WHERE run = $1 ORDER BY position";

fn remarks_of(rows: Vec<Row>) -> Result<Vec<Remark>> {
    rows.into_iter()
        .map(|Row { run, position, staff, at, kind, body }| {
            let kind = RemarkKind::parse(&kind).ok_or(StoreError::Word { column: "run_remark.kind", word: kind })?;
            Ok(Remark { run, position, staff, at, kind, body })
        })
        .collect()
}

impl RemarkKind {
    const ALL: [Self; 4] = [Self::Comment, Self::Asked, Self::Approved, Self::Declined];

    /// The stored word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Asked => "asked",
            Self::Approved => "approved",
            Self::Declined => "declined",
        }
    }

    /// Reads [`RemarkKind::as_str`] back; `None` for any other word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

impl Tx {
    /// Writes something said of a run.
    ///
    /// # Errors
    /// When the run or the person is unknown, or the database refuses.
    pub async fn put_remark(
        &mut self,
        run: &str,
        staff: i64,
        at: DateTime<Utc>,
        kind: RemarkKind,
        body: &str,
    ) -> Result<()> {
        execute!(
            self,
            "INSERT INTO run_remark (run, position, staff, at, kind, body)
             SELECT $1, COALESCE(MAX(position), 0) + 1, $2, $3, $4, $5 FROM run_remark WHERE run = $1",
            run,
            staff,
            at,
            kind.as_str(),
            body,
        );
        Ok(())
    }

    /// Plans a publication in place of the one that is planned, if any.
    ///
    /// # Errors
    /// When the run or the person is unknown, or the database refuses.
    pub async fn plan_publication(&mut self, plan: &PlannedPublication) -> Result<()> {
        self.call_publication_off().await?;
        execute!(
            self,
            "INSERT INTO planned_publication (id, run, publish_at, note, staff) VALUES (1, $1, $2, $3, $4)",
            &plan.run,
            plan.publish_at,
            &plan.note,
            plan.staff,
        );
        Ok(())
    }

    /// What was said of a run, the first thing first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn remarks(&mut self, run: &str) -> Result<Vec<Remark>> {
        let rows = on!(Tx, self, |c| sqlx::query_as(REMARKS).bind(run).fetch_all(&mut **c).await?);
        remarks_of(rows)
    }

    /// The run that is public; `None` before the first publication.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn published(&mut self) -> Result<Option<String>> {
        Ok(on!(Tx, self, |c| sqlx::query_scalar("SELECT run FROM publication ORDER BY position DESC LIMIT 1")
            .fetch_optional(&mut **c)
            .await?))
    }

    /// Every run that was ever public, in the order in which they first were.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn first_published(&mut self) -> Result<Vec<String>> {
        Ok(on!(Tx, self, |c| {
            sqlx::query_scalar("SELECT run FROM publication GROUP BY run ORDER BY MIN(position)")
                .fetch_all(&mut **c)
                .await?
        }))
    }

    /// Takes the planned publication if it is due at `now`: whoever gets it publishes it, in this transaction.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn take_due_publication(&mut self, now: DateTime<Utc>) -> Result<Option<PlannedPublication>> {
        Ok(on!(Tx, self, |c| {
            sqlx::query_as(
                "DELETE FROM planned_publication WHERE publish_at <= $1 RETURNING run, publish_at, note, staff",
            )
            .bind(now)
            .fetch_optional(&mut **c)
            .await?
        }))
    }

    /// Calls the planned publication off if it is of this run; whether it was.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn call_publication_of_off(&mut self, run: &str) -> Result<bool> {
        let gone = on!(Tx, self, |c| {
            sqlx::query("DELETE FROM planned_publication WHERE run = $1")
                .bind(run)
                .execute(&mut **c)
                .await?
                .rows_affected()
        });
        Ok(gone > 0)
    }

    /// Calls the planned publication off; gives what it was.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn call_publication_off(&mut self) -> Result<Option<PlannedPublication>> {
        Ok(on!(Tx, self, |c| {
            sqlx::query_as("DELETE FROM planned_publication RETURNING run, publish_at, note, staff")
                .fetch_optional(&mut **c)
                .await?
        }))
    }
}

impl Db {
    /// What was said of a run, the first thing first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn remarks(&self, run: &str) -> Result<Vec<Remark>> {
        let rows = on!(Db, self, |c| sqlx::query_as(REMARKS).bind(run).fetch_all(c).await?);
        remarks_of(rows)
    }

    /// What somebody has said of any run, the first thing first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn remarks_by(&self, staff: i64) -> Result<Vec<Remark>> {
        let rows = on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT run, position, staff, at, kind, body FROM run_remark WHERE staff = $1
                 ORDER BY at, run, position",
            )
            .bind(staff)
            .fetch_all(c)
            .await?
        });
        remarks_of(rows)
    }

    /// The runs for which approval was asked and nobody has answered since, the longest waiting first; runs that became
    /// public after that are not among them.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn runs_to_answer(&self) -> Result<Vec<String>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_scalar(
                "SELECT a.run FROM run_remark a
                 WHERE a.kind = 'asked'
                   AND NOT EXISTS (SELECT 1 FROM run_remark r WHERE r.run = a.run AND r.position > a.position AND r.kind <> 'comment')
                   AND NOT EXISTS (SELECT 1 FROM publication p WHERE p.run = a.run AND p.published_at >= a.at)
                 ORDER BY a.at, a.run",
            )
            .fetch_all(c)
            .await?
        }))
    }

    /// What is to be published next; `None` when nothing is planned.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn planned_publication(&self) -> Result<Option<PlannedPublication>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as("SELECT run, publish_at, note, staff FROM planned_publication WHERE id = 1")
                .fetch_optional(c)
                .await?
        }))
    }

    /// All stored runs, the newest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn runs(&self) -> Result<Vec<StoredRun>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT id, method, method_version, snapshot, ran_at FROM screening_run ORDER BY ran_at DESC, id",
            )
            .fetch_all(c)
            .await?
        }))
    }
}

#[cfg(test)]
mod tests {
    use RemarkKind::{Approved, Asked, Comment, Declined};

    use super::*;

    #[test]
    fn the_last_answer_counts_and_never_ones_own() {
        let said = |kinds: &[(RemarkKind, i64)]| -> Vec<Remark> {
            kinds
                .iter()
                .map(|(kind, staff)| Remark {
                    run: "r".into(),
                    position: 1,
                    staff: *staff,
                    at: DateTime::UNIX_EPOCH,
                    kind: *kind,
                    body: String::new(),
                })
                .collect()
        };
        assert!(is_approved(&said(&[(Asked, 1), (Approved, 2), (Comment, 1)]), Some(1)));
        assert!(!is_approved(&said(&[(Approved, 1)]), Some(1)), "one's own");
        assert!(!is_approved(&said(&[(Approved, 2), (Declined, 3)]), Some(1)), "taken back");
        assert!(!is_approved(&said(&[(Comment, 2), (Asked, 2)]), Some(1)), "nobody answered");
        assert!(is_approved(&said(&[(Approved, 1)]), None), "the operator is nobody of them");
    }
}
