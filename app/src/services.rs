//! What the server lends to pages and server functions: the database, the clock, and a way to set the response.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use leptos::prelude::use_context;
use store::Db;

use crate::{Fault, address::Addresses, map::load::MapCache};

/// Where the time comes from; a fixed one in tests.
pub type Clock = fn() -> DateTime<Utc>;

/// What every request may use.
#[derive(Clone, Debug)]
pub struct Services {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// The finished map of the latest publication.
    pub maps: MapCache,
    /// Looking addresses up.
    pub addresses: Addresses,
    /// Who runs the site, and where it is.
    pub site: SiteFacts,
}

/// What only the people who run a site know: from the server's settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteFacts {
    /// Where the site is, without a slash at the end: `https://byblik.example.dk`. Empty where it is not said.
    pub origin: String,
    /// A contact's e-mail address; empty where it is not said.
    pub contact_email: String,
    /// A contact's telephone number; empty where it is not said.
    pub contact_phone: String,
    /// The accessibility statement, where it is kept elsewhere; else empty.
    pub accessibility_statement: String,
    /// Whether a proxy of one's own stands before the server and says who asks (`X-Forwarded-For`).
    pub is_behind_proxy: bool,
}

/// Where the site is for the request that is being answered: as the settings say, else as the visitor asked for it.
#[derive(Clone, Debug)]
pub struct Origin(pub String);

/// Where the picture for link previews is.
#[derive(Clone, Debug)]
pub struct Preview(pub String);

/// The path of the page that is being made, without its language.
#[derive(Clone, Debug)]
pub struct RequestPath(pub String);

impl Services {
    /// The services of this request.
    ///
    /// # Errors
    /// [`Fault::Unavailable`] outside a request, as when the list of routes is made at start.
    pub fn get() -> Result<Self, Fault> {
        use_context().ok_or(Fault::Unavailable)
    }
}

/// Sets the status of the response that is being made.
#[derive(Clone)]
pub struct StatusHook(pub Arc<dyn Fn(u16) + Send + Sync>);

/// Sets a header of the response that is being made; both must be valid header text.
#[derive(Clone)]
pub struct HeaderHook(pub Arc<dyn Fn(&'static str, String) + Send + Sync>);

/// Present in requests that carry the operator's token: what only staff may do asks for it.
#[derive(Clone, Copy, Debug)]
pub struct Operator {
    /// Whether a member of staff must have approved what the operator publishes.
    pub needs_approval: bool,
}

impl Operator {
    /// Passes only for requests with the operator's token.
    ///
    /// # Errors
    /// [`Fault::Forbidden`] for everyone else.
    pub fn required() -> Result<Self, Fault> {
        use_context().ok_or(Fault::Forbidden)
    }
}
