//! What is known of the provider: where its parts are and which keys it signs with. Asked for when it is needed first, kept
//! for an hour, and asked for again when something is signed with a key that is not known.

use std::{fmt, pin::Pin, sync::Arc};

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
use tokio::sync::Mutex;

use super::{ANSWER, settings::ProviderSettings, token::Extra};

/// How long what is known of the provider is kept.
const KEPT: TimeDelta = TimeDelta::hours(1);
/// How long at least between asking for keys because of one that is not known.
const BETWEEN: TimeDelta = TimeDelta::minutes(1);

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
    known: Mutex<Option<(CoreProviderMetadata, DateTime<Utc>)>>,
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
        Self { settings, http: Http(fetch), known: Mutex::new(None) }
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
        // Held while it is asked: many who come at once ask once.
        let mut known = self.known.lock().await;
        if let Some((metadata, at)) = known.as_ref().filter(|(_, at)| now - *at < oldest) {
            tracing::trace!(provider.known_since = %at, "the provider is known");
            return Ok(metadata.clone());
        }
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(|_| ProviderError::Address)?;
        let found = sent(CoreProviderMetadata::discover_async(issuer, &self.http)).await;
        let metadata = found.map_err(|error| ProviderError::Discovery(Box::new(error)))?;
        if !super::is_safe(metadata.authorization_endpoint().as_str()) {
            return Err(ProviderError::Open);
        }
        *known = Some((metadata.clone(), now));
        Ok(metadata)
    }
}
