//! Who somebody from the provider is here, and what they may do. A person is known by the provider and what it calls them,
//! never by an e-mail address: addresses change hands. Roles are what the groups say now, each time.

use axum::http::{HeaderMap, HeaderValue};
use domain::staff::Role;
use store::{Deed, Identity, Staff, StaffState, Stage, Tx};

use super::{provider::Provider, refusal::Refusal, token::Somebody};
use crate::{
    desk::Desk,
    people::{invite::Newcomer, roles as as_text},
    sign_in::start,
};

/// What the log says of how somebody signed in.
const BY_PROVIDER: &str = "provider";

/// Lets somebody in: known from before, or new where their groups give them a role. Gives the cookie of the sign-in.
pub(super) async fn sign_in(
    desk: &Desk,
    provider: &Provider,
    somebody: &Somebody,
    headers: &HeaderMap,
) -> Result<HeaderValue, Refusal> {
    let roles = provider.settings.roles_of(&somebody.groups);
    let mut tx = desk.db().begin().await?;
    tx.take_turn().await?;
    let known = match tx.identified(&provider.settings.issuer, &somebody.subject).await? {
        Some(id) => tx.staff(id).await?,
        None => None,
    };
    let id = match known {
        Some(staff) => {
            if matches!(staff.state, StaffState::Closed | StaffState::Deleted) {
                return Err(Refusal::Closed);
            }
            tx.activate(staff.id).await?;
            follow(desk, &mut tx, &staff, &roles).await?;
            if roles.is_empty() {
                // What they were allowed before is taken away all the same.
                tx.commit().await?;
                return Err(Refusal::NoRole);
            }
            staff.id
        }
        None => newcomer(desk, &mut tx, provider, somebody, &roles).await?,
    };
    let entered = enter(desk, &mut tx, id, headers).await?;
    tx.commit().await?;
    Ok(entered)
}

/// Links the account that somebody is signed in to: from now on it is entered by the provider alone.
pub(super) async fn link(
    desk: &Desk,
    provider: &Provider,
    somebody: &Somebody,
    id: i64,
    headers: &HeaderMap,
) -> Result<HeaderValue, Refusal> {
    let roles = provider.settings.roles_of(&somebody.groups);
    if roles.is_empty() {
        return Err(Refusal::NoRole);
    }
    if desk.db().identity_of(id).await?.is_some() {
        return Err(Refusal::Taken);
    }
    let issuer = &provider.settings.issuer;
    let mut tx = desk.db().begin().await?;
    tx.take_turn().await?;
    if tx.identified(issuer, &somebody.subject).await?.is_some() {
        return Err(Refusal::Taken);
    }
    let staff = tx.staff(id).await?.filter(|staff| staff.state == StaffState::Active).ok_or(Refusal::Closed)?;
    if !roles.contains(&Role::Administrator)
        && staff.roles.contains(&Role::Administrator)
        && !tx.has_other_administrator(id).await?
    {
        return Err(Refusal::Last);
    }
    tx.put_identity(&identity(desk, issuer, somebody, id)).await?;
    tx.clear_proofs(id).await?;
    let about = format!("staff/{id}");
    tx.note(desk.now(), &Deed { staff: Some(id), action: "account.link", about: &about, ..Deed::default() }).await?;
    follow(desk, &mut tx, &staff, &roles).await?;
    tx.end_sessions(id, "").await?;
    let entered = enter(desk, &mut tx, id, headers).await?;
    tx.commit().await?;
    Ok(entered)
}

/// Gives somebody the roles of their groups. Where these are others than before, every sign-in of theirs ends.
async fn follow(desk: &Desk, tx: &mut Tx, staff: &Staff, roles: &[Role]) -> Result<(), Refusal> {
    if staff.roles == roles {
        return Ok(());
    }
    tx.set_roles(staff.id, roles).await?;
    tx.end_sessions(staff.id, "").await?;
    let (about, before, after) = (format!("staff/{}", staff.id), as_text(&staff.roles), as_text(roles));
    let deed = Deed { staff: Some(staff.id), action: "sign_in.roles", about: &about, before: &before, after: &after };
    Ok(tx.note(desk.now(), &deed).await?)
}

/// Writes somebody down who was never here; gives their number.
async fn newcomer(
    desk: &Desk,
    tx: &mut Tx,
    provider: &Provider,
    somebody: &Somebody,
    roles: &[Role],
) -> Result<i64, Refusal> {
    if roles.is_empty() {
        return Err(Refusal::NoRole);
    }
    let name = if somebody.name.is_empty() { &somebody.email } else { &somebody.name };
    let name: String = name.chars().filter(|c| !c.is_control()).take(80).collect();
    let newcomer = Newcomer::read(&name, &somebody.email, roles).map_err(|_| Refusal::Nameless)?;
    if tx.staff_by_email(&newcomer.email).await?.is_some() {
        return Err(Refusal::Namesake);
    }
    let id = tx.put_staff(&newcomer.name, &newcomer.email, desk.now()).await?;
    tx.set_roles(id, roles).await?;
    tx.activate(id).await?;
    tx.put_identity(&identity(desk, &provider.settings.issuer, somebody, id)).await?;
    let (about, after) = (format!("staff/{id}"), as_text(roles));
    let deed = Deed { staff: Some(id), action: "sign_in.new", about: &about, before: "", after: &after };
    tx.note(desk.now(), &deed).await?;
    Ok(id)
}

/// Begins a whole sign-in: the second step is the provider's.
async fn enter(desk: &Desk, tx: &mut Tx, id: i64, headers: &HeaderMap) -> Result<HeaderValue, Refusal> {
    let session = start::new(desk, id, Stage::Whole, headers, String::new());
    let entered = start::begin(desk, tx, session, None).await?;
    let deed = Deed { staff: Some(id), action: "sign_in", after: BY_PROVIDER, ..Deed::default() };
    tx.note(desk.now(), &deed).await?;
    Ok(entered)
}

fn identity(desk: &Desk, issuer: &str, somebody: &Somebody, staff: i64) -> Identity {
    Identity { issuer: issuer.to_owned(), subject: somebody.subject.clone(), staff, linked_at: desk.now() }
}
