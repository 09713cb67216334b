//! Plans: which indicators of the goals are judged, and by which figures.

use crate::{Db, Result, Tx, execute, on};

/// A version of a plan as it is kept: its files, whole.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Plan {
    /// The plan's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its file, as docs/goal-format.md describes it.
    pub file: String,
    /// Its figures: a table with the columns indicator, year, areas and rest.
    pub observations: String,
}

/// The plan that was written last.
const CURRENT: &str = "SELECT id, version, file, observations FROM plan ORDER BY position DESC LIMIT 1";

impl Tx {
    /// The plan that is shown, for who writes the next; `None` before there is any.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn current_plan(&mut self) -> Result<Option<Plan>> {
        Ok(on!(Tx, self, |c| sqlx::query_as(CURRENT).fetch_optional(&mut **c).await?))
    }

    /// Writes a version of a plan, which is then the one that is shown.
    ///
    /// # Errors
    /// When the version is there already, someone else wrote one at the same moment, or the database refuses.
    pub async fn put_plan(&mut self, plan: &Plan) -> Result<()> {
        execute!(
            self,
            "INSERT INTO plan (id, version, position, file, observations)
             SELECT $1, $2, COALESCE(MAX(position), 0) + 1, $3, $4 FROM plan",
            &plan.id,
            &plan.version,
            &plan.file,
            &plan.observations,
        );
        Ok(())
    }
}

impl Db {
    /// The plan that is shown: the one that was written last; `None` before there is any.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn current_plan(&self) -> Result<Option<Plan>> {
        Ok(on!(Db, self, |c| sqlx::query_as(CURRENT).fetch_optional(c).await?))
    }
}
