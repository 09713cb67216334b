//! The yearly question to whoever runs an initiative: the queue of letters, and what became of each.

use chrono::{DateTime, Utc};

use crate::{Db, Result, StoreError, Tx, execute, on};

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The contact said that everything is right.
    Confirmed,
    /// The contact wrote what is wrong; it lies among the corrections.
    Corrected,
    /// The contact said that it has ended.
    Ended,
    /// Nobody answered, and staff kept it all the same.
    Kept,
    /// Staff did not want it asked.
    CalledOff,
    /// Nobody answered before the next one was made.
    Replaced,
}

/// A question to a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Its number; higher ones were made later.
    pub id: i64,
    /// The slug of the initiative that it is about.
    pub initiative: String,
    /// Where it goes: an e-mail address; empty once it is closed.
    pub address: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// How often sending it was tried.
    pub attempts: i64,
    /// When sending it is tried next; `None` when it is not tried by itself.
    pub next_attempt_at: Option<DateTime<Utc>>,
    /// Since when it is being sent. Where that is long ago, the server stopped on the way and nobody knows.
    pub trying_since: Option<DateTime<Utc>>,
    /// Why it could not be sent the last time; empty when nothing went wrong.
    pub trouble: String,
    /// When it was sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// What became of it; `None` while it is open.
    pub outcome: Option<Outcome>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    initiative: String,
    address: String,
    made_at: DateTime<Utc>,
    attempts: i64,
    next_attempt_at: Option<DateTime<Utc>>,
    trying_since: Option<DateTime<Utc>>,
    trouble: String,
    sent_at: Option<DateTime<Utc>>,
    closed_at: Option<DateTime<Utc>>,
    outcome: String,
}

impl Outcome {
    const ALL: [Self; 6] = [Self::Confirmed, Self::Corrected, Self::Ended, Self::Kept, Self::CalledOff, Self::Replaced];

    /// The stored word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Corrected => "corrected",
            Self::Ended => "ended",
            Self::Kept => "kept",
            Self::CalledOff => "called_off",
            Self::Replaced => "replaced",
        }
    }

    fn parse(word: String) -> Result<Option<Self>> {
        if word.is_empty() {
            return Ok(None);
        }
        let known = Self::ALL.into_iter().find(|outcome| outcome.as_str() == word);
        known.map(Some).ok_or(StoreError::Word { column: "reminder.outcome", word })
    }
}

impl TryFrom<Row> for Reminder {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self> {
        let Row { id, initiative, address, made_at, attempts, next_attempt_at, trying_since, trouble, .. } = row;
        let (sent_at, closed_at, outcome) = (row.sent_at, row.closed_at, Outcome::parse(row.outcome)?);
        Ok(Self {
            id,
            initiative,
            address,
            made_at,
            attempts,
            next_attempt_at,
            trying_since,
            trouble,
            sent_at,
            closed_at,
            outcome,
        })
    }
}

impl Tx {
    /// Makes a question, to be sent as soon as it can be, in place of one that is open; gives its number. `None` where one
    /// was made later than `since`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn put_reminder(
        &mut self,
        initiative: &str,
        address: &str,
        at: DateTime<Utc>,
        since: DateTime<Utc>,
    ) -> Result<Option<i64>> {
        let later: i64 = on!(Tx, self, |c| {
            sqlx::query_scalar("SELECT COUNT(*) FROM reminder WHERE initiative = $1 AND made_at > $2")
                .bind(initiative)
                .bind(since)
                .fetch_one(&mut **c)
                .await?
        });
        if later > 0 {
            return Ok(None);
        }
        self.close_reminders_of(initiative, Outcome::Replaced, at).await?;
        Ok(Some(on!(Tx, self, |c| {
            sqlx::query_scalar(
                "INSERT INTO reminder (id, initiative, address, made_at, next_attempt_at)
                 SELECT COALESCE(MAX(id), 0) + 1, $1, $2, $3, $3 FROM reminder RETURNING id",
            )
            .bind(initiative)
            .bind(address)
            .bind(at)
            .fetch_one(&mut **c)
            .await?
        })))
    }

    /// Adds a link, by the fingerprint of its word.
    ///
    /// # Errors
    /// When the fingerprint is taken, the question unknown, or the database refuses.
    pub async fn put_reminder_link(&mut self, id: i64, fingerprint: &str) -> Result<()> {
        execute!(self, "INSERT INTO reminder_link (fingerprint, reminder) VALUES ($1, $2)", fingerprint, id);
        Ok(())
    }

    /// Takes a question that is due to be sent: whether it was got. Whoever gets it sends it; nobody else does until
    /// [`Tx::reminder_failed`] or [`Tx::send_reminder_again`].
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn take_reminder(&mut self, id: i64, now: DateTime<Utc>) -> Result<bool> {
        let got = on!(Tx, self, |c| {
            sqlx::query(
                "UPDATE reminder SET trying_since = $2, next_attempt_at = NULL, attempts = attempts + 1
                 WHERE id = $1 AND outcome = '' AND sent_at IS NULL AND trying_since IS NULL AND next_attempt_at <= $2",
            )
            .bind(id)
            .bind(now)
            .execute(&mut **c)
            .await?
            .rows_affected()
        });
        Ok(got > 0)
    }

    /// Says that a question was sent; whether it had not been.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn reminder_sent(&mut self, id: i64, at: DateTime<Utc>) -> Result<bool> {
        let set = on!(Tx, self, |c| {
            sqlx::query(
                "UPDATE reminder SET sent_at = $2, trying_since = NULL, next_attempt_at = NULL, trouble = ''
                 WHERE id = $1 AND outcome = '' AND sent_at IS NULL",
            )
            .bind(id)
            .bind(at)
            .execute(&mut **c)
            .await?
            .rows_affected()
        });
        Ok(set > 0)
    }

    /// Says that a question could not be sent, why, and when to try again; `None` is not by itself.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn reminder_failed(&mut self, id: i64, trouble: &str, next: Option<DateTime<Utc>>) -> Result<()> {
        execute!(
            self,
            "UPDATE reminder SET trying_since = NULL, next_attempt_at = $2, trouble = $3 WHERE id = $1",
            id,
            next,
            trouble,
        );
        Ok(())
    }

    /// Has a question sent as soon as it can be, to this address, as if it never had been tried; whether it was open and
    /// not sent. Where it went to another address before, the links of those letters lead nowhere.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn send_reminder_again(&mut self, id: i64, address: &str, now: DateTime<Utc>) -> Result<bool> {
        execute!(
            self,
            "DELETE FROM reminder_link WHERE reminder IN
             (SELECT id FROM reminder WHERE id = $1 AND address <> $2 AND outcome = '' AND sent_at IS NULL)",
            id,
            address,
        );
        let set = on!(Tx, self, |c| {
            sqlx::query(
                "UPDATE reminder SET trying_since = NULL, next_attempt_at = $2, attempts = 0, trouble = '', address = $3
                 WHERE id = $1 AND outcome = '' AND sent_at IS NULL",
            )
            .bind(id)
            .bind(now)
            .bind(address)
            .execute(&mut **c)
            .await?
            .rows_affected()
        });
        Ok(set > 0)
    }

    /// The open question that a link leads to, which then leads nowhere: whoever gets it may close it. `None` where there
    /// is no such link.
    ///
    /// # Errors
    /// When the database refuses, or a stored word is unknown.
    pub async fn use_reminder_link(&mut self, fingerprint: &str) -> Result<Option<Reminder>> {
        let id: Option<i64> = on!(Tx, self, |c| {
            sqlx::query_scalar("DELETE FROM reminder_link WHERE fingerprint = $1 RETURNING reminder")
                .bind(fingerprint)
                .fetch_optional(&mut **c)
                .await?
        });
        let Some(id) = id else { return Ok(None) };
        let row: Option<Row> = on!(Tx, self, |c| {
            sqlx::query_as(
                "SELECT id, initiative, address, made_at, attempts, next_attempt_at, trying_since, trouble, sent_at,
                        closed_at, outcome
                 FROM reminder WHERE id = $1 AND outcome = ''",
            )
            .bind(id)
            .fetch_optional(&mut **c)
            .await?
        });
        row.map(Reminder::try_from).transpose()
    }

    /// Closes a question: its address is forgotten and its links lead nowhere; whether it was open.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn close_reminder(&mut self, id: i64, outcome: Outcome, at: DateTime<Utc>) -> Result<bool> {
        let closed = on!(Tx, self, |c| {
            sqlx::query(
                "UPDATE reminder SET outcome = $2, closed_at = $3, address = '', trying_since = NULL,
                        next_attempt_at = NULL, trouble = ''
                 WHERE id = $1 AND outcome = ''",
            )
            .bind(id)
            .bind(outcome.as_str())
            .bind(at)
            .execute(&mut **c)
            .await?
            .rows_affected()
        });
        execute!(self, "DELETE FROM reminder_link WHERE reminder = $1", id);
        Ok(closed > 0)
    }

    /// Closes what is open about an initiative.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn close_reminders_of(&mut self, initiative: &str, outcome: Outcome, at: DateTime<Utc>) -> Result<()> {
        let open: Vec<i64> = on!(Tx, self, |c| {
            sqlx::query_scalar("SELECT id FROM reminder WHERE initiative = $1 AND outcome = ''")
                .bind(initiative)
                .fetch_all(&mut **c)
                .await?
        });
        for id in open {
            self.close_reminder(id, outcome, at).await?;
        }
        Ok(())
    }
}

impl Db {
    /// Every question, the newest first.
    ///
    /// # Errors
    /// When the database can't be read, or a stored word is unknown.
    pub async fn reminders(&self) -> Result<Vec<Reminder>> {
        let rows: Vec<Row> = on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT id, initiative, address, made_at, attempts, next_attempt_at, trying_since, trouble, sent_at,
                        closed_at, outcome
                 FROM reminder ORDER BY id DESC",
            )
            .fetch_all(c)
            .await?
        });
        rows.into_iter().map(Reminder::try_from).collect()
    }

    /// The open question that a link leads to, by the fingerprint of its word.
    ///
    /// # Errors
    /// When the database can't be read, or a stored word is unknown.
    pub async fn reminder_by_link(&self, fingerprint: &str) -> Result<Option<Reminder>> {
        let row: Option<Row> = on!(Db, self, |c| {
            sqlx::query_as(
                "SELECT id, initiative, address, made_at, attempts, next_attempt_at, trying_since, trouble, sent_at,
                        closed_at, outcome
                 FROM reminder
                 WHERE outcome = '' AND id = (SELECT reminder FROM reminder_link WHERE fingerprint = $1)",
            )
            .bind(fingerprint)
            .fetch_optional(c)
            .await?
        });
        row.map(Reminder::try_from).transpose()
    }

    /// When the question about an initiative was sent that nobody has answered; `None` where there is none.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn unanswered_since(&self, initiative: &str) -> Result<Option<DateTime<Utc>>> {
        Ok(on!(Db, self, |c| {
            sqlx::query_scalar(
                "SELECT sent_at FROM reminder WHERE initiative = $1 AND outcome = '' AND sent_at IS NOT NULL",
            )
            .bind(initiative)
            .fetch_optional(c)
            .await?
        }))
    }
}
