//! A run's map, drawn as the public's is, and the public's list of areas as it would be.

use app::{locale::Language, map};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};

use super::find;
use crate::{
    content::preview::{open, rendered},
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

/// `GET /admin/screening/{run}/omraader`: the public's list of areas, as it would be with the run published.
pub(crate) async fn areas(
    State(desk): State<Desk>,
    _signed: Signed<Looking>,
    Path(run): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let run = find(desk.db(), &run).await?;
    let tryout = open(desk.db()).await?;
    let mut tx = tryout.begin().await?;
    tx.publish(&run.id, desk.now(), "").await?;
    tx.commit().await?;
    rendered(&desk, tryout, "/omraader", &headers).await
}
