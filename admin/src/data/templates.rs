//! Our own templates, to be filled in.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use intake::{criteria_template, initiatives_template, state_list_template};
use maud::{Markup, html};

use super::known::known;
use crate::{
    desk::Desk,
    fault::Fault,
    guard::{Looking, Signed},
};

/// Where they are, and what they are for.
const ALL: [(&str, &str); 3] = [
    ("/admin/data/skabeloner/kriterier.csv", "De otte kriterier for roder"),
    ("/admin/data/skabeloner/statens-lister.csv", "Boligområder på statens lister"),
    ("/admin/data/skabeloner/indsatser.csv", "Indsatser"),
];

/// `GET /admin/data/skabeloner/kriterier.csv`.
pub(crate) async fn criteria(State(desk): State<Desk>, _signed: Signed<Looking>) -> Result<Response, Fault> {
    Ok(file("kriterier", criteria_template(&known(desk.db()).await?.criteria)))
}

/// `GET /admin/data/skabeloner/statens-lister.csv`.
pub(crate) async fn state_list(State(desk): State<Desk>, _signed: Signed<Looking>) -> Result<Response, Fault> {
    Ok(file("statens-lister", state_list_template(&known(desk.db()).await?.words)))
}

/// `GET /admin/data/skabeloner/indsatser.csv`.
pub(crate) async fn initiatives(State(desk): State<Desk>, _signed: Signed<Looking>) -> Result<Response, Fault> {
    Ok(file("indsatser", initiatives_template(&known(desk.db()).await?.words)))
}

/// A spreadsheet to be saved under our name and this.
pub(super) fn file(name: &str, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"byblik-{name}.csv\"")),
    ];
    (headers, text).into_response()
}

/// The list of them.
pub(super) fn list() -> Markup {
    html! {
        section {
            h2 { "Skabeloner" }
            p { "Udfyld en skabelon i dit regneark, og læg den ind ovenfor. Den første linje er kolonnernes navne og skal blive stående; den næste er et eksempel, som du skriver over." }
            ul { @for (href, name) in ALL { li { a href=(href) download { (name) " (CSV)" } } } }
        }
    }
}
