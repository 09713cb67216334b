//! Away from the public, now or later, and calling off what is planned.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

use super::{
    edit::{self, Form},
    save::{LONGEST_NOTE, planned},
    thing::Thing,
    write::{Change, Outcome, What, call_off, write},
};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Posted, Problems},
    guard::{Editing, Signed},
};

/// `POST /admin/indhold/{slags}/{noegle}/tag-ned`.
pub(crate) async fn take_down(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    Path((kind, thing)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Fault> {
    let thing = Thing::read(desk.db(), &kind, &thing).await?;
    if thing.kind.words().gone.is_empty() {
        return Err(Fault::Refused("Det kan ikke tages ned, kun rettes.".into()));
    }
    let mut problems = Problems::default();
    let why = posted.text("grund");
    if why.is_empty() || why.chars().count() > LONGEST_NOTE {
        problems.add("grund", format!("Skriv hvorfor, med højst {LONGEST_NOTE} tegn."));
    }
    let at = planned(&desk, "ned-tid", posted.text("ned-tid"), &mut problems);
    let based_on = posted.text("version").parse().unwrap_or(0);
    let written = thing.latest();
    let what = at.map_or(What::TakeDown, What::TakeDownAt);
    let change = Change { staff: signed.staff.id, is_planned: false, based_on, what, note: why, written: &written };
    if problems.is_empty() {
        match write(&desk, &thing, &change).await? {
            Outcome::Done => {
                let word = if at.is_some() { "plan-ned" } else { "taget-ned" };
                return Ok(Redirect::to(&format!("{}?gjort={word}", thing.href())).into_response());
            }
            Outcome::Same => return Err(Fault::Refused("Den er ikke offentlig.".into())),
            Outcome::Late => {
                problems.add(
                    "grund",
                    "En kollega har ændret den, siden du åbnede siden. Se den igen, før du tager den ned.",
                );
            }
        }
    }
    let thing = Thing::read(desk.db(), &kind, thing.slug.as_str()).await?;
    let down = [why, posted.text("ned-tid")].map(str::to_owned);
    let form = Form { down, ..Form::of(&thing, signed.staff.id) };
    let page = edit::page(&desk, &signed.staff, &thing, &form, &problems, "").await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// `POST /admin/indhold/{slags}/{noegle}/aflys`.
pub(crate) async fn cancel(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    Path((kind, thing)): Path<(String, String)>,
) -> Result<Redirect, Fault> {
    let thing = Thing::read(desk.db(), &kind, &thing).await?;
    let mut tx = desk.db().begin().await?;
    tx.take_turn().await?;
    if !call_off(&mut tx, &thing, signed.staff.id, desk.now()).await? {
        return Err(Fault::Refused("Der er ikke planlagt noget.".into()));
    }
    tx.commit().await?;
    Ok(Redirect::to(&format!("{}?gjort=plan-aflyst", thing.href())))
}
