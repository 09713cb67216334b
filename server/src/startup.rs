//! From configuration to a ready database: open, migrate, load the default data, and publish a first screening.

use app::{
    Fault,
    address::Addresses,
    causes::causes,
    map::load::MapCache,
    services::{Clock, Services},
};
use domain::method;
use store::{Db, StoreError};
use thiserror::Error;

use crate::{
    address::{GSearch, ServiceError},
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
    /// The client of the address service can't be made.
    #[error("{}", causes(.0))]
    Address(#[from] ServiceError),
    /// The first screening failed.
    #[error("den første beregning kunne ikke laves: {0:?}")]
    Screen(Fault),
}

/// Makes the database ready and lends it, with the clock, to the requests.
///
/// # Errors
/// [`StartError`] says what to look at; the database is as it was before the step that failed.
pub async fn prepare(config: &Config, clock: Clock) -> Result<Services, StartError> {
    let addresses = match &config.address_service {
        Some(service) => Addresses::by(GSearch::new(service)?),
        None => Addresses::default(),
    };
    let db = Db::connect(&config.database).await.map_err(StartError::Open)?;
    db.migrate().await.map_err(StartError::Migrate)?;
    let services = Services { db, clock, maps: MapCache::default(), addresses, site: config.facts.clone() };
    if services.db.is_empty().await.map_err(StartError::Open)? {
        default_data::load(&services.db, &config.data, clock()).await?;
        tracing::info!(data.folder = %config.data.display(), "loaded the default data");
    }
    // Asked apart from the loading: a start that was broken off between the two is made whole by the next.
    if services.db.published_run().await.map_err(StartError::Open)?.is_none() {
        publish_first(&services).await.map_err(StartError::Screen)?;
    }
    Ok(services)
}

/// What is said of the publication that a first start makes.
pub(crate) const FIRST_NOTE: &str = "Første beregning efter indlæsning af data.";

/// Runs and publishes the first stored method whose rule is published.
async fn publish_first(services: &Services) -> Result<(), Fault> {
    let methods = services.db.methods().await?;
    let runnable = |stored: &&store::Method| method::parse(&stored.file).is_ok_and(|method| method.is_runnable());
    let Some(first) = methods.iter().find(runnable) else { return Ok(()) };
    let ran = app::screening::run::run(services, &first.id, &first.version, None, None).await?;
    app::screening::run::publish(services, &ran.run, FIRST_NOTE, false).await
}
