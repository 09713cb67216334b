//! What a visitor searches for is in no log, however much is logged, also when the address service fails.
//!
//! A program of its own: it records everything that the whole process says.

#![expect(clippy::unwrap_used, reason = "a test that can not be set up must fail")]

use std::{
    io::Write,
    path::Path,
    sync::{Arc, Mutex},
};

use app::{Assets, address::Addresses, services::Services};
use axum::{Router, body::Body, http::Request, response::IntoResponse, routing::get};
use chrono::{DateTime, TimeZone, Utc};
use http_body_util::BodyExt;
use server::{
    address::{AddressService, GSearch},
    config::Config,
    operator::OperatorKey,
    router::router,
    site::Site,
    startup,
};
use tower::ServiceExt;
use tracing_subscriber::{fmt::MakeWriter, util::SubscriberInitExt};

const TOKEN: &str = "et-ord-kun-til-proever";

/// Everything that was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, text: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(text);
        Ok(text.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Log {
    /// Forgets what was said until now.
    fn clear(&self) {
        self.0.lock().unwrap().clear();
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

fn clock() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 22, 4, 0, 0).unwrap()
}

/// Answers addresses to those who know the token, and breaks off for one street.
async fn stand_in() -> String {
    let answer = |request: Request<Body>| async move {
        let query = request.uri().query().unwrap_or_default().to_owned();
        if query.contains("Braekvej") { "[".into_response() } else { "[]".into_response() }
    };
    let app = Router::new().route("/husnummer", get(answer));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await });
    format!("http://{address}/husnummer")
}

async fn services(url: String) -> Services {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data").display().to_string();
    let settings = [("DATABASE_URL", "sqlite::memory:".to_owned()), ("BYBLIK_DATA", data)];
    let config =
        Config::read(|name| Ok(settings.iter().find(|(n, _)| *n == name).map(|(_, value)| value.clone()))).unwrap();
    let client = GSearch::new(&AddressService { url, token: TOKEN.into() }).unwrap();
    Services { addresses: Addresses::by(client), ..startup::prepare(&config, clock).await.unwrap() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_log_holds_what_was_searched_for() {
    let log = Log::default();
    let everything = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(log.clone());
    everything.with_ansi(false).finish().init();

    let services = services(stand_in().await).await;
    let staff =
        admin::desk::Desk::new(services.clone(), admin::desk::Settings::default(), std::sync::Arc::new(|| [0; 32]));
    let router =
        router(&services, Assets::default(), &Site::Built(std::env::temp_dir()), OperatorKey::new(None), staff);
    // The loading of the data says many coordinates.
    log.clear();
    // A name, an address that is found nowhere, one whose answer is broken, and a position; as page and as document.
    let queries = ["Zebrakvarteret", "Zebravej+17", "Braekvej+17", "55.71951,12.47751", "rode+266"];
    let paths = queries.iter().flat_map(|query| {
        let inner = query.replace('+', "%2B");
        [format!("/soeg?q={query}"), format!("/en/soeg?q={query}"), format!("/api/side?path=/soeg&query=q%3D{inner}")]
    });
    for path in paths {
        let request = Request::get(&path).body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        let page = String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap();
        assert!(page.contains("soeg-alt"), "{path} is the page of search");
    }

    let text = log.text();
    assert!(text.contains("an address could not be looked up"), "the log records what happens");
    assert!(text.contains("/soeg"), "and which page was asked for");
    // The time before each line has digits of its own.
    let said: Vec<&str> = text.lines().map(|line| line.split_once(' ').map_or(line, |(_, said)| said)).collect();
    for secret in ["Zebra", "zebra", "Braekvej", "braekvej", "71951", "47751", "rode+266", "rode 266", TOKEN] {
        let line = said.iter().find(|line| line.contains(secret));
        assert_eq!(line, None, "»{secret}« is in the log");
    }
}
