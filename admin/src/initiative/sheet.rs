//! Initiatives as a file with the columns of our own template, so that it can be changed in a spreadsheet and read in
//! again, and with what the template has no column for after them.

use app::spreadsheet;
use axum::{
    extract::{RawQuery, State},
    http::header,
    response::{IntoResponse, Response},
};
use intake::INITIATIVE_COLUMNS;
use store::{Deed, Initiative};

use super::look::{Choice, Listed};
use crate::{
    desk::Desk,
    fault::Fault,
    form::Posted,
    guard::{Looking, Signed},
};

/// What the template has no column for. Reading a file in leaves these out.
const MORE: [&str; 4] = ["kontaktens e-mail", "kontaktens telefon", "egen side", "ude af listerne siden"];

/// `GET /admin/indsatser.csv`: what an address asks for.
pub(crate) async fn file(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let choice = Choice::read(&Posted::read(query.unwrap_or_default().as_bytes()));
    let listed = Listed::read(&desk).await?;
    let text = written(listed.fitting(&desk, &choice).into_iter())?;
    let mut tx = desk.db().begin().await?;
    let deed = Deed { staff: Some(signed.staff.id), action: "initiative.export", ..Deed::default() };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"indsatser.csv\""),
    ];
    Ok((headers, text).into_response())
}

/// Initiatives as a file.
///
/// # Errors
/// [`app::Fault::Unavailable`], which would be ours.
pub fn written<'a>(all: impl Iterator<Item = &'a Initiative>) -> Result<String, app::Fault> {
    let heading: Vec<String> = INITIATIVE_COLUMNS.iter().chain(&MORE).map(|name| (*name).to_owned()).collect();
    let rows: Vec<Vec<String>> = all.map(|one| heading.iter().map(|column| cell(one, column)).collect()).collect();
    spreadsheet::write(&heading, &rows)
}

fn cell(one: &Initiative, column: &str) -> String {
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let listed = |values: &[String]| values.join("|");
    match column {
        "id" => one.slug.clone(),
        "titel" => one.title.clone(),
        "resumé" => one.summary.clone(),
        "organisationer" => listed(&one.run_by),
        "målgruppe" => one.target_group.clone(),
        "alder" => one.age.clone(),
        "slags" => one.kind.clone(),
        "grupper" => listed(&one.audiences),
        "alder fra" => number(one.age_from),
        "alder til" => number(one.age_to),
        "områder" => listed(&one.areas),
        "sted" => one.place.clone(),
        "dækning" => one.scope.clone(),
        "delmål" => listed(&one.goals),
        "status i ord" => one.status.clone(),
        "status" => one.status_code.clone(),
        "startet" => one.started.clone(),
        "kilde" => one.source.clone(),
        "sprog" => listed(&one.languages),
        "tidspunkter" => one.schedule.clone(),
        "varighed i minutter" => number(one.duration_minutes),
        "pris" => one.cost.clone(),
        "tilmelding" => one.joining.clone(),
        "kontakt" => one.contact_name.clone(),
        "bekræftet" => one.confirmed_on.clone(),
        "kontaktens e-mail" => one.contact_email.clone(),
        "kontaktens telefon" => one.contact_phone.clone(),
        "egen side" => one.url.clone(),
        "ude af listerne siden" => one.archived_on.clone(),
        _ => String::new(),
    }
}
