//! Sending questions by e-mail. An attempt is written down before it is made: if the server stops on the way, the letter is
//! not sent again by itself, because nobody knows whether it came off, and staff are shown that. A contact who gets no letter
//! is asked by a person; a contact who got two would think less of both (docs/decisions/0015).

use chrono::{DateTime, TimeDelta, Utc};
use store::{Deed, Initiative, Reminder, StoreError};

use super::{
    facts,
    letter::{self, Letter},
};
use crate::{desk::Desk, token::fingerprint};

/// How long after a first failure it is tried again; each further failure doubles it.
const FIRST_PAUSE: TimeDelta = TimeDelta::minutes(10);
/// How often it is tried by itself: with the doubling, for three and a half days.
const ATTEMPTS: i64 = 10;
/// How many are sent in one round, so that no mail server takes us for something else.
const IN_A_ROUND: usize = 20;
/// The longest that is kept of what a mail server says, in characters.
const LONGEST_TROUBLE: usize = 300;

/// Why a letter was not delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undelivered {
    /// The mail server does not take it for this address, now or later.
    Refused(String),
    /// The mail server can't be reached or takes nothing: there is no use in trying the next one now.
    Unreachable(String),
}

/// What carries letters.
pub trait Carrier: Send + Sync {
    /// Gives a letter to a mail server.
    ///
    /// # Errors
    /// [`Undelivered`].
    fn carry(&self, letter: &Letter) -> impl Future<Output = Result<(), Undelivered>> + Send;
}

/// Sends what is due, the oldest first. Gives how many were sent.
///
/// # Errors
/// When the database refuses.
pub async fn send_due(desk: &Desk, carrier: &impl Carrier) -> Result<usize, StoreError> {
    let now = desk.now();
    let mut due = desk.db().reminders().await?;
    due.retain(|one| one.outcome.is_none() && one.next_attempt_at.is_some_and(|at| at <= now));
    if due.is_empty() {
        return Ok(0);
    }
    let initiatives = desk.db().every_initiative().await?;
    let mut sent = 0;
    for reminder in due.iter().rev().take(IN_A_ROUND) {
        let Some(initiative) = initiatives.iter().find(|one| one.slug == reminder.initiative) else { continue };
        match send(desk, carrier, reminder, initiative).await? {
            Ok(is_sent) => sent += usize::from(is_sent),
            Err(Undelivered::Refused(_)) => {}
            Err(Undelivered::Unreachable(_)) => break,
        }
    }
    Ok(sent)
}

/// Sends one; `false` where somebody else was quicker.
async fn send(
    desk: &Desk,
    carrier: &impl Carrier,
    reminder: &Reminder,
    initiative: &Initiative,
) -> Result<Result<bool, Undelivered>, StoreError> {
    let token = desk.token();
    let letter = write(desk, reminder, initiative, &desk.services.site.origin, &token).await?;
    let mut tx = desk.db().begin().await?;
    if !tx.take_reminder(reminder.id, desk.now()).await? {
        return Ok(Ok(false));
    }
    tx.put_reminder_link(reminder.id, &fingerprint(&token)).await?;
    tx.commit().await?;

    let result = carrier.carry(&letter).await;
    let now = desk.now();
    let mut tx = desk.db().begin().await?;
    match &result {
        Ok(()) => {
            tx.reminder_sent(reminder.id, now).await?;
            let about = format!("initiative/{}", reminder.initiative);
            tx.note(now, &Deed { action: "reminder.send", about: &about, ..Deed::default() }).await?;
        }
        Err(Undelivered::Refused(why)) => tx.reminder_failed(reminder.id, &shortened(why), None).await?,
        Err(Undelivered::Unreachable(why)) => {
            tx.reminder_failed(reminder.id, &shortened(why), next(reminder.attempts + 1, now)).await?;
        }
    }
    tx.commit().await?;
    if result.is_err() {
        // The address, which the server's words may hold, stays out of the log.
        tracing::warn!(reminder = reminder.id, attempt = reminder.attempts + 1, "a letter was not delivered");
    }
    Ok(result.map(|()| true))
}

/// The letter of a question with a new link.
pub(super) async fn write(
    desk: &Desk,
    reminder: &Reminder,
    initiative: &Initiative,
    origin: &str,
    token: &str,
) -> Result<Letter, StoreError> {
    let facts = facts::facts(desk.db(), initiative, desk.now()).await?;
    Ok(letter::write(reminder, initiative, &facts, origin, token, &desk.services.site.contact_email))
}

/// When it is tried again after so many failures; `None` when it is not.
fn next(attempts: i64, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let doublings = u32::try_from(attempts - 1).ok().filter(|_| attempts < ATTEMPTS)?;
    Some(now + FIRST_PAUSE * 2_i32.checked_pow(doublings)?)
}

fn shortened(why: &str) -> String {
    why.chars().filter(|c| !c.is_control()).take(LONGEST_TROUBLE).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        let now = DateTime::UNIX_EPOCH;
        let pauses: Vec<_> =
            (1..=ATTEMPTS).map(|attempts| next(attempts, now).map(|at| (at - now).num_minutes())).collect();
        assert_eq!(pauses[..4], [Some(10), Some(20), Some(40), Some(80)]);
        assert_eq!((pauses[8], pauses[9]), (Some(2560), None));
        assert_eq!(next(0, now), None);
        assert_eq!(next(i64::MAX, now), None);
    }
}
