//! Everything that is kept of a person, for whoever asks for their own (GDPR, 15).

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use store::{AuditQuery, AuditRow, Deed, Staff};

use super::one::find;
use crate::{
    desk::Desk,
    fault::Fault,
    guard::{Managing, Signed},
};

/// `GET /admin/brugere/{id}/data.json`.
pub(crate) async fn export(
    State(desk): State<Desk>,
    signed: Signed<Managing>,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let one = find(&desk, id).await?;
    let said = all_of(&desk, &one).await?;
    let mut tx = desk.db().begin().await?;
    let about = format!("staff/{id}");
    let deed = Deed { staff: Some(signed.staff.id), action: "people.export", about: &about, ..Deed::default() };
    tx.note(desk.now(), &deed).await?;
    tx.commit().await?;
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"medarbejder-{id}.json\"")),
    ];
    Ok((headers, format!("{said:#}")).into_response())
}

async fn all_of(desk: &Desk, one: &Staff) -> Result<Value, Fault> {
    let (db, id) = (desk.db(), one.id);
    let sessions = db.sessions(id).await?;
    let browsers = db.known_browsers(id).await?;
    let identity = db.identity_of(id).await?;
    let remarks = db.remarks_by(id).await?;
    let planned = db.planned_publication().await?.filter(|planned| planned.staff == id);
    let drafts = db.content_drafts_by(id).await?;
    let plans = db.content_plans().await?.into_iter().filter(|plan| plan.staff == id);
    let did = AuditQuery { staff: id, most: i64::MAX, ..AuditQuery::default() };
    let about = format!("staff/{id}");
    // The log is asked for a part of what a row is about: "staff/1" stands in "staff/12" too.
    let had = AuditQuery { about: about.clone(), most: i64::MAX, ..AuditQuery::default() };
    let mut log = db.audit(&did).await?;
    log.extend(db.audit(&had).await?.into_iter().filter(|row| row.about == about && row.staff != Some(id)));
    log.sort_by_key(|row| row.position);
    Ok(json!({
        "nummer": id, "navn": one.name, "email": one.email, "status": one.state.as_str(),
        "roller": one.roles.iter().map(|role| role.as_str()).collect::<Vec<_>>(), "oprettet": one.created_at,
        "login_tjeneste": identity.map(|identity| json!({"udsteder": identity.issuer, "emne": identity.subject,
            "forbundet": identity.linked_at})),
        "gendannelseskoder_tilbage": db.recovery_codes_left(id).await?,
        "logget_ind": sessions.iter().map(|s| json!({"siden": s.started_at, "sidst": s.seen_at, "browser": s.browser}))
            .collect::<Vec<_>>(),
        "kendte_browsere": browsers.iter().map(|browser| json!({"sidst": browser.seen_at})).collect::<Vec<_>>(),
        "bemaerkninger": remarks.iter().map(|remark| json!({"screening": remark.run, "tid": remark.at,
            "hvad": remark.kind.as_str(), "tekst": remark.body})).collect::<Vec<_>>(),
        "planlagt_udgivelse": planned.map(|planned| json!({"screening": planned.run, "tid": planned.publish_at,
            "note": planned.note})),
        "kladder": drafts.iter().map(|(kind, thing, draft)| json!({"om": format!("{kind}/{thing}"),
            "gemt": draft.saved_at, "tekst": draft.content})).collect::<Vec<_>>(),
        "planer": plans.map(|plan| json!({"om": format!("{}/{}", plan.kind, plan.thing), "tid": plan.at,
            "note": plan.note})).collect::<Vec<_>>(),
        "log": log.iter().map(|row| line(row, id)).collect::<Vec<_>>(),
    }))
}

/// A row of the log; whoever else did it is not named.
fn line(row: &AuditRow, own: i64) -> Value {
    json!({"nummer": row.position, "tid": row.at, "handling": row.action, "selv": row.staff == Some(own),
        "om": row.about, "foer": row.before, "efter": row.after})
}
