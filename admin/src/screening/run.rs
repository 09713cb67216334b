//! Running a method on a set of data.

use axum::{extract::State, response::Redirect};
use store::Deed;

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
    let ran = app::screening::run::run(&desk.services, method, version, Some(posted.text("data"))).await?;
    // Running again changes nothing, so there is nothing to write down.
    if !ran.was_known {
        let mut tx = desk.db().begin().await?;
        let (about, after) = (format!("run/{}", ran.run), format!("{} af {}", ran.stand_out, ran.areas));
        let deed =
            Deed { staff: Some(signed.staff.id), action: "screening.run", about: &about, before: "", after: &after };
        tx.note(desk.now(), &deed).await?;
        tx.commit().await?;
    }
    let word = if ran.was_known { "fandtes" } else { "koert" };
    Ok(Redirect::to(&format!("{}?gjort={word}", href(&ran.run))))
}
