//! What one request may cost, and how many may be answered at the same time.

use std::{sync::Arc, time::Duration};

use admin::data::receive;
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tokio::{sync::Semaphore, time::timeout};
use tracing::Instrument;

/// The largest request body: a form of a few words.
const LARGEST_BODY: usize = 16 * 1024;
/// The largest form of staff that holds a whole method.
const LARGEST_FORM: usize = 1024 * 1024;
/// Where such forms are sent.
const WITH_METHOD: &str = "/admin/metodekladder/";
/// The longest path; ours are under 100 bytes.
const LONGEST_PATH: usize = 1024;
/// The longest query. The router takes a time that grows with the square of the number of names in it.
const LONGEST_QUERY: usize = 4096;
/// The longest page that is sent, in bytes; ours are under 300 kB.
const LONGEST_PAGE: usize = 32 * 1024 * 1024;

/// Refuses addresses that are longer than any of ours.
pub async fn address(request: Request, next: Next) -> Response {
    let uri = request.uri();
    if uri.path().len() > LONGEST_PATH || uri.query().unwrap_or_default().len() > LONGEST_QUERY {
        return (StatusCode::URI_TOO_LONG, "Adressen er for lang.").into_response();
    }
    next.run(request).await
}

/// How many pages and answers may be under way at the same time.
#[derive(Clone, Debug)]
pub struct Room(Arc<Semaphore>);

impl Room {
    /// Room for `requests` at once.
    #[must_use]
    pub fn new(requests: usize) -> Self {
        Self(Arc::new(Semaphore::new(requests)))
    }
}

/// How long a client may take to send what it wants to say.
const BODY: Duration = Duration::from_secs(5);

/// The longest that a request may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Whether something is posted to an address.
fn is_posted_to(request: &Request, path: &str) -> bool {
    request.method() == Method::POST && request.uri().path() == path
}

/// Answers 504 to what takes too long. What staff bring in as a file may take longer.
pub async fn patience(request: Request, next: Next) -> Response {
    let is_file = is_posted_to(&request, receive::SEND) || is_posted_to(&request, receive::FETCH);
    let patience = if is_file { PATIENCE + receive::PATIENCE } else { PATIENCE };
    let answer = timeout(patience, next.run(request)).await;
    answer.unwrap_or_else(|_| StatusCode::GATEWAY_TIMEOUT.into_response())
}

/// Reads what a client sends before anything is done with it: a client that sends slowly, or nothing, keeps no place.
///
/// What staff send is longer. There, who they are is asked before anything is read, and what is read has its own limits.
pub async fn whole_request(request: Request, next: Next) -> Response {
    if admin::reads_itself(request.uri().path()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let has_method = parts.uri.path().starts_with(WITH_METHOD);
    let largest = if has_method { LARGEST_FORM } else { LARGEST_BODY };
    match timeout(BODY, to_bytes(body, largest)).await {
        Ok(Ok(body)) => next.run(Request::from_parts(parts, Body::from(body))).await,
        Ok(Err(_)) => (StatusCode::PAYLOAD_TOO_LARGE, "Det er for langt.").into_response(),
        Err(_) => (StatusCode::REQUEST_TIMEOUT, "Det tog for lang tid at sende.").into_response(),
    }
}

/// Answers 503 when there is no room, and lets what has begun come to its end even when nobody waits for it any more.
///
/// A page that is dropped while it is rendered leaves behind what the framework only clears at its end, and its parts
/// go on without the owner that they need.
pub async fn to_the_end(State(Room(room)): State<Room>, request: Request, next: Next) -> Response {
    let Ok(permit) = room.try_acquire_owned() else {
        return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "2")], "Der er travlt. Prøv igen om lidt.")
            .into_response();
    };
    let work = async move {
        let _permit = permit;
        let (parts, body) = next.run(request).await.into_parts();
        to_bytes(body, LONGEST_PAGE).await.map(|body| Response::from_parts(parts, Body::from(body)))
    };
    match tokio::spawn(work.in_current_span()).await {
        Ok(Ok(response)) => response,
        Ok(Err(cause)) => {
            tracing::error!(%cause, "a page could not be finished");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        // The layer that answers for panics is further out, and knows them as panics.
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        },
    }
}
