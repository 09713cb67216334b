//! Inviting somebody: a link that is shown once and holds for a week.

use chrono::{DateTime, TimeDelta, Utc};
use domain::staff::Role;
use store::{Db, Deed, StaffState, Tx};
use thiserror::Error;

use super::roles as as_text;
use crate::token::{fingerprint, token};

/// How long a link holds.
const HOLDS: TimeDelta = TimeDelta::days(7);
/// The longest name, in characters.
const LONGEST_NAME: usize = 80;
/// The longest e-mail address, in characters (RFC 5321, 4.5.3.1.3).
const LONGEST_EMAIL: usize = 254;

/// Somebody to be invited, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// Their name.
    pub name: String,
    /// Their e-mail address in small letters.
    pub email: String,
    /// What they will be there for.
    pub roles: Vec<Role>,
}

/// Why somebody can't be invited.
#[derive(Debug, Error)]
pub enum InviteError {
    /// No name, or one that is too long.
    #[error("Skriv et navn på højst {LONGEST_NAME} tegn.")]
    Name,
    /// No e-mail address.
    #[error("Skriv en e-mailadresse som navn@kommune.dk.")]
    Email,
    /// Nothing to be there for.
    #[error("Vælg mindst én rolle: uden en rolle kan man ikke se noget.")]
    Roles,
    /// Somebody has the address.
    #[error("Der er allerede en bruger med den e-mailadresse.")]
    Taken,
    /// The account was closed by somebody who looks after people.
    #[error("Den konto er lukket: en administrator skal åbne den først, eller vælg en anden e-mailadresse.")]
    Closed,
    /// The database refused; nobody was invited.
    #[error("Databasen svarede ikke. Ingen er inviteret.")]
    Store(#[from] store::StoreError),
}

impl Newcomer {
    /// Checks what was typed.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the fields.
    pub fn read(name: &str, email: &str, roles: &[Role]) -> Result<Self, Vec<InviteError>> {
        let (name, email) = (name.trim(), email.trim().to_lowercase());
        let mut wrong = Vec::new();
        if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
            wrong.push(InviteError::Name);
        }
        let is_address = email.split_once('@').is_some_and(|(local, host)| {
            !local.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
        });
        let is_plain = email.chars().all(|c| !c.is_whitespace() && !c.is_control()) && email.matches('@').count() == 1;
        if !is_address || !is_plain || email.chars().count() > LONGEST_EMAIL {
            wrong.push(InviteError::Email);
        }
        if roles.is_empty() {
            wrong.push(InviteError::Roles);
        }
        if wrong.is_empty() { Ok(Self { name: name.to_owned(), email, roles: roles.to_vec() }) } else { Err(wrong) }
    }
}

/// Invites somebody; gives the word of their link, which is kept nowhere. `by` is `None` on the command line.
///
/// # Errors
/// [`InviteError::Taken`], or the database's refusal; then nothing is written.
pub async fn invite(
    db: &Db,
    newcomer: &Newcomer,
    by: Option<i64>,
    at: DateTime<Utc>,
    random: [u8; 32],
) -> Result<String, InviteError> {
    let mut tx = db.begin().await?;
    if tx.staff_by_email(&newcomer.email).await?.is_some() {
        return Err(InviteError::Taken);
    }
    let key = new(&mut tx, newcomer, by, at, random).await?;
    tx.commit().await?;
    Ok(key)
}

/// A link for somebody who may do everything, from the command line: invited now, or known already and given every role
/// and a new link at once. Whoever can run commands can read the database anyway, so a forgotten account is opened again
/// by it; one that was entered by the organisation's provider is entered by a password from then on. Gives the word of the
/// link, which is kept nowhere.
///
/// # Errors
/// [`InviteError::Closed`], or the database's refusal; then nothing is written.
pub async fn administrator(
    db: &Db,
    newcomer: &Newcomer,
    at: DateTime<Utc>,
    random: [u8; 32],
) -> Result<String, InviteError> {
    let mut tx = db.begin().await?;
    tx.take_turn().await?;
    let key = match tx.staff_by_email(&newcomer.email).await? {
        None => new(&mut tx, newcomer, None, at, random).await?,
        Some(known) if known.state == StaffState::Closed => return Err(InviteError::Closed),
        Some(known) => {
            tx.set_roles(known.id, &newcomer.roles).await?;
            tx.forget_identity(known.id).await?;
            let about = format!("staff/{}", known.id);
            let (before, after) = (as_text(&known.roles), as_text(&newcomer.roles));
            let deed = Deed { staff: None, action: "people.roles", about: &about, before: &before, after: &after };
            tx.note(at, &deed).await?;
            renewed(&mut tx, known.id, None, at, random).await?
        }
    };
    tx.commit().await?;
    Ok(key)
}

async fn new(
    tx: &mut Tx,
    newcomer: &Newcomer,
    by: Option<i64>,
    at: DateTime<Utc>,
    random: [u8; 32],
) -> Result<String, store::StoreError> {
    let key = token(random);
    let id = tx.put_staff(&newcomer.name, &newcomer.email, at).await?;
    tx.set_roles(id, &newcomer.roles).await?;
    tx.put_invitation(id, &fingerprint(&key), at + HOLDS).await?;
    let (about, after) = (format!("staff/{id}"), as_text(&newcomer.roles));
    tx.note(at, &Deed { staff: by, action: "people.invite", about: &about, before: "", after: &after }).await?;
    Ok(key)
}

/// A new link for somebody who is known; the one before it no longer holds.
///
/// # Errors
/// The database's refusal; then nothing is written.
pub async fn anew(
    db: &Db,
    staff: i64,
    by: Option<i64>,
    at: DateTime<Utc>,
    random: [u8; 32],
) -> Result<String, store::StoreError> {
    let mut tx = db.begin().await?;
    let key = renewed(&mut tx, staff, by, at, random).await?;
    tx.commit().await?;
    Ok(key)
}

async fn renewed(
    tx: &mut Tx,
    staff: i64,
    by: Option<i64>,
    at: DateTime<Utc>,
    random: [u8; 32],
) -> Result<String, store::StoreError> {
    let key = token(random);
    tx.put_invitation(staff, &fingerprint(&key), at + HOLDS).await?;
    let about = format!("staff/{staff}");
    tx.note(at, &Deed { staff: by, action: "people.link", about: &about, ..Deed::default() }).await?;
    Ok(key)
}

/// Where a link leads.
#[must_use]
pub fn address(origin: &str, key: &str) -> String {
    format!("{origin}/admin/velkommen?noegle={key}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_checked_field_by_field() {
        let read = |name, email, roles: &[Role]| {
            Newcomer::read(name, email, roles)
                .map_err(|wrong| wrong.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        let ida = read(" Ida Holm ", " Ida@KK.example ", &[Role::Udgiver]).unwrap();
        assert_eq!((ida.name.as_str(), ida.email.as_str()), ("Ida Holm", "ida@kk.example"));
        assert_eq!(read("", "x", &[]).unwrap_err().len(), 3);
        for email in ["a@b", "@b.dk", "a b@c.dk", "a@b@c.dk", "a@.dk", "a\n@b.dk"] {
            assert_eq!(read("Ida", email, &[Role::Udgiver]).unwrap_err().len(), 1, "{email}");
        }
    }
}
