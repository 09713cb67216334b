//! Bringing a file in, those that wait, and those that were taken.

use axum::{
    extract::{RawQuery, State},
    response::Html,
};
use domain::staff::Permission;
use intake::limits::MOST_BYTES;
use maud::{Markup, html};
use store::{Staff, Upload, UploadState};

use super::{keep::DAYS, kept::href, templates, words::size};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Field, Kind, Posted, Problems},
    guard::{Looking, Signed},
    moment,
    page::{Page, done},
    people,
};

/// How many files a page lists.
const ON_A_PAGE: i64 = 50;

/// `GET /admin/data`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let asked = Posted::read(query.as_deref().unwrap_or_default().as_bytes());
    let before = asked.text("foer").parse().unwrap_or(0).max(0);
    page(&desk, &signed.staff, before, "", &Problems::default(), &done(query.as_deref())).await
}

/// The page, with the address that was typed and what is wrong.
pub(super) async fn page(
    desk: &Desk,
    staff: &Staff,
    before: i64,
    address: &str,
    problems: &Problems,
    done: &str,
) -> Result<Html<String>, Fault> {
    let waiting = desk.db().uploads(UploadState::Waiting, 0, ON_A_PAGE).await?;
    let mut taken = desk.db().uploads(UploadState::Taken, before, ON_A_PAGE + 1).await?;
    let has_more = i64::try_from(taken.len()).unwrap_or(i64::MAX) > ON_A_PAGE;
    taken.truncate(usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX));
    let everybody = desk.db().all_staff().await?;
    let body = html! {
        h1 { "Data" }
        (problems.summary())
        @if staff.may(Permission::Bring) { (forms(desk, address, problems)) } @else {
            p { "Her kan du se, hvad der er indlæst. Det kræver rollen Redaktør eller Analytiker at indlæse noget." }
        }
        section {
            h2 { "Ikke færdige" }
            @if waiting.is_empty() { p { "Der er ingen filer, der venter." } } @else {
                p.hint { "De venter i " (DAYS) " dage og bliver så slettet. Intet af dem er indlæst endnu." }
                (table("Filer, der ikke er indlæst endnu", &waiting, &everybody, false))
            }
        }
        section {
            h2 { "Indlæst" }
            @if taken.is_empty() { p { "Der er ikke indlæst noget her endnu." } } @else {
                (table("Filer, der er indlæst", &taken, &everybody, true))
                @if let Some(last) = taken.last().filter(|_| has_more) {
                    p.buttons { a.button.plain href=(format!("/admin/data?foer={}", last.id)) { "Ældre" } }
                }
            }
        }
        (templates::list())
    };
    Ok(Page { desk, staff, title: "Data", part: "/admin/data", done }.around(&body))
}

fn forms(desk: &Desk, address: &str, problems: &Problems) -> Markup {
    let most = MOST_BYTES / 1024 / 1024;
    let wrong = problems.texts("fil");
    let told = if wrong.is_empty() { "fil-hint" } else { "fil-hint fil-wrong" };
    let hosts = desk.fetcher.hosts();
    html! {
        section {
            h2 { "Læg en fil ind" }
            p { "Læg filen ind, som den kommer fra kilden. Du får vist, hvordan vi læser den, og hvad der er galt. Intet er ændret, før du siger ja til sidst." }
            form method="post" action="/admin/data" enctype="multipart/form-data" novalidate {
                div.field.wrong[!wrong.is_empty()] {
                    label for="fil" { "Fil" }
                    p.hint #fil-hint { "CSV, XLSX, GeoJSON eller JSON-stat, højst " (most) " MB." }
                    @if !wrong.is_empty() { p.error #fil-wrong { @for text in &wrong { span { (text) } " " } } }
                    input #fil name="fil" type="file" accept=".csv,.txt,.tsv,.xlsx,.json,.geojson" aria-describedby=(told)
                        aria-invalid=[(!wrong.is_empty()).then_some("true")] required;
                }
                button type="submit" { "Læg ind" }
            }
        }
        @if !hosts.is_empty() {
            section {
                h2 { "Eller hent fra en adresse" }
                form method="post" action="/admin/data/hent" novalidate {
                    (Field { name: "adresse", label: "Adresse", hint: &format!("En adresse hos {hosts}, der giver en fil. Hent gerne igen, når kilden har nye tal."),
                        value: address, kind: Kind::Text, is_required: true }.shown(problems))
                    button type="submit" { "Hent" }
                }
            }
        }
    }
}

fn table(label: &str, all: &[Upload], everybody: &[Staff], are_taken: bool) -> Markup {
    html! {
        div.table-scroll tabindex="0" role="region" aria-label=(label) {
            table {
                thead { tr {
                    th scope="col" { "Fil" }
                    th scope="col" { "Lagt ind" }
                    th scope="col" { "Af" }
                    @if are_taken { th scope="col" { "Indlæst" } th scope="col" { "Det blev til" } }
                    @else { th scope="col" { "Størrelse" } }
                } }
                tbody {
                    @for one in all {
                        tr {
                            th scope="row" { a href=(href(one.id)) { (one.file) } }
                            td { (moment::said(one.received_at)) }
                            td { (people::name(everybody, Some(one.staff))) }
                            @if are_taken {
                                td { @if let Some(at) = one.taken_at { (moment::said(at)) } }
                                td { strong { (one.title) } ": " (one.outcome) }
                            } @else { td { (size(one.size)) } }
                        }
                    }
                }
            }
        }
    }
}
