//! Taking corrections that visitors send (`POST /ret`): checked, counted, stored; else given back with what was typed.

use std::{
    hash::{BuildHasher, RandomState},
    net::IpAddr,
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use app::{
    Fault,
    causes::causes,
    correction::{About, Problem, Returned, Typed},
    locale::{in_language, split},
    services::Services,
};
use axum::{
    Form,
    body::Body,
    extract::{FromRequest, Request, State},
    http::{HeaderValue, Method, Uri, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};
use serde::Deserialize;

use crate::client;

/// Where the form is sent, in Danish.
const PATH: &str = "/ret";
/// How many corrections one client may send in an hour.
const OF_ONE: NonZeroU32 = NonZeroU32::new(5).expect("five is not zero");
/// How many are taken in an hour from all together.
const OF_ALL: NonZeroU32 = NonZeroU32::new(60).expect("sixty is not zero");
/// How many clients are remembered at the same time.
const MOST_CLIENTS: usize = 10_000;
/// When a refused visitor may try again, in seconds: as long as one more of theirs takes to be allowed.
const LATER: &str = "720";

/// Where corrections are taken, and how many there were lately. Cloning shares it.
#[derive(Clone, Debug)]
pub struct Desk {
    services: Services,
    of_one: Arc<DefaultKeyedRateLimiter<u64>>,
    of_all: Arc<DefaultDirectRateLimiter>,
    /// Turns an address into a number that tells nothing of it: the key is made at start and kept nowhere.
    key: RandomState,
    /// Whether the log has been told that the proxy does not say who asks.
    has_warned: Arc<AtomicBool>,
}

#[derive(Debug, Deserialize)]
struct Sent {
    #[serde(default)]
    om: String,
    #[serde(default)]
    tekst: String,
    #[serde(default)]
    kontakt: String,
    /// A field that people don't see.
    #[serde(default)]
    hjemmeside: String,
}

impl Desk {
    /// A desk where nothing has come yet.
    #[must_use]
    pub fn new(services: Services) -> Self {
        Self {
            services,
            of_one: Arc::new(RateLimiter::keyed(Quota::per_hour(OF_ONE))),
            of_all: Arc::new(RateLimiter::direct(Quota::per_hour(OF_ALL))),
            key: RandomState::new(),
            has_warned: Arc::default(),
        }
    }

    /// Tells the log, once, that all visitors count as one.
    fn warn_of_silent_proxy(&self) {
        if !self.has_warned.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                "the proxy sends no X-Forwarded-For: all visitors together may send {OF_ONE} corrections an hour"
            );
        }
    }

    /// Whether a client may send one more; counts it.
    fn admits(&self, asks: Option<IpAddr>) -> bool {
        // Whoever has not sent anything for an hour is forgotten, and nobody can fill the memory by pretending to be many.
        if self.of_one.len() >= MOST_CLIENTS {
            self.of_one.retain_recent();
        }
        if self.of_one.len() >= MOST_CLIENTS {
            return false;
        }
        let client = self.key.hash_one(asks.map(client::network));
        self.of_one.check_key(&client).is_ok() && self.of_all.check().is_ok()
    }

    async fn store(&self, about: &About, typed: &Typed) -> Result<(), store::StoreError> {
        let mut tx = self.services.db.begin().await?;
        let at = (self.services.clock)();
        tx.put_correction(about.kind, &about.slug, at, &typed.text, &typed.contact).await?;
        tx.commit().await
    }

    /// Takes what was sent. `Err` gives back the page to show instead and why.
    async fn take(&self, sent: Sent, client: Option<IpAddr>) -> Result<(), Returned> {
        let typed = Typed::new(&sent.tekst, &sent.kontakt);
        let mut problems = typed.problems();
        let about = About::find(&self.services.db, &sent.om).await;
        // The page itself answers that there is no such thing.
        let about = match about {
            Ok(Some(about)) => Some(about),
            Ok(None) => None,
            Err(Fault::Unavailable | Fault::Forbidden | Fault::NotFound | Fault::Refused(_)) => {
                return Err(Returned { typed, problems: vec![Problem::Unavailable] });
            }
        };
        // A program that filled in everything is thanked like everyone, and learns nothing from it.
        let is_program = !sent.hjemmeside.is_empty();
        if problems.is_empty() && !is_program {
            if !self.admits(client) {
                problems.push(Problem::TooMany);
            } else if let Some(about) = &about
                && let Err(cause) = self.store(about, &typed).await
            {
                tracing::error!(cause = causes(&cause), "a correction could not be stored");
                problems.push(Problem::Unavailable);
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(Returned { typed, problems }) }
    }
}

/// Answers `POST /ret` and its English twin; passes everything else on.
pub async fn receive(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    let (language, path) = split(request.uri().path());
    if request.method() != Method::POST || path != PATH {
        return next.run(request).await;
    }
    let client = client::of(&request, desk.services.site.is_behind_proxy);
    if client.is_none() {
        desk.warn_of_silent_proxy();
    }
    let (mut parts, body) = request.into_parts();
    let Form(sent) = match Form::<Sent>::from_request(Request::from_parts(parts.clone(), body), &()).await {
        Ok(form) => form,
        Err(refused) => return refused.into_response(),
    };
    // It becomes part of an address: only what can name a page.
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '/');
    let page: String = sent.om.chars().take(120).filter(|c| is_plain(*c)).collect();
    match desk.take(Sent { om: page.clone(), ..sent }, client).await {
        Ok(()) => Redirect::to(&format!("{}?om={page}", in_language(language, "/tak"))).into_response(),
        Err(returned) => {
            let is_too_many = returned.problems.contains(&Problem::TooMany);
            parts.method = Method::GET;
            parts.uri = format!("{}?om={page}", parts.uri.path()).parse().unwrap_or_else(|_| Uri::from_static(PATH));
            parts.headers.remove(header::CONTENT_LENGTH);
            parts.headers.remove(header::CONTENT_TYPE);
            parts.extensions.insert(returned);
            let mut response = next.run(Request::from_parts(parts, Body::empty())).await;
            if is_too_many {
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(LATER));
            }
            // What a visitor typed stands in it.
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
    }
}
