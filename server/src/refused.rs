//! Files that can't be had: the fault's status, and nothing else.

use app::Fault;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// What is answered in place of a file.
pub(crate) fn refused(fault: &Fault) -> Response {
    StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::SERVICE_UNAVAILABLE).into_response()
}
