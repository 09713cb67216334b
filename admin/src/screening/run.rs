//! Running a method on a set of data.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

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
    let by = Some(signed.staff.id);
    let ran = match app::screening::run::run(&desk.services, method, version, Some(choice.data), by).await {
        Ok(ran) => ran,
        Err(app::Fault::Refused(why)) => {
            let problems = Problems::one("metode", why);
            let page = list::chosen(&desk, &signed.staff, &problems, "", &choice, &Posted::default()).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        Err(fault) => return Err(fault.into()),
    };
    let word = if ran.was_known { "fandtes" } else { "koert" };
    Ok(Redirect::to(&format!("{}?gjort={word}", href(&ran.run))).into_response())
}
