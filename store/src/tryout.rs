//! The database as it would be: something is written, read again by whatever reads it, and never happened.

use sqlx::{Connection, postgres::PgPoolOptions, sqlite::SqlitePoolOptions};

use crate::{Db, Result, Tx, on};

/// How sqlx names databases in memory.
const IN_MEMORY: &str = "file:sqlx-in-memory";

/// A database of one connection that is inside a transaction which is never committed.
#[derive(Debug)]
pub struct Tryout(Db);

impl Db {
    /// Opens a [`Tryout`]; `None` for a database in memory, which has no second connection. On SQLite nobody else writes
    /// until it ends.
    ///
    /// # Errors
    /// When the database can't be reached, or somebody else writes for more than ten seconds.
    pub async fn tryout(&self) -> Result<Option<Tryout>> {
        // A transaction that is forgotten stays open with the connection; what is begun inside it is a savepoint.
        Ok(Some(Tryout(match self {
            Self::Sqlite(pool) => {
                let options = pool.connect_options();
                if options.get_filename().to_string_lossy().starts_with(IN_MEMORY) {
                    return Ok(None);
                }
                let one = SqlitePoolOptions::new().max_connections(1).after_connect(|connection, _| {
                    Box::pin(async move {
                        std::mem::forget(connection.begin_with("BEGIN IMMEDIATE").await?);
                        Ok(())
                    })
                });
                Self::Sqlite(one.connect_with(options.as_ref().clone()).await?)
            }
            Self::Postgres(pool) => {
                let one = PgPoolOptions::new().max_connections(1).after_connect(|connection, _| {
                    Box::pin(async move {
                        std::mem::forget(connection.begin().await?);
                        Ok(())
                    })
                });
                Self::Postgres(one.connect_with(pool.connect_options().as_ref().clone()).await?)
            }
        })))
    }
}

impl Tryout {
    /// The database as it would be.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.0
    }

    /// Begins writing; what is committed is seen in [`Tryout::db`] and nowhere else.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn begin(&self) -> Result<Tx> {
        Ok(match &self.0 {
            Db::Sqlite(pool) => Tx::Sqlite(pool.begin().await?),
            Db::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Undoes everything. So does dropping it, a moment later.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn undo(self) -> Result<()> {
        on!(Db, &self.0, |c| {
            sqlx::query("ROLLBACK").execute(c).await?;
        });
        self.0.close().await;
        Ok(())
    }
}
