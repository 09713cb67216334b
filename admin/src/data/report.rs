//! What is wrong with a file row by row, and what is taken: as a page and as a spreadsheet.

use axum::{
    extract::{Path, RawQuery, State},
    response::{Html, Response},
};
use intake::{Group, Problem, Read, Report, Weight};
use maud::{Markup, html};

use super::{
    kept::{self, href},
    templates::file,
    words::number,
    work,
};
use crate::{
    desk::Desk,
    fault::Fault,
    form::Posted,
    guard::{Looking, Signed},
    page::Page,
    paging::{Paging, ROWS},
};

/// How many of the parts that are taken a file's page lists, and how many the report does.
const PARTS: usize = 12;
const ALL_PARTS: usize = 500;

/// The report in short, for a file's page.
pub(super) fn summary(id: i64, read: &Read) -> Markup {
    let report = &read.report;
    html! {
        section {
            h2 { "Kontrollen" }
            (counts(report))
            (parts(report, PARTS))
            @if !report.groups.is_empty() {
                h3 { "Det har vi lagt mærke til" }
                ul.groups { @for group in &report.groups { li { (heading(group)) @if let Some(first) = group.examples.first() { p.hint { (place(first)) ": " (first.what) ". " (first.advice) "." } } } } }
            } @else { p { "Vi fandt ingen fejl." } }
            p.buttons {
                a.button.plain href=(format!("{}/rapport", href(id))) { "Se hele rapporten" }
                a.button.plain href=(format!("{}/rapport.csv", href(id))) download { "Hent den som regneark (CSV)" }
            }
        }
    }
}

/// `GET /admin/data/{id}/rapport`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    Path(id): Path<i64>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let upload = kept::waiting(desk.db(), id).await?;
    let found = work::found(&desk, &upload).await?;
    let Ok(read) = &found.read else { return Err(Fault::NotFound) };
    let report = &read.report;
    let asked = Posted::read(query.as_deref().unwrap_or_default().as_bytes());
    let all: Vec<(&Group, &Problem)> =
        report.groups.iter().flat_map(|group| group.examples.iter().map(move |one| (group, one))).collect();
    let paging = Paging::read(&asked, all.len(), ROWS);
    let body = html! {
        p { a href=(href(id)) { "Tilbage til filen" } }
        h1 { "Rapport" }
        p.file-name { (upload.file) }
        (counts(report))
        @if paging.skip() == 0 { (parts(report, ALL_PARTS)) }
        @for group in paging.of(&all).chunk_by(|a, b| a.0.kind == b.0.kind) { (table(group[0].0, group)) }
        @if all.is_empty() { p { "Vi fandt ingen fejl." } }
        @if report.without_places() > 0 {
            p.hint { "Vi viser de første steder af hver slags. " (number(report.without_places())) " flere er talt med uden at være nævnt." }
        }
        p.buttons {
            a.button.plain href=(format!("{}/rapport.csv", href(id))) download { "Hent som regneark (CSV)" }
        }
        (paging.links("Sider i rapporten", &format!("{}/rapport?", href(id)), ""))
    };
    Ok(Page { desk: &desk, staff: &signed.staff, title: "Rapport", part: "/admin/data", done: "" }.around(&body))
}

/// `GET /admin/data/{id}/rapport.csv`.
pub(crate) async fn csv(
    State(desk): State<Desk>,
    _signed: Signed<Looking>,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let upload = kept::waiting(desk.db(), id).await?;
    let found = work::found(&desk, &upload).await?;
    let Ok(read) = &found.read else { return Err(Fault::NotFound) };
    Ok(file(&format!("rapport-{id}"), read.report.to_csv()))
}

fn counts(report: &Report) -> Markup {
    html! {
        ul.numbers {
            li { strong { (number(report.rows)) } @if report.rows == 1 { " række i filen" } @else { " rækker i filen" } }
            li { strong { (number(report.taken)) } " tages med" }
            li { strong { (number(report.not_taken)) } " tages ikke med" }
        }
    }
}

/// What is taken, in parts.
fn parts(report: &Report, most: usize) -> Markup {
    let more = report.parts.len().saturating_sub(most) as u64;
    html! {
        @if !report.parts.is_empty() {
            details open[report.parts.len() <= PARTS] {
                summary { "Det bliver taget med" }
                ul { @for part in report.parts.iter().take(most) { li { (part.what) ": " (number(part.count)) } } }
                @if more > 0 { p.hint { (number(more)) " flere er ikke vist." } }
            }
        }
    }
}

fn heading(group: &Group) -> Markup {
    html! { strong { (weight(group.kind.weight())) ": " } (group.kind.title()) " (" (number(group.count)) ")" }
}

/// How grave a problem is, in words: what becomes of it.
fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Error => "Tages ikke med",
        Weight::Question => "Venter på dig",
        Weight::Warning => "Tages med, men se efter",
        Weight::Note => "Godt at vide",
    }
}

/// Where a problem is.
fn place(problem: &Problem) -> String {
    match (problem.line, problem.column) {
        (0, _) => "Hele filen".to_owned(),
        (line, 0) => format!("Linje {line}"),
        (line, column) => format!("Linje {line}, kolonne {column}"),
    }
}

fn table(group: &Group, problems: &[(&Group, &Problem)]) -> Markup {
    html! {
        section {
            h2 { (heading(group)) }
            div.table-scroll tabindex="0" role="region" aria-label=(group.kind.title()) {
                table {
                    thead { tr { th scope="col" { "Sted" } th scope="col" { "Felt" } th scope="col" { "Hvad" } th scope="col" { "Gør sådan" } } }
                    tbody {
                        @for (_, problem) in problems {
                            tr { th scope="row" { (place(problem)) } td { (problem.field) } td { (problem.what) } td { (problem.advice) } }
                        }
                    }
                }
            }
        }
    }
}
