//! Addresses from `GSearch`, the state's service for finding Danish addresses (docs/decisions/0011).
//!
//! What a visitor searches for is sent to the service by us and never with anything about the visitor. It is neither
//! stored nor logged: errors are told by their kind alone, because the client's own texts hold the whole address.

mod answer;
#[cfg(test)]
mod tests;
mod utm;

use std::{fmt, time::Duration};

use app::address::{AddressHit, Found, ResolveError, Resolver};
use reqwest::{
    Client, Response, StatusCode, Url,
    header::{ACCEPT, HeaderMap, HeaderValue},
    redirect,
};
use thiserror::Error;
use tokio::sync::Semaphore;

/// Where `GSearch` finds house numbers.
pub const GSEARCH: &str = "https://api.dataforsyningen.dk/rest/gsearch/v2.0/husnummer";
/// The longest that a visitor waits for it.
const PATIENCE: Duration = Duration::from_secs(2);
/// How many addresses are asked for and shown.
const MOST: usize = 8;
/// The largest answer that is read, in bytes; eight addresses take about 6 kB.
const LARGEST_ANSWER: usize = 256 * 1024;
/// How many lookups may be under way: a slow service must not take the room of every other page.
const AT_ONCE: usize = 8;
/// Only addresses in Copenhagen's municipality. A filter is ECQL, as the service documents it.
const COPENHAGEN: &str = "kommunekode like '%0101%'";

/// Where addresses are looked up: `BYBLIK_ADDRESS_URL` and `BYBLIK_ADDRESS_TOKEN`.
#[derive(Clone, PartialEq, Eq)]
pub struct AddressService {
    /// The address of the service.
    pub url: String,
    /// What it knows us by.
    pub token: String,
}

/// Without the token.
impl fmt::Debug for AddressService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AddressService").field("url", &self.url).finish_non_exhaustive()
    }
}

/// Why the client for the service can't be made.
#[derive(Debug, Error)]
pub enum ServiceError {
    /// The address is none.
    #[error("BYBLIK_ADDRESS_URL kan ikke læses som en adresse")]
    Address,
    /// The token can't stand in a header.
    #[error("BYBLIK_ADDRESS_TOKEN kan ikke sendes")]
    Token,
    /// The machine's certificates can't be read, or the like.
    #[error("adresseopslaget kan ikke gøres klar; har maskinen rodcertifikater?")]
    Client(#[source] reqwest::Error),
}

/// The client of `GSearch`.
#[derive(Debug)]
pub struct GSearch {
    client: Client,
    url: Url,
    room: Semaphore,
}

impl GSearch {
    /// A client for the service.
    ///
    /// # Errors
    /// [`ServiceError`] says which setting to look at.
    pub fn new(service: &AddressService) -> Result<Self, ServiceError> {
        Self::with_patience(service, PATIENCE)
    }

    fn with_patience(service: &AddressService, patience: Duration) -> Result<Self, ServiceError> {
        // The same cryptography as the database's client; a second one in the process finds it in place.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut token = HeaderValue::from_str(&service.token).map_err(|_| ServiceError::Token)?;
        token.set_sensitive(true);
        // In a header, the token is in no address that anybody logs.
        let headers = HeaderMap::from_iter([
            (ACCEPT, HeaderValue::from_static("application/json")),
            (reqwest::header::HeaderName::from_static("token"), token),
        ]);
        let client = Client::builder()
            .default_headers(headers)
            .timeout(patience)
            // Wherever a redirection leads, it is nobody whom the operator has chosen.
            .redirect(redirect::Policy::none())
            .referer(false)
            .build()
            .map_err(|error| ServiceError::Client(error.without_url()))?;
        let url = Url::parse(&service.url).map_err(|_| ServiceError::Address)?;
        Ok(Self { client, url, room: Semaphore::new(AT_ONCE) })
    }

    async fn ask(&self, text: &str) -> Result<Vec<AddressHit>, ResolveError> {
        let _permit = self.room.try_acquire().map_err(|_| ResolveError::Silent)?;
        let mut url = self.url.clone();
        url.query_pairs_mut()
            .append_pair("q", text)
            .append_pair("limit", &MOST.to_string())
            .append_pair("filter", COPENHAGEN);
        let response = self.client.get(url).send().await.map_err(|_| ResolveError::Silent)?;
        match response.status() {
            StatusCode::OK => {}
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS => {
                return Err(ResolveError::Refused);
            }
            status if status.is_server_error() => return Err(ResolveError::Silent),
            _ => return Err(ResolveError::Unreadable),
        }
        answer::read(&bounded(response).await?, MOST)
    }
}

/// The body of an answer, as far as we are willing to read.
async fn bounded(mut response: Response) -> Result<Vec<u8>, ResolveError> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|_| ResolveError::Silent)? {
        if body.len() + chunk.len() > LARGEST_ANSWER {
            return Err(ResolveError::Unreadable);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

impl Resolver for GSearch {
    fn find<'a>(&'a self, text: &'a str) -> Found<'a> {
        Box::pin(self.ask(text))
    }
}
