//! A draft as a whole file, and what becomes of two who save at the same time.

use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::method::{self, MethodError};
use maud::{Markup, html};
use store::{Deed, MethodDraft, Staff};

use super::{HERE, LONGEST, changed, draft_href, find, title_of, view::summary};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Posted, hidden},
    guard::{Screening, Signed},
    moment,
    page::{Page, done},
    people,
};

/// `GET /admin/metodekladder/{id}/fil`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    signed: Signed<Screening>,
    Path(id): Path<i64>,
    RawQuery(query): RawQuery,
) -> Result<Html<String>, Fault> {
    let draft = find(&desk, id).await?;
    Ok(page(&desk, &signed.staff, &draft, &draft.file, None, &html! {}, &done(query.as_deref())))
}

/// `POST /admin/metodekladder/{id}/fil`.
pub(crate) async fn save(
    State(desk): State<Desk>,
    signed: Signed<Screening>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, Fault> {
    let draft = find(&desk, id).await?;
    let mine = posted.exactly("fil").replace("\r\n", "\n");
    let refused = match mine.len() {
        0 => Some("Filen er tom. Slet kladden, hvis den ikke skal bruges.".to_owned()),
        long if long > LONGEST => Some(format!("Filen er for lang: den må højst fylde {LONGEST} tegn.")),
        _ => None,
    };
    if let Some(why) = refused {
        let page = page(&desk, &signed.staff, &draft, &mine, Some(why), &html! {}, "");
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    if keep(&desk, &signed.staff, id, posted.revision(), &mine).await? {
        return Ok(Redirect::to(&format!("{}/fil?gjort=kladde-gemt", draft_href(id))).into_response());
    }
    conflict(&desk, &signed.staff, id, &mine).await
}

/// Saves a file after a revision, with a line in the log; false when somebody else has saved since.
pub(super) async fn keep(desk: &Desk, staff: &Staff, id: i64, after: i64, file: &str) -> Result<bool, Fault> {
    if file.len() > LONGEST {
        return Err(Fault::TooLong);
    }
    let mut tx = desk.db().begin().await?;
    tx.take_turn().await?;
    if !tx.save_method_draft(id, after, file, staff.id, desk.now()).await? {
        return Ok(false);
    }
    let (about, before, after) = (format!("method_draft/{id}"), after.to_string(), (after + 1).to_string());
    let deed = Deed { staff: Some(staff.id), action: "method.draft", about: &about, before: &before, after: &after };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(true)
}

/// What is shown to who saved last of two: the other's file, the difference, and one's own to go on with.
pub(super) async fn conflict(desk: &Desk, staff: &Staff, id: i64, mine: &str) -> Result<Response, Fault> {
    let theirs = find(desk, id).await?;
    let everybody = desk.db().all_staff().await?;
    let who = people::name(&everybody, Some(theirs.staff));
    let differences = changed::changes(&theirs.file, mine);
    let told = html! {
        div.problems role="alert" tabindex="-1" autofocus {
            h2 { "En anden har gemt kladden, mens du skrev" }
            p { (who) " gemte " (moment::said(theirs.at)) ". Intet er gået tabt: deres fil er gemt, og din står i feltet. Skriv de to sammen, og gem." }
        }
        section {
            h2 { "Fra deres til din" }
            @match &differences {
                None => p { "Din fil kan ikke læses, så forskellen kan ikke vises." },
                Some(said) if said.is_empty() => p { "De to siger det samme." },
                Some(said) => ul { @for one in said { li { (one) } } },
            }
            details open { summary { "Deres fil" } pre.method-file tabindex="0" { code { (theirs.file) } } }
        }
    };
    let page = page(desk, staff, &theirs, mine, None, &told, "");
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// An error of the engine, with where it stands.
pub(super) fn said(error: &MethodError) -> String {
    format!("Linje {}, kolonne {}: {}", error.line, error.column, error.message)
}

fn page(
    desk: &Desk,
    staff: &Staff,
    draft: &MethodDraft,
    file: &str,
    refused: Option<String>,
    told: &Markup,
    done: &str,
) -> Html<String> {
    let title = format!("Hele filen: {}", title_of(&draft.file));
    let is_kept = refused.is_none() && file == draft.file;
    let mut wrong: Vec<(String, String)> = refused.into_iter().map(|why| ("fil".to_owned(), why)).collect();
    let errors = if wrong.is_empty() { method::problems(file) } else { vec![] };
    wrong.extend(errors.iter().map(|error| ("fil".to_owned(), said(error))));
    let lines: Vec<(usize, &str)> =
        errors.iter().filter_map(|error| Some((error.line, file.lines().nth(error.line.checked_sub(1)?)?))).collect();
    let heading =
        if is_kept { "Kladden er gemt, men dette skal rettes, før den kan bruges" } else { "Ret dette, og gem igen" };
    let body = html! {
        p { a href=(draft_href(draft.id)) { "Til felterne" } }
        h1 { (title) }
        (told)
        (summary(&wrong, heading))
        @if !lines.is_empty() {
            pre.method-line tabindex="0" { code { @for (number, line) in &lines { (number) ": " (line.chars().take(300).collect::<String>()) "\n" } } }
        }
        p { "Alt, hvad en metode kan, står her. Felterne og filen er det samme: det, du gemmer her, står i felterne bagefter." }
        form method="post" action=(format!("{}/fil", draft_href(draft.id))) novalidate {
            (hidden("udgave", &draft.revision.to_string()))
            div.field.wrong[!wrong.is_empty()] {
                label for="fil" { "Hele filen" }
                p.hint #fil-hint { "TOML. Linjer, der begynder med #, er bemærkninger." }
                textarea.method-file #fil name="fil" rows="40" spellcheck="false" aria-describedby="fil-hint" aria-invalid=[(!wrong.is_empty()).then_some("true")] { "\n" (file) }
            }
            button type="submit" { "Gem kladden" }
        }
    };
    Page { desk, staff, title: &title, part: HERE, done }.around(&body)
}
