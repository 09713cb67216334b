//! A database with the default data, slowed down, and the real program on it.

use std::{
    collections::BTreeMap,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use chrono::{DateTime, Utc};
use server::{config::Config, startup};
use sqlx::{AssertSqlSafe, Row};
use store::Db;
use tempfile::TempDir;

use crate::site;

/// How long the rollback of somebody who was killed may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A database, and what the program needs beside it.
pub struct Place {
    pub db: Db,
    pub folder: TempDir,
    pub services: app::services::Services,
    url: String,
    /// The server's own database, from which ours is removed; for PostgreSQL only.
    base: Option<Db>,
}

#[expect(clippy::disallowed_methods, reason = "the program that is started has the real time, too")]
pub fn now() -> DateTime<Utc> {
    Utc::now()
}

impl Place {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("byblik.db").display());
        Self::at(url, folder, None).await
    }

    /// On the server that `cargo xtask postgres` starts.
    pub async fn postgres(name: &str) -> Self {
        let base = std::env::var("DATABASE_URL").expect("`cargo xtask postgres` says where the server is");
        let name = format!("byblik_killed_{name}_{}", std::process::id());
        let (server, _) = base.rsplit_once('/').unwrap();
        let url = format!("{server}/{name}");
        let base = Db::connect(&base).await.unwrap();
        execute(&base, &format!("CREATE DATABASE {name}")).await;
        Self::at(url, tempfile::tempdir().unwrap(), Some(base)).await
    }

    async fn at(url: String, folder: TempDir, base: Option<Db>) -> Self {
        site::write(&folder.path().join("site"));
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data").display().to_string();
        let settings = [("DATABASE_URL", url.clone()), ("BYBLIK_DATA", data)];
        let config =
            Config::read(|name| Ok(settings.iter().find(|(n, _)| *n == name).map(|(_, value)| value.clone()))).unwrap();
        let services = startup::prepare(&config, now).await.unwrap();
        let db = services.db.clone();
        Self { db, folder, services, url, base }
    }

    /// The program, on this database.
    pub fn program(&self, words: &[&str]) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_byblik"));
        program
            .args(words)
            .env("DATABASE_URL", &self.url)
            .env("BYBLIK_ADDR", "127.0.0.1:0")
            .env("BYBLIK_DATA", Path::new(env!("CARGO_MANIFEST_DIR")).join("../data"))
            .env("BYBLIK_SITE", self.folder.path().join("site"))
            .env("RUST_LOG", "off")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        program
    }

    /// Makes every new row take its time: a quarter of a millisecond, and where there is one row alone 20.
    pub async fn slow_down(&self) {
        let alone = |table: &str| ["snapshot", "publication", "audit"].iter().any(|name| table.starts_with(name));
        let tables = self.tables().await;
        match &self.db {
            Db::Sqlite(_) => {
                for (name, steps) in [("slow_one", 90_000), ("slow_many", 900)] {
                    let view = format!(
                        "CREATE VIEW {name} AS WITH RECURSIVE c(x) AS \
                         (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < {steps}) SELECT count(*) AS n FROM c"
                    );
                    execute(&self.db, &view).await;
                }
                for table in tables {
                    let view = if alone(&table) { "slow_one" } else { "slow_many" };
                    let trigger = format!(
                        "CREATE TRIGGER slow_{table} AFTER INSERT ON \"{table}\" BEGIN SELECT n FROM {view}; END"
                    );
                    execute(&self.db, &trigger).await;
                }
            }
            Db::Postgres(_) => {
                let function = "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS \
                                'BEGIN PERFORM pg_sleep(TG_ARGV[0]::float); RETURN NULL; END'";
                execute(&self.db, function).await;
                for table in tables {
                    let seconds = if alone(&table) { "0.02" } else { "0.0002" };
                    let trigger = format!(
                        "CREATE TRIGGER slow AFTER INSERT ON \"{table}\" FOR EACH ROW EXECUTE FUNCTION slow('{seconds}')"
                    );
                    execute(&self.db, &trigger).await;
                }
            }
        }
    }

    async fn tables(&self) -> Vec<String> {
        let sql = match &self.db {
            Db::Sqlite(_) => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
            Db::Postgres(_) => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'",
        };
        let mut tables = match &self.db {
            Db::Sqlite(pool) => sqlx::query_scalar::<_, String>(sql).fetch_all(pool).await.unwrap(),
            Db::Postgres(pool) => sqlx::query_scalar::<_, String>(sql).fetch_all(pool).await.unwrap(),
        };
        tables.retain(|table| !table.starts_with('_'));
        tables.sort();
        tables
    }

    /// How many rows each table has.
    pub async fn rows(&self) -> BTreeMap<String, i64> {
        let mut rows = BTreeMap::new();
        for table in self.tables().await {
            let sql = AssertSqlSafe(format!("SELECT count(*) FROM \"{table}\""));
            let count: i64 = match &self.db {
                Db::Sqlite(pool) => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap(),
                Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap(),
            };
            rows.insert(table, count);
        }
        rows
    }

    /// Whether somebody is in the middle of writing.
    pub async fn is_being_written(&self) -> bool {
        match &self.db {
            Db::Sqlite(pool) => {
                let mut connection = pool.acquire().await.unwrap();
                sqlx::query("PRAGMA busy_timeout = 0").execute(&mut *connection).await.unwrap();
                let begun = sqlx::query("BEGIN IMMEDIATE").execute(&mut *connection).await;
                if begun.is_ok() {
                    sqlx::query("ROLLBACK").execute(&mut *connection).await.unwrap();
                }
                sqlx::query("PRAGMA busy_timeout = 10000").execute(&mut *connection).await.unwrap();
                begun.is_err()
            }
            Db::Postgres(pool) => {
                let sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() \
                           AND pid <> pg_backend_pid() AND backend_xid IS NOT NULL";
                sqlx::query(sql).fetch_one(pool).await.unwrap().get::<i64, _>(0) > 0
            }
        }
    }

    /// Waits until nobody writes: PostgreSQL finds out by itself that a client is gone, and undoes what it began.
    pub async fn settle(&self) {
        let begun = std::time::Instant::now();
        while self.is_being_written().await {
            assert!(begun.elapsed() < PATIENCE, "somebody is still writing");
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// Closes the database, and removes it where it is on a server.
    pub async fn leave(self) {
        let name = self.url.rsplit_once('/').map(|(_, name)| name.to_owned()).unwrap_or_default();
        self.services.db.close().await;
        self.db.close().await;
        if let Some(base) = &self.base {
            execute(base, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }
}

async fn execute(db: &Db, sql: &str) {
    let sql = AssertSqlSafe(sql.to_owned());
    match db {
        Db::Sqlite(pool) => {
            sqlx::raw_sql(sql).execute(pool).await.unwrap();
        }
        Db::Postgres(pool) => {
            sqlx::raw_sql(sql).execute(pool).await.unwrap();
        }
    }
}
