//! Whom to ask, and what goes out of the lists when nobody answers. Both are done by the clock, whoever looks.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::initiative::reminder::{ASKED_AFTER, Unanswered, is_to_be_asked};
use store::{Deed, Initiative, Outcome, Reminder, StoreError};

use crate::desk::Desk;

/// Makes the questions that are due: each in a transaction of its own. Gives how many.
///
/// # Errors
/// When the database refuses; what was made until then stays.
pub async fn make_due(desk: &Desk) -> Result<usize, StoreError> {
    let now = desk.now();
    let reminders = desk.db().reminders().await?;
    let all = desk.db().every_initiative().await?;
    let mut made = 0;
    // What was taken down is not asked about any more.
    for gone in reminders.iter().filter(|one| one.outcome.is_none() && !all.iter().any(|i| i.slug == one.initiative)) {
        let mut tx = desk.db().begin().await?;
        tx.close_reminder(gone.id, Outcome::CalledOff, now).await?;
        tx.commit().await?;
    }
    for initiative in &all {
        if initiative.contact_email.is_empty() || !is_due(initiative, &reminders, now) {
            continue;
        }
        let mut tx = desk.db().begin().await?;
        let since = now - TimeDelta::days(ASKED_AFTER);
        // Another server may have been quicker.
        if tx.put_reminder(&initiative.slug, &initiative.contact_email, now, since).await?.is_some() {
            let about = format!("initiative/{}", initiative.slug);
            tx.note(now, &Deed { action: "reminder.make", about: &about, ..Deed::default() }).await?;
            tx.commit().await?;
            made += 1;
        }
    }
    Ok(made)
}

/// Whether an initiative's contact is to be asked, if there is one.
pub(super) fn is_due(initiative: &Initiative, reminders: &[Reminder], now: DateTime<Utc>) -> bool {
    let days = |from: NaiveDate| (now.date_naive() - from).num_days();
    let confirmed = NaiveDate::parse_from_str(&initiative.confirmed_on, "%Y-%m-%d").ok();
    let asked = reminders.iter().filter(|one| one.initiative == initiative.slug).map(|one| one.made_at).max();
    initiative.status_code != "ended"
        && initiative.archived_on.is_empty()
        && is_to_be_asked(confirmed.map(days), asked.map(|at| days(at.date_naive())))
}

/// What it means that nobody has answered a question; `None` where it is closed or was not sent.
pub(super) fn unanswered(reminder: &Reminder, now: DateTime<Utc>) -> Option<Unanswered> {
    let sent = reminder.sent_at.filter(|_| reminder.outcome.is_none())?;
    Some(Unanswered::after((now.date_naive() - sent.date_naive()).num_days()))
}

/// Takes what nobody answers for out of the lists. Gives how many.
///
/// # Errors
/// When the database refuses; what was taken until then stays out.
pub async fn archive_due(desk: &Desk) -> Result<usize, StoreError> {
    let now = desk.now();
    let listed = desk.db().initiatives().await?;
    let mut archived = 0;
    for reminder in desk.db().reminders().await? {
        let is_over = unanswered(&reminder, now) == Some(Unanswered::Archived);
        if !is_over || !listed.iter().any(|one| one.slug == reminder.initiative) {
            continue;
        }
        let mut tx = desk.db().begin().await?;
        // Asked again in the transaction: the contact may be answering right now.
        if tx.archive_unanswered(reminder.id, &now.date_naive().to_string()).await? {
            let about = format!("initiative/{}", reminder.initiative);
            tx.note(now, &Deed { action: "initiative.archive", about: &about, ..Deed::default() }).await?;
            tx.commit().await?;
            archived += 1;
        }
    }
    Ok(archived)
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    #[test]
    fn what_has_ended_or_is_out_of_the_lists_is_not_asked_about() {
        let now = Utc.with_ymd_and_hms(2026, 11, 22, 4, 0, 0).unwrap();
        let is_due = |change: fn(&mut Initiative)| {
            let mut initiative =
                Initiative { slug: "a".into(), confirmed_on: "2025-11-22".into(), ..Initiative::default() };
            change(&mut initiative);
            is_due(&initiative, &[], now)
        };
        assert!(is_due(|_| ()) && is_due(|one| one.confirmed_on.clear()));
        assert!(!is_due(|one| one.confirmed_on = "2025-11-23".into()));
        assert!(
            !is_due(|one| one.status_code = "ended".into()) && !is_due(|one| one.archived_on = "2026-01-01".into())
        );
    }
}
