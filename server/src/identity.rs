//! The client of the organisation's own provider of identities: what [`admin::identity`] asks of it goes out here, within
//! bounds, and to nobody else.

use std::{sync::Arc, time::Duration};

use admin::identity::{Fetch, FetchError, HttpRequest, HttpResponse, is_safe};
use reqwest::{Client, redirect};
use thiserror::Error;
use tokio::sync::Semaphore;

/// The longest that one question to the provider may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// The longest answer that is read, in bytes: keys and descriptions take some thousands.
const LARGEST_ANSWER: usize = 512 * 1024;
/// How many questions may be under way: a slow provider must not take the room of every other page.
const AT_ONCE: usize = 8;

/// Why the client can't be made.
#[derive(Debug, Error)]
#[error("login-tjenesten kan ikke gøres klar; har maskinen rodcertifikater?")]
pub struct ClientError(#[source] reqwest::Error);

/// How the provider is asked.
///
/// # Errors
/// When the machine's certificates can't be read, or the like.
pub fn client() -> Result<Fetch, ClientError> {
    client_with(PATIENCE)
}

fn client_with(patience: Duration) -> Result<Fetch, ClientError> {
    // The same cryptography as the database's client; a second one in the process finds it in place.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder()
        .timeout(patience)
        // Wherever a redirection leads, it is nobody whom the operator has chosen.
        .redirect(redirect::Policy::none())
        .referer(false)
        .build()
        .map_err(|error| ClientError(error.without_url()))?;
    let room = Arc::new(Semaphore::new(AT_ONCE));
    Ok(Arc::new(move |request| Box::pin(ask(client.clone(), Arc::clone(&room), request))))
}

async fn ask(client: Client, room: Arc<Semaphore>, request: HttpRequest) -> Result<HttpResponse, FetchError> {
    let _permit = room.try_acquire().map_err(|_| FetchError::Busy)?;
    if !is_safe(&request.uri().to_string()) {
        return Err(FetchError::Open);
    }
    let (parts, body) = request.into_parts();
    // Addresses of the provider hold nothing secret, but what the client says of an error can hold more than one wants.
    let silent = |error: reqwest::Error| FetchError::Unreachable(error.without_url().to_string());
    let asked = client.request(parts.method, parts.uri.to_string()).headers(parts.headers).body(body);
    let mut response = asked.send().await.map_err(silent)?;
    let mut answer = axum::http::Response::builder().status(response.status());
    if let Some(headers) = answer.headers_mut() {
        headers.clone_from(response.headers());
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(silent)? {
        if body.len() + chunk.len() > LARGEST_ANSWER {
            return Err(FetchError::TooLong);
        }
        body.extend_from_slice(&chunk);
    }
    answer.body(body).map_err(|error| FetchError::Unreachable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use axum::{
        Router,
        http::{Request, header},
        response::{IntoResponse, Redirect},
        routing::get,
    };
    use tokio::net::TcpListener;

    use super::*;

    /// A provider on this machine; gives where it is.
    async fn provider(router: Router) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        origin
    }

    async fn get_from(address: &str, patience: Duration) -> Result<HttpResponse, FetchError> {
        let request = Request::get(address).header(header::ACCEPT, "application/json").body(Vec::new()).unwrap();
        client_with(patience).unwrap()(request).await
    }

    #[tokio::test]
    async fn one_is_asked_and_nobody_else() {
        let router = Router::new()
            .route("/a", get(|| async { ([(header::CONTENT_TYPE, "application/json")], "{}") }))
            .route("/far", get(|| async { Redirect::to("http://127.0.0.1:1/").into_response() }))
            .route("/long", get(|| async { "x".repeat(LARGEST_ANSWER + 1) }))
            .route("/slow", get(std::future::pending::<()>));
        let origin = provider(router).await;
        let second = Duration::from_secs(1);
        let answer = get_from(&format!("{origin}/a"), second).await.unwrap();
        assert_eq!((answer.status().as_u16(), answer.body().as_slice()), (200, b"{}".as_slice()));
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/json");
        let far = get_from(&format!("{origin}/far"), second).await.unwrap();
        assert_eq!(far.status().as_u16(), 303, "a redirection is not followed");
        assert!(matches!(get_from(&format!("{origin}/long"), second).await, Err(FetchError::TooLong)));
        let slow = get_from(&format!("{origin}/slow"), Duration::from_millis(100)).await;
        assert!(matches!(slow, Err(FetchError::Unreachable(_))), "{slow:?}");
        assert!(matches!(get_from("http://provider.example/a", second).await, Err(FetchError::Open)));
    }
}
