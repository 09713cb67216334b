//! What every staff page may use.

use std::{
    fmt,
    net::IpAddr,
    sync::{Arc, Mutex},
};

use app::services::Services;
use chrono::{DateTime, Utc};
use store::{Db, Verified};
use tokio::sync::Semaphore;

use crate::{identity::Provider, sign_in::doors::Doors, token};

/// Where randomness comes from: 256 bits at a time.
pub type Random = Arc<dyn Fn() -> [u8; 32] + Send + Sync>;

/// How many passwords are checked at the same time: each takes 19 MB and tens of milliseconds.
const PASSWORDS_AT_ONCE: usize = 2;

/// How staff work here, from the server's settings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Whether somebody else than who asks must approve a run before it is published.
    pub four_eyes: bool,
    /// The address of the style sheet.
    pub style: String,
    /// The address of the icon.
    pub icon: String,
}

/// The other end of the connection, as the server knows it; what is asked of it comes with every request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client(pub Option<IpAddr>);

/// What every staff page may use. Cloning shares it.
#[derive(Clone)]
pub struct Desk {
    /// What the public pages use too.
    pub services: Services,
    /// How staff work here.
    pub settings: Settings,
    random: Random,
    /// The organisation's own provider of identities; `None` where people sign in with passwords alone.
    pub(crate) provider: Option<Arc<Provider>>,
    pub(crate) doors: Doors,
    pub(crate) hashing: Arc<Semaphore>,
    /// How far the log was found whole since the server started.
    pub(crate) verified: Arc<Mutex<Verified>>,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl Desk {
    /// A desk where nobody has tried to sign in yet.
    #[must_use]
    pub fn new(services: Services, settings: Settings, random: Random) -> Self {
        let hashing = Arc::new(Semaphore::new(PASSWORDS_AT_ONCE));
        let (doors, verified) = (Doors::default(), Arc::default());
        Self { services, settings, random, provider: None, doors, hashing, verified }
    }

    /// The same desk, where one can also sign in by the organisation's own provider. The site must know where it is
    /// ([`app::services::SiteFacts::origin`]): the provider sends people back there.
    #[must_use]
    pub fn with_provider(self, provider: Provider) -> Self {
        Self { provider: Some(Arc::new(provider)), ..self }
    }

    pub(crate) fn db(&self) -> &Db {
        &self.services.db
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        (self.services.clock)()
    }

    pub(crate) fn random(&self) -> [u8; 32] {
        (self.random)()
    }

    /// A new word that only its receiver knows.
    pub(crate) fn token(&self) -> String {
        token::token(self.random())
    }

    /// Whether the site is only reached over connections that can't be listened to.
    pub(crate) fn is_secure(&self) -> bool {
        self.services.site.origin.starts_with("https://")
    }
}
