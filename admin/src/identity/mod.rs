//! Signing in by the organisation's own provider of identities: `OpenID` Connect's code flow with PKCE
//! (docs/decisions/0016).
//!
//! - [`settings`]: which provider, and which of its groups is which role
//! - [`provider`]: what is known of it, and the client that the server lends
//! - [`begin`]: sending somebody there; [`answer`]: what they come back with
//! - [`token`]: reading and checking what the provider says of them
//! - [`arrive`]: who that is here, and what they may do
//! - [`refusal`]: why somebody does not come in, in words

pub(crate) mod answer;
mod arrive;
pub(crate) mod begin;
mod provider;
mod refusal;
mod settings;
mod token;

pub use openidconnect::{HttpRequest, HttpResponse};
pub use provider::{Fetch, FetchError, Fetched, Provider};
pub use settings::{ProviderSettings, SettingsError, is_safe};

use chrono::TimeDelta;

/// How long somebody has at the provider.
const PATIENCE: TimeDelta = TimeDelta::minutes(10);
/// Where the provider sends people back to.
const ANSWER: &str = "/admin/log-ind/sso/svar";
