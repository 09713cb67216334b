//! What came before: the publication before this one, and the draft before the final policy.

use std::collections::HashMap;

use domain::{method::Method, reason, screening::Change};
use store::PublishedRun;

use super::{
    data::{Earlier, Moved, Since},
    load::ground,
};
use crate::{Fault, locale::Language, screening::ground::Ground, visit::Visit};

/// The draft's criteria that became two in the final policy; the others kept their ids.
const SPLIT: [(&str, &[&str]); 2] =
    [("unge-og-boern", &["ungdomsuddannelse", "boernefattigdom"]), ("tryghed", &["tryghed", "doemte"])];

/// The publication before the one that is public now, and what is different.
pub(super) async fn since(visit: &Visit, run: &PublishedRun, now: &Ground) -> Result<Since, Fault> {
    let publications = visit.services.db.publications().await?;
    // A run that was published again changed nothing.
    let Some(before) = publications.into_iter().rev().find(|one| one.run != run.run) else {
        return Ok(Since::First);
    };
    let day = visit.language.date(&before.published_at.format("%Y-%m-%d").to_string());
    let Some(before) = ground(visit, &before).await? else { return Ok(Since::First) };
    let earlier = Earlier { title: before.method.title.clone(), version: before.method.version.clone(), day };
    let Some(found) = now.since(&before)? else { return Ok(Since::Other(earlier)) };
    let level = now.method.level.ok_or(Fault::Unavailable)?;
    let areas = visit.services.db.areas(level).await?.into_iter();
    let pages: HashMap<String, String> =
        areas.filter_map(|area| Some((area.code.as_str().to_owned(), format!("/omraade/{}", area.slug?)))).collect();
    let moved = |change: &Change| Moved {
        name: change.name.clone(),
        href: pages.get(&change.id).cloned().unwrap_or_default(),
        why: reason::moved(&change.causes, &now.method, visit.language),
    };
    Ok(Since::Moved {
        before: earlier,
        came_in: found.came_in.iter().map(moved).collect(),
        went_out: found.went_out.iter().map(moved).collect(),
        unchanged: found.unchanged,
    })
}

/// The draft's criteria with what became of each; empty where either is not stored.
pub(super) fn split(methods: &[Method], language: Language) -> Vec<(String, Vec<String>)> {
    let method = |id: &str| methods.iter().find(|method| method.id == id);
    let (Some(draft), Some(last)) = (method("udkast-2025"), method("politik-2025")) else { return vec![] };
    let name = |method: &Method, id: &str| {
        method.criterion(id).map(|criterion| reason::name(method, criterion, language).to_owned())
    };
    let became = |id: &str| -> Vec<String> {
        let split = SPLIT.iter().find(|(of, _)| *of == id).map(|(_, into)| into.to_vec());
        split.unwrap_or_else(|| vec![id]).into_iter().filter_map(|id| name(last, id)).collect()
    };
    let criteria = draft.criteria.iter();
    criteria.filter_map(|criterion| Some((name(draft, &criterion.id)?, became(&criterion.id)))).collect()
}
