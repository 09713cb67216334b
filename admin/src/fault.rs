//! What goes wrong on a staff page, and the page that says so.

use app::causes::causes;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use store::StoreError;
use thiserror::Error;

/// The page that says what went wrong, on its way to [`crate::headers`], which knows what pages look like.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// Its title.
    pub title: &'static str,
    /// What it says.
    pub body: Markup,
}

/// Why a staff page can't be shown or an action not done.
#[derive(Debug, Error)]
pub(crate) enum Fault {
    /// Nobody is signed in; the page that was asked for.
    #[error("nobody is signed in")]
    SignIn(String),
    /// Nobody is signed in any more, and something was sent.
    #[error("something was sent by nobody")]
    Expired,
    /// Whoever is signed in may not do this.
    #[error("not allowed")]
    Forbidden,
    /// There is no such thing.
    #[error("not found")]
    NotFound,
    /// The form is longer than any of ours.
    #[error("too long")]
    TooLong,
    /// The form takes too long to arrive.
    #[error("too slow")]
    TooSlow,
    /// It can't be done, and this is why.
    #[error("{0}")]
    Refused(String),
    /// The database does not answer.
    #[error("the database does not answer")]
    Store(#[from] StoreError),
    /// Something within the application.
    #[error("unavailable")]
    App(app::Fault),
    /// Many sign in at the same time.
    #[error("too many at the same time")]
    Busy,
    /// A password can't be hashed.
    #[error("hashing failed: {0}")]
    Hashing(String),
}

impl From<app::Fault> for Fault {
    fn from(fault: app::Fault) -> Self {
        match fault {
            app::Fault::NotFound => Self::NotFound,
            app::Fault::Forbidden => Self::Forbidden,
            app::Fault::Refused(why) => Self::Refused(why),
            app::Fault::Unavailable => Self::App(fault),
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let (status, title, text) = match &self {
            Self::SignIn(path) => {
                return Redirect::to(&format!("/admin/log-ind?til={}", encoded(path))).into_response();
            }
            Self::Expired => (
                StatusCode::UNAUTHORIZED,
                "Du er logget ud",
                "Log ind i et nyt faneblad, gå tilbage hertil i browseren, og send igen: så er det, du skrev, der stadig.",
            ),
            Self::Forbidden => (
                StatusCode::FORBIDDEN,
                "Det har du ikke adgang til",
                "Skal du have det, så spørg en administrator: roller gives under »Brugere«.",
            ),
            Self::NotFound => (StatusCode::NOT_FOUND, "Siden findes ikke", "Den kan være flyttet eller fjernet."),
            Self::TooLong => (StatusCode::PAYLOAD_TOO_LARGE, "Det er for langt", "Kort det af, og send igen."),
            Self::TooSlow => (
                StatusCode::REQUEST_TIMEOUT,
                "Det tog for lang tid at sende",
                "Gå tilbage i browseren, og send igen: så er det, du skrev, der stadig.",
            ),
            Self::Refused(why) => (StatusCode::UNPROCESSABLE_ENTITY, "Det kan ikke lade sig gøre", why.as_str()),
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, "Der er travlt", "Vent et øjeblik, og prøv igen."),
            Self::Store(_) | Self::App(_) | Self::Hashing(_) => {
                tracing::error!(cause = %causes(&self), "a staff page could not be made");
                (
                    StatusCode::SERVICE_UNAVAILABLE,
                    "Det lykkedes ikke",
                    "Intet er ændret. Prøv igen om lidt. Bliver det ved, så sig det til dem, der driver siden, og hvornår det skete.",
                )
            }
        };
        let body = html! {
            h1 { (title) }
            p { (text) }
            p { a href="/admin" { "Til forsiden for medarbejdere" } }
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(Told { title, body });
        response
    }
}

/// A path as part of a query.
pub(crate) fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// Addresses under `/admin` that are none.
pub(crate) async fn nothing_here() -> Fault {
    Fault::NotFound
}
