//! What every staff page may use.

use std::{
    fmt,
    net::IpAddr,
    pin::Pin,
    sync::{Arc, Mutex},
};

use app::services::Services;
use axum::{extract::Request, response::Response};
use chrono::{DateTime, Utc};
use store::{Db, Verified};
use tokio::sync::Semaphore;

use crate::{
    data::{
        fetch::{Fetcher, Nowhere},
        workshop::Workshop,
    },
    identity::Provider,
    sign_in::doors::Doors,
    token,
};

/// Where randomness comes from: 256 bits at a time.
pub type Random = Arc<dyn Fn() -> [u8; 32] + Send + Sync>;

/// The public pages, made from other services than the public's own: for previews.
pub type Pages = Arc<dyn Fn(Services, Request) -> Pin<Box<dyn Future<Output = Response> + Send>> + Send + Sync>;

/// How many passwords are checked at the same time: each takes 19 MB and tens of milliseconds.
const PASSWORDS_AT_ONCE: usize = 2;

/// How staff work here, from the server's settings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Whether somebody else than who asks must approve a run before it is published.
    pub four_eyes: bool,
    /// Whether questions to contacts are sent by e-mail; else staff send them.
    pub sends_mail: bool,
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
    pages: Option<Pages>,
    /// The organisation's own provider of identities; `None` where people sign in with passwords alone.
    pub(crate) provider: Option<Arc<Provider>>,
    pub(crate) doors: Doors,
    pub(crate) hashing: Arc<Semaphore>,
    pub(crate) workshop: Workshop,
    pub(crate) fetcher: Arc<dyn Fetcher>,
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
        Self {
            services,
            settings,
            random,
            pages: None,
            provider: None,
            doors: Doors::default(),
            hashing,
            workshop: Workshop::default(),
            fetcher: Arc::new(Nowhere),
            verified: Arc::default(),
        }
    }

    /// The same with the public pages at hand.
    #[must_use]
    pub fn with_pages(self, pages: Pages) -> Self {
        Self { pages: Some(pages), ..self }
    }

    /// The same, where files can be fetched from addresses.
    #[must_use]
    pub fn with_fetcher(self, fetcher: Arc<dyn Fetcher>) -> Self {
        Self { fetcher, ..self }
    }

    /// A public page as it would be with these services; `None` where the pages are not at hand.
    pub(crate) async fn page(&self, services: Services, asked: Request) -> Option<Response> {
        Some(self.pages.as_ref()?(services, asked).await)
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
