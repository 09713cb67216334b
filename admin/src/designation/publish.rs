//! Publishing a designation, with its new areas, in one transaction.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::area::{AreaCode, Level, Slug};
use maud::html;
use store::{Area, Deed, Designation, DesignationDraft, DraftArea, Overlap};

use super::{
    HERE, draft, find,
    ground::{Around, inside},
    typed::{Typed, address, code, missing},
};
use crate::{
    desk::Desk,
    fault::Fault,
    form::{Posted, Problems},
    guard::{Publishing, Signed},
};

/// How many numbers are tried for a code, an id or an address before one gives up.
const TRIES: usize = 1000;

/// A new area, ready to be written.
struct New {
    area: Area,
    outline: String,
    overlaps: Vec<Overlap>,
}

/// `POST /admin/udpegninger/kladde/{id}/udgiv`.
pub(crate) async fn publish(
    State(desk): State<Desk>,
    signed: Signed<Publishing>,
    Path(id): Path<i64>,
    posted: Posted,
) -> Result<Response, Fault> {
    let (db, now) = (desk.db(), desk.now());
    let draft = find(&desk, id).await?;
    let mut problems = Problems::default();
    for (field, text) in missing(&draft, now) {
        problems.add(field, text);
    }
    if !problems.is_empty() {
        let page = draft::page(&desk, &signed.staff, &draft, &Typed::of(&draft), &problems, &html! {}, "").await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let entries = db.designation_entries().await?;
    let taken: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    let first = first_of(draft.about.as_deref(), |id| entries.iter().find(|entry| entry.id == id)?.about.clone());
    let base = first.unwrap_or_else(|| draft.decided_on.clone());
    let designation = designation(&draft, free(&base, |id| !taken.contains(&id))?);
    let new = new_areas(&desk, &draft).await?;
    let known = draft.areas.iter().filter_map(|one| one.area.clone());
    let covered: Vec<AreaCode> = known.chain(new.iter().map(|new| new.area.code.clone())).collect();

    let mut tx = db.begin().await?;
    tx.take_turn().await?;
    if !tx.close_designation_draft(id, posted.revision(), "published").await? {
        return Err(Fault::Refused(
            "En anden har gemt kladden, siden du åbnede den. Se den igen, før du udgiver.".into(),
        ));
    }
    if let Some(about) = &draft.about
        && !tx.is_last_designation(about).await?
    {
        return Err(Fault::Refused(
            "En anden har rettet den udpegning eller trukket den tilbage imens. Ret den, der gælder nu.".into(),
        ));
    }
    for New { area, outline, overlaps } in &new {
        tx.put_area(area, Some(outline)).await?;
        for overlap in overlaps {
            tx.put_overlap(overlap).await?;
        }
    }
    tx.publish_designation(&designation, draft.about.as_deref(), &covered, now).await?;
    let (about, before) = (format!("designation/{}", designation.id), draft.about.clone().unwrap_or_default());
    let after = format!("{}; {} områder, heraf {} nye", designation.title, covered.len(), new.len());
    let action = match draft.kind.as_str() {
        "correction" => "designation.correct",
        "withdrawal" => "designation.withdraw",
        _ => "designation.publish",
    };
    let deed = Deed { staff: Some(signed.staff.id), action, about: &about, before: &before, after: &after };
    tx.note(now, &deed).await?;
    tx.commit().await?;
    tracing::info!(designation.id = designation.id, "a designation was published");
    Ok(Redirect::to(&format!("{HERE}?gjort=udpegning-udgivet#udpegning-{}", designation.id)).into_response())
}

/// The decision that a row of corrections began with.
fn first_of(about: Option<&str>, before: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut first = about?.to_owned();
    // A row can't be longer than this without somebody having noticed.
    for _ in 0..TRIES {
        match before(&first) {
            Some(earlier) => first = earlier,
            None => break,
        }
    }
    Some(first)
}

/// `base`, or with the first number behind it that is free.
fn free(base: &str, is_free: impl Fn(&str) -> bool) -> Result<String, Fault> {
    let tries = (1..TRIES).map(|n| if n == 1 { base.to_owned() } else { format!("{base}-{n}") });
    tries
        .into_iter()
        .find(|id| is_free(id))
        .ok_or_else(|| Fault::Refused("Der er for mange med det navn. Giv udpegningen et andet navn.".into()))
}

fn designation(draft: &DesignationDraft, id: String) -> Designation {
    Designation {
        id,
        title: draft.title.clone(),
        decided_on: draft.decided_on.clone(),
        decider: draft.decider.clone(),
        reference: draft.reference.clone(),
        outlines_published: draft.kind != "withdrawal" && !draft.areas.is_empty(),
        note: draft.note.clone(),
        kind: draft.kind.clone(),
        reason: draft.reason.clone(),
    }
}

/// The draft's new areas with code, address, position and what they share with kvarterer and bydele.
async fn new_areas(desk: &Desk, draft: &DesignationDraft) -> Result<Vec<New>, Fault> {
    let db = desk.db();
    let drawn: Vec<&DraftArea> = draft.areas.iter().filter(|one| one.area.is_none()).collect();
    if drawn.is_empty() {
        return Ok(vec![]);
    }
    let around = Around::read(db).await?;
    let year = draft.decided_on.get(..4).unwrap_or("0000");
    let (mut all, mut number) = (Vec::new(), 0);
    let taken = db.taken_names().await?.into_iter();
    let mut slugs: Vec<String> = taken.filter_map(|(_, slug)| slug).collect();
    for one in drawn {
        let area_code = loop {
            number += 1;
            let code = code(year, number).filter(|_| number < TRIES);
            let code = code.ok_or_else(|| Fault::Refused("Der er for mange områder fra det år.".into()))?;
            if db.area(&code).await?.is_none() {
                break code;
            }
        };
        let slug = free_slug(&address(&one.name), &slugs)?;
        slugs.push(slug.to_string());
        let overlaps = [Level::Kvarter, Level::Bydel].into_iter().flat_map(|level| around.shared(&one.outline, level));
        let overlap = |shared: super::ground::Shared| Overlap {
            area: shared.area,
            other: area_code.clone(),
            share_of_area: shared.share_of_area,
            share_of_other: shared.share_of_new,
        };
        all.push(New {
            overlaps: overlaps.map(overlap).collect(),
            area: Area {
                code: area_code.clone(),
                level: Level::Byomraade,
                name: one.name.clone(),
                official_name: one.name.clone(),
                slug: Some(slug),
                parent: None,
                part_of: one.name.clone(),
                note: String::new(),
                position: inside(&one.outline),
            },
            outline: one.outline.clone(),
        });
    }
    Ok(all)
}

/// An address that no area has.
fn free_slug(base: &str, taken: &[String]) -> Result<Slug, Fault> {
    for n in 1..TRIES {
        let slug = if n == 1 { base.to_owned() } else { format!("{base}-{n}") };
        let Some(slug) = Slug::parse(&slug) else { break };
        if !taken.contains(&slug.to_string()) {
            return Ok(slug);
        }
    }
    Err(Fault::Refused(format!("Der kan ikke laves en adresse til området »{base}«. Giv det et andet navn.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_the_first_that_is_free_after_the_decision_that_it_began_with() {
        assert_eq!(free("2029-03-01", |_| true).unwrap(), "2029-03-01");
        assert_eq!(free("2029-03-01", |id| id.ends_with("-3")).unwrap(), "2029-03-01-3");
        assert!(free("x", |_| false).is_err());
        let before = |id: &str| match id {
            "c" => Some("b".to_owned()),
            "b" => Some("a".to_owned()),
            _ => None,
        };
        assert_eq!(first_of(Some("c"), before).as_deref(), Some("a"));
        assert_eq!(first_of(None, before), None);
        // What goes in a circle ends all the same.
        assert!(first_of(Some("a"), |id| Some(id.to_owned())).is_some());
    }
}
