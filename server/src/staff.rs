//! Staff from the server's side: the first administrator, the log's check, and what becomes public at its set time.

use std::{sync::Arc, time::Duration};

use admin::{
    audit,
    desk::{Desk, Random, Settings},
    identity::Provider,
    people::invite::{self, InviteError, Newcomer},
    screening::due,
};
use app::{Assets, causes::causes, services::Services};
use chrono::{DateTime, Utc};
use clap::Subcommand;
use domain::staff::Role;
use store::{Db, StoreError};
use thiserror::Error;
use tokio::time::{MissedTickBehavior, interval};

use crate::{
    config::Config,
    identity::{self, ClientError},
};

/// How often it is asked whether something is to become public.
const TICK: Duration = Duration::from_secs(15);

/// `byblik admin …`
#[derive(Subcommand, Debug)]
pub enum AdminCommand {
    /// Prints a link for somebody who may do everything: the first administrator.
    Create {
        /// Their name.
        #[arg(long)]
        name: String,
        /// Their e-mail address, which they sign in with.
        #[arg(long)]
        email: String,
    },
}

/// `byblik audit …`
#[derive(Subcommand, Debug)]
pub enum AuditCommand {
    /// Follows the log's chain from its first line.
    Verify,
}

/// Why a command of this kind failed.
#[derive(Debug, Error)]
pub enum StaffError {
    /// What was typed is not enough.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))]
    Typed(Vec<InviteError>),
    /// The database does not answer.
    #[error("databasen svarede ikke ({})", causes(.0))]
    Store(#[from] StoreError),
    /// The log is not what was written.
    #[error("loggen er ikke hel: {0}")]
    Broken(String),
}

/// The system's own randomness.
///
/// # Panics
/// Its words, where the system gives none: no server can go on without.
#[must_use]
pub fn random() -> Random {
    Arc::new(|| {
        let mut bytes = [0; 32];
        // Nothing that a server could go on with: every system that it runs on has it from its start.
        getrandom::fill(&mut bytes).expect("the system gives random numbers");
        bytes
    })
}

/// Where staff work.
///
/// # Errors
/// When the client of the organisation's provider can't be made.
pub fn desk(services: &Services, assets: &Assets, config: &Config) -> Result<Desk, ClientError> {
    let settings =
        Settings { four_eyes: config.four_eyes, style: assets.staff_style.clone(), icon: assets.icon.clone() };
    let desk = Desk::new(services.clone(), settings, random());
    Ok(match &config.identity {
        Some(settings) => desk.with_provider(Provider::new(settings.clone(), identity::client()?)),
        None => desk,
    })
}

/// Publishes what is due, for as long as the server runs.
pub async fn publish_in_time(services: Services) {
    let mut ticks = interval(TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = due::publish_due(&services).await {
            tracing::error!(cause = causes(&error), "what is due could not be published; it is tried again");
        }
    }
}

/// Prints a link for somebody who may do everything; also for who is known already, and may do everything by it.
///
/// # Errors
/// [`StaffError`]; then nobody was invited.
pub async fn create(config: &Config, name: &str, email: &str, at: DateTime<Utc>) -> Result<String, StaffError> {
    let newcomer = Newcomer::read(name, email, &Role::ALL).map_err(StaffError::Typed)?;
    let db = open(config).await?;
    let key = match invite::administrator(&db, &newcomer, at, random()()).await {
        Err(InviteError::Store(error)) => return Err(error.into()),
        Err(other) => return Err(StaffError::Typed(vec![other])),
        Ok(key) => key,
    };
    db.close().await;
    let origin =
        if config.facts.origin.is_empty() { format!("http://{}", config.address) } else { config.facts.origin.clone() };
    Ok(invite::address(&origin, &key))
}

/// Checks the log; gives its length and its last line's hash.
///
/// # Errors
/// [`StaffError::Broken`] says where it is not what was written.
pub async fn verify(config: &Config) -> Result<(i64, String), StaffError> {
    let db = open(config).await?;
    if let Some(broken) = db.verify_audit().await? {
        return Err(StaffError::Broken(audit::said(broken)));
    }
    let head = db.audit_head().await?;
    db.close().await;
    Ok(head)
}

async fn open(config: &Config) -> Result<Db, StoreError> {
    let db = Db::connect(&config.database).await?;
    db.migrate().await?;
    Ok(db)
}
