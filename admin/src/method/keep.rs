//! Storing a draft as a method.

use app::screening::fit::fit;
use axum::{
    extract::{Path, State},
    response::Redirect,
};
use domain::method;
use store::{Deed, Method};

use super::{changed, file::said, find, href};
use crate::{
    desk::Desk,
    fault::Fault,
    form::Posted,
    guard::{Screening, Signed},
};

/// `POST /admin/metodekladder/{id}/gem`: a new version that can be run; everybody sees it when a run by it is published.
pub(crate) async fn store(
    State(desk): State<Desk>,
    signed: Signed<Screening>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Redirect, Fault> {
    let draft = find(&desk, id).await?;
    let (db, staff) = (desk.db(), signed.staff.id);
    let read = method::parse(&draft.file)
        .map_err(|error| Fault::Refused(format!("Metoden kan ikke gemmes, før dette er rettet. {}.", said(&error))))?;
    let snapshot = db.latest_snapshot().await?.ok_or_else(|| Fault::Refused("Der er ingen data endnu.".into()))?;
    fit(&desk.services, read.clone(), &snapshot.id).await?;
    let from = db.method(&draft.from_method, &draft.from_version).await?;
    let changes = from.and_then(|from| changed::changes(&from.file, &draft.file)).unwrap_or_default();
    let stored = Method { id: read.id, version: read.version, file: draft.file };
    let mut tx = db.begin().await?;
    tx.take_turn().await?;
    // Runs are named by method and version: no two may have the same name.
    if tx.has_method_named(&format!("{}-{}", stored.id, stored.version)).await? {
        return Err(Fault::Refused(format!(
            "Der er allerede en metode »{}« i version {}, og en gemt metode ændres aldrig. Skriv en anden version i kladden.",
            stored.id, stored.version
        )));
    }
    if !tx.close_method_draft(id, posted.revision(), "stored").await? {
        return Err(Fault::Refused(
            "En anden har gemt kladden, siden du åbnede den. Se den igen, før du gemmer den som metode.".into(),
        ));
    }
    tx.store_method(&stored, staff, desk.now()).await?;
    let (about, before) =
        (format!("method/{}/{}", stored.id, stored.version), format!("{} {}", draft.from_method, draft.from_version));
    let after = changes.join(" ");
    let deed = Deed { staff: Some(staff), action: "method.store", about: &about, before: &before, after: &after };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("{}?gjort=metode-gemt", href(&stored.id, &stored.version))))
}
