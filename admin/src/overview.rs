//! The first page: what is public, what waits, and where to go.

use axum::{extract::State, response::Html};
use maud::html;
use store::UploadState;

use crate::{
    desk::Desk,
    fault::Fault,
    guard::{Looking, Signed},
    moment,
    page::Page,
};

/// How many files are counted.
const MOST: i64 = 100;

/// `GET /admin`.
pub(crate) async fn show(State(desk): State<Desk>, signed: Signed<Looking>) -> Result<Html<String>, Fault> {
    let (staff, db) = (&signed.staff, desk.db());
    let public = db.published_run().await?;
    let planned = db.planned_publication().await?;
    let (waiting, _) = db.count_corrections().await?;
    let snapshot = db.latest_snapshot().await?;
    let files = db.uploads(UploadState::Waiting, 0, MOST).await?.len();
    let left = db.recovery_codes_left(staff.id).await?;
    let body = html! {
        h1 { "Hej, " (staff.name) }
        @if left < 3 {
            div.notice { p { "Du har kun " (left) " koder på papir tilbage. " a href="/admin/mig" { "Lav nye" } } }
        }
        ul.cards {
            li.card {
                h2 { a href="/admin/screening" { "Screening" } }
                @match &public {
                    Some(public) => p { "Offentlig siden " (moment::said(public.published_at)) "." },
                    None => p { "Intet er offentligt endnu." },
                }
                @if let Some(planned) = &planned { p { "Næste udgivelse: " (moment::said(planned.publish_at)) "." } }
            }
            li.card {
                h2 { a href="/admin/rettelser" { "Rettelser" } }
                p { @if waiting == 0 { "Ingen venter." } @else if waiting == 1 { "Én venter." } @else { (waiting) " venter." } }
            }
            li.card {
                h2 { a href="/admin/data" { "Data" } }
                @match &snapshot {
                    Some(snapshot) => p { (snapshot.title) ", hentet ind " (moment::said(snapshot.loaded_at)) "." },
                    None => p { "Der er ingen data endnu." },
                }
                @if files > 0 { p { @if files == 1 { "Én fil er lagt ind og ikke taget ind endnu." } @else { (files) " filer er lagt ind og ikke taget ind endnu." } } }
            }
        }
    };
    Ok(Page { desk: &desk, staff, title: "Overblik", part: "/admin", done: "" }.around(&body))
}
