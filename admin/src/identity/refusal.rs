//! Why somebody does not come in by the provider, in words. The log of those who run the site says more.

use app::causes::causes;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::html;
use openidconnect::RequestTokenError;
use store::StoreError;
use thiserror::Error;

use super::token::TokenError;
use crate::fault::{Fault, Told};

/// Why not.
#[derive(Debug, Error)]
pub(super) enum Refusal {
    /// Nothing was begun by this browser, or too long ago, or it was answered already.
    #[error("the answer belongs to no sign-in of this browser")]
    Stale,
    /// They changed their mind at the provider.
    #[error("the sign-in was cancelled")]
    Cancelled,
    /// The provider let nobody in; its own code for why.
    #[error("the provider declined: {0}")]
    Declined(String),
    /// The provider does not answer.
    #[error("the provider does not answer")]
    Silent(#[source] TokenError),
    /// What the provider says is not believed.
    #[error("what the provider says is not believed")]
    Disbelieved(#[source] TokenError),
    /// None of their groups has a role.
    #[error("no group has a role here")]
    NoRole,
    /// The account is closed here.
    #[error("the account is closed")]
    Closed,
    /// The provider gives no e-mail address.
    #[error("the provider gives no e-mail address that can be used")]
    Nameless,
    /// Another account has their e-mail address.
    #[error("another account has the e-mail address")]
    Namesake,
    /// The account, or whoever signed in, is linked already.
    #[error("it is linked already")]
    Taken,
    /// Nobody could look after people any more.
    #[error("the last administrator would not be one")]
    Last,
    /// Something else, with a page of its own.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Fault(error.into())
    }
}

impl From<TokenError> for Refusal {
    fn from(error: TokenError) -> Self {
        match error {
            TokenError::Exchange(why) if matches!(*why, RequestTokenError::ServerResponse(_)) => {
                // It answers, and does not take the code or the site's own word.
                Self::Disbelieved(TokenError::Exchange(why))
            }
            TokenError::Provider(_) | TokenError::Exchange(_) | TokenError::UserInfo(_) | TokenError::Lacks(_) => {
                Self::Silent(error)
            }
            _ => Self::Disbelieved(error),
        }
    }
}

impl Refusal {
    fn said(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::Stale => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "Begynd forfra",
                "Der gik for lang tid, eller svaret er brugt. Log ind igen fra begyndelsen, i den samme browser.",
            ),
            Self::Cancelled => {
                (StatusCode::FORBIDDEN, "Du er ikke logget ind", "Login blev afbrudt. Du kan prøve igen.")
            }
            Self::Declined(_) => (
                StatusCode::FORBIDDEN,
                "Du er ikke logget ind",
                "Jeres login-tjeneste lukkede dig ikke ind. Bliver det ved, så spørg dem, der passer den.",
            ),
            Self::Silent(_) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "Login-tjenesten svarer ikke",
                "Prøv igen om lidt. Har du en adgangskode her på siden, kan du logge ind med den imens.",
            ),
            Self::Disbelieved(_) => (
                StatusCode::FORBIDDEN,
                "Du er ikke logget ind",
                "Svaret fra jeres login-tjeneste kunne ikke bekræftes. Prøv igen. Bliver det ved, så sig det til dem, der driver siden.",
            ),
            Self::NoRole => (
                StatusCode::FORBIDDEN,
                "Du har ikke en rolle her",
                "Jeres login-tjeneste kender dig, men ingen af dine grupper giver adgang til Byblik. Bed om at komme med i den rigtige gruppe, og log ind igen.",
            ),
            Self::Closed => (
                StatusCode::FORBIDDEN,
                "Kontoen er lukket",
                "Din konto her på siden er lukket. Skal du have den igen, så spørg en administrator.",
            ),
            Self::Nameless => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "Der mangler en e-mailadresse",
                "Jeres login-tjeneste fortæller ikke, hvad din e-mailadresse er, og uden den kan du ikke få en konto her. Sig det til dem, der passer login-tjenesten.",
            ),
            Self::Namesake => (
                StatusCode::CONFLICT,
                "Du har en konto i forvejen",
                "Der er allerede en konto med din e-mailadresse. Log ind i den med dens adgangskode, og forbind den med jeres login-tjeneste under »Min konto«. Er det ikke din, så spørg en administrator.",
            ),
            Self::Taken => (
                StatusCode::CONFLICT,
                "De er forbundet i forvejen",
                "Kontoen, eller den person, du loggede ind som, er allerede forbundet med en anden. Intet er ændret.",
            ),
            Self::Last => (
                StatusCode::CONFLICT,
                "Du er den sidste administrator",
                "Dine grupper gør dig ikke til administrator, og så ville der ikke være nogen. Gør først en anden til administrator.",
            ),
            Self::Fault(_) => {
                (StatusCode::SERVICE_UNAVAILABLE, "Det lykkedes ikke", "Intet er ændret. Prøv igen om lidt.")
            }
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, title, text) = match self {
            Self::Fault(fault) => return fault.into_response(),
            other => {
                tracing::warn!(cause = causes(&other), "somebody did not come in by the provider");
                other.said()
            }
        };
        let body = html! {
            h1 { (title) }
            p { (text) }
            p { a href="/admin/log-ind" { "Til login" } }
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(Told { title, body });
        response
    }
}
