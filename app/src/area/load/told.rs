//! What the municipality tells of an area in its own words.

use super::Ground;
use crate::{Fault, area::data::Told, locale::t, prose::staff_markdown};

/// The text, if there is one.
pub(super) async fn told(ground: &Ground<'_>) -> Result<Option<Told>, Fault> {
    let visit = ground.visit;
    let Some(text) = ground.db().area_text(ground.area.code.as_str()).await? else { return Ok(None) };
    let date = visit.language.date(&text.written_at.format("%Y-%m-%d").to_string());
    Ok(Some(Told {
        html: staff_markdown(&visit.text(&text.body)),
        by: t!(visit.language, "area-told-by", author = visit.text(&text.author), date = date),
        is_foreign: !visit.has_text(&text.body),
    }))
}
