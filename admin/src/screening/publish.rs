//! Making a run public, now or at a set time, and taking back.

use app::screening::run::LONGEST_NOTE;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use chrono::{DateTime, TimeDelta, Utc};
use store::{Deed, PlannedPublication, Tx, is_approved};

use super::{
    find, href,
    list::{self, Shown},
    one,
};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Posted, Problems},
    guard::{Publishing, Signed},
    moment,
};

/// How far ahead a publication can be planned.
const FARTHEST: TimeDelta = TimeDelta::days(366);

/// `POST /admin/screening/{run}/udgiv`.
pub(crate) async fn publish(
    State(desk): State<Desk>,
    signed: Signed<Publishing>,
    Path(run): Path<String>,
    posted: Posted,
) -> Result<Response, Fault> {
    let (staff, db) = (&signed.staff, desk.db());
    let run = find(db, &run).await?;
    let (note, when) = (posted.text("note"), posted.text("tid"));
    let mut problems = Problems::default();
    if note.chars().count() > LONGEST_NOTE {
        problems.add("note", format!("Bemærkningen må højst fylde {LONGEST_NOTE} tegn."));
    }
    let is_soon = |at: &DateTime<Utc>| *at > desk.now() && *at < desk.now() + FARTHEST;
    let at = moment::read(when).filter(is_soon);
    if !when.is_empty() && at.is_none() {
        problems.add("tid", "Skriv et tidspunkt inden for det næste år, eller lad feltet stå tomt.");
    }
    let has_limits = db.outcomes(&run.id, None).await?.iter().any(|area| !area.criteria.is_empty());
    if !has_limits {
        problems.add(
            "note",
            "Metoden har ingen kriterier med grænser, som kort og områdesider kan vise, så den kan ikke udgives.",
        );
    }
    // From here on nobody else publishes, approves or declines.
    let mut tx = db.begin().await?;
    tx.take_turn().await?;
    let now = tx.published().await?;
    if now.as_deref() == Some(run.id.as_str()) {
        problems.add("note", "Denne screening er allerede offentlig.");
    } else if now.as_deref().unwrap_or_default() != posted.text("nu") {
        problems.add(
            "note",
            "En anden har udgivet en screening, siden du åbnede siden. Se forskellen igen, før du udgiver.",
        );
    }
    if desk.settings.four_eyes && !is_approved(&tx.remarks(&run.id).await?, Some(staff.id)) {
        problems.add("note", "En kollega skal godkende screeningen, før du kan udgive den.");
    }
    if !problems.is_empty() {
        drop(tx);
        let typed = one::Typed { note, when, ..one::Typed::default() };
        let page = one::page(&desk, staff, &run, &typed, &problems, "").await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let word = if let Some(publish_at) = at {
        let plan = PlannedPublication { run: run.id.clone(), publish_at, note: note.to_owned(), staff: staff.id };
        tx.plan_publication(&plan).await?;
        note_deed(&desk, &mut tx, staff.id, "screening.plan", &run.id, "", &moment::said(publish_at)).await?;
        "planlagt"
    } else {
        tx.publish(&run.id, desk.now(), note).await?;
        note_deed(&desk, &mut tx, staff.id, "screening.publish", &run.id, &now.unwrap_or_default(), note).await?;
        "udgivet"
    };
    tx.commit().await?;
    Ok(Redirect::to(&format!("{}?gjort={word}", href(&run.id))).into_response())
}

/// `POST /admin/screening/aflys`.
pub(crate) async fn call_off(State(desk): State<Desk>, signed: Signed<Publishing>) -> Result<Redirect, Fault> {
    let mut tx = desk.db().begin().await?;
    tx.take_turn().await?;
    let Some(planned) = tx.call_publication_off().await? else {
        return Err(Fault::Refused("Der er ikke planlagt nogen udgivelse.".into()));
    };
    let before = moment::said(planned.publish_at);
    note_deed(&desk, &mut tx, signed.staff.id, "screening.call_off", &planned.run, &before, "").await?;
    tx.commit().await?;
    Ok(Redirect::to("/admin/screening?gjort=aflyst"))
}

/// `POST /admin/screening/tag-tilbage`: an earlier run is public again at once. Nobody else need approve: what is wrong
/// should not stay for want of a colleague.
pub(crate) async fn take_back(
    State(desk): State<Desk>,
    signed: Signed<Publishing>,
    posted: Posted,
) -> Result<Response, Fault> {
    let (db, why) = (desk.db(), posted.text("grund"));
    let run = find(db, posted.text("run")).await?;
    let mut problems = Problems::default();
    let mut tx = db.begin().await?;
    tx.take_turn().await?;
    let now = tx.published().await?.unwrap_or_default();
    let order = tx.first_published().await?;
    let place = |id: &str| order.iter().position(|known| known == id);
    let Some(then) = place(&run.id) else {
        return Err(Fault::Refused("Den screening har ikke været offentlig.".into()));
    };
    // Forward is publishing, which somebody else must approve where that is the rule.
    let is_back = place(&now).is_none_or(|now| then < now);
    if desk.settings.four_eyes && !is_back && !is_approved(&tx.remarks(&run.id).await?, Some(signed.staff.id)) {
        problems.add("grund", "Den screening er nyere end den, der er offentlig. En kollega skal godkende den først.");
    }
    if why.is_empty() || why.chars().count() > LONGEST_NOTE {
        problems.add("grund", format!("Skriv hvorfor, med højst {LONGEST_NOTE} tegn."));
    }
    if now != posted.text("nu") || now == run.id {
        problems.add(
            "grund",
            "En anden har udgivet eller taget tilbage, siden du åbnede siden. Se, hvad der er offentligt nu.",
        );
    }
    if !problems.is_empty() {
        drop(tx);
        let page = list::page(&desk, &signed.staff, Shown { problems, asked: posted, ..Shown::default() }).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    tx.publish(&run.id, desk.now(), why).await?;
    note_deed(&desk, &mut tx, signed.staff.id, "screening.take_back", &run.id, &now, why).await?;
    tx.commit().await?;
    Ok(Redirect::to("/admin/screening?gjort=taget-tilbage").into_response())
}

async fn note_deed(
    desk: &Desk,
    tx: &mut Tx,
    staff: i64,
    action: &str,
    run: &str,
    before: &str,
    after: &str,
) -> Result<(), Fault> {
    let about = format!("run/{run}");
    Ok(tx.note(desk.now(), &Deed { staff: Some(staff), action, about: &about, before, after }).await?)
}
