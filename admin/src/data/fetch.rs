//! Bytes that arrive a piece at a time: sent by a browser, or fetched from an address by the server's client, which the
//! pages know only as a [`Fetcher`].

use std::{future::Future, pin::Pin};

use axum::{
    body::Bytes,
    extract::multipart::{Field, MultipartError},
};
use thiserror::Error;

/// An answer that comes later.
pub type Soon<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Why nothing arrives, or no more. The texts are for staff.
#[derive(Debug, Error)]
pub enum FetchError {
    /// This server fetches nothing.
    #[error("Denne side henter ikke selv filer. Hent filen i din browser, og læg den ind her.")]
    Off,
    /// The address is none that we can use.
    #[error("Skriv hele adressen; den skal begynde med https://.")]
    Address,
    /// The address is of a host that is not among those of the settings, which these are.
    #[error(
        "Vi henter kun fra {0}. Hent filen i din browser, og læg den ind her, eller bed dem, der driver siden, om at åbne for stedet."
    )]
    Host(String),
    /// The address leads to another host.
    #[error("Adressen sender videre til et andet sted. Brug den adresse, som den ender på.")]
    Elsewhere,
    /// Nobody answers there, or not in time.
    #[error("Der kom intet svar i tide. Prøv igen om lidt, eller hent filen i din browser, og læg den ind her.")]
    Silent,
    /// There is no file there.
    #[error("Stedet svarede med fejl {0}. Kontrollér adressen ved at åbne den i din browser.")]
    Status(u16),
    /// The file broke off on its way.
    #[error("Filen kom ikke helt frem. Prøv igen.")]
    Broken,
}

/// Bytes that arrive a piece at a time.
pub trait Arriving: Send {
    /// The next piece; `None` at the end.
    fn piece(&mut self) -> Soon<'_, Result<Option<Bytes>, FetchError>>;

    /// Whether the sender hears an answer only when everything is sent, as browsers do.
    fn listens_at_the_end(&self) -> bool {
        false
    }
}

/// A file that begins to arrive from an address.
pub struct Fetched {
    /// What it may be called.
    pub name: String,
    /// Its bytes.
    pub body: Box<dyn Arriving>,
}

/// Whoever fetches files from addresses. It decides which addresses it goes to, and how long it waits.
pub trait Fetcher: Send + Sync {
    /// Asks for a file.
    fn fetch<'a>(&'a self, address: &'a str) -> Soon<'a, Result<Fetched, FetchError>>;

    /// Where it goes to, for people: "a.dk og b.dk"; empty where it fetches nothing.
    fn hosts(&self) -> String;
}

/// A fetcher that fetches nothing.
#[derive(Debug, Clone, Copy)]
pub struct Nowhere;

impl Fetcher for Nowhere {
    fn fetch<'a>(&'a self, _: &'a str) -> Soon<'a, Result<Fetched, FetchError>> {
        Box::pin(async { Err(FetchError::Off) })
    }

    fn hosts(&self) -> String {
        String::new()
    }
}

/// A file that a browser sends.
pub(super) struct Sent<'a>(pub Field<'a>);

impl Arriving for Sent<'_> {
    fn piece(&mut self) -> Soon<'_, Result<Option<Bytes>, FetchError>> {
        Box::pin(async {
            self.0.chunk().await.map_err(|error: MultipartError| {
                tracing::info!(cause = %error, "a file broke off while it was sent");
                FetchError::Broken
            })
        })
    }

    fn listens_at_the_end(&self) -> bool {
        true
    }
}
