//! Letting go of a picture: for who can be recognised in it and does not want to be any more.

use axum::{
    extract::{Path, State},
    response::Redirect,
};
use store::Deed;

use crate::{
    desk::Desk,
    fault::Fault,
    guard::{Editing, Signed},
};

/// `POST /admin/indhold/billeder/{id}/slet`. Browsers may keep it for as long as they were told; nobody new gets it.
pub(crate) async fn remove(
    State(desk): State<Desk>,
    signed: Signed<Editing>,
    Path(id): Path<String>,
) -> Result<Redirect, Fault> {
    let mut tx = desk.db().begin().await?;
    if !tx.remove_picture(&id).await? {
        return Err(Fault::NotFound);
    }
    let about = format!("billede/{id}");
    let deed = Deed { staff: Some(signed.staff.id), action: "picture.remove", about: &about, ..Deed::default() };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to("/admin/indhold/billeder?gjort=billede-slettet"))
}
