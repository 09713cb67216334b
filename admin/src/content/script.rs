//! The one script of the staff's pages: it keeps drafts. Everything works without it.

use std::sync::LazyLock;

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use domain::text::hex;
use sha2::{Digest, Sha256};

/// What it says.
const SCRIPT: &str = include_str!("draft.js");

/// Its address, which changes with what it says.
pub(crate) fn address() -> &'static str {
    static ADDRESS: LazyLock<String> =
        LazyLock::new(|| format!("/admin/kladde.js?v={}", &hex(&Sha256::digest(SCRIPT))[..12]));
    &ADDRESS
}

/// `GET /admin/kladde.js`.
pub(crate) async fn file() -> Response {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], SCRIPT).into_response()
}
