//! The client against a small server of our own, with everything that can go wrong on the way.

use std::{net::SocketAddr, time::Duration};

use admin::data::fetch::{FetchError, Fetcher};
use axum::{
    Router,
    body::{Body, Bytes},
    http::{StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use futures::{StreamExt, stream};
use tokio::net::TcpListener;

use super::FileClient;

const PATIENCE: Duration = Duration::from_millis(400);

async fn slow() {
    tokio::time::sleep(Duration::from_secs(30)).await;
}

async fn stand_in() -> SocketAddr {
    let to = |place: &'static str| get(move || async move { (StatusCode::FOUND, [(header::LOCATION, place)]) });
    let half = || async {
        let rest = stream::once(async {
            // What came before is on its way by then.
            tokio::time::sleep(PATIENCE / 4).await;
            Err(std::io::Error::other("gone"))
        });
        Body::from_stream(stream::iter([Ok(Bytes::from_static(b"a;b\n"))]).chain(rest)).into_response()
    };
    let app = Router::new()
        .route("/v1/data/FOLK1A/CSV", get(|| async { "OMR;TID\n1;2" }))
        .route("/slow", get(slow))
        .route("/gone", get(|| async { StatusCode::GONE }))
        .route("/half", get(half))
        .route("/near", to("/v1/data/FOLK1A/CSV"))
        .route("/round", to("/round"))
        .route("/far", to("http://127.0.0.2:1/x"));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

/// A client that may go to this machine without encryption, as none does outside of tests.
fn client() -> FileClient {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = FileClient::builder(PATIENCE).no_proxy().build().unwrap();
    FileClient { client, hosts: vec!["127.0.0.1".into()], scheme: "http" }
}

async fn fetched(path: &str) -> Result<(String, String), FetchError> {
    let address = format!("http://{}{path}", stand_in().await);
    let mut fetched = client().fetch(&address).await?;
    let mut text = String::new();
    while let Some(piece) = fetched.body.piece().await? {
        text += std::str::from_utf8(&piece).unwrap();
    }
    Ok((fetched.name, text))
}

#[tokio::test]
async fn a_file_comes_whole_with_a_name() {
    let expected = ("FOLK1A.csv".to_owned(), "OMR;TID\n1;2".to_owned());
    assert_eq!(fetched("/v1/data/FOLK1A/CSV?OMR%C3%85DE=101").await.unwrap(), expected);
    assert_eq!(fetched("/near").await.unwrap().1, expected.1, "a host may send us on within itself");
}

#[tokio::test]
async fn each_way_of_failing_has_its_name() {
    for (path, expected) in [
        ("/slow", "Der kom intet svar i tide"),
        ("/gone", "svarede med fejl 410"),
        ("/findes-ikke", "svarede med fejl 404"),
        ("/half", "ikke helt frem"),
        ("/far", "sender videre til et andet sted"),
        ("/round", "sender videre"),
    ] {
        let why = fetched(path).await.unwrap_err().to_string();
        assert!(why.contains(expected), "{path}: {why}");
    }
}

#[test]
fn only_named_hosts_over_https() {
    let client = FileClient::new(super::HOSTS.map(str::to_owned).into()).unwrap();
    for good in [
        "https://api.statbank.dk/v1/data/FOLK1A/CSV?OMR%C3%85DE=101",
        "https://API.statbank.dk/v1/data/FOLK1A/JSONSTAT",
        "https://wfs-kbhkort.kk.dk/k101/ows?service=WFS&typeName=k101:bydel&outputFormat=json",
    ] {
        assert!(client.allowed(good).is_ok(), "{good}");
    }
    for bad in [
        "http://api.statbank.dk/v1",
        "https://api.statbank.dk:8443/v1",
        "https://ida:ord@api.statbank.dk/v1",
        "file:///etc/passwd",
        "ftp://api.statbank.dk/",
        "api.statbank.dk",
        "",
        "https://",
    ] {
        assert!(matches!(client.allowed(bad), Err(FetchError::Address)), "{bad}");
    }
    for strange in [
        "https://ond.example/",
        "https://api.statbank.dk.ond.example/",
        "https://127.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/",
        "https://api.statbank.dk@ond.example/",
    ] {
        let refused = client.allowed(strange);
        assert!(matches!(refused, Err(FetchError::Host(_) | FetchError::Address)), "{strange}");
    }
    let long = format!("https://api.statbank.dk/v1?x={}", "a".repeat(5_000));
    assert!(client.allowed(&long).is_err());
    assert_eq!(client.hosts(), "wfs-kbhkort.kk.dk og api.statbank.dk");
}

#[test]
fn files_are_named_by_what_they_are() {
    let name = |text: &str| super::name(&text.parse().unwrap());
    assert_eq!(name("https://wfs-kbhkort.kk.dk/k101/ows?TYPENAME=k101:bydel&x=1"), "bydel");
    assert_eq!(name("https://a.dk/filer/tal.csv?x=1"), "tal.csv");
    assert_eq!(name("https://a.dk/"), "fil");
}
