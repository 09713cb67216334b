//! The staff's pages under `/admin`: forms rendered on the server, which work without scripts (docs/decisions/0013).
//!
//! - [`desk`]: what every request here may use; [`endpoints`]: every address and who it is for
//! - [`guard`]: who asks, and whether they may; [`token`], [`cookie`]: how a browser is known
//! - [`page`], [`form`], [`paging`], [`fault`], [`moment`]: what all pages are made of
//! - [`sign_in`]: passwords, the second step, and how often one may try; [`identity`]: by the organisation's own provider
//! - [`data`]: what files bring
//! - [`people`]: one's own account, colleagues and their roles
//! - [`method`]: methods, and writing new ones as copies
//! - [`screening`]: running, looking, agreeing, publishing, taking back
//! - [`initiative`]: looking through initiatives, changing many, and as a file
//! - [`reminder`]: the yearly question to whoever runs an initiative
//! - [`content`]: what staff write for the public, with drafts, versions, preview and plans
//! - [`designation`]: the municipality's decisions
//! - [`corrections`]: what visitors say is wrong
//! - [`audit`]: the log of who did what

pub mod audit;
pub mod content;
mod cookie;
mod corrections;
pub mod data;
mod designation;
pub mod desk;
pub mod endpoints;
mod fault;
mod form;
mod guard;
pub mod identity;
pub mod initiative;
mod method;
mod moment;
mod overview;
mod page;
mod paging;
pub mod people;
pub mod reminder;
pub mod screening;
mod sign_in;
mod token;

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};

use self::{desk::Desk, fault::Told};

/// What a staff page may load: our own style sheet, font, pictures and the one script that keeps drafts, and a preview in
/// a frame.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self'; \
                      connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Whether what is sent to an address may be longer than a form of a few words. Who sends it is known there before a byte
/// of it is read.
#[must_use]
pub fn reads_itself(path: &str) -> bool {
    let with_files = ["/admin/indhold/", designation::DRAFTS];
    with_files.iter().any(|begin| path.starts_with(begin)) || path == data::receive::SEND
}

/// Every staff page.
pub fn routes(desk: Desk) -> Router {
    let router = endpoints::all()
        .into_iter()
        .fold(Router::new(), |router, (endpoint, route)| router.route(endpoint.path, route));
    router
        .route("/admin/{*path}", axum::routing::any(fault::nothing_here))
        .with_state(desk.clone())
        .layer(middleware::from_fn_with_state(desk, headers))
}

/// What only staff see is kept by nobody on the way, and shown in nobody's frame. What went wrong gets its page here.
async fn headers(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if let Some(Told { title, body }) = response.extensions_mut().remove() {
        let status = response.status();
        response = (status, page::outside(&desk, title, &body)).into_response();
    }
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A preview brings its own.
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    response
}
