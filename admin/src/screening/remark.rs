//! What colleagues say of a run: comments, asking for approval, and the answer.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use store::{Deed, RemarkKind, Staff};

use super::{find, href, one};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Posted, Problems},
    guard::{Looking, Publishing, Screening, Signed},
};

/// The longest remark, in characters.
const LONGEST: usize = 2000;

/// `POST /admin/screening/{run}/bemaerk`: anybody may comment.
pub(crate) async fn comment(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    Path(run): Path<String>,
    posted: Posted,
) -> Result<Response, Fault> {
    said(&desk, &signed.staff, &run, RemarkKind::Comment, posted.text("bemaerkning")).await
}

/// `POST /admin/screening/{run}/spoerg`: who screens asks for approval.
pub(crate) async fn ask(
    State(desk): State<Desk>,
    signed: Signed<Screening>,
    Path(run): Path<String>,
    posted: Posted,
) -> Result<Response, Fault> {
    said(&desk, &signed.staff, &run, RemarkKind::Asked, posted.text("bemaerkning")).await
}

/// `POST /admin/screening/{run}/svar`: who publishes approves or declines.
pub(crate) async fn answer(
    State(desk): State<Desk>,
    signed: Signed<Publishing>,
    Path(run): Path<String>,
    posted: Posted,
) -> Result<Response, Fault> {
    let kind = match posted.text("svar") {
        "godkend" => RemarkKind::Approved,
        "afvis" => RemarkKind::Declined,
        _ => return Err(Fault::Refused("Vælg, om du godkender screeningen eller ej.".into())),
    };
    said(&desk, &signed.staff, &run, kind, posted.text("bemaerkning")).await
}

async fn said(desk: &Desk, staff: &Staff, run: &str, kind: RemarkKind, body: &str) -> Result<Response, Fault> {
    let run = find(desk.db(), run).await?;
    let mut problems = Problems::default();
    if body.chars().count() > LONGEST {
        problems.add("bemaerkning", format!("Bemærkningen må højst fylde {LONGEST} tegn."));
    }
    if body.is_empty() && matches!(kind, RemarkKind::Comment | RemarkKind::Declined) {
        problems.add("bemaerkning", "Skriv, hvad du vil sige.");
    }
    if !problems.is_empty() {
        let page =
            one::page(desk, staff, &run, &one::Typed { remark: body, ..one::Typed::default() }, &problems, "").await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let word = match kind {
        RemarkKind::Comment => "bemaerket",
        RemarkKind::Asked => "spurgt",
        RemarkKind::Approved => "godkendt",
        RemarkKind::Declined => "afvist",
    };
    let mut tx = desk.db().begin().await?;
    tx.take_turn().await?;
    if kind == RemarkKind::Declined && tx.call_publication_of_off(&run.id).await? {
        let about = format!("run/{}", run.id);
        let deed = Deed { staff: Some(staff.id), action: "screening.call_off", about: &about, ..Deed::default() };
        tx.note(desk.now(), &deed).await?;
    }
    tx.put_remark(&run.id, staff.id, desk.now(), kind, body).await?;
    let (about, action) = (format!("run/{}", run.id), format!("screening.{}", kind.as_str()));
    // What was said stands beside the run; the log could never let go of it.
    let deed = Deed { staff: Some(staff.id), action: &action, about: &about, ..Deed::default() };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("{}?gjort={word}", href(&run.id))).into_response())
}
