//! Designations as staff enter them: drafts, and what becomes of them when they are published. A correction and a
//! withdrawal are entries of their own; nothing that was published is changed.

use chrono::{DateTime, Utc};
use domain::area::AreaCode;

use crate::{Db, Designation, Result, Tx, area::code, execute, on};

/// A draft as it was saved last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesignationDraft {
    /// Its number, never given again; 0 before it is stored.
    pub id: i64,
    /// "decision", "correction" or "withdrawal".
    pub kind: String,
    /// The published designation that it corrects or withdraws.
    pub about: Option<String>,
    /// What it is called.
    pub title: String,
    /// The day of the decision, ISO; may be empty in a draft.
    pub decided_on: String,
    /// Who decided.
    pub decider: String,
    /// The case number, or where the decision can be found.
    pub reference: String,
    /// What a reader must know.
    pub note: String,
    /// Why it is corrected or withdrawn.
    pub reason: String,
    /// How many times it was saved, from 1.
    pub revision: i64,
    /// "open", "published" or "dropped".
    pub state: String,
    /// Who saved it last.
    pub staff: i64,
    /// When it was saved last.
    pub at: DateTime<Utc>,
    /// What it covers.
    pub areas: Vec<DraftArea>,
}

/// An area that a draft covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftArea {
    /// The area; `None` for a new one.
    pub area: Option<AreaCode>,
    /// What a new one is called; empty for one that is known.
    pub name: String,
    /// The outline of a new one as a GeoJSON geometry; empty for one that is known.
    pub outline: String,
}

/// A published entry: a decision, or a correction or withdrawal of an earlier entry.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DesignationEntry {
    /// Its id.
    pub id: String,
    /// "decision", "correction" or "withdrawal".
    pub kind: String,
    /// The entry that it corrects or withdraws.
    pub about: Option<String>,
    /// What it is called.
    pub title: String,
    /// The day of the decision, ISO and perhaps partial; empty when not known.
    pub decided_on: String,
    /// Who decided.
    pub decider: String,
    /// Where the decision can be found.
    pub reference: String,
    /// What a reader must know.
    pub note: String,
    /// Why it is corrected or withdrawn.
    pub reason: String,
    /// When staff published it; `None` where it came with the default data.
    pub published_at: Option<DateTime<Utc>>,
    /// Whether no later entry corrects or withdraws it.
    pub is_last: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    kind: String,
    about: Option<String>,
    title: String,
    decided_on: String,
    decider: String,
    reference: String,
    note: String,
    reason: String,
    revision: i64,
    state: String,
    staff: i64,
    at: DateTime<Utc>,
}

impl Tx {
    /// Begins a draft; gives its number. Its own number, revision and state are not looked at.
    ///
    /// # Errors
    /// When a designation, an area or the person is unknown, or the database refuses.
    pub async fn begin_designation_draft(&mut self, draft: &DesignationDraft) -> Result<i64> {
        let id: i64 = on!(Tx, self, |c| {
            sqlx::query_scalar("SELECT COALESCE(MAX(id), 0) + 1 FROM designation_draft").fetch_one(&mut **c).await?
        });
        execute!(
            self,
            "INSERT INTO designation_draft
             (id, kind, about, title, decided_on, decider, reference, note, reason, revision, state, staff, at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, 'open', $10, $11)",
            id,
            &draft.kind,
            draft.about.as_deref(),
            &draft.title,
            &draft.decided_on,
            &draft.decider,
            &draft.reference,
            &draft.note,
            &draft.reason,
            draft.staff,
            draft.at,
        );
        self.put_draft_areas(id, &draft.areas).await?;
        Ok(id)
    }

    /// Saves an open draft after the revision that it has; false when somebody else has saved it since, or it is no
    /// longer open.
    ///
    /// # Errors
    /// When an area or the person is unknown, or the database refuses.
    pub async fn save_designation_draft(&mut self, draft: &DesignationDraft) -> Result<bool> {
        let saved = on!(Tx, self, |c| {
            sqlx::query(
                "UPDATE designation_draft SET title = $3, decided_on = $4, decider = $5, reference = $6, note = $7,
                 reason = $8, staff = $9, at = $10, revision = revision + 1
                 WHERE id = $1 AND revision = $2 AND state = 'open'",
            )
            .bind(draft.id)
            .bind(draft.revision)
            .bind(&draft.title)
            .bind(&draft.decided_on)
            .bind(&draft.decider)
            .bind(&draft.reference)
            .bind(&draft.note)
            .bind(&draft.reason)
            .bind(draft.staff)
            .bind(draft.at)
            .execute(&mut **c)
            .await?
            .rows_affected()
        });
        if saved == 0 {
            return Ok(false);
        }
        execute!(self, "DELETE FROM designation_draft_area WHERE draft = $1", draft.id);
        self.put_draft_areas(draft.id, &draft.areas).await?;
        Ok(true)
    }

    async fn put_draft_areas(&mut self, draft: i64, areas: &[DraftArea]) -> Result<()> {
        for (position, one) in (1i64..).zip(areas) {
            execute!(
                self,
                "INSERT INTO designation_draft_area (draft, position, area, name, outline) VALUES ($1, $2, $3, $4, $5)",
                draft,
                position,
                one.area.as_ref().map(AreaCode::as_str),
                &one.name,
                &one.outline,
            );
        }
        Ok(())
    }

    /// Closes an open draft: "published" or "dropped". False when it was not open or was saved after `revision`.
    ///
    /// # Errors
    /// When the word is neither or the database refuses.
    pub async fn close_designation_draft(&mut self, draft: i64, revision: i64, state: &str) -> Result<bool> {
        let closed = on!(Tx, self, |c| {
            sqlx::query("UPDATE designation_draft SET state = $3 WHERE id = $1 AND revision = $2 AND state = 'open'")
                .bind(draft)
                .bind(revision)
                .bind(state)
                .execute(&mut **c)
                .await?
                .rows_affected()
        });
        Ok(closed > 0)
    }

    /// Publishes an entry with the areas that it covers. What it is about is as it was, and no longer the last word.
    ///
    /// # Errors
    /// When the id is taken, the entry that it is about is not the last word or unknown, an area unknown, or the database
    /// refuses.
    pub async fn publish_designation(
        &mut self,
        designation: &Designation,
        about: Option<&str>,
        areas: &[AreaCode],
        at: DateTime<Utc>,
    ) -> Result<()> {
        self.put_designation(designation, areas).await?;
        execute!(
            self,
            "UPDATE designation SET about = $2, published_at = $3 WHERE id = $1",
            &designation.id,
            about,
            at,
        );
        Ok(())
    }

    /// Whether no entry corrects or withdraws this one.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn is_last_designation(&mut self, id: &str) -> Result<bool> {
        let later: i64 = on!(Tx, self, |c| {
            sqlx::query_scalar("SELECT COUNT(*) FROM designation WHERE about = $1").bind(id).fetch_one(&mut **c).await?
        });
        Ok(later == 0)
    }
}

/// What a draft is made of, but its areas.
const DRAFT: &str = "SELECT id, kind, about, title, decided_on, decider, reference, note, reason, revision, state, \
                     staff, at FROM designation_draft WHERE ($1 = 0 AND state = 'open') OR id = $1 ORDER BY id";

impl Db {
    /// Every open draft, the oldest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn designation_drafts(&self) -> Result<Vec<DesignationDraft>> {
        self.drafts(0).await
    }

    /// A draft, open or not.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn designation_draft(&self, id: i64) -> Result<Option<DesignationDraft>> {
        if id < 1 {
            return Ok(None);
        }
        Ok(self.drafts(id).await?.pop())
    }

    async fn drafts(&self, id: i64) -> Result<Vec<DesignationDraft>> {
        let rows: Vec<Row> = on!(Db, self, |c| sqlx::query_as(DRAFT).bind(id).fetch_all(c).await?);
        let mut drafts = Vec::new();
        for row in rows {
            let areas: Vec<(Option<String>, String, String)> = on!(Db, self, |c| {
                sqlx::query_as(
                    "SELECT area, name, outline FROM designation_draft_area WHERE draft = $1 ORDER BY position",
                )
                .bind(row.id)
                .fetch_all(c)
                .await?
            });
            let area = |(area, name, outline): (Option<String>, String, String)| {
                Ok(DraftArea { area: area.map(code).transpose()?, name, outline })
            };
            let areas = areas.into_iter().map(area).collect::<Result<_>>()?;
            let Row { id, kind, about, title, decided_on, decider, reference, note, reason, .. } = row;
            let Row { revision, state, staff, at, .. } = row;
            drafts.push(DesignationDraft {
                id,
                kind,
                about,
                title,
                decided_on,
                decider,
                reference,
                note,
                reason,
                revision,
                state,
                staff,
                at,
                areas,
            });
        }
        Ok(drafts)
    }

    /// Everything that was ever published, also what was corrected or withdrawn, the oldest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn designation_entries(&self) -> Result<Vec<DesignationEntry>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT d.id, d.kind, d.about, d.title, d.decided_on, d.decider, d.reference, d.note, d.reason,
                        d.published_at,
                        NOT EXISTS (SELECT 1 FROM designation later WHERE later.about = d.id) AS is_last
                 FROM designation d ORDER BY d.id",
            )
            .fetch_all(c)
            .await?
        }))
    }

    /// Which areas each designation covers that is the last word on itself, as pairs of its id and the area.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn designated_areas(&self) -> Result<Vec<(String, AreaCode)>> {
        let rows: Vec<(String, String)> = on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT a.designation, a.area FROM designated_area a
                 WHERE NOT EXISTS (SELECT 1 FROM designation later WHERE later.about = a.designation)
                 ORDER BY a.designation, a.area",
            )
            .fetch_all(c)
            .await?
        });
        rows.into_iter().map(|(designation, area)| Ok((designation, code(area)?))).collect()
    }

    /// The areas that an entry covers or covered, by code.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn areas_of_designation(&self, id: &str) -> Result<Vec<AreaCode>> {
        let rows: Vec<String> = on!(Db, self, |c| {
            sqlx::query_scalar("SELECT area FROM designated_area WHERE designation = $1 ORDER BY area")
                .bind(id)
                .fetch_all(c)
                .await?
        });
        rows.into_iter().map(code).collect()
    }

    /// How many entries were ever published: it changes whenever one is.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn count_designations(&self) -> Result<i64> {
        Ok(on!(Db, self, |c| sqlx::query_scalar("SELECT COUNT(*) FROM designation").fetch_one(c).await?))
    }
}
