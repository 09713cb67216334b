//! What becomes of what a form sends: a draft, a version, or something public.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use chrono::{DateTime, TimeDelta, Utc};
use maud::html;
use store::{ContentDraft, Deed};

use super::{
    asked, clash,
    clash::Clash,
    edit::{self, Form},
    thing::Thing,
    write::{Change, Outcome, What, write},
    written::Written,
};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Posted, Problems},
    guard::{Editing, Signed},
    moment, people,
};

/// How far ahead something can be planned.
const FARTHEST: TimeDelta = TimeDelta::days(366);
/// The longest note, in characters.
pub(super) const LONGEST_NOTE: usize = 300;
/// The longest draft that is kept, in bytes.
pub(super) const LONGEST_DRAFT: usize = 256 * 1024;

/// `POST /admin/indhold/{slags}/{noegle}`: saves, publishes, or plans it.
pub(crate) async fn save(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    Path((kind, thing)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Fault> {
    let thing = Thing::read(desk.db(), &kind, &thing).await?;
    let written = clash::chosen(&thing, &posted, asked::read(&thing.asked, &posted));
    let based_on = posted.text("version").parse().unwrap_or(0);
    let (note, when) = (posted.text("note"), posted.text("tid"));
    let is_publishing = posted.text("hvad") == "udgiv";
    // What is only saved may lack anything that the public must see.
    let mut problems = if is_publishing { asked::check(&thing.asked, &written) } else { Problems::default() };
    if is_publishing {
        thing.kind.check(desk.db(), &written, &mut problems).await?;
    }
    if written.json().len() > LONGEST_DRAFT {
        problems.add("note", "Der er skrevet for meget. Kort teksterne af.");
    }
    if note.chars().count() > LONGEST_NOTE {
        problems.add("note", format!("Noten må højst fylde {LONGEST_NOTE} tegn."));
    }
    let at = if is_publishing { planned(&desk, "tid", when, &mut problems) } else { None };
    let form = |written: Written, based_on, clash| Form {
        written,
        based_on,
        clash,
        when: when.to_owned(),
        note: note.to_owned(),
        down: Default::default(),
        told: html! {},
    };
    // Who is late is told of that first; nobody else's mistakes are passed over.
    if thing.number() <= based_on && !problems.is_empty() {
        let form = form(written, based_on, None);
        let page = edit::page(&desk, &signed.staff, &thing, &form, &problems, "").await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let what = match (is_publishing, at) {
        (true, Some(at)) => What::PublishAt(at),
        (true, None) => What::Publish,
        (false, _) => What::Save,
    };
    let change = Change { staff: signed.staff.id, is_planned: false, based_on, what, note, written: &written };
    let word = match write(&desk, &thing, &change).await? {
        Outcome::Late => {
            // Kept first, so that it is there whatever happens to the page.
            keep(&desk, &thing, signed.staff.id, based_on, &written).await?;
            let thing = Thing::read(desk.db(), &kind, thing.slug.as_str()).await?;
            let (clash, merged) = Clash::between(&thing, based_on, &written);
            let form = form(merged, thing.number(), Some(clash));
            let page = edit::page(&desk, &signed.staff, &thing, &form, &Problems::default(), "").await?;
            return Ok((StatusCode::CONFLICT, page).into_response());
        }
        Outcome::Same => "uaendret",
        Outcome::Done => match what {
            What::PublishAt(_) => "planlagt",
            What::Publish => "offentligt",
            _ => "gemt",
        },
    };
    Ok(Redirect::to(&format!("{}?gjort={word}", thing.href())).into_response())
}

/// A set time, if one was typed; what is none is a problem of its field.
pub(super) fn planned(desk: &Desk, field: &'static str, when: &str, problems: &mut Problems) -> Option<DateTime<Utc>> {
    let is_soon = |at: &DateTime<Utc>| *at > desk.now() && *at < desk.now() + FARTHEST;
    let at = moment::read(when).filter(is_soon);
    if !when.is_empty() && at.is_none() {
        problems.add(field, "Skriv et tidspunkt inden for det næste år, eller lad feltet stå tomt.");
    }
    at
}

/// `POST /admin/indhold/{slags}/{noegle}/kladde`: keeps what was typed for who typed it. A script is told in a line, a
/// browser is sent back to the form.
pub(crate) async fn draft(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    Path((kind, thing)): Path<(String, String)>,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Fault> {
    let thing = Thing::read(desk.db(), &kind, &thing).await?;
    let written = asked::read(&thing.asked, &posted);
    let (written, word) = thing.kind.completed(&desk, posted.text("hvad"), written).await?;
    let based_on: i64 = posted.text("version").parse().unwrap_or(0);
    let is_script = headers.get(header::ACCEPT).is_some_and(|accept| accept == "text/plain");
    if written.json().len() > LONGEST_DRAFT {
        return Err(Fault::TooLong);
    }
    keep(&desk, &thing, signed.staff.id, based_on, &written).await?;
    if !is_script {
        return Ok(Redirect::to(&format!("{}?gjort={word}", thing.href())).into_response());
    }
    let mut said = format!("Kladde gemt kl. {}.", moment::clock(desk.now()));
    if let Some(last) = thing.versions.last().filter(|last| last.number > based_on) {
        let everybody = desk.db().all_staff().await?;
        let who = people::name(&everybody, last.staff);
        said = format!(
            "{said} {who} har gemt en nyere version imens. Når du gemmer, ser du forskellen, og intet går tabt."
        );
    }
    Ok(said.into_response())
}

/// Keeps somebody's draft.
pub(super) async fn keep(
    desk: &Desk,
    thing: &Thing,
    staff: i64,
    based_on: i64,
    written: &Written,
) -> Result<(), Fault> {
    let mut tx = desk.db().begin().await?;
    let draft = ContentDraft { staff, based_on, saved_at: desk.now(), content: written.json() };
    tx.put_content_draft(thing.id(), &draft).await?;
    Ok(tx.commit().await?)
}

/// `POST /admin/indhold/{slags}/{noegle}/kassere`: lets go of one's own draft.
pub(crate) async fn discard(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    Path((kind, thing)): Path<(String, String)>,
) -> Result<Redirect, Fault> {
    let thing = Thing::read(desk.db(), &kind, &thing).await?;
    let mut tx = desk.db().begin().await?;
    tx.drop_content_draft(thing.id(), signed.staff.id).await?;
    let about = thing.about();
    let deed = Deed { staff: Some(signed.staff.id), action: "content.discard", about: &about, ..Deed::default() };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("{}?gjort=kasseret", thing.href())))
}
