//! The log's page and file.

use std::sync::PoisonError;

use app::spreadsheet;
use axum::{
    extract::{RawQuery, State},
    http::header,
    response::{Html, IntoResponse, Response},
};
use maud::html;
use store::{AuditQuery, AuditRow, Broken, Deed, Staff};

use super::{ACTIONS, action, who};
use crate::{
    content::kind::Kind,
    desk::Desk,
    fault::{Fault, encoded},
    form::Posted,
    guard::{Auditing, Signed},
    moment,
    page::Page,
    people,
};

/// How many rows a page has.
const ON_A_PAGE: i64 = 50;
/// How many rows a file has at most: it is made in memory.
const IN_A_FILE: i64 = 50_000;

/// `GET /admin/log`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Auditing>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let asked = Posted::read(query.unwrap_or_default().as_bytes());
    let filter = read(&asked, ON_A_PAGE + 1);
    let mut rows = desk.db().audit(&filter).await?;
    let has_more = i64::try_from(rows.len()).unwrap_or(i64::MAX) > ON_A_PAGE;
    rows.truncate(usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX));
    let everybody = desk.db().all_staff().await?;
    let older =
        rows.last().filter(|_| has_more).map(|last| format!("/admin/log?{}&foer={}", choice(&filter), last.position));
    let (length, hash) = desk.db().audit_head().await?;
    let broken = verify(&desk).await?;
    let body = html! {
        h1 { "Log" }
        p { "Alt, hvad medarbejdere gør, skrives her og kan ikke ændres. Hver linje er kædet til den før." }
        @match broken {
            None => p.done { "Kæden er hel: " (length) " linjer. Den sidste har fingeraftrykket " code { (hash.get(..12).unwrap_or_default()) } "." },
            Some(broken) => div.problems role="alert" { h2 { "Loggen passer ikke" } p { (said(broken)) " Nogen kan have ændret i den. Sig det straks til dem, der driver siden." } },
        }
        p.hint { "Her efterses de linjer, der er kommet til, siden siden sidst blev vist. »byblik audit verify« efterser dem alle." }
        form.row method="get" action="/admin/log" {
            div.field {
                label for="handling" { "Handling" }
                select id="handling" name="handling" {
                    option value="" { "Alle" }
                    @for &(code, words) in ACTIONS { option value=(code) selected[filter.action == code] { (words) } }
                }
            }
            div.field {
                label for="hvem" { "Hvem" }
                select id="hvem" name="hvem" {
                    option value="" { "Alle" }
                    @for one in &everybody {
                        option value=(one.id) selected[filter.staff == one.id] { (people::name(&everybody, Some(one.id))) }
                    }
                }
            }
            div.field { label for="om" { "Om" } input id="om" name="om" type="text" value=(filter.about); }
            button type="submit" { "Vis" }
        }
        (table(&rows, &everybody))
        p.buttons {
            @if let Some(older) = older { a.button.plain href=(older) { "Ældre" } }
            a.button.plain href=(format!("/admin/log.csv?{}&foer={}", choice(&filter), filter.before)) download { "Hent som regneark (CSV)" }
        }
        p.hint { "Filen begynder, hvor siden begynder, og har højst 50.000 linjer. Gå til ældre linjer for at hente resten." }
    };
    Ok(Page { desk: &desk, staff: &signed.staff, title: "Log", part: "/admin/log", done: "" }.around(&body))
}

/// Follows the chain from where it was found whole last, so that looking at a long log stays quick; from its first row
/// after the server started.
async fn verify(desk: &Desk) -> Result<Option<Broken>, Fault> {
    // What a panic left behind is still a place up to which the log was whole.
    let known = desk.verified.lock().unwrap_or_else(PoisonError::into_inner).clone();
    Ok(match desk.db().verify_audit_after(&known).await? {
        Ok(now) => {
            let mut verified = desk.verified.lock().unwrap_or_else(PoisonError::into_inner);
            if now.position > verified.position {
                *verified = now;
            }
            None
        }
        Err(broken) => Some(broken),
    })
}

/// `GET /admin/log.csv`: the rows of a choice, from where the page begins.
pub(crate) async fn file(
    State(desk): State<Desk>,
    signed: Signed<Auditing>,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let asked = Posted::read(query.unwrap_or_default().as_bytes());
    let rows = desk.db().audit(&read(&asked, IN_A_FILE)).await?;
    let everybody = desk.db().all_staff().await?;
    let names = ["Nummer", "Tid (UTC)", "Hvem", "Handling", "Om", "Før", "Efter", "Fingeraftryk"].map(str::to_owned);
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            vec![
                row.position.to_string(),
                row.at.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string(),
                who(row, &everybody),
                row.action.clone(),
                row.about.clone(),
                row.before.clone(),
                row.after.clone(),
                row.hash.clone(),
            ]
        })
        .collect();
    let text = spreadsheet::write(&names, &cells)?;
    let mut tx = desk.db().begin().await?;
    tx.note(desk.now(), &Deed { staff: Some(signed.staff.id), action: "audit.export", ..Deed::default() }).await?;
    tx.commit().await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"byblik-log.csv\""),
    ];
    Ok((headers, text).into_response())
}

/// What an address asks for; words that mean nothing ask for all.
fn read(asked: &Posted, most: i64) -> AuditQuery {
    let number = |name| asked.text(name).parse().unwrap_or(0).max(0);
    AuditQuery {
        action: asked.text("handling").to_owned(),
        staff: number("hvem"),
        about: asked.text("om").to_owned(),
        before: number("foer"),
        most,
    }
}

/// The same choice as part of an address.
fn choice(filter: &AuditQuery) -> String {
    let AuditQuery { action, staff, about, .. } = filter;
    let staff = if *staff == 0 { String::new() } else { staff.to_string() };
    format!("handling={}&hvem={staff}&om={}", encoded(action), encoded(about))
}

fn table(rows: &[AuditRow], everybody: &[Staff]) -> maud::Markup {
    html! {
        @if rows.is_empty() { p { "Der er ingen linjer, der passer. Vælg bredere." } } @else {
            div.table-scroll tabindex="0" role="region" aria-label="Loggens linjer" {
                table {
                    thead { tr { th scope="col" { "Nr." } th scope="col" { "Tid" } th scope="col" { "Hvem" } th scope="col" { "Handling" } th scope="col" { "Om" } th scope="col" { "Før" } th scope="col" { "Efter" } } }
                    tbody {
                        @for row in rows {
                            tr {
                                td { (row.position) }
                                td { (moment::said(row.at)) }
                                td { (who(row, everybody)) }
                                td { (action(&row.action)) }
                                td { @if let Some(place) = place(&row.about) { a href=(place) { (row.about) } } @else { (row.about) } }
                                td { (row.before) }
                                td { (row.after) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where the thing is that a line is about, if it has a page.
fn place(about: &str) -> Option<String> {
    let (kind, id) = about.split_once('/')?;
    let under = match kind {
        "staff" => "brugere",
        "run" => "screening",
        "initiative" => "indhold/indsats",
        "method_draft" => "metodekladder",
        "designation_draft" => "udpegninger/kladde",
        "upload" => "data",
        kind => return Kind::parse(kind).map(|_| format!("/admin/indhold/{kind}/{id}")),
    };
    Some(format!("/admin/{under}/{id}"))
}

/// What is wrong with the chain, in words.
#[must_use]
pub fn said(broken: Broken) -> String {
    match broken {
        Broken::Missing(position) => format!("Linje {position} mangler."),
        Broken::Changed(position) => format!("Linje {position} eller den før er ændret, efter at den blev skrevet."),
        Broken::End(position) => {
            format!("Loggen slutter med linje {position}, men den skulle slutte et andet sted.")
        }
    }
}
