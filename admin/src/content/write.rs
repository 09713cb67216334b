//! Every change of a thing: the version, what the public tables then hold, the plan, the draft and the log's line, all in
//! one transaction and in one's turn.

use chrono::{DateTime, Utc};
use store::{ContentEvent, ContentPlan, ContentVersion, Deed, Tx};

use super::{
    thing::{Thing, public},
    written::Written,
};
use crate::{audit::BY_PLAN, desk::Desk, fault::Fault, moment};

/// A change.
#[derive(Debug, Clone)]
pub(crate) struct Change<'a> {
    /// Who makes it, or planned it.
    pub staff: i64,
    /// Whether it was planned, and the system makes it.
    pub is_planned: bool,
    /// The version that they saw last.
    pub based_on: i64,
    /// What happens.
    pub what: What,
    /// Why, or what is to be known of it.
    pub note: &'a str,
    /// What stands in the thing.
    pub written: &'a Written,
}

/// What happens to a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// It is saved.
    Save,
    /// It becomes public.
    Publish,
    /// It is saved, and becomes public at a set time.
    PublishAt(DateTime<Utc>),
    /// It goes away.
    TakeDown,
    /// It goes away at a set time.
    TakeDownAt(DateTime<Utc>),
    /// An earlier version is taken up again.
    Restore,
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is done; there is a new version, or a plan.
    Done,
    /// It was so already.
    Same,
    /// Somebody else has written since; nothing is changed.
    Late,
}

/// Makes a change.
///
/// # Errors
/// When the database refuses; then nothing is changed.
pub(crate) async fn write(desk: &Desk, thing: &Thing, change: &Change<'_>) -> Result<Outcome, Fault> {
    let mut tx = desk.db().begin().await?;
    tx.take_turn().await?;
    let outcome = within(&mut tx, thing, change, desk.now()).await?;
    if outcome == Outcome::Done {
        tx.commit().await?;
    }
    Ok(outcome)
}

/// Makes a change in a transaction that may not last.
pub(crate) async fn within(
    tx: &mut Tx,
    thing: &Thing,
    change: &Change<'_>,
    now: DateTime<Utc>,
) -> Result<Outcome, Fault> {
    let (id, about) = (thing.id(), thing.about());
    let mut versions = tx.content_versions(id).await?;
    if let (true, Some(found)) = (versions.is_empty(), &thing.found) {
        put(tx, thing, None, now, ContentEvent::Found, "", found).await?;
        versions = tx.content_versions(id).await?;
    }
    let last = versions.last();
    let number = last.map_or(0, |last| last.number);
    if number != change.based_on {
        return Ok(Outcome::Late);
    }
    let before = if change.is_planned { format!("{BY_PLAN}, version {number}") } else { format!("version {number}") };
    let is_same = last.is_some_and(|last| Written::of(Some(last)) == *change.written);
    let is_public = public(&versions).is_some();
    let is_latest_public = public(&versions).is_some_and(|public| public.number == number);
    let staff = Some(change.staff);
    let (action, after) = match change.what {
        What::Save if is_same => return Ok(Outcome::Same),
        What::Publish if is_same && is_latest_public => return Ok(Outcome::Same),
        What::TakeDown | What::TakeDownAt(_) if !is_public => return Ok(Outcome::Same),
        What::Save => {
            ("content.save", put(tx, thing, staff, now, ContentEvent::Saved, change.note, change.written).await?)
        }
        What::Restore => {
            ("content.restore", put(tx, thing, staff, now, ContentEvent::Restored, change.note, change.written).await?)
        }
        What::Publish => {
            thing.kind.publish(tx, &thing.slug, change.written, now).await?;
            call_off(tx, thing, change.staff, now).await?;
            ("content.publish", put(tx, thing, staff, now, ContentEvent::Published, change.note, change.written).await?)
        }
        What::TakeDown => {
            thing.kind.unpublish(tx, &thing.slug).await?;
            call_off(tx, thing, change.staff, now).await?;
            (
                "content.unpublish",
                put(tx, thing, staff, now, ContentEvent::Unpublished, change.note, change.written).await?,
            )
        }
        What::PublishAt(at) => {
            let version = if is_same {
                number
            } else {
                put(tx, thing, staff, now, ContentEvent::Saved, change.note, change.written).await?
            };
            plan(tx, thing, change, at, version).await?;
            ("content.plan", version)
        }
        What::TakeDownAt(at) => {
            plan(tx, thing, change, at, 0).await?;
            ("content.plan_down", number)
        }
    };
    let when = match change.what {
        What::PublishAt(at) | What::TakeDownAt(at) => format!(", {}", moment::said(at)),
        _ => String::new(),
    };
    let note = if change.note.is_empty() { String::new() } else { format!(": {}", change.note) };
    let after = format!("version {after}{when}{note}");
    tx.note(now, &Deed { staff, action, about: &about, before: &before, after: &after }).await?;
    if !matches!(change.what, What::TakeDown | What::TakeDownAt(_)) {
        tx.drop_content_draft(id, change.staff).await?;
    }
    Ok(Outcome::Done)
}

async fn put(
    tx: &mut Tx,
    thing: &Thing,
    staff: Option<i64>,
    at: DateTime<Utc>,
    event: ContentEvent,
    note: &str,
    written: &Written,
) -> Result<i64, Fault> {
    let version = ContentVersion { number: 0, at, staff, event, note: note.to_owned(), content: written.json() };
    Ok(tx.put_content_version(thing.id(), &version).await?)
}

async fn plan(tx: &mut Tx, thing: &Thing, change: &Change<'_>, at: DateTime<Utc>, version: i64) -> Result<(), Fault> {
    let plan = ContentPlan {
        kind: thing.id().kind.to_owned(),
        thing: thing.slug.to_string(),
        at,
        version,
        note: change.note.to_owned(),
        staff: change.staff,
    };
    Ok(tx.put_content_plan(&plan).await?)
}

/// The first version of what somebody begins.
pub(crate) fn first_version(staff: i64, at: DateTime<Utc>, written: &Written) -> ContentVersion {
    let (staff, event) = (Some(staff), ContentEvent::Saved);
    ContentVersion { number: 1, at, staff, event, note: String::new(), content: written.json() }
}

/// Calls off what is planned for a thing, and says so in the log; whether anything was.
pub(crate) async fn call_off(tx: &mut Tx, thing: &Thing, staff: i64, now: DateTime<Utc>) -> Result<bool, Fault> {
    let Some(plan) = tx.drop_content_plan(thing.id()).await? else { return Ok(false) };
    let (about, before) = (thing.about(), moment::said(plan.at));
    let deed = Deed { staff: Some(staff), action: "content.call_off", about: &about, before: &before, after: "" };
    tx.note(now, &deed).await?;
    Ok(true)
}
