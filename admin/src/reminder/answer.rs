//! What a contact answers. The page is for whoever has the link: no account, no cookie, in no search engine. Opening it
//! changes nothing, because mail programs and their guards open links by themselves; answering uses the link up.

use app::correction::{LONGEST_TEXT, Problem, Typed};
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use store::{Deed, Initiative, Outcome, Reminder};

use super::{answer_page as page, facts};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Posted, Problems},
    initiative::sync::{Elsewhere, note_change},
    token::fingerprint,
};

/// `GET /bekraeft?noegle=…`.
pub(crate) async fn show(State(desk): State<Desk>, RawQuery(query): RawQuery) -> Result<Response, Fault> {
    let posted = Posted::read(query.unwrap_or_default().as_bytes());
    form(&desk, posted.text("noegle"), "", &Problems::default()).await
}

/// `POST /bekraeft`.
pub(crate) async fn enter(State(desk): State<Desk>, posted: Posted) -> Result<Response, Fault> {
    let (key, said) = (posted.text("noegle"), posted.text("svar"));
    let typed = Typed::new(posted.exactly("tekst"), "");
    let outcome = match said {
        "rigtigt" => Outcome::Confirmed,
        "slut" => Outcome::Ended,
        "ret" => Outcome::Corrected,
        _ => return form(&desk, key, &typed.text, &Problems::one("svar", "Vælg, hvad der passer.")).await,
    };
    if outcome == Outcome::Corrected {
        let mut problems = Problems::default();
        for problem in typed.problems() {
            match problem {
                Problem::Empty => problems.add("tekst", "Skriv, hvad der skal rettes."),
                _ => problems.add("tekst", format!("Teksten er for lang. Der er plads til {LONGEST_TEXT} tegn.")),
            }
        }
        if !problems.is_empty() {
            return form(&desk, key, &typed.text, &problems).await;
        }
    }
    if !take(&desk, key, outcome, &typed).await? {
        return Ok(gone(&desk));
    }
    Ok(Redirect::to(&format!("/bekraeft/tak?svar={said}")).into_response())
}

/// `GET /bekraeft/tak?svar=…`.
pub(crate) async fn thanks(State(desk): State<Desk>, RawQuery(query): RawQuery) -> Response {
    let posted = Posted::read(query.unwrap_or_default().as_bytes());
    page::thanks(&desk, posted.text("svar")).into_response()
}

/// Writes down an answer, all of it or nothing; `false` where the link leads nowhere.
async fn take(desk: &Desk, key: &str, outcome: Outcome, typed: &Typed) -> Result<bool, Fault> {
    let now = desk.now();
    let day = now.date_naive().to_string();
    let english = desk.db().translations().await?;
    let mut tx = desk.db().begin().await?;
    let Some(reminder) = tx.use_reminder_link(&fingerprint(key)).await? else { return Ok(false) };
    let slug = &reminder.initiative;
    match outcome {
        Outcome::Confirmed => {
            tx.confirm_initiative(slug, &day).await?;
        }
        Outcome::Ended => {
            let before = tx.initiative(slug).await?;
            tx.end_initiative(slug, &day).await?;
            if let Some(before) = before {
                let note = "Kontakten svarede, at indsatsen er slut.";
                note_change(&mut tx, &before, Elsewhere { staff: None, note, at: now, english: &english }).await?;
            }
        }
        _ => {
            // Somebody is there: back into the lists, and staff see to the rest.
            tx.list_initiative_again(slug).await?;
            tx.put_correction("initiative", slug, now, &typed.text, &reminder.address).await?;
        }
    }
    tx.close_reminder(reminder.id, outcome, now).await?;
    let action = match outcome {
        Outcome::Confirmed => "reminder.confirmed",
        Outcome::Ended => "reminder.ended",
        _ => "reminder.corrected",
    };
    let about = format!("initiative/{slug}");
    tx.note(now, &Deed { action, about: &about, ..Deed::default() }).await?;
    tx.commit().await?;
    Ok(true)
}

async fn form(desk: &Desk, key: &str, typed: &str, problems: &Problems) -> Result<Response, Fault> {
    let Some((_, initiative)) = find(desk, key).await? else { return Ok(gone(desk)) };
    let facts = facts::facts(desk.db(), &initiative, desk.now()).await?;
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page::form(desk, &initiative, &facts, key, typed, problems)).into_response())
}

/// What the link with this word is about; `None` where it leads nowhere.
async fn find(desk: &Desk, key: &str) -> Result<Option<(Reminder, Initiative)>, Fault> {
    let Some(reminder) = desk.db().reminder_by_link(&fingerprint(key)).await? else { return Ok(None) };
    let all = desk.db().every_initiative().await?;
    Ok(all.into_iter().find(|one| one.slug == reminder.initiative).map(|initiative| (reminder, initiative)))
}

fn gone(desk: &Desk) -> Response {
    (StatusCode::NOT_FOUND, page::gone(desk)).into_response()
}
