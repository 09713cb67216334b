//! What is published, what was corrected or withdrawn, and drafts.

use axum::{
    extract::{RawQuery, State},
    response::{Html, Redirect},
};
use domain::{staff::Permission, text::long_date};
use maud::{Markup, html};
use store::{Area, Deed, DesignationDraft, DesignationEntry, DraftArea};

use super::{HERE, areas, draft_href, kind, names, waiting};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Posted, hidden},
    guard::{Looking, Publishing, Signed},
    moment,
    page::{Page, done},
    people,
};

/// `GET /admin/udpegninger`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let (db, staff) = (desk.db(), &signed.staff);
    let (entries, drafts) = (db.designation_entries().await?, db.designation_drafts().await?);
    let everybody = db.all_staff().await?;
    let known = areas(db).await?;
    let names = names(&known);
    let may = staff.may(Permission::Publish);
    let mut covered = Vec::new();
    for entry in &entries {
        let codes = db.areas_of_designation(&entry.id).await?;
        let mut said: Vec<String> =
            codes.iter().map(|code| names.get(code.as_str()).map_or(code.as_str(), |name| name).to_owned()).collect();
        said.sort_by_key(|name| domain::text::sort_key(name));
        covered.push(said);
    }
    let body = html! {
        h1 { "Udpegninger" }
        p { "Kommunens beslutninger om, hvilke byområder der er udsatte. De skrives ind her ved siden af screeningerne og blandes aldrig med dem. Det kræver rollen udgiver." }
        @if !drafts.is_empty() {
            section {
                h2 { "Kladder" }
                p.hint { "Kun medarbejdere kan se kladder." }
                ul.cards {
                    @for draft in &drafts {
                        li.card {
                            h3 { a href=(draft_href(draft.id)) { (kind(&draft.kind)) @if !draft.title.is_empty() { ": " (draft.title) } } }
                            p { "Gemt " (moment::said(draft.at)) " af " (people::name(&everybody, Some(draft.staff))) "." }
                        }
                    }
                }
            }
        }
        @if may {
            form method="post" action=(HERE) { button type="submit" { "Skriv en udpegning ind" } }
        }
        (undesignated(&waiting(db).await?, may))
        section {
            h2 { "Offentlige" }
            @for (entry, covered) in entries.iter().zip(&covered).rev() { (self::entry(entry, covered, may)) }
        }
    };
    let done = done(query.as_deref());
    Ok(Page { desk: &desk, staff, title: "Udpegninger", part: HERE, done: &done }.around(&body))
}

/// Byområder that were brought in as outlines, and that nobody calls designated yet.
fn undesignated(waiting: &[(Area, bool)], may: bool) -> Markup {
    let named = |wanted: bool| {
        let names: Vec<&str> =
            waiting.iter().filter(|(_, is)| *is == wanted).map(|(area, _)| area.name.as_str()).collect();
        names.join(", ")
    };
    let (ready, hidden) = (named(true), named(false));
    html! {
        @if !waiting.is_empty() {
            section #ikke-udpeget {
                h2 { "Læst ind, men ikke udpeget" }
                p { "Et omrids er ikke en beslutning. Offentligheden ser først de her byområder, når kommunens udpegning af dem er skrevet ind og udgivet her." }
                dl.facts {
                    @if !ready.is_empty() { div { dt { "Kan udpeges nu" } dd { (ready) } } }
                    @if !hidden.is_empty() { div { dt { "Venter på data" } dd { (hidden) } } }
                }
                @if !hidden.is_empty() {
                    p { "De, der venter, kan udpeges, når " a href="/admin/screening" { "en screening på de nye data" } " er udgivet." }
                }
                @if may && !ready.is_empty() { p.hint { "Skriv udpegningen ind med knappen ovenfor, og vælg områderne under »Byområder«." } }
            }
        }
    }
}

fn entry(entry: &DesignationEntry, covered: &[String], may: bool) -> Markup {
    let about = |what: &str, label: &str| {
        html! {
            form method="post" action=(HERE) {
                (hidden("hvad", what)) (hidden("om", &entry.id))
                button.plain type="submit" { (label) span.visually-hidden { " " (entry.title) } }
            }
        }
    };
    html! {
        article.card.designation id=(format!("udpegning-{}", entry.id)) {
            h3 { (entry.title) }
            dl.facts {
                div { dt { "Slags" } dd { (kind(&entry.kind)) @if let Some(about) = &entry.about { " af " a href=(format!("#udpegning-{about}")) { (about) } } } }
                div { dt { "Besluttet" } dd { @if entry.decided_on.is_empty() { "Af " (entry.decider) "; vi kender ikke datoen" } @else { (long_date(&entry.decided_on)) " af " (entry.decider) } } }
                div { dt { "Henvisning" } dd { (entry.reference) } }
                @if !entry.reason.is_empty() { div { dt { "Hvorfor" } dd { (entry.reason) } } }
                @if !entry.note.is_empty() { div { dt { "Bemærkning" } dd { (entry.note) } } }
                div { dt { "Områder" } dd { @if covered.is_empty() { "Ingen, vi kender" } @else { (covered.join(", ")) } } }
                div { dt { "Offentliggjort" } dd { @match entry.published_at { Some(at) => (moment::said(at)), None => "Fulgte med data" } } }
                @if !entry.is_last { div { dt { "Status" } dd { "Gælder ikke længere: den er rettet eller trukket tilbage, og står her for historiens skyld." } } }
            }
            @if may && entry.is_last && entry.kind != "withdrawal" {
                div.buttons { (about("ret", "Ret")) (about("traek-tilbage", "Træk tilbage")) }
            }
        }
    }
}

/// `POST /admin/udpegninger`: begins a draft: a new decision, or the correction or withdrawal of one.
pub(crate) async fn begin(
    State(desk): State<Desk>,
    signed: Signed<Publishing>,
    posted: Posted,
) -> Result<Redirect, Fault> {
    let db = desk.db();
    let kind = match posted.text("hvad") {
        "" => "decision",
        "ret" => "correction",
        "traek-tilbage" => "withdrawal",
        _ => return Err(Fault::Refused("Vælg, hvad du vil gøre med udpegningen.".into())),
    };
    let mut draft = DesignationDraft {
        id: 0,
        kind: kind.to_owned(),
        about: None,
        title: String::new(),
        decided_on: String::new(),
        decider: String::new(),
        reference: String::new(),
        note: String::new(),
        reason: String::new(),
        revision: 0,
        state: String::new(),
        staff: signed.staff.id,
        at: desk.now(),
        areas: vec![],
    };
    if kind != "decision" {
        let entries = db.designation_entries().await?;
        let about = entries.into_iter().find(|entry| entry.id == posted.text("om")).ok_or(Fault::NotFound)?;
        if !about.is_last || about.kind == "withdrawal" {
            return Err(Fault::Refused(
                "Den udpegning er allerede rettet eller trukket tilbage. Ret den, der gælder.".into(),
            ));
        }
        if kind == "correction" {
            let codes = db.areas_of_designation(&about.id).await?.into_iter();
            draft.areas =
                codes.map(|code| DraftArea { area: Some(code), name: String::new(), outline: String::new() }).collect();
        }
        draft.title = about.title;
        draft.decided_on = about.decided_on;
        draft.decider = about.decider;
        draft.reference = about.reference;
        draft.note = about.note;
        draft.about = Some(about.id);
    }
    let mut tx = db.begin().await?;
    tx.take_turn().await?;
    let id = tx.begin_designation_draft(&draft).await?;
    let (about, after) = (format!("designation_draft/{id}"), draft.about.unwrap_or_default());
    let deed =
        Deed { staff: Some(signed.staff.id), action: "designation.begin", about: &about, before: "", after: &after };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to(&draft_href(id)))
}
