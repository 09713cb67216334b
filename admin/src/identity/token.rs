//! What the provider says of somebody: exchanged for the code by ourselves, and checked before a word of it is believed.

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AuthorizationCode, ClaimsVerificationError, ConfigurationError, IdTokenClaims,
    LocalizedClaim, Nonce, OAuth2TokenResponse, PkceCodeVerifier, RequestTokenError, SignatureVerificationError,
    StandardErrorResponse, TokenResponse, UserInfoClaims, UserInfoError,
    core::{CoreErrorResponseType, CoreGenderClaim, CoreJwsSigningAlgorithm},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use store::IdentityAttempt;
use thiserror::Error;

use super::provider::{Client, FetchError, Provider, ProviderError, sent};

/// How far the provider's clock and ours may be apart.
const SKEW: TimeDelta = TimeDelta::minutes(1);
/// The oldest token that is taken: it was made when somebody came back, and that was now.
const OLDEST: TimeDelta = TimeDelta::minutes(10);
/// The longest subject (`OpenID` Connect Core, 2), in characters.
const LONGEST_SUBJECT: usize = 255;

/// By what a token may be signed: only what needs the provider's own private key. Neither nothing nor a shared secret.
const SIGNED_BY: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// The claims that the standard does not name: groups are among them, under the provider's own word.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Extra {
    #[serde(flatten)]
    all: Map<String, Value>,
}

impl AdditionalClaims for Extra {}

/// Somebody, as the provider says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Somebody {
    /// What it calls them, and nobody else ever.
    pub subject: String,
    /// Their name; empty where it says none.
    pub name: String,
    /// Their e-mail address in small letters; empty where it says none.
    pub email: String,
    /// Their groups.
    pub groups: Vec<String>,
}

/// Why what the provider says is not believed.
#[derive(Debug, Error)]
pub(super) enum TokenError {
    /// Nothing is known of the provider.
    #[error("the provider does not answer")]
    Provider(#[from] ProviderError),
    /// It does not take the code.
    #[error("the provider does not take the code")]
    Exchange(#[source] Box<RequestTokenError<FetchError, StandardErrorResponse<CoreErrorResponseType>>>),
    /// It says nothing of who came.
    #[error("there is no ID token")]
    Missing,
    /// The token is not for us, not of now, or not the provider's.
    #[error("the ID token can't be believed")]
    Claims(#[from] ClaimsVerificationError),
    /// The access token is not the one that belongs to it.
    #[error("the access token belongs to another ID token")]
    AccessToken,
    /// The token was made for another client.
    #[error("the ID token was made for another client")]
    Party,
    /// Somebody without a name that can be kept.
    #[error("the subject is empty or too long")]
    Subject,
    /// It does not say more of who came.
    #[error("the provider says nothing more of who came")]
    UserInfo(#[source] Box<UserInfoError<FetchError>>),
    /// It names no such place.
    #[error("the provider lacks an address")]
    Lacks(#[from] ConfigurationError),
}

/// Exchanges a code for what the provider says of who brought it.
pub(super) async fn read(
    provider: &Provider,
    attempt: &IdentityAttempt,
    code: &str,
    origin: &str,
    now: DateTime<Utc>,
) -> Result<Somebody, TokenError> {
    let mut client = provider.client(origin, now).await?;
    let exchange = client
        .exchange_code(AuthorizationCode::new(code.to_owned()))?
        .set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier.clone()));
    let answer =
        sent(exchange.request_async(&provider.http)).await.map_err(|error| TokenError::Exchange(Box::new(error)))?;
    let token = answer.id_token().ok_or(TokenError::Missing)?;
    let nonce = Nonce::new(attempt.nonce.clone());
    let acr = provider.settings.acr.as_str();
    let unknown = ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey);
    if token.claims(&verifier(&client, acr, now), &nonce).is_err_and(|error| error == unknown) {
        // Keys are changed now and then.
        client = provider.client_anew(origin, now).await?;
    }
    let verifier = verifier(&client, acr, now);
    let claims = token.claims(&verifier, &nonce)?;
    if let Some(expected) = claims.access_token_hash() {
        let algorithm = token.signing_alg().map_err(ClaimsVerificationError::SignatureVerification)?;
        let key = token.signing_key(&verifier).map_err(ClaimsVerificationError::SignatureVerification)?;
        let hash = AccessTokenHash::from_token(answer.access_token(), algorithm, key);
        if hash.ok().as_ref() != Some(expected) {
            return Err(TokenError::AccessToken);
        }
    }
    if claims.authorized_party().is_some_and(|party| party.as_str() != provider.settings.client_id) {
        return Err(TokenError::Party);
    }
    let mut somebody = somebody(claims, &provider.settings.groups_claim)?;
    // Where the token is short, the rest is asked for (OpenID Connect Core, 5.3); it must be of the same person.
    let is_short = somebody.groups.is_empty() || somebody.email.is_empty() || somebody.name.is_empty();
    let is_plain = answer.access_token().secret().bytes().all(|byte| byte.is_ascii_graphic());
    if is_short && is_plain && client.user_info_url().is_some() {
        let more = client.user_info(answer.access_token().clone(), Some(claims.subject().clone()))?;
        let more: UserInfoClaims<Extra, CoreGenderClaim> =
            sent(more.request_async(&provider.http)).await.map_err(|error| TokenError::UserInfo(Box::new(error)))?;
        somebody.add(&more, &provider.settings.groups_claim);
    }
    Ok(somebody)
}

/// What a token must be: of this provider, for this site, of now, and of somebody who proved it as is asked for.
fn verifier<'a>(client: &'a Client, acr: &'a str, now: DateTime<Utc>) -> openidconnect::core::CoreIdTokenVerifier<'a> {
    client
        .id_token_verifier()
        .set_allowed_algs(SIGNED_BY)
        .set_time_fn(move || now - SKEW)
        .set_issue_time_verifier_fn(move |at| {
            if at > now + SKEW || at < now - OLDEST { Err(format!("it was made at {at}")) } else { Ok(()) }
        })
        .set_auth_context_verifier_fn(move |said| match said {
            Some(said) if acr.is_empty() || said.as_str() == acr => Ok(()),
            None if acr.is_empty() => Ok(()),
            _ => Err("who came did not prove it in the way that is asked for".to_owned()),
        })
}

fn somebody(claims: &IdTokenClaims<Extra, CoreGenderClaim>, groups: &str) -> Result<Somebody, TokenError> {
    let subject = claims.subject().as_str();
    if subject.is_empty() || subject.chars().count() > LONGEST_SUBJECT {
        return Err(TokenError::Subject);
    }
    Ok(Somebody {
        subject: subject.to_owned(),
        name: one(claims.name()),
        email: claims.email().map(|email| email.as_str().trim().to_lowercase()).unwrap_or_default(),
        groups: claims.additional_claims().list(groups),
    })
}

/// The text of a claim that can come in several languages: the one that is of none, else the first.
fn one<T: Clone + std::ops::Deref<Target = String>>(claim: Option<&LocalizedClaim<T>>) -> String {
    let text = claim.and_then(|claim| claim.get(None).or_else(|| claim.iter().next().map(|(_, text)| text)));
    text.map(|text| text.trim().to_owned()).unwrap_or_default()
}

impl Somebody {
    /// Fills in what the token did not say.
    fn add(&mut self, more: &UserInfoClaims<Extra, CoreGenderClaim>, groups: &str) {
        if self.name.is_empty() {
            self.name = one(more.name());
        }
        if self.email.is_empty() {
            self.email = more.email().map(|email| email.as_str().trim().to_lowercase()).unwrap_or_default();
        }
        if self.groups.is_empty() {
            self.groups = more.additional_claims().list(groups);
        }
    }
}

impl Extra {
    /// The texts under a name: a list of them, or a single one.
    fn list(&self, name: &str) -> Vec<String> {
        match self.all.get(name) {
            Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            Some(Value::String(one)) => vec![one.clone()],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_come_as_a_list_or_as_one() {
        let read = |text: &str| serde_json::from_str::<Extra>(text).unwrap().list("groups");
        assert_eq!(read(r#"{"groups":["a",1,"b"],"x":[1]}"#), ["a", "b"]);
        assert_eq!(read(r#"{"groups":"a"}"#), ["a"]);
        for none in [r#"{"groups":{"a":1}}"#, "{}", r#"{"groups":null}"#] {
            assert_eq!(read(none), Vec::<String>::new(), "{none}");
        }
    }
}
