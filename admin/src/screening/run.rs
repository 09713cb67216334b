//! Running a method on a set of data.

use axum::{extract::State, response::Redirect};

use super::href;
use crate::{
    desk::Desk,
    fault::Fault,
    form::Posted,
    guard::{Screening, Signed},
};

/// `POST /admin/screening`.
pub(crate) async fn start(
    State(desk): State<Desk>,
    signed: Signed<Screening>,
    posted: Posted,
) -> Result<Redirect, Fault> {
    let Some((method, version)) = posted.text("metode").split_once(' ') else {
        return Err(Fault::Refused("Vælg en metode.".into()));
    };
    let by = Some(signed.staff.id);
    let ran = app::screening::run::run(&desk.services, method, version, Some(posted.text("data")), by).await?;
    let word = if ran.was_known { "fandtes" } else { "koert" };
    Ok(Redirect::to(&format!("{}?gjort={word}", href(&ran.run))))
}
