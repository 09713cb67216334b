//! Running a method on a set of data.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use store::Deed;

use super::{choose::Choice, href, list};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Posted, Problems},
    guard::{Screening, Signed},
};

/// `POST /admin/screening`. A method and data that do not go together are refused with why, the choice as it was.
pub(crate) async fn start(
    State(desk): State<Desk>,
    signed: Signed<Screening>,
    posted: Posted,
) -> Result<Response, Fault> {
    let choice = Choice { method: posted.text("metode"), data: posted.text("data") };
    let Some((method, version)) = choice.method.split_once(' ') else {
        return Err(Fault::Refused("Vælg en metode.".into()));
    };
    let ran = match app::screening::run::run(&desk.services, method, version, Some(choice.data)).await {
        Ok(ran) => ran,
        Err(app::Fault::Refused(why)) => {
            let problems = Problems::one("metode", why);
            let page = list::chosen(&desk, &signed.staff, &problems, "", &choice).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        Err(fault) => return Err(fault.into()),
    };
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
    Ok(Redirect::to(&format!("{}?gjort={word}", href(&ran.run))).into_response())
}
