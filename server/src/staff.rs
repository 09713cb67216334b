//! Staff from the server's side: the first administrator, the log's check, and what becomes public at its set time.

use std::{sync::Arc, time::Duration};

use admin::{
    audit, content, data,
    desk::{Desk, Random, Settings},
    identity::Provider,
    people::invite::{self, InviteError, Newcomer},
    reminder::{
        queue,
        send::{self, Carrier},
    },
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
    fetch::FileClient,
    identity::{self, ClientError},
};

/// How often it is asked whether something is to become public.
const TICK: Duration = Duration::from_secs(15);
/// How often it is asked whom to ask, and what is to be sent.
const ROUND: Duration = Duration::from_mins(1);

/// How often it is asked whether files that nobody took are to be forgotten.
const HOUR: Duration = Duration::from_hours(1);

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
    Verify {
        /// A fingerprint that was kept from an earlier time: it must still stand in the log. Without it nobody can tell
        /// whether the last lines were taken away by somebody who may write the whole database.
        #[arg(long)]
        kept: Option<String>,
    },
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
    /// The machine's certificates can't be read, or the like.
    #[error("det, der henter filer fra adresser, kan ikke gøres klar; har maskinen rodcertifikater? ({})", causes(.0))]
    Client(#[source] reqwest::Error),
    /// The same for the client of the organisation's provider.
    #[error("{}", causes(.0))]
    Identity(#[source] ClientError),
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
/// When one of the clients that the desk uses can't be made.
pub fn desk(services: &Services, assets: &Assets, config: &Config) -> Result<Desk, StaffError> {
    let settings = Settings {
        four_eyes: config.four_eyes,
        sends_mail: config.mail.is_some(),
        style: assets.staff_style.clone(),
        icon: assets.icon.clone(),
    };
    let mut desk = Desk::new(services.clone(), settings, random());
    if !config.import_hosts.is_empty() {
        let client = FileClient::new(config.import_hosts.clone()).map_err(StaffError::Client)?;
        desk = desk.with_fetcher(Arc::new(client));
    }
    if let Some(settings) = &config.identity {
        let client = identity::client().map_err(StaffError::Identity)?;
        desk = desk.with_provider(Provider::new(settings.clone(), client));
    }
    Ok(desk)
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
        if let Err(error) = content::due::publish_due(&services).await {
            tracing::error!(cause = causes(&error), "content that is due could not be published; it is tried again");
        }
    }
}

/// Asks contacts what is due, for as long as the server runs; sends it where there is something that carries letters.
pub async fn ask_in_time(desk: Desk, carrier: Option<impl Carrier>) {
    let mut rounds = interval(ROUND);
    rounds.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        rounds.tick().await;
        if let Err(error) = ask(&desk, carrier.as_ref()).await {
            tracing::error!(cause = causes(&error), "questions to contacts have to wait; it is tried again");
        }
    }
}

/// Removes files that nobody took in time, for as long as the server runs.
pub async fn forget_in_time(services: Services) {
    let mut ticks = interval(HOUR);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match data::forget_old(&services.db, (services.clock)()).await {
            Ok(0) => {}
            Ok(files) => tracing::info!(files, "files that nobody took were removed"),
            Err(error) => tracing::error!(cause = causes(&error), "old files could not be removed; it is tried again"),
        }
    }
}

/// One round of it.
///
/// # Errors
/// When the database refuses; what was done until then stays.
pub async fn ask(desk: &Desk, carrier: Option<&impl Carrier>) -> Result<(), StoreError> {
    let made = queue::make_due(desk).await?;
    let archived = queue::archive_due(desk).await?;
    let sent = match carrier {
        Some(carrier) => send::send_due(desk, carrier).await?,
        None => 0,
    };
    if made + archived + sent > 0 {
        tracing::info!(made, sent, archived, "questions to contacts");
    }
    Ok(())
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

/// Checks the log, and that a fingerprint from an earlier time still stands in it; gives its length and its last line's
/// hash.
///
/// # Errors
/// [`StaffError::Broken`] says where it is not what was written.
pub async fn verify(config: &Config, kept: Option<&str>) -> Result<(i64, String), StaffError> {
    let db = open(config).await?;
    if let Some(broken) = db.verify_audit().await? {
        return Err(StaffError::Broken(audit::said(broken)));
    }
    if let Some(kept) = kept.map(str::trim)
        && db.audit_row_with(kept).await?.is_none()
    {
        let why = "Det gemte fingeraftryk står ikke i den. Linjer er fjernet fra dens ende, eller den er skrevet om.";
        return Err(StaffError::Broken(why.to_owned()));
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
