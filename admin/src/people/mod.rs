//! People: one's own account, colleagues, and how they come and go.
//!
//! - [`invite`]: a new colleague, or a new link for one who has lost theirs; also for `byblik admin create`
//! - [`list`], [`one`]: the pages of who looks after people; [`export`]: all that is kept of somebody
//! - [`account`]: one's own sign-ins, password and codes; [`codes`]: the codes on paper

pub(crate) mod account;
pub(crate) mod codes;
pub(crate) mod export;
pub mod invite;
pub(crate) mod list;
pub(crate) mod one;

use domain::staff::Role;
use store::{Staff, StaffState};

use crate::form::Posted;

/// A role's name and what it is for.
pub(crate) fn role(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Redaktoer => ("Redaktør", "skriver, retter og udgiver indhold og behandler rettelser"),
        Role::Analytiker => ("Analytiker", "henter data ind og kører screeninger"),
        Role::Udgiver => ("Udgiver", "godkender og udgiver screeninger og udpegninger, og gør dem om"),
        Role::Administrator => ("Administrator", "passer brugere og ser loggen"),
    }
}

/// Whether somebody can sign in, in words.
pub(crate) fn state(state: StaffState) -> &'static str {
    match state {
        StaffState::Invited => "Inviteret",
        StaffState::Active => "Aktiv",
        StaffState::Closed => "Lukket",
        StaffState::Deleted => "Slettet",
    }
}

/// What somebody is called where others see it: a deleted person has only a number.
pub(crate) fn name(staff: &[Staff], id: Option<i64>) -> String {
    let Some(id) = id else { return "Kommandolinjen".to_owned() };
    let known = staff.iter().find(|staff| staff.id == id && staff.state != StaffState::Deleted);
    known.map_or_else(|| format!("Slettet medarbejder nr. {id}"), |staff| staff.name.clone())
}

/// The roles that a form has chosen.
pub(crate) fn chosen(posted: &Posted) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| posted.all("rolle").any(|word| word == role.as_str())).collect()
}

/// Roles as people read them: "Analytiker, Udgiver".
pub(crate) fn named(roles: &[Role]) -> String {
    roles.iter().map(|one| role(*one).0).collect::<Vec<_>>().join(", ")
}

/// Roles as one text: "analytiker, udgiver".
pub(crate) fn roles(roles: &[Role]) -> String {
    roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", ")
}
