//! Staff have talked with a contact: what stands is right today.

use axum::{extract::State, response::Redirect};
use store::{Deed, Outcome};

use crate::{
    desk::Desk,
    fault::Fault,
    form::Posted,
    guard::{Editing, Signed},
};

/// `POST /admin/indsatser/bekraeft`: confirms it, closes the open question about it, and puts it back into the lists.
pub(crate) async fn confirm(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    posted: Posted,
) -> Result<Redirect, Fault> {
    let slug = posted.text("indsats");
    let now = desk.now();
    let mut tx = desk.db().begin().await?;
    let before = tx.initiative(slug).await?.ok_or(Fault::NotFound)?;
    let day = now.date_naive().to_string();
    tx.confirm_initiative(slug, &day).await?;
    tx.close_reminders_of(slug, Outcome::Confirmed, now).await?;
    let about = format!("initiative/{slug}");
    let deed = Deed {
        staff: Some(signed.staff.id),
        action: "initiative.confirm",
        about: &about,
        before: &before.confirmed_on,
        after: &day,
    };
    tx.note(now, &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/admin/indhold/indsats/{slug}?gjort=indsats-bekraeftet")))
}
