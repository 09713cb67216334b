//! What visitors say is wrong: the queue, and what becomes of each.

use std::collections::HashMap;

use app::correction::About;
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::staff::Permission;
use maud::{Markup, html};
use store::{Correction, CorrectionQuery, Deed, Staff};

use crate::{
    desk::Desk,
    fault::Fault,
    form::{Posted, Problems},
    guard::{Editing, Looking, Signed},
    moment,
    page::{Page, done},
    paging::{Paging, ROWS},
};

/// The longest note on how a correction was treated, in characters.
const LONGEST_NOTE: usize = 1000;

/// Which part of the queue is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Waiting,
    Treated,
}

/// A note that was typed and is too long, with the correction that it is on.
type Typed<'a> = Option<(i64, &'a str)>;

impl Part {
    fn read(asked: &Posted) -> Self {
        if asked.text("vis") == "behandlede" { Self::Treated } else { Self::Waiting }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Waiting => "aabne",
            Self::Treated => "behandlede",
        }
    }
}

/// `GET /admin/rettelser`: those that wait, or those that were treated, a page at a time.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let asked = Posted::read(query.as_deref().unwrap_or_default().as_bytes());
    page(&desk, &signed.staff, &asked, None, &Problems::default(), &done(query.as_deref())).await
}

/// `POST /admin/rettelser/{id}`.
pub(crate) async fn change(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, Fault> {
    let before = desk.db().correction(id).await?.ok_or(Fault::NotFound)?;
    let note = posted.text("note");
    if note.chars().count() > LONGEST_NOTE {
        let problems = Problems::one("note", format!("Noten må højst fylde {LONGEST_NOTE} tegn."));
        let page = page(&desk, &signed.staff, &posted, Some((id, note)), &problems, "").await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let mut tx = desk.db().begin().await?;
    let (action, word) = match posted.text("hvad") {
        "behandlet" => {
            tx.set_correction_done(id, true, note).await?;
            ("correction.done", "behandlet")
        }
        "igen" => {
            tx.set_correction_done(id, false, &before.note).await?;
            ("correction.again", "genaabnet")
        }
        "slet" => {
            tx.forget_correction(id).await?;
            ("correction.forget", "behandlet")
        }
        _ => return Err(Fault::Refused("Vælg, hvad der skal ske med rettelsen.".into())),
    };
    // What the visitor wrote does not go into the log: it could not be deleted from there.
    let about = format!("correction/{id}");
    let deed = Deed { staff: Some(signed.staff.id), action, about: &about, before: &before.state, after: "" };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    let part = if before.state == "new" { Part::Waiting } else { Part::Treated };
    Ok(Redirect::to(&format!("/admin/rettelser?vis={}&gjort={word}", part.word())).into_response())
}

async fn page(
    desk: &Desk,
    staff: &Staff,
    asked: &Posted,
    typed: Typed<'_>,
    problems: &Problems,
    done: &str,
) -> Result<Html<String>, Fault> {
    let (waiting, treated) = desk.db().count_corrections().await?;
    let part = Part::read(asked);
    let all = if part == Part::Waiting { waiting } else { treated };
    let paging = Paging::read(asked, usize::try_from(all).unwrap_or(0), ROWS);
    let as_number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let mut shown = desk
        .db()
        .some_corrections(CorrectionQuery {
            waits: part == Part::Waiting,
            skip: as_number(paging.skip()),
            most: as_number(ROWS),
        })
        .await?;
    // The one that was sent with a mistake comes back first, wherever it stands.
    if let Some((id, _)) = typed {
        shown.retain(|one| one.id != id);
        if let Some(one) = desk.db().correction(id).await? {
            shown.insert(0, one);
        }
    }
    let names = names(desk, &shown).await?;
    let may = staff.may(Permission::Edit);
    let link = |to: Part, name: &str, count: i64| {
        html! {
            li { a href=(format!("/admin/rettelser?vis={}", to.word())) aria-current=[(to == part).then_some("page")] { (name) " (" (count) ")" } }
        }
    };
    let body = html! {
        h1 { "Rettelser fra besøgende" }
        p { "Det, folk skriver under »Er der noget galt?«. Skriv ikke personlige ting videre; slet teksten, når den ikke skal bruges mere." }
        nav.parts aria-label="Rettelser" {
            ul { (link(Part::Waiting, "Venter", waiting)) (link(Part::Treated, "Behandlet", treated)) }
        }
        (problems.summary())
        section {
            h2 { @if part == Part::Waiting { "Venter" } @else { "Behandlet" } }
            @if shown.is_empty() {
                p { @if part == Part::Waiting { "Der er ingen, der venter." } @else { "Ingen er behandlet endnu." } }
            }
            @for one in &shown { (card(one, &names, may, typed, problems)) }
        }
        (paging.links("Sider med rettelser", &format!("/admin/rettelser?vis={}&", part.word()), ""))
    };
    Ok(Page { desk, staff, title: "Rettelser", part: "/admin/rettelser", done }.around(&body))
}

/// The page that a correction is about, as the form named it.
fn about(one: &Correction) -> String {
    let folder = if one.about_kind == "area" { "omraade" } else { "indsatser" };
    format!("{folder}/{}", one.about)
}

/// What the pages are called that are still there.
async fn names(desk: &Desk, shown: &[Correction]) -> Result<HashMap<String, String>, Fault> {
    let mut names = HashMap::new();
    for page in shown.iter().map(about) {
        if !names.contains_key(&page)
            && let Some(found) = About::find(desk.db(), &page).await?
        {
            names.insert(page, found.name);
        }
    }
    Ok(names)
}

fn card(one: &Correction, names: &HashMap<String, String>, may: bool, typed: Typed<'_>, problems: &Problems) -> Markup {
    let page = about(one);
    html! {
        article.correction {
            p.hint {
                (moment::said(one.received_at)) " om "
                @match names.get(&page) {
                    Some(name) => a href=(format!("/{page}")) { (name) },
                    None => { "en side, der ikke findes mere (" (page) ")" },
                }
            }
            @if one.state == "forgotten" { p { em { "Teksten er slettet." } } } @else {
                blockquote { (one.body) }
                @if !one.contact.is_empty() { p { "Svar til: " (one.contact) } }
            }
            @if one.state != "new" && !one.note.is_empty() { p { strong { "Sådan blev den behandlet: " } (one.note) } }
            @if may && one.state != "forgotten" { (form(one, typed, problems)) }
        }
    }
}

fn form(one: &Correction, typed: Typed<'_>, problems: &Problems) -> Markup {
    let own = typed.filter(|(id, _)| *id == one.id).map(|(_, note)| note);
    // The summary leads to the one that is wrong; ids are of one thing each.
    let id = if own.is_some() { "note".to_owned() } else { format!("note-{}", one.id) };
    let wrong = own.map(|_| problems.texts("note")).unwrap_or_default();
    let is_wrong = !wrong.is_empty();
    let is_new = one.state == "new";
    html! {
        form method="post" action=(format!("/admin/rettelser/{}", one.id)) novalidate {
            @if is_new {
                div.field.wrong[is_wrong] {
                    label for=(id) { "Hvad blev der gjort?" span.optional { " (valgfrit)" } }
                    p.hint id=(format!("{id}-hint")) { "Kun kolleger ser det. Skriv ikke noget personligt her." }
                    @if is_wrong { p.error id=(format!("{id}-wrong")) { @for text in &wrong { (text) } } }
                    textarea id=(id) name="note" rows="2" aria-describedby=(format!("{id}-hint{}", if is_wrong { format!(" {id}-wrong") } else { String::new() }))
                        aria-invalid=[is_wrong.then_some("true")] { (own.unwrap_or(&one.note)) }
                }
            }
            div.buttons {
                @if is_new { button.plain type="submit" name="hvad" value="behandlet" { "Behandlet" } }
                @else { button.plain type="submit" name="hvad" value="igen" { "Læg i køen igen" } }
                button.plain type="submit" name="hvad" value="slet" { "Slet teksten" }
            }
        }
    }
}
