//! A draft as a form of fields.

use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{method, staff::Permission};
use maud::{Markup, html};
use store::{Deed, MethodDraft, Staff};
use toml_edit::DocumentMut;

use super::{
    HERE, changed, draft_href, edit,
    fields::{Part, form},
    file, find, href, place, title_of, typed,
    view::{MEASURES, Shown, summary},
};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Posted, hidden},
    guard::{Looking, Screening, Signed},
    moment,
    page::{Page, done},
    people,
};

/// `GET /admin/metodekladder/{id}`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Looking>,
    Path(id): Path<i64>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let draft = find(&desk, id).await?;
    page(&desk, &signed.staff, &draft, None, &[], &done(query.as_deref())).await
}

/// `POST /admin/metodekladder/{id}`: saves the fields, and adds or takes out an entry.
pub(crate) async fn save(
    State(desk): State<Desk>,
    signed: Signed<Screening>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, Fault> {
    find(&desk, id).await?;
    let from = posted.revision();
    // The fields are those of the file that the form was made from.
    let base = desk.db().method_draft(id, Some(from)).await?.filter(|base| base.revision == from && from > 0);
    let base = base.ok_or_else(|| Fault::Refused("Åbn kladden igen: formularen hører ikke til den.".into()))?;
    let mut document: DocumentMut = base.file.parse().map_err(|_| {
        Fault::Refused("Filen kan ikke læses, så felterne kan ikke bruges. Ret den under »Hele filen«.".into())
    })?;
    if let Err(wrong) = typed::write(&mut document, &posted) {
        let page = page(&desk, &signed.staff, &base, Some(&posted), &wrong, "").await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let added = change_entries(&mut document, posted.text("goer"))?;
    let mine = document.to_string();
    if file::keep(&desk, &signed.staff, id, from, &mine).await? {
        return Ok(Redirect::to(&format!("{}?gjort=kladde-gemt{added}", draft_href(id))).into_response());
    }
    file::conflict(&desk, &signed.staff, id, &mine).await
}

/// Adds or takes out what a button says; gives where the page goes on.
fn change_entries(document: &mut DocumentMut, deed: &str) -> Result<String, Fault> {
    let unknown = || Fault::Refused("Åbn kladden igen: knappen hører ikke til den.".into());
    let words: Vec<&str> = deed.split(' ').collect();
    match words[..] {
        [""] => Ok(String::new()),
        ["tilfoej", part, which] => {
            let parts = form(document.as_item());
            let part = parts.iter().find(|known| known.id == part).ok_or_else(unknown)?;
            let entry = which.parse().ok().and_then(|which: usize| part.adds.get(which)).ok_or_else(unknown)?.1;
            let place = edit::add(document, entry).ok_or_else(unknown)?;
            Ok(format!("#{}.{place}", edit::dotted(entry.list)))
        }
        ["fjern", section] => {
            let parts = form(document.as_item());
            let mut sections = parts.iter().flat_map(|part| &part.sections);
            let found = sections.find(|known| edit::dotted(&known.way) == section).ok_or_else(unknown)?;
            if edit::remove(document, &found.way) { Ok(String::new()) } else { Err(unknown()) }
        }
        _ => Err(unknown()),
    }
}

/// `POST /admin/metodekladder/{id}/slet`.
pub(crate) async fn drop(
    State(desk): State<Desk>,
    signed: Signed<Screening>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, Fault> {
    let draft = find(&desk, id).await?;
    let mut tx = desk.db().begin().await?;
    tx.take_turn().await?;
    if !tx.close_method_draft(id, posted.revision(), "dropped").await? {
        return Err(Fault::Refused(
            "En anden har gemt kladden, siden du åbnede den. Se den igen, før du sletter.".into(),
        ));
    }
    let (about, before) = (format!("method_draft/{id}"), title_of(&draft.file));
    let deed = Deed { staff: Some(signed.staff.id), action: "method.drop", about: &about, before: &before, after: "" };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("{HERE}?gjort=kladde-slettet")).into_response())
}

/// The page, with what was typed and what is wrong with it.
async fn page(
    desk: &Desk,
    staff: &Staff,
    draft: &MethodDraft,
    posted: Option<&Posted>,
    wrong: &[(String, String)],
    done: &str,
) -> Result<Html<String>, Fault> {
    let title = format!("Kladde: {}", title_of(&draft.file));
    let may = staff.may(Permission::Screen);
    let document = draft.file.parse::<DocumentMut>().ok();
    let parts = document.as_ref().map(|document| form(document.as_item())).unwrap_or_default();
    let mut all = wrong.to_vec();
    let found = if all.is_empty() { method::problems(&draft.file) } else { vec![] };
    for error in found {
        let field = place::field_of(&draft.file, &error, &parts).unwrap_or_default();
        all.push((field, file::said(&error)));
    }
    let heading = if wrong.is_empty() {
        "Kladden er gemt, men dette skal rettes, før den kan bruges"
    } else {
        "Ret dette, og gem igen. Intet er gemt endnu"
    };
    let body = html! {
        p { a href=(HERE) { "Alle metoder" } }
        h1 { (title) }
        (summary(&all, heading))
        (facts(desk, draft, document.is_some()).await?)
        @if may {
            @if let Some(document) = &document {
                @let shown = Shown { root: document.as_item(), posted, wrong: &all };
                (contents(&parts))
                form.method-form method="post" action=(draft_href(draft.id)) novalidate {
                    (hidden("udgave", &draft.revision.to_string()))
                    div.buttons { button type="submit" { "Gem kladden" } }
                    @for part in &parts { (shown.part(part)) }
                    div.buttons { button type="submit" { "Gem kladden" } }
                }
            }
            (measures(desk).await?)
            (after(desk, draft, all.is_empty()).await?)
        } @else {
            section { h2 { "Hele filen" } pre.method-file tabindex="0" { code { (draft.file) } } }
        }
    };
    Ok(Page { desk, staff, title: &title, part: HERE, done }.around(&body))
}

/// The ways to the parts of the form, and to what comes after it.
fn contents(parts: &[Part]) -> Markup {
    let after = [("maal", "Mål og kilder"), ("brug", "Brug kladden")];
    html! {
        nav.parts aria-label="På denne side" {
            ul { @for (id, title) in parts.iter().map(|part| (part.id, part.title)).chain(after) { li { a href=(format!("#{id}")) { (title) } } } }
        }
    }
}

/// Where the draft comes from, who saved it, and what it changes.
async fn facts(desk: &Desk, draft: &MethodDraft, is_toml: bool) -> Result<Markup, Fault> {
    let everybody = desk.db().all_staff().await?;
    let from = desk.db().method(&draft.from_method, &draft.from_version).await?;
    let from_title = from.as_ref().map(|from| title_of(&from.file)).unwrap_or_default();
    let changes = from.and_then(|from| changed::changes(&from.file, &draft.file));
    Ok(html! {
        dl.facts {
            div { dt { "Kopi af" } dd { a href=(href(&draft.from_method, &draft.from_version)) { (from_title) } } }
            div { dt { "Sidst gemt" } dd { (moment::said(draft.at)) " af " (people::name(&everybody, Some(draft.staff))) " (" (draft.revision) ". gang)" } }
            div { dt { "Hele filen" } dd { a href=(format!("{}/fil", draft_href(draft.id))) { "Se og ret hele filen" }
                @if !is_toml { ". Den kan ikke læses, så felterne er her igen, når den er rettet." } } }
        }
        section #forskel {
            h2 { "Forskel fra den, der blev kopieret" }
            @match changes {
                None => p { "Filen kan ikke læses, så forskellen kan ikke vises." },
                Some(changes) if changes.is_empty() => p { "Ingen endnu." },
                Some(changes) => ul { @for one in changes { li { (one) } } },
            }
        }
    })
}

/// The measures that indicators can read, with where they come from.
async fn measures(desk: &Desk) -> Result<Markup, Fault> {
    let measures = desk.db().measures().await?;
    let sources = desk.db().sources().await?;
    let source = |id: &str| sources.iter().find(|one| one.id == id).map_or("", |one| one.title.as_str());
    Ok(html! {
        section #maal {
            h2 { "Mål og kilder" }
            datalist id=(MEASURES) { @for one in &measures { option value=(one.id) { (one.name) } } }
            details {
                summary { "De mål, et tal kan læse" }
                div.table-scroll tabindex="0" role="region" aria-label="Mål og kilder" {
                    table {
                        thead { tr { th scope="col" { "Kort navn" } th scope="col" { "Mål" } th scope="col" { "Kilde" } } }
                        tbody { @for one in &measures { tr { th scope="row" { code { (one.id) } } td { (one.name) } td { (source(&one.source)) } } } }
                    }
                }
            }
        }
    })
}

/// What can be done with a draft besides changing it.
async fn after(desk: &Desk, draft: &MethodDraft, is_right: bool) -> Result<Markup, Fault> {
    let at = |part: &str| format!("{}/{part}", draft_href(draft.id));
    let mut snapshots = desk.db().snapshots().await?;
    snapshots.reverse();
    Ok(html! {
        section #brug {
            h2 { "Brug kladden" }
            @if is_right {
                form.row method="get" action=(at("proev")) {
                    div.field {
                        label for="data" { "Data" }
                        select id="data" name="data" { @for one in &snapshots { option value=(one.id) { (one.title) " (" (moment::said(one.loaded_at)) ")" } } }
                    }
                    button.plain type="submit" { "Prøv på data" }
                }
                p.hint { "At prøve gemmer intet. Der regnes på kladden, som den er gemt." }
                form method="post" action=(at("gem")) {
                    (hidden("udgave", &draft.revision.to_string()))
                    p { "Som metode kan den køres under »Screening«. Den bliver først offentlig, når en screening med den udgives." }
                    button type="submit" { "Gem som metode" }
                }
            } @else { p { "Når det øverst på siden er rettet, kan kladden prøves på data og gemmes som metode." } }
            form method="post" action=(at("slet")) {
                (hidden("udgave", &draft.revision.to_string()))
                button.plain type="submit" { "Slet kladden" }
            }
        }
    })
}
