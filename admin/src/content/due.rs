//! What happens to things at its set time.

use app::services::Services;
use store::{ContentPlan, Deed, StoreError};

use super::{
    asked,
    thing::Thing,
    write::{Change, What, within},
};
use crate::{audit::BY_PLAN, fault::Fault};

/// Does what is due, each in a transaction of its own: the plan goes and the change comes together, so it happens once.
/// What can't be done any more, because a word it names is gone, is called off and stands in the log. Gives how many
/// were done.
///
/// # Errors
/// When the database refuses; then that plan stays.
pub async fn publish_due(services: &Services) -> Result<usize, StoreError> {
    let now = (services.clock)();
    let mut done = 0;
    for plan in services.db.content_plans().await?.into_iter().filter(|plan| plan.at <= now) {
        match perform(services, &plan).await {
            Ok(is_done) => done += usize::from(is_done),
            Err(Fault::Store(error)) => return Err(error),
            Err(fault) => {
                tracing::error!(content.kind = plan.kind, content.thing = plan.thing, cause = %fault, "what was planned can't be done");
                give_up(services, &plan, &fault.to_string()).await?;
            }
        }
    }
    Ok(done)
}

async fn perform(services: &Services, plan: &ContentPlan) -> Result<bool, Fault> {
    let now = (services.clock)();
    let thing = Thing::read(&services.db, &plan.kind, &plan.thing).await?;
    let what = if plan.version == 0 { What::TakeDown } else { What::Publish };
    let written = if plan.version == 0 { thing.latest() } else { thing.at(plan.version) };
    if what == What::Publish {
        let mut problems = asked::check(&thing.asked, &written);
        thing.kind.check(&services.db, &written, &mut problems).await?;
        if !problems.is_empty() {
            return Err(Fault::Refused(
                "noget, den henviser til, findes ikke længere: åbn den, ret det, og udgiv igen".into(),
            ));
        }
    }
    let mut tx = services.db.begin().await?;
    tx.take_turn().await?;
    // Whoever takes the plan does it; another server finds none.
    let taken = tx.drop_content_plan(thing.id()).await?;
    if taken.as_ref() != Some(plan) {
        return Ok(false);
    }
    let based_on = tx.content_versions(thing.id()).await?.last().map_or(thing.number(), |last| last.number);
    let change = Change { staff: plan.staff, is_planned: true, based_on, what, note: &plan.note, written: &written };
    within(&mut tx, &thing, &change, now).await?;
    tx.commit().await?;
    tracing::info!(content.kind = plan.kind, content.thing = plan.thing, "done at its set time");
    Ok(true)
}

async fn give_up(services: &Services, plan: &ContentPlan, why: &str) -> Result<(), StoreError> {
    let mut tx = services.db.begin().await?;
    let id = store::ThingId { kind: &plan.kind, thing: &plan.thing };
    tx.drop_content_plan(id).await?;
    let about = format!("{}/{}", plan.kind, plan.thing);
    let deed =
        Deed { staff: Some(plan.staff), action: "content.plan_failed", about: &about, before: BY_PLAN, after: why };
    tx.note((services.clock)(), &deed).await?;
    tx.commit().await
}
