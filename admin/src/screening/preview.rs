//! A run's map, drawn as the public's is.

use app::{locale::Language, map};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};

use super::find;
use crate::{
    desk::Desk,
    fault::Fault,
    guard::{Looking, Signed},
};

/// `GET /admin/screening/{run}/kort.svg`.
pub(crate) async fn map(
    State(desk): State<Desk>,
    _signed: Signed<Looking>,
    Path(run): Path<String>,
) -> Result<Response, Fault> {
    let run = find(desk.db(), &run).await?;
    let map = map::load::preview(&desk.services, &run).await?;
    let picture = map::picture::draw(&map.ground, 0, None, Language::Danish);
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], picture).into_response())
}
