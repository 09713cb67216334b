//! Who may run and publish screenings until there are accounts: whoever holds the operator's token.

use std::fmt;

use axum::http::{HeaderMap, header};
use sha2::{Digest, Sha256};

/// The fingerprint of the operator's token; `None` closes the operator's server functions.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct OperatorKey(Option<[u8; 32]>);

impl fmt::Debug for OperatorKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "OperatorKey(set)" } else { "OperatorKey(none)" })
    }
}

impl OperatorKey {
    /// Keeps the token's fingerprint, so that the token itself is in no log or dump.
    #[must_use]
    pub fn new(token: Option<&str>) -> Self {
        Self(token.map(|token| Sha256::digest(token).into()))
    }

    /// Whether the request carries the token as `Authorization: Bearer …`.
    #[must_use]
    pub fn opens(&self, headers: &HeaderMap) -> bool {
        let sent = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let sent = sent.and_then(|value| value.strip_prefix("Bearer "));
        match (&self.0, sent) {
            // Fingerprints are compared, so the time taken tells nothing of the token.
            (Some(key), Some(sent)) => *key == <[u8; 32]>::from(Sha256::digest(sent)),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(value: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::AUTHORIZATION, value.parse().unwrap())])
    }

    #[test]
    fn only_the_token_opens_and_nothing_opens_without_one() {
        let key = OperatorKey::new(Some("hemmeligt"));
        assert!(key.opens(&headers("Bearer hemmeligt")));
        for wrong in ["Bearer hemmelig", "hemmeligt", "Bearer ", "Basic hemmeligt"] {
            assert!(!key.opens(&headers(wrong)), "{wrong}");
        }
        assert!(!key.opens(&HeaderMap::new()));
        assert!(!OperatorKey::new(None).opens(&headers("Bearer hemmeligt")));
    }
}
