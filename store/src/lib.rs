//! What Byblik keeps: one [`Db`] over SQLite and PostgreSQL, with one SQL text for both.
//!
//! How to add something to keep:
//! 1. a migration of the same number and name in `migrations/sqlite` and `migrations/postgres`;
//! 2. a file here with its row struct, its writes on [`Tx`] and its reads on [`Db`];
//! 3. SQL of the common subset only: `$1` parameters, `BIGINT`/`DOUBLE PRECISION`/`TEXT`/`BOOLEAN`, `i64` and `f64`
//!    on our side, names sorted by their stored key and never by the database's collation;
//! 4. a test in `tests/`, whose body runs on both databases.
//!
//! Not found is `Option`, never an error. Writes are only on [`Tx`], so nothing can be written half.

mod area;
mod area_text;
mod audit;
mod confirmation;
mod content;
mod correction;
mod decision;
mod designation;
mod figure;
mod history;
mod identity;
mod imported;
mod initiative;
mod invitation;
mod method_draft;
mod news;
mod organisation;
mod outline;
mod picture;
mod plan;
mod policy;
mod proof;
mod reminder;
mod review;
mod screening;
mod session;
mod staff;
mod translation;
mod tryout;
mod upload;

use std::{str::FromStr, time::Duration};

use sqlx::{
    PgPool, Postgres, Sqlite, SqlitePool,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use thiserror::Error;

pub use area::{Area, Overlap, Surroundings};
pub use area_text::AreaText;
pub use audit::{AuditQuery, AuditRow, Broken, Deed, Verified};
pub use content::{ContentDraft, ContentEvent, ContentHead, ContentPlan, ContentVersion, ThingId};
pub use correction::{Correction, CorrectionQuery};
pub use decision::{Designation, ListCount, ListEvent, StateList};
pub use designation::{DesignationDraft, DesignationEntry, DraftArea};
pub use figure::{Measure, Snapshot, Source};
pub use identity::{Identity, IdentityAttempt};
pub use imported::{FigureSource, SourcedFigure, Successor};
pub use initiative::Initiative;
pub use method_draft::{MethodDraft, StoredBy};
pub use news::News;
pub use organisation::Organisation;
pub use outline::OutlineSource;
pub use picture::{Picture, PictureFile};
pub use plan::Plan;
pub use policy::{Goal, PolicyFigure, PolicyValue};
pub use proof::{Entrance, Proofs};
pub use reminder::{Outcome, Reminder};
pub use review::{PlannedPublication, Remark, RemarkKind, StoredRun, is_approved};
pub use screening::{Method, PublishedRun, StoredOutcome};
pub use session::{KnownBrowser, Session, Stage};
pub use staff::{Staff, StaffState};
pub use tryout::Tryout;
pub use upload::{NewUpload, Upload, UploadState};

/// The migrations for SQLite.
pub static SQLITE: Migrator = sqlx::migrate!("../migrations/sqlite");
/// The migrations for PostgreSQL, of the same versions and names.
pub static POSTGRES: Migrator = sqlx::migrate!("../migrations/postgres");

/// What can go wrong between us and the database.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The address of the database is of no kind that we know.
    #[error("databasens adresse begynder hverken med sqlite: eller postgres:")]
    UnknownKind,
    /// The database refused or could not be reached.
    #[error("databasen svarede ikke som ventet")]
    Sql(#[from] sqlx::Error),
    /// The tables could not be brought up to date.
    #[error("databasens tabeller kunne ikke opdateres")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// A stored word is none that this version knows.
    #[error("databasen indeholder et ukendt ord i {column}: {word}")]
    Word {
        /// Where it stands.
        column: &'static str,
        /// What stands there.
        word: String,
    },
}

/// What store functions return.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// An open database of either kind. Cloning shares the pool.
#[derive(Debug, Clone)]
pub enum Db {
    /// A file on this machine.
    Sqlite(SqlitePool),
    /// A server.
    Postgres(PgPool),
}

/// A transaction: all of it or nothing. Dropping it without [`Tx::commit`] undoes it.
#[derive(Debug)]
pub enum Tx {
    /// On SQLite.
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(sqlx::Transaction<'static, Postgres>),
}

/// Runs one expression on whichever database is open; `$c` is the pool or the transaction.
macro_rules! on {
    ($kind:ident, $db:expr, |$c:ident| $body:expr) => {
        match $db {
            $crate::$kind::Sqlite($c) => $body,
            $crate::$kind::Postgres($c) => $body,
        }
    };
}
pub(crate) use on;

/// Runs one statement that returns nothing, in a transaction, with its parameters in order.
macro_rules! execute {
    ($tx:expr, $sql:literal $(, $value:expr)* $(,)?) => {
        $crate::on!(Tx, $tx, |c| {
            sqlx::query($sql)$(.bind($value))*.execute(&mut **c).await?;
        })
    };
}
pub(crate) use execute;

impl Db {
    /// Opens the database that `url` names (`sqlite:…` or `postgres:…`); a missing SQLite file is created.
    ///
    /// # Errors
    /// When the address is of no known kind, or the database can't be opened or reached within ten seconds.
    pub async fn connect(url: &str) -> Result<Self> {
        const PATIENCE: Duration = Duration::from_secs(10);
        if url.starts_with("sqlite:") {
            let options = SqliteConnectOptions::from_str(url)?
                .create_if_missing(true)
                .foreign_keys(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Normal)
                .busy_timeout(PATIENCE);
            // Every connection to `:memory:` would be a database of its own.
            let most = if url.contains(":memory:") { 1 } else { 8 };
            let pool = SqlitePoolOptions::new().max_connections(most).acquire_timeout(PATIENCE);
            Ok(Self::Sqlite(pool.connect_with(options).await?))
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let pool = PgPoolOptions::new().max_connections(16).acquire_timeout(PATIENCE);
            Ok(Self::Postgres(pool.connect_with(PgConnectOptions::from_str(url)?).await?))
        } else {
            Err(StoreError::UnknownKind)
        }
    }

    /// Brings the tables up to date.
    ///
    /// # Errors
    /// When a migration fails, or the database was made by a newer version.
    pub async fn migrate(&self) -> Result<()> {
        match self {
            Self::Sqlite(pool) => SQLITE.run(pool).await?,
            Self::Postgres(pool) => POSTGRES.run(pool).await?,
        }
        Ok(())
    }

    /// Begins a writing transaction; on SQLite it takes the write lock at once, so it never fails half-way for it.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn begin(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite(pool) => Tx::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Answers when the database does: for the readiness address.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<()> {
        on!(Db, self, |c| {
            sqlx::query("SELECT 1").execute(c).await?;
        });
        Ok(())
    }

    /// Closes all connections, after those in use have been given back.
    pub async fn close(&self) {
        on!(Db, self, |c| c.close().await);
    }
}

impl Tx {
    /// Makes everything written in the transaction last.
    ///
    /// # Errors
    /// When the database refuses; then nothing was written.
    pub async fn commit(self) -> Result<()> {
        on!(Tx, self, |c| c.commit().await?);
        Ok(())
    }
}
