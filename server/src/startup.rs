//! From configuration to a ready database: open, migrate, load the default data, and publish a first screening.

use app::{Fault, map::load::MapCache, services::Clock, services::Services};
use store::{Db, StoreError};
use thiserror::Error;

use crate::{
    config::Config,
    default_data::{self, LoadError},
};

/// Why the server can't start.
#[derive(Debug, Error)]
pub enum StartError {
    /// The database can't be opened.
    #[error("databasen kan ikke åbnes: kontrollér DATABASE_URL ({})", causes(.0))]
    Open(#[source] StoreError),
    /// The tables can't be brought up to date.
    #[error("databasens tabeller kan ikke opdateres; er databasen fra en nyere udgave? ({})", causes(.0))]
    Migrate(#[source] StoreError),
    /// The default data can't be loaded.
    #[error("data kan ikke indlæses; databasen er uændret. {0}")]
    Load(#[from] LoadError),
    /// The first screening failed.
    #[error("den første beregning kunne ikke laves: {0:?}")]
    Screen(Fault),
}

/// An error with everything that caused it, on one line: the operator must see why, a visitor never.
fn causes(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        line.push_str(": ");
        line.push_str(&error.to_string());
        cause = error.source();
    }
    line.replace('\n', " ")
}

/// Makes the database ready and lends it, with the clock, to the requests.
///
/// # Errors
/// [`StartError`] says what to look at; the database is as it was before the step that failed.
pub async fn prepare(config: &Config, clock: Clock) -> Result<Services, StartError> {
    let db = Db::connect(&config.database).await.map_err(StartError::Open)?;
    db.migrate().await.map_err(StartError::Migrate)?;
    let services = Services { db, clock, maps: MapCache::default() };
    if services.db.is_empty().await.map_err(StartError::Open)? {
        let data = default_data::load(&services.db, &config.data, clock()).await?;
        tracing::info!(data.folder = %config.data.display(), "loaded the default data");
        if let Some((method, version)) = data.first_method() {
            publish_first(&services, method, version).await.map_err(StartError::Screen)?;
        }
    }
    Ok(services)
}

async fn publish_first(services: &Services, method: &str, version: &str) -> Result<(), Fault> {
    let ran = app::screening::run::run(services, method, version).await?;
    app::screening::run::publish(services, &ran.run, "Den første beregning, lavet da data blev indlæst.").await
}
