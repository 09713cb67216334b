//! What happened to the figures and the screening: every snapshot, every publication.

use crate::{Db, PublishedRun, Result, Snapshot, on};

impl Db {
    /// Every set of figures that was loaded, the oldest first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn snapshots(&self) -> Result<Vec<Snapshot>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_as("SELECT id, title, loaded_at FROM snapshot ORDER BY loaded_at, id").fetch_all(c).await?
        }))
    }

    /// Everything that was published, the oldest first. A run that was published again stands there again.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn publications(&self) -> Result<Vec<PublishedRun>> {
        Ok(on!(Db, self, |c| sqlx::query_as(
            "SELECT r.id AS run, r.method, r.method_version, r.snapshot, r.ran_at, p.published_at, p.note
             FROM publication p JOIN screening_run r ON r.id = p.run ORDER BY p.position"
        )
        .fetch_all(c)
        .await?))
    }
}
