//! Methods that staff are writing. A draft is never public: nothing but these queries reads it.

use chrono::{DateTime, Utc};

use crate::{Db, Method, Result, Tx, execute, on};

/// A draft as it was saved last.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct MethodDraft {
    /// Its number, never given again.
    pub id: i64,
    /// The id of the method that it is a copy of.
    pub from_method: String,
    /// The version of that method.
    pub from_version: String,
    /// "open", "stored" (it became a method) or "dropped".
    pub state: String,
    /// How many times it was saved, from 1.
    pub revision: i64,
    /// The file, as it was saved last.
    pub file: String,
    /// Who saved it last.
    pub staff: i64,
    /// When it was saved last.
    pub at: DateTime<Utc>,
}

/// Who stored a method version that did not come with the default data.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StoredBy {
    /// The method's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Who.
    pub staff: i64,
    /// When.
    pub at: DateTime<Utc>,
}

impl Tx {
    /// Begins a draft as a copy of a stored method; gives its number.
    ///
    /// # Errors
    /// When the method or the person is unknown, or the database refuses.
    pub async fn begin_method_draft(&mut self, from: &Method, staff: i64, at: DateTime<Utc>) -> Result<i64> {
        let id: i64 = on!(Tx, self, |c| {
            sqlx::query_scalar("SELECT COALESCE(MAX(id), 0) + 1 FROM method_draft").fetch_one(&mut **c).await?
        });
        execute!(
            self,
            "INSERT INTO method_draft (id, from_method, from_version, state, staff, begun_at)
             VALUES ($1, $2, $3, 'open', $4, $5)",
            id,
            &from.id,
            &from.version,
            staff,
            at,
        );
        self.save_method_draft(id, 0, &from.file, staff, at).await?;
        Ok(id)
    }

    /// Saves a draft after the revision `after`; false when somebody else has saved it since, or it is no longer open.
    /// Asked in one's turn.
    ///
    /// # Errors
    /// When the person is unknown or the database refuses.
    pub async fn save_method_draft(
        &mut self,
        draft: i64,
        after: i64,
        file: &str,
        staff: i64,
        at: DateTime<Utc>,
    ) -> Result<bool> {
        let saved = on!(Tx, self, |c| {
            sqlx::query(
                "INSERT INTO method_draft_revision (draft, revision, file, staff, at)
                 SELECT d.id, $2 + 1, $3, $4, $5 FROM method_draft d WHERE d.id = $1 AND d.state = 'open'
                 AND $2 = (SELECT COALESCE(MAX(r.revision), 0) FROM method_draft_revision r WHERE r.draft = $1)",
            )
            .bind(draft)
            .bind(after)
            .bind(file)
            .bind(staff)
            .bind(at)
            .execute(&mut **c)
            .await?
            .rows_affected()
        });
        Ok(saved > 0)
    }

    /// Closes an open draft: "stored" or "dropped". False when it was not open or was saved after `revision`. Asked in
    /// one's turn.
    ///
    /// # Errors
    /// When the word is neither or the database refuses.
    pub async fn close_method_draft(&mut self, draft: i64, revision: i64, state: &str) -> Result<bool> {
        let closed = on!(Tx, self, |c| {
            sqlx::query(
                "UPDATE method_draft SET state = $3 WHERE id = $1 AND state = 'open'
                 AND $2 = (SELECT MAX(r.revision) FROM method_draft_revision r WHERE r.draft = $1)",
            )
            .bind(draft)
            .bind(revision)
            .bind(state)
            .execute(&mut **c)
            .await?
            .rows_affected()
        });
        Ok(closed > 0)
    }

    /// Stores a method that somebody wrote, after all others.
    ///
    /// # Errors
    /// When the version is there already, the person unknown, or the database refuses.
    pub async fn store_method(&mut self, method: &Method, staff: i64, at: DateTime<Utc>) -> Result<()> {
        execute!(
            self,
            "INSERT INTO method (id, version, position, file, stored_by, stored_at)
             SELECT $1, $2, COALESCE(MAX(position), 0) + 1, $3, $4, $5 FROM method",
            &method.id,
            &method.version,
            &method.file,
            staff,
            at,
        );
        Ok(())
    }

    /// Whether a method's id and version, with a hyphen between them, make this name.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn has_method_named(&mut self, name: &str) -> Result<bool> {
        let found: i64 = on!(Tx, self, |c| {
            sqlx::query_scalar("SELECT COUNT(*) FROM method WHERE id || '-' || version = $1")
                .bind(name)
                .fetch_one(&mut **c)
                .await?
        });
        Ok(found > 0)
    }
}

impl Db {
    /// Every open draft, the one saved last first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn method_drafts(&self) -> Result<Vec<MethodDraft>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT d.id, d.from_method, d.from_version, d.state, r.revision, r.file, r.staff, r.at
                 FROM method_draft d JOIN method_draft_revision r ON r.draft = d.id
                 WHERE d.state = 'open'
                 AND r.revision = (SELECT MAX(l.revision) FROM method_draft_revision l WHERE l.draft = d.id)
                 ORDER BY r.at DESC, d.id DESC",
            )
            .fetch_all(c)
            .await?
        }))
    }

    /// A draft, open or not, as it was saved last, or as it was at a revision.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn method_draft(&self, id: i64, revision: Option<i64>) -> Result<Option<MethodDraft>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT d.id, d.from_method, d.from_version, d.state, r.revision, r.file, r.staff, r.at
                 FROM method_draft d JOIN method_draft_revision r ON r.draft = d.id
                 WHERE d.id = $1 AND ($2 = 0 OR r.revision = $2) ORDER BY r.revision DESC LIMIT 1",
            )
            .bind(id)
            .bind(revision.unwrap_or(0))
            .fetch_optional(c)
            .await?
        }))
    }

    /// Which method versions staff have stored.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn methods_by_staff(&self) -> Result<Vec<StoredBy>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT id, version, stored_by AS staff, stored_at AS at FROM method
                 WHERE stored_by IS NOT NULL ORDER BY position, id, version",
            )
            .fetch_all(c)
            .await?
        }))
    }

    /// The method versions that everybody may see: those that came with the default data, and those by which a run has
    /// been published. In the order in which they are shown.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn public_methods(&self) -> Result<Vec<Method>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT m.id, m.version, m.file FROM method m
                 WHERE m.stored_by IS NULL OR EXISTS (
                     SELECT 1 FROM screening_run r JOIN publication p ON p.run = r.id
                     WHERE r.method = m.id AND r.method_version = m.version)
                 ORDER BY m.position, m.id, m.version",
            )
            .fetch_all(c)
            .await?
        }))
    }
}
