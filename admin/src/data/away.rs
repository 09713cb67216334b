//! Stopping a reading, beginning it anew, and throwing a file away.

use std::{sync::Arc, time::Duration};

use axum::{
    extract::{Path, State},
    response::Redirect,
};
use store::Deed;

use super::{
    kept::{self, href},
    workshop::{End, What, Work},
};
use crate::{
    desk::Desk,
    fault::Fault,
    guard::{Bringing, Signed},
};

/// `POST /admin/data/{id}/afbryd`.
pub(crate) async fn stop(
    State(desk): State<Desk>,
    _signed: Signed<Bringing>,
    Path(id): Path<i64>,
) -> Result<Redirect, Fault> {
    let upload = kept::waiting(desk.db(), id).await?;
    if let Some(work) = unless_written(&desk, upload.id).await? {
        work.stop();
        // One that waits for its turn would say so only then.
        work.finish(End::Stopped);
    }
    Ok(Redirect::to(&href(id)))
}

/// `POST /admin/data/{id}/laes`.
pub(crate) async fn again(
    State(desk): State<Desk>,
    _signed: Signed<Bringing>,
    Path(id): Path<i64>,
) -> Result<Redirect, Fault> {
    let upload = kept::waiting(desk.db(), id).await?;
    unless_written(&desk, upload.id).await?;
    desk.workshop.forget(upload.id);
    Ok(Redirect::to(&href(id)))
}

/// `POST /admin/data/{id}/smid-ud`.
pub(crate) async fn throw(
    State(desk): State<Desk>,
    signed: Signed<Bringing>,
    Path(id): Path<i64>,
) -> Result<Redirect, Fault> {
    let upload = kept::waiting(desk.db(), id).await?;
    unless_written(&desk, upload.id).await?;
    let mut tx = desk.db().begin().await?;
    if tx.throw_upload_away(id).await? {
        let (about, before) = (format!("upload/{id}"), upload.fingerprint.get(..12).unwrap_or_default());
        let deed = Deed { staff: Some(signed.staff.id), action: "data.throw_away", about: &about, before, after: "" };
        tx.note(desk.now(), &deed).await?;
    }
    tx.commit().await?;
    desk.workshop.forget(id);
    Ok(Redirect::to("/admin/data?gjort=smidt-ud"))
}

/// What is done with a file now, if anything is; what is being written comes to its end.
async fn unless_written(desk: &Desk, id: i64) -> Result<Option<Arc<Work>>, Fault> {
    let work = desk.workshop.now(id);
    if let Some(work) = &work
        && work.what == What::Taking
        && work.ended(Duration::ZERO).await.is_none()
    {
        return Err(Fault::Refused(
            "Det bliver skrevet ind lige nu og kan ikke stoppes. Vent et øjeblik, og se på filen igen.".into(),
        ));
    }
    Ok(work)
}
