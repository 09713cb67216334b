//! Files from addresses, for staff: only over https, only from hosts that the operator has named, and never from within one's
//! own network, whatever such a name may lead to.

mod network;
#[cfg(test)]
mod tests;

use std::{sync::Arc, time::Duration};

use admin::data::fetch::{Arriving, FetchError, Fetched, Fetcher, Soon};
use axum::body::Bytes;
use domain::text::join_and;
use reqwest::{Client, Response, StatusCode, Url, redirect};

use self::network::PublicOnly;

/// The hosts that files come from unless the settings say otherwise: the municipality's maps and the statistics bank.
pub const HOSTS: [&str; 2] = ["wfs-kbhkort.kk.dk", "api.statbank.dk"];
/// How long a file may take from its question to its last byte.
const PATIENCE: Duration = Duration::from_mins(2);
/// How often a host may send us on within itself.
const MOST_REDIRECTS: usize = 3;
/// The longest address: some list every variable that they ask for.
const LONGEST: usize = 4_000;

/// The client that fetches files.
#[derive(Debug)]
pub struct FileClient {
    client: Client,
    hosts: Vec<String>,
    /// "https"; "http" only where tests stand in for the world.
    scheme: &'static str,
}

impl FileClient {
    /// A client that goes to these hosts.
    ///
    /// # Errors
    /// When the machine's certificates can't be read, or the like.
    pub fn new(hosts: Vec<String>) -> reqwest::Result<Self> {
        // The same cryptography as the database's client; a second one in the process finds it in place.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Self::builder(PATIENCE).https_only(true).dns_resolver(Arc::new(PublicOnly)).build()?;
        Ok(Self { client, hosts, scheme: "https" })
    }

    fn builder(patience: Duration) -> reqwest::ClientBuilder {
        // Elsewhere is nobody whom the operator has chosen.
        let stay = redirect::Policy::custom(|attempt| {
            let place = |url: &Url| (url.scheme().to_owned(), url.host_str().map(str::to_owned), url.port());
            let stays = attempt.previous().iter().all(|before| place(before) == place(attempt.url()));
            if stays && attempt.previous().len() <= MOST_REDIRECTS { attempt.follow() } else { attempt.stop() }
        });
        Client::builder().timeout(patience).redirect(stay).referer(false)
    }

    /// The address, if we go there.
    fn allowed(&self, address: &str) -> Result<Url, FetchError> {
        let url = Url::parse(address).ok().filter(|url| address.len() <= LONGEST && url.scheme() == self.scheme);
        let url = url.ok_or(FetchError::Address)?;
        let has_door = self.scheme == "https" && url.port().is_some();
        if has_door || !url.username().is_empty() || url.password().is_some() {
            return Err(FetchError::Address);
        }
        if url.host_str().is_some_and(|host| self.hosts.iter().any(|known| known == host)) {
            return Ok(url);
        }
        Err(FetchError::Host(self.hosts()))
    }

    async fn ask(&self, address: &str) -> Result<Fetched, FetchError> {
        let url = self.allowed(address)?;
        let name = name(&url);
        let response = self.client.get(url).send().await.map_err(|error| {
            note(error);
            FetchError::Silent
        })?;
        match response.status() {
            StatusCode::OK => Ok(Fetched { name, body: Box::new(Body(response)) }),
            status if status.is_redirection() => Err(FetchError::Elsewhere),
            status => Err(FetchError::Status(status.as_u16())),
        }
    }
}

impl Fetcher for FileClient {
    fn fetch<'a>(&'a self, address: &'a str) -> Soon<'a, Result<Fetched, FetchError>> {
        Box::pin(self.ask(address))
    }

    fn hosts(&self) -> String {
        join_and(&self.hosts)
    }
}

/// An answer's bytes.
struct Body(Response);

impl Arriving for Body {
    fn piece(&mut self) -> Soon<'_, Result<Option<Bytes>, FetchError>> {
        Box::pin(async {
            self.0.chunk().await.map_err(|error| {
                note(error);
                FetchError::Broken
            })
        })
    }
}

/// Writes down why the client failed, without the address: it can hold what opens the service.
fn note(error: reqwest::Error) {
    tracing::info!(cause = app::causes::causes(&error.without_url()), "a file could not be fetched");
}

/// What a file may be called: the table of a statistics bank, the layer of a map service, or the end of the path.
fn name(url: &Url) -> String {
    let parts: Vec<&str> = url.path_segments().into_iter().flatten().filter(|part| !part.is_empty()).collect();
    if let ["v1", "data", table, format] = parts[..] {
        return format!("{table}.{}", format.to_lowercase());
    }
    let layer = url.query_pairs().find(|(key, _)| {
        let key = key.to_lowercase();
        key == "typename" || key == "typenames"
    });
    let layer = layer.map(|(_, layer)| layer.rsplit(':').next().unwrap_or_default().to_owned());
    let last = || (*parts.last().unwrap_or(&"fil")).to_owned();
    layer.filter(|layer| !layer.is_empty()).unwrap_or_else(last)
}
