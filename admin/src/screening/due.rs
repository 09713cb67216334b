//! What becomes public at its set time.

use app::services::Services;
use store::{Deed, StoreError};

use crate::audit::BY_PLAN;

/// Publishes what is due: the plan goes and the publication comes in one transaction, so it happens once, whenever the
/// server was stopped and however many there are. Gives the run that became public.
///
/// # Errors
/// When the database refuses; then the plan stays.
pub async fn publish_due(services: &Services) -> Result<Option<String>, StoreError> {
    let now = (services.clock)();
    // Most of the time nothing is: no writer need wait for that.
    let planned = services.db.planned_publication().await?;
    if planned.is_none_or(|planned| planned.publish_at > now) {
        return Ok(None);
    }
    let mut tx = services.db.begin().await?;
    let Some(planned) = tx.take_due_publication(now).await? else { return Ok(None) };
    tx.publish(&planned.run, now, &planned.note).await?;
    let about = format!("run/{}", planned.run);
    let deed = Deed {
        staff: Some(planned.staff),
        action: "screening.publish",
        about: &about,
        before: BY_PLAN,
        after: &planned.note,
    };
    tx.note(now, &deed).await?;
    tx.commit().await?;
    tracing::info!(screening.run = planned.run, "published at its set time");
    Ok(Some(planned.run))
}
