//! What is public, what is planned, what was, and every run.

use std::collections::{HashMap, hash_map::Entry};

use axum::{
    extract::{RawQuery, State},
    response::Html,
};
use domain::staff::Permission;
use maud::{Markup, html};
use store::{PlannedPublication, PublishedRun, Staff};

use super::{
    choose::{self, Choice},
    href, titled,
};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Field, Kind, Posted, Problems, hidden},
    guard::{Looking, Signed},
    moment,
    page::{Page, done},
    paging::{Paging, ROWS},
    people,
};

/// How many publications are shown unfolded.
const LATEST: usize = 10;

/// What a page shows besides what is stored.
#[derive(Debug, Default)]
pub(super) struct Shown<'a> {
    /// What is wrong with a form.
    pub problems: Problems,
    /// What was just done.
    pub done: String,
    /// What was chosen for a run.
    pub choice: Choice<'a>,
    /// What the address asks for, or what was posted with the form for taking back.
    pub asked: Posted,
}

/// `GET /admin/screening`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let asked = Posted::read(query.as_deref().unwrap_or_default().as_bytes());
    page(&desk, &signed.staff, Shown { done: done(query.as_deref()), asked, ..Shown::default() }).await
}

/// The page.
pub(super) async fn page(desk: &Desk, staff: &Staff, shown: Shown<'_>) -> Result<Html<String>, Fault> {
    let Shown { problems, done, choice, asked } = &shown;
    let db = desk.db();
    let (publications, runs) = (db.publications().await?, db.runs().await?);
    let now = publications.last();
    let everybody = db.all_staff().await?;
    // There are many runs of few methods.
    let mut titles: HashMap<(&str, &str), String> = HashMap::new();
    let published = publications.iter().map(|one| (one.method.as_str(), one.method_version.as_str()));
    for (method, version) in published.chain(runs.iter().map(|run| (run.method.as_str(), run.method_version.as_str())))
    {
        if let Entry::Vacant(place) = titles.entry((method, version)) {
            place.insert(titled(db, method, version).await?);
        }
    }
    let title = |method: &str, version: &str| titles.get(&(method, version)).cloned().unwrap_or_default();
    let past: Vec<(&PublishedRun, String)> =
        publications.iter().rev().map(|one| (one, title(&one.method, &one.method_version))).collect();
    let planned = db.planned_publication().await?;
    let snapshots = db.snapshots().await?;
    let paging = Paging::read(asked, runs.len(), ROWS);
    let body = html! {
        h1 { "Screening" }
        (problems.summary())
        section {
            h2 { "Offentlig nu" }
            @match now {
                Some(now) => (public(now, &past)),
                None => p { "Ingen screening er offentlig endnu." },
            }
            @if let Some(planned) = &planned { (plan(planned, staff, &people::name(&everybody, Some(planned.staff)))) }
        }
        @if staff.may(Permission::Screen) { (choose::form(desk, choice, problems).await?) }
        section #alle tabindex="-1" {
            h2 { "Alle screeninger" }
            p { "En screening er en metode brugt på et datasæt. Åbn en for at se, hvad den siger, og hvad der ville ændre sig." }
            div.table-scroll tabindex="0" role="region" aria-label="Alle screeninger" {
                table {
                    thead { tr { th scope="col" { "Metode" } th scope="col" { "Data" } th scope="col" { "Beregnet" } th scope="col" { "Status" } } }
                    tbody {
                        @for run in paging.of(&runs) {
                            tr {
                                th scope="row" { a href=(href(&run.id)) { (title(&run.method, &run.method_version)) } }
                                td { (snapshots.iter().find(|one| one.id == run.snapshot).map_or("", |one| one.title.as_str())) }
                                td { (moment::said(run.ran_at)) }
                                td { @if now.is_some_and(|now| now.run == run.id) { strong { "Offentlig" } }
                                    @else if publications.iter().any(|one| one.run == run.id) { "Har været offentlig" }
                                    @else { "Ikke offentlig" } }
                            }
                        }
                    }
                }
            }
            (paging.links("Sider med screeninger", "/admin/screening?", "#alle"))
        }
        (history(&past, staff, problems, asked))
    };
    Ok(Page { desk, staff, title: "Screening", part: "/admin/screening", done }.around(&body))
}

fn public(now: &PublishedRun, past: &[(&PublishedRun, String)]) -> Markup {
    let title = past.first().map_or("", |(_, title)| title.as_str());
    html! {
        p { a href=(href(&now.run)) { (title) } ", offentliggjort " (moment::said(now.published_at)) "." }
        @if !now.note.is_empty() { blockquote { (now.note) } }
    }
}

fn plan(planned: &PlannedPublication, staff: &Staff, by: &str) -> Markup {
    html! {
        div.notice {
            p { "Den " (moment::said(planned.publish_at)) " bliver " a href=(href(&planned.run)) { "en anden screening" }
                " offentlig. Planlagt af " (by) "." }
            @if staff.may(Permission::Publish) {
                form method="post" action="/admin/screening/aflys" { button.plain type="submit" { "Aflys" } }
            }
        }
    }
}

/// Publications, the latest first.
fn told(past: &[(&PublishedRun, String)]) -> Markup {
    html! {
        ul.history {
            @for (one, title) in past {
                li { (moment::said(one.published_at)) ": " a href=(href(&one.run)) { (title) } @if !one.note.is_empty() { ". " (one.note) } }
            }
        }
    }
}

fn history(past: &[(&PublishedRun, String)], staff: &Staff, problems: &Problems, typed: &Posted) -> Markup {
    let now = past.first().map(|(one, _)| one.run.as_str());
    let mut seen = Vec::new();
    let earlier: Vec<_> = past
        .iter()
        .filter(|(one, _)| {
            let is_new = Some(one.run.as_str()) != now && !seen.contains(&one.run.as_str());
            seen.push(one.run.as_str());
            is_new
        })
        .take(ROWS)
        .collect();
    html! {
        section {
            h2 { "Det har været offentligt" }
            (told(&past[..past.len().min(LATEST)]))
            @if past.len() > LATEST { details { summary { "Også de " (past.len() - LATEST) " tidligere" } (told(&past[LATEST..])) } }
            @if staff.may(Permission::Publish) && !earlier.is_empty() {
                h3 { "Gå tilbage til en tidligere screening" }
                p { "Er noget forkert offentligt, så gør en tidligere screening offentlig igen. Det sker straks." }
                form method="post" action="/admin/screening/tag-tilbage" novalidate {
                    div.field {
                        label for="run" { "Gør denne offentlig igen" }
                        select id="run" name="run" {
                            @for (one, title) in &earlier { option value=(one.run) selected[one.run == typed.text("run")] { (title) " (" (one.snapshot) "), offentliggjort " (moment::said(one.published_at)) } }
                        }
                    }
                    (Field { name: "grund", label: "Hvorfor?", hint: "Det står på metodesiden og i loggen.", value: typed.text("grund"), kind: Kind::Text,
                        is_required: true }.shown(problems))
                    (hidden("nu", now.unwrap_or_default()))
                    button type="submit" { "Gør den valgte offentlig igen" }
                }
            }
        }
    }
}
