//! Addresses: looking one up at a service that the server lends, and which areas a position lies in.
//!
//! - [`Resolver`]: what a service for addresses must do; the server has the adapters
//! - [`typed`]: positions and rode numbers that a visitor writes, which need no service
//! - [`around`]: the areas of a place as somebody writes it
//! - [`places`]: rode, kvarter, bydel and byområde of a position
//!
//! Nothing here keeps or logs what was asked for.

pub mod around;
pub mod places;
pub(crate) mod typed;

use std::{fmt, pin::Pin, sync::Arc};

use self::places::PlaceCache;

/// An address that a service found.
#[derive(Debug, Clone, PartialEq)]
pub struct AddressHit {
    /// The address as it is written on a letter.
    pub label: String,
    /// Where it is: longitude, latitude (WGS84).
    pub position: [f64; 2],
}

/// Why a service did not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResolveError {
    /// It took too long, could not be reached, or is already asked as often as we allow.
    Silent,
    /// It does not answer us: the token is missing or wrong, or it is asked too often.
    Refused,
    /// It answered something that is no list of addresses, or a fault of its own.
    Unreadable,
}

impl fmt::Display for ResolveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Silent => "the address service does not answer",
            Self::Refused => "the address service refuses to answer",
            Self::Unreadable => "the address service's answer can't be read",
        })
    }
}

impl std::error::Error for ResolveError {}

/// What a lookup comes to.
pub type Found<'a> = Pin<Box<dyn Future<Output = Result<Vec<AddressHit>, ResolveError>> + Send + 'a>>;

/// A service that finds addresses.
pub trait Resolver: Send + Sync {
    /// The addresses that a text names, the best first. It must neither store nor log the text.
    fn find<'a>(&'a self, text: &'a str) -> Found<'a>;
}

/// What a request may use to look addresses up. Cloning shares it.
#[derive(Clone, Default)]
pub struct Addresses {
    resolver: Option<Arc<dyn Resolver>>,
    /// The outlines, read once.
    pub(crate) places: PlaceCache,
}

impl Addresses {
    /// Addresses by a service.
    #[must_use]
    pub fn by(resolver: impl Resolver + 'static) -> Self {
        Self { resolver: Some(Arc::new(resolver)), places: PlaceCache::default() }
    }

    /// The service; `None` where the site has none.
    pub(crate) fn resolver(&self) -> Option<&dyn Resolver> {
        self.resolver.as_deref()
    }
}

impl fmt::Debug for Addresses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Addresses").field("has_resolver", &self.resolver.is_some()).finish_non_exhaustive()
    }
}
