//! A server on the default data in memory, with a fixed clock.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use admin::{
    data::fetch::Fetcher,
    desk::{Desk, Random, Settings},
    identity::Provider,
};
use app::{
    Assets,
    address::Addresses,
    map::load::MapCache,
    services::{Clock, Services, SiteFacts},
};
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use chrono::{DateTime, TimeZone, Utc};
use http_body_util::BodyExt;
use server::{config::Config, router::router, startup};
use sha2::{Digest, Sha256};
use tower::ServiceExt;

/// The operator's token in tests.
pub const TOKEN: &str = "et-langt-ord-som-kun-findes-i-proever";

/// The time in tests.
pub fn clock() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 22, 4, 0, 0).unwrap()
}

/// Words that are new each time and the same in every run.
fn counting() -> Random {
    let next = AtomicU64::new(1);
    Arc::new(move || Sha256::digest(next.fetch_add(1, Ordering::Relaxed).to_be_bytes()).into())
}

/// A running server without a network.
pub struct TestApp {
    /// What its requests use.
    pub services: Services,
    /// Where its staff work.
    pub desk: Desk,
    router: Router,
}

/// A response, read whole.
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: String,
}

impl TestApp {
    /// A server on the shipped data, screened and published.
    pub async fn new() -> Self {
        Self::around(Self::shipped().await)
    }

    /// The same behind a proxy that says who asks.
    pub async fn behind_proxy() -> Self {
        let mut services = Self::shipped().await;
        services.site.is_behind_proxy = true;
        Self::around(services)
    }

    /// The same on a database in a file, which goes with the folder.
    pub async fn on_disk() -> (Self, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("byblik.sqlite");
        (Self::around(Self::shipped_to(&format!("sqlite:{}", file.display())).await), folder)
    }

    async fn shipped() -> Services {
        Self::shipped_to("sqlite::memory:").await
    }

    async fn shipped_to(database: &str) -> Services {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
        let settings = [("DATABASE_URL", database.to_owned()), ("BYBLIK_DATA", data.display().to_string())];
        let config =
            Config::read(|name| Ok(settings.iter().find(|(n, _)| *n == name).map(|(_, value)| value.clone()))).unwrap();
        startup::prepare(&config, clock).await.unwrap()
    }

    /// The same, looking addresses up in another way.
    pub async fn with(addresses: Addresses) -> Self {
        let app = Self::new().await;
        Self::around(Services { addresses, ..app.services })
    }

    /// The same, run by somebody who has said this of themselves.
    pub async fn of(site: SiteFacts) -> Self {
        let services = Self::new().await.services;
        Self::around(Services { site, ..services })
    }

    /// A server on a database with tables and nothing in them.
    pub async fn empty() -> Self {
        let db = store::Db::connect("sqlite::memory:").await.unwrap();
        db.migrate().await.unwrap();
        Self::around(Services {
            db,
            clock,
            maps: MapCache::default(),
            addresses: Addresses::default(),
            site: SiteFacts::default(),
        })
    }

    /// The same, where a colleague must approve what is published.
    pub async fn with_four_eyes() -> Self {
        Self::where_staff(Self::shipped().await, Settings { four_eyes: true, ..Settings::default() })
    }

    /// The same, fetching files for staff in another way.
    pub async fn with_fetcher(fetcher: Arc<dyn Fetcher>) -> Self {
        let services = Self::shipped().await;
        let desk = Desk::new(services.clone(), Settings::default(), counting()).with_fetcher(fetcher);
        Self::at(services, desk)
    }

    /// The same after it was stopped and started again: only the database is left of what was.
    pub fn restarted(&self) -> Self {
        Self::around(self.services.clone())
    }

    /// The same on its own host, where staff can sign in by their organisation's provider.
    pub async fn with_provider(provider: Provider, clock: Clock) -> Self {
        let services = Self::shipped().await;
        let site = SiteFacts { origin: "https://byblik.example".into(), ..SiteFacts::default() };
        let services = Services { site, clock, ..services };
        let desk = Desk::new(services.clone(), Settings::default(), counting()).with_provider(provider);
        Self::at(services, desk)
    }

    fn around(services: Services) -> Self {
        Self::where_staff(services, Settings::default())
    }

    fn where_staff(services: Services, settings: Settings) -> Self {
        let desk = Desk::new(services.clone(), settings, counting());
        Self::at(services, desk)
    }

    fn at(services: Services, desk: Desk) -> Self {
        let assets = Assets {
            script: "/pkg/byblik.js".into(),
            wasm: "/pkg/byblik.wasm".into(),
            style: "/pkg/byblik.css".into(),
            ..Assets::default()
        };
        let site = server::site::Site::Built(std::env::temp_dir());
        let key = server::operator::OperatorKey::new(Some(TOKEN));
        Self { router: router(&services, assets, &site, key, desk.clone()), services, desk }
    }

    /// What the server answers to a request.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// What the server answers to `GET path`.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// What the server answers to a form posted to a server function.
    pub async fn post(&self, path: &str, form: &str, token: Option<&str>) -> Answer {
        let mut request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, "application/json");
        if let Some(token) = token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        self.send(request.body(Body::from(form.to_owned())).unwrap()).await
    }
}

impl Answer {
    /// A header as text; empty when it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// What stands between two texts, the first time.
    pub fn between(&self, from: &str, to: &str) -> &str {
        self.body.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map_or("", |(found, _)| found)
    }
}
