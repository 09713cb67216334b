//! What is known of the provider: where its parts are and which keys it signs with. Asked for when it is needed first, kept
//! for an hour, and asked for again when something is signed with a key that is not known.

use std::{
    fmt,
    pin::Pin,
    sync::{Arc, Mutex as Lock, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::{
    AsyncHttpClient, AuthType, Client as AnyClient, ClientId, ClientSecret, DiscoveryError, EmptyExtraTokenFields,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IdTokenFields, IssuerUrl, RedirectUrl,
    StandardErrorResponse, StandardTokenResponse,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreRevocableToken,
        CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
    },
};
use thiserror::Error;
use tokio::sync::{Mutex, Semaphore};

use super::{ANSWER, settings::ProviderSettings, token::Extra};

/// How long what is known of the provider is kept.
const KEPT: TimeDelta = TimeDelta::hours(1);
/// How long at least between asking for keys because of one that is not known.
const BETWEEN: TimeDelta = TimeDelta::minutes(1);
/// How many may wait for it to be asked: each keeps a place that the public's pages need too.
const WAITING: usize = 8;

/// An answer of the provider, when it comes.
pub type Fetched = Pin<Box<dyn Future<Output = Result<HttpResponse, FetchError>> + Send>>;
/// How the provider is asked: one request, no redirections, within bounds of time and size. See [`super::is_safe`].
pub type Fetch = Arc<dyn Fn(HttpRequest) -> Fetched + Send + Sync>;

/// What the library asks by.
pub(super) struct Http(Fetch);

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = FetchError;
    type Future = Fetched;

    fn call(&'c self, request: HttpRequest) -> Fetched {
        (self.0)(request)
    }
}

/// The same future under a plainer type: what the library gives is too general to be seen through from a handler.
pub(super) fn sent<'a, T>(asked: impl Future<Output = T> + Send + 'a) -> Pin<Box<dyn Future<Output = T> + Send + 'a>> {
    Box::pin(asked)
}

/// Why the provider can't be asked.
#[derive(Debug, Error)]
pub enum FetchError {
    /// It can't be reached or is too slow.
    #[error("it can't be reached: {0}")]
    Unreachable(String),
    /// The answer is longer than any that is meant for us.
    #[error("its answer is too long")]
    TooLong,
    /// The address could be listened to.
    #[error("an address of it is not encrypted")]
    Open,
    /// Too many are asking.
    #[error("too many ask at the same time")]
    Busy,
}

/// Why nobody can be sent to the provider.
#[derive(Debug, Error)]
pub(super) enum ProviderError {
    /// What it says of itself can't be read.
    #[error("what the provider says of itself can't be read")]
    Discovery(#[source] Box<DiscoveryError<FetchError>>),
    /// An address in the settings is none.
    #[error("an address in the settings is none")]
    Address,
    /// It names no place to send people to that can't be listened to.
    #[error("the provider's own page is not encrypted")]
    Open,
    /// Many wait for it already.
    #[error("too many wait for the provider")]
    Busy,
}

/// The library's client, with what we read of tokens.
pub(super) type Client = AnyClient<
    Extra,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<
        IdTokenFields<
            Extra,
            EmptyExtraTokenFields,
            CoreGenderClaim,
            CoreJweContentEncryptionAlgorithm,
            CoreJwsSigningAlgorithm,
        >,
        CoreTokenType,
    >,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The organisation's own provider of identities.
pub struct Provider {
    /// Which one.
    pub settings: ProviderSettings,
    pub(super) http: Http,
    known: Lock<Option<(CoreProviderMetadata, DateTime<Utc>)>>,
    /// Held while it is asked: many who come at once ask once.
    asking: Mutex<()>,
    waiting: Semaphore,
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provider").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl Provider {
    /// A provider that nothing is known of yet.
    #[must_use]
    pub fn new(settings: ProviderSettings, fetch: Fetch) -> Self {
        let (asking, waiting) = (Mutex::new(()), Semaphore::new(WAITING));
        Self { settings, http: Http(fetch), known: Lock::new(None), asking, waiting }
    }

    /// A client for it; `origin` is where this site is.
    pub(super) async fn client(&self, origin: &str, now: DateTime<Utc>) -> Result<Client, ProviderError> {
        let metadata = self.metadata(now, KEPT).await?;
        self.client_of(metadata, origin)
    }

    /// A client that knows the provider's newest keys, unless they were asked for a moment ago.
    pub(super) async fn client_anew(&self, origin: &str, now: DateTime<Utc>) -> Result<Client, ProviderError> {
        let metadata = self.metadata(now, BETWEEN).await?;
        self.client_of(metadata, origin)
    }

    fn client_of(&self, metadata: CoreProviderMetadata, origin: &str) -> Result<Client, ProviderError> {
        let answer = RedirectUrl::new(format!("{origin}{ANSWER}")).map_err(|_| ProviderError::Address)?;
        let ProviderSettings { client_id, client_secret, .. } = &self.settings;
        let how = metadata.token_endpoint_auth_methods_supported();
        // Without a word on it the first is meant (OpenID Connect Discovery, 3).
        let by_header = how.is_none_or(|how| how.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let (id, secret) = (ClientId::new(client_id.clone()), ClientSecret::new(client_secret.clone()));
        let client = Client::from_provider_metadata(metadata, id, Some(secret)).set_redirect_uri(answer);
        Ok(if by_header { client } else { client.set_auth_type(AuthType::RequestBody) })
    }

    /// What the provider says of itself, not older than so.
    async fn metadata(&self, now: DateTime<Utc>, oldest: TimeDelta) -> Result<CoreProviderMetadata, ProviderError> {
        if let Some(metadata) = self.known(now, oldest) {
            return Ok(metadata);
        }
        let _place = self.waiting.try_acquire().map_err(|_| ProviderError::Busy)?;
        let _turn = self.asking.lock().await;
        if let Some(metadata) = self.known(now, oldest) {
            return Ok(metadata);
        }
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(|_| ProviderError::Address)?;
        let found = sent(CoreProviderMetadata::discover_async(issuer, &self.http)).await;
        let metadata = found.map_err(|error| ProviderError::Discovery(Box::new(error)))?;
        if !super::is_safe(metadata.authorization_endpoint().as_str()) {
            return Err(ProviderError::Open);
        }
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some((metadata.clone(), now));
        Ok(metadata)
    }

    /// What is known of it already, if that is not older than so.
    fn known(&self, now: DateTime<Utc>, oldest: TimeDelta) -> Option<CoreProviderMetadata> {
        // It is written whole, so what a panic left behind is right.
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.as_ref().filter(|(_, at)| now - *at < oldest).map(|(metadata, _)| metadata.clone())
    }
}

#[cfg(test)]
mod tests {
    use std::{future::pending, time::Duration};

    use super::*;

    #[tokio::test]
    async fn few_wait_for_a_provider_that_says_nothing() {
        let settings = ProviderSettings {
            issuer: "https://login.example".into(),
            client_id: "byblik".into(),
            client_secret: "hemmeligt".into(),
            name: String::new(),
            groups_claim: String::new(),
            roles: vec![],
            scopes: vec![],
            acr: String::new(),
        };
        let provider = Arc::new(Provider::new(settings, Arc::new(|_| Box::pin(pending()))));
        let asks: Vec<_> = (0..20)
            .map(|_| {
                let provider = Arc::clone(&provider);
                tokio::spawn(async move { provider.client("https://byblik.example", DateTime::UNIX_EPOCH).await.err() })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(50)).await;
        let mut turned_away = 0;
        for ask in asks {
            if ask.is_finished() {
                assert!(matches!(ask.await.unwrap(), Some(ProviderError::Busy)));
                turned_away += 1;
            } else {
                ask.abort();
            }
        }
        assert_eq!(turned_away, 20 - WAITING);
    }
}
