//! People who work with the site, and their roles.

use chrono::{DateTime, Utc};
use domain::staff::{Permission, Role};

use crate::{Db, Result, StoreError, Tx, execute, on};

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// The number that the log knows them by; never used again.
    pub id: i64,
    /// Their name; empty once deleted.
    pub name: String,
    /// Their e-mail address in small letters: what they sign in with.
    pub email: String,
    /// Whether they can sign in.
    pub state: StaffState,
    /// What they are there for, in the order of [`Role::ALL`].
    pub roles: Vec<Role>,
    /// Since when they are known.
    pub created_at: DateTime<Utc>,
}

/// Whether somebody can sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffState {
    /// Has a link and no password yet.
    Invited,
    /// Can.
    Active,
    /// Could, until somebody closed the account.
    Closed,
    /// Is gone: only a number is left.
    Deleted,
}

impl Staff {
    /// Whether one of their roles allows something.
    #[must_use]
    pub fn may(&self, asked: Permission) -> bool {
        self.state == StaffState::Active && self.roles.iter().any(|role| role.may(asked))
    }
}

impl StaffState {
    const ALL: [Self; 4] = [Self::Invited, Self::Active, Self::Closed, Self::Deleted];

    /// The stored word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Closed => "closed",
            Self::Deleted => "deleted",
        }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    name: String,
    email: String,
    state: String,
    created_at: DateTime<Utc>,
}

/// One of them, by number.
const ONE: &str = "SELECT id, name, email, state, created_at FROM staff WHERE id = $1";
/// Their roles.
const ROLES_OF: &str = "SELECT role FROM staff_role WHERE staff = $1";
/// Their number, by e-mail address.
const BY_EMAIL: &str = "SELECT id FROM staff WHERE email = $1";

impl Tx {
    /// One of them, as they are in this transaction.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn staff(&mut self, id: i64) -> Result<Option<Staff>> {
        let row: Option<Row> = on!(Tx, self, |c| sqlx::query_as(ONE).bind(id).fetch_optional(&mut **c).await?);
        let roles: Vec<String> = on!(Tx, self, |c| sqlx::query_scalar(ROLES_OF).bind(id).fetch_all(&mut **c).await?);
        row.map(|row| staff_of(row, |role| roles.iter().any(|word| word == role.as_str()))).transpose()
    }

    /// Whoever has this address, in small letters.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn staff_by_email(&mut self, email: &str) -> Result<Option<Staff>> {
        let id: Option<i64> =
            on!(Tx, self, |c| sqlx::query_scalar(BY_EMAIL).bind(email).fetch_optional(&mut **c).await?);
        match id {
            Some(id) => self.staff(id).await,
            None => Ok(None),
        }
    }

    /// Writes a new, invited member of staff without roles; gives their number.
    ///
    /// # Errors
    /// When the address is taken or the database refuses.
    pub async fn put_staff(&mut self, name: &str, email: &str, at: DateTime<Utc>) -> Result<i64> {
        let id: i64 = on!(Tx, self, |c| {
            sqlx::query_scalar("SELECT COALESCE(MAX(id), 0) + 1 FROM staff").fetch_one(&mut **c).await?
        });
        execute!(
            self,
            "INSERT INTO staff (id, name, email, state, created_at) VALUES ($1, $2, $3, 'invited', $4)",
            id,
            name,
            email,
            at,
        );
        Ok(id)
    }

    /// Gives somebody these roles and no others.
    ///
    /// # Errors
    /// When there is no such person or the database refuses.
    pub async fn set_roles(&mut self, staff: i64, roles: &[Role]) -> Result<()> {
        execute!(self, "DELETE FROM staff_role WHERE staff = $1", staff);
        for role in roles {
            execute!(self, "INSERT INTO staff_role (staff, role) VALUES ($1, $2)", staff, role.as_str());
        }
        Ok(())
    }

    /// Whether somebody else than this one looks after people.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn has_other_administrator(&mut self, staff: i64) -> Result<bool> {
        let others: i64 = on!(Tx, self, |c| {
            sqlx::query_scalar(
                "SELECT COUNT(*) FROM staff s JOIN staff_role r ON r.staff = s.id
                 WHERE s.state = 'active' AND r.role = 'administrator' AND s.id <> $1",
            )
            .bind(staff)
            .fetch_one(&mut **c)
            .await?
        });
        Ok(others > 0)
    }

    /// Makes somebody active whose second step is set up; false when the account was closed or deleted meanwhile.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn activate(&mut self, staff: i64) -> Result<bool> {
        let changed = on!(Tx, self, |c| {
            sqlx::query("UPDATE staff SET state = 'active' WHERE id = $1 AND state IN ('invited', 'active')")
                .bind(staff)
                .execute(&mut **c)
                .await?
                .rows_affected()
        });
        Ok(changed == 1)
    }

    /// Lets somebody in, or no longer.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn set_staff_state(&mut self, staff: i64, state: StaffState) -> Result<()> {
        execute!(self, "UPDATE staff SET state = $2 WHERE id = $1 AND state <> 'deleted'", staff, state.as_str());
        Ok(())
    }

    /// Deletes a person: nothing is left but the number that the log refers to.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn delete_staff(&mut self, staff: i64) -> Result<()> {
        execute!(self, "DELETE FROM staff_role WHERE staff = $1", staff);
        execute!(self, "DELETE FROM recovery_code WHERE staff = $1", staff);
        execute!(self, "DELETE FROM invitation WHERE staff = $1", staff);
        execute!(self, "DELETE FROM staff_session WHERE staff = $1", staff);
        execute!(self, "DELETE FROM known_browser WHERE staff = $1", staff);
        execute!(self, "DELETE FROM identity WHERE staff = $1", staff);
        execute!(self, "DELETE FROM identity_attempt WHERE staff = $1", staff);
        execute!(self, "DELETE FROM content_draft WHERE staff = $1", staff);
        execute!(
            self,
            "UPDATE staff SET name = '', email = 'slettet-' || CAST(id AS TEXT), password = '', totp_secret = '',
                    totp_step = 0, state = 'deleted' WHERE id = $1",
            staff,
        );
        Ok(())
    }
}

impl Db {
    /// Everybody, also those who are gone, by number.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn all_staff(&self) -> Result<Vec<Staff>> {
        let rows: Vec<Row> = on!(Db, self, |c| {
            sqlx::query_as("SELECT id, name, email, state, created_at FROM staff ORDER BY id").fetch_all(c).await?
        });
        let roles: Vec<(i64, String)> =
            on!(Db, self, |c| sqlx::query_as("SELECT staff, role FROM staff_role").fetch_all(c).await?);
        rows.into_iter()
            .map(|row| {
                let id = row.id;
                staff_of(row, |role| roles.iter().any(|(staff, word)| *staff == id && word == role.as_str()))
            })
            .collect()
    }

    /// One of them.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn staff(&self, id: i64) -> Result<Option<Staff>> {
        let row: Option<Row> = on!(Db, self, |c| sqlx::query_as(ONE).bind(id).fetch_optional(c).await?);
        let roles: Vec<String> = on!(Db, self, |c| sqlx::query_scalar(ROLES_OF).bind(id).fetch_all(c).await?);
        row.map(|row| staff_of(row, |role| roles.iter().any(|word| word == role.as_str()))).transpose()
    }

    /// Whoever has this address, in small letters.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn staff_by_email(&self, email: &str) -> Result<Option<Staff>> {
        let id: Option<i64> = on!(Db, self, |c| sqlx::query_scalar(BY_EMAIL).bind(email).fetch_optional(c).await?);
        match id {
            Some(id) => self.staff(id).await,
            None => Ok(None),
        }
    }
}

fn staff_of(row: Row, has: impl Fn(&Role) -> bool) -> Result<Staff> {
    let Row { id, name, email, state, created_at } = row;
    let roles = Role::ALL.into_iter().filter(has).collect();
    Ok(Staff { id, name, email, state: state_of(&state)?, roles, created_at })
}

fn state_of(word: &str) -> Result<StaffState> {
    StaffState::ALL
        .into_iter()
        .find(|state| state.as_str() == word)
        .ok_or_else(|| StoreError::Word { column: "staff.state", word: word.to_owned() })
}
