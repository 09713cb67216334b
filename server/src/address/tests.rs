//! The client against a stand-in that speaks the service's format, with everything that can go wrong on the way.

use std::{net::SocketAddr, time::Duration};

use app::address::{ResolveError, Resolver};
use axum::{
    Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Deserialize;
use tokio::{net::TcpListener, time::Instant};

use super::{AddressService, GSearch, LARGEST_ANSWER};

const TOKEN: &str = "et-ord-kun-til-proever";

/// An answer in the service's own form, with the fields that its tests list, in the grid that it answers in.
const BLAAGAARDS_PLADS: &str = r#"[
  {"id":"0a3f507a-0001-32b8-e044-0003ba298018","kommunekode":"0101","kommunenavn":"København","vejkode":"0592",
   "vejnavn":"Blågårds Plads","husnummertekst":"1","postnummer":"2200","postnummernavn":"København N",
   "visningstekst":"Blågårds Plads 1, 2200 København N",
   "geometri":{"type":"MultiPoint","coordinates":[[723200.0,6177000.0]]},
   "vejpunkt_geometri":{"type":"MultiPoint","coordinates":[[723190.0,6177010.0]]}},
  {"id":"b","visningstekst":"Blågårds Plads 2, 2200 København N",
   "geometri":{"type":"Point","coordinates":[12.5533,55.6861]}},
  {"id":"c","visningstekst":"Uden sted","geometri":null},
  {"id":"d","visningstekst":"Et helt andet sted","geometri":{"type":"Point","coordinates":[0,0]}}
]"#;

#[derive(Clone, Copy)]
enum Mood {
    Good,
    Empty,
    Slow,
    Status(StatusCode),
    Garbage,
    Object,
    Oversized,
    Endless,
    Elsewhere,
}

#[derive(Deserialize)]
struct Asked {
    q: String,
    limit: usize,
    filter: String,
}

/// Answers as the service would; a wrong question is its own kind of refusal.
async fn husnummer(State(mood): State<Mood>, headers: HeaderMap, Query(asked): Query<Asked>) -> Response {
    let known = headers.get("token").is_some_and(|token| token == TOKEN);
    let well_asked = asked.q == "Blågårds Plads & 1" && asked.limit == 8 && asked.filter == "kommunekode like '%0101%'";
    if !known || !well_asked {
        return StatusCode::IM_A_TEAPOT.into_response();
    }
    match mood {
        Mood::Good => BLAAGAARDS_PLADS.into_response(),
        Mood::Empty => "[]".into_response(),
        Mood::Slow => {
            tokio::time::sleep(Duration::from_secs(30)).await;
            BLAAGAARDS_PLADS.into_response()
        }
        Mood::Status(status) => status.into_response(),
        Mood::Garbage => "<html>Velkommen</html>".into_response(),
        Mood::Object => r#"{"fund":[]}"#.into_response(),
        Mood::Oversized => format!("[{}]", " ".repeat(LARGEST_ANSWER)).into_response(),
        Mood::Endless => {
            let house = r#"{"visningstekst":"Vej 1","geometri":{"type":"Point","coordinates":[12.5,55.7]}}"#;
            format!("[{}]", vec![house; 100].join(",")).into_response()
        }
        Mood::Elsewhere => (StatusCode::FOUND, [(header::LOCATION, "/andetsteds")]).into_response(),
    }
}

async fn stand_in(mood: Mood) -> SocketAddr {
    let elsewhere = get(|| async { BLAAGAARDS_PLADS });
    let app = Router::new().route("/husnummer", get(husnummer)).route("/andetsteds", elsewhere).with_state(mood);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

fn client(address: SocketAddr, token: &str) -> GSearch {
    let service = AddressService { url: format!("http://{address}/husnummer"), token: token.into() };
    GSearch::with_patience(&service, Duration::from_millis(400)).unwrap()
}

async fn ask(mood: Mood) -> Result<Vec<app::address::AddressHit>, ResolveError> {
    client(stand_in(mood).await, TOKEN).find("Blågårds Plads & 1").await
}

#[tokio::test]
async fn a_good_answer_is_addresses_in_degrees() {
    let hits = ask(Mood::Good).await.unwrap();
    let labels: Vec<_> = hits.iter().map(|hit| hit.label.as_str()).collect();
    assert_eq!(labels, ["Blågårds Plads 1, 2200 København N", "Blågårds Plads 2, 2200 København N"]);
    let [x, y] = hits[0].position;
    assert!((x - 12.55).abs() < 0.02 && (y - 55.69).abs() < 0.02, "{x} {y}");
    assert_eq!(format!("{:?}", hits[1].position), "[12.5533, 55.6861]");
}

#[tokio::test]
async fn nothing_found_is_no_error_and_never_more_than_eight() {
    assert_eq!(ask(Mood::Empty).await, Ok(vec![]));
    assert_eq!(ask(Mood::Endless).await.map(|hits| hits.len()), Ok(8));
}

#[tokio::test]
async fn each_way_of_failing_has_its_name() {
    for (mood, error) in [
        (Mood::Status(StatusCode::UNAUTHORIZED), ResolveError::Refused),
        (Mood::Status(StatusCode::FORBIDDEN), ResolveError::Refused),
        (Mood::Status(StatusCode::TOO_MANY_REQUESTS), ResolveError::Refused),
        (Mood::Status(StatusCode::GATEWAY_TIMEOUT), ResolveError::Silent),
        (Mood::Status(StatusCode::BAD_REQUEST), ResolveError::Unreadable),
        (Mood::Garbage, ResolveError::Unreadable),
        (Mood::Object, ResolveError::Unreadable),
        (Mood::Oversized, ResolveError::Unreadable),
        // Not followed: where it leads would have answered well.
        (Mood::Elsewhere, ResolveError::Unreadable),
    ] {
        assert_eq!(ask(mood).await, Err(error));
    }
}

#[tokio::test]
async fn a_slow_service_is_not_waited_for_and_an_absent_one_not_at_all() {
    let began = Instant::now();
    assert_eq!(ask(Mood::Slow).await, Err(ResolveError::Silent));
    assert!(began.elapsed() < Duration::from_secs(20), "it would have answered after thirty");
    let nobody = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        listener.local_addr().unwrap()
    };
    assert!(client(nobody, TOKEN).find("Blågårds Plads & 1").await.is_err());
}

#[tokio::test]
async fn a_wrong_token_is_not_taken() {
    let good = stand_in(Mood::Good).await;
    assert_eq!(client(good, "forkert").find("Blågårds Plads & 1").await, Err(ResolveError::Unreadable));
}

#[test]
fn the_token_is_in_no_debug_text() {
    let service = AddressService { url: "https://a.dk/husnummer".into(), token: TOKEN.into() };
    let client = GSearch::new(&service).unwrap();
    assert!(!format!("{service:?} {client:?}").contains(TOKEN));
}
