//! Filling the page of initiatives from the store.

use domain::{area::AreaCode, text};

use crate::{
    Fault,
    initiative::data::{Initiative, Initiatives},
    services::Services,
};

/// The initiatives, all or those of one sub-goal; an unknown sub-goal counts as none chosen.
pub(super) async fn initiatives(services: &Services, goal: String) -> Result<Initiatives, Fault> {
    let db = &services.db;
    let all = db.initiatives().await?;
    let goals: Vec<_> =
        db.goals().await?.into_iter().filter(|g| g.kind == "subgoal").map(|g| (g.id, g.title)).collect();
    let goal = if goals.iter().any(|(id, _)| *id == goal) { goal } else { String::new() };
    let count = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let mut initiatives = Vec::new();
    for initiative in all.into_iter().filter(|i| goal.is_empty() || i.goals.contains(&goal)) {
        let mut places = Vec::new();
        for code in initiative.areas.iter().filter_map(|code| AreaCode::parse(code)) {
            let area = db.area(&code).await?;
            places.extend(area.and_then(|a| Some((a.slug.as_ref()?.to_string(), a.name.clone()))));
        }
        let of_goals = goals.iter().filter(|(id, _)| initiative.goals.contains(id)).cloned().collect();
        initiatives.push(Initiative {
            facts: facts(&initiative),
            slug: initiative.slug,
            title: initiative.title,
            summary: initiative.summary,
            places,
            goals: of_goals,
        });
    }
    let source = db.sources().await?.into_iter().find(|s| s.id == "politik-2025").map(|s| s.attribution);
    Ok(Initiatives { goals, goal, all: count, initiatives, source: source.unwrap_or_default() })
}

fn facts(initiative: &store::Initiative) -> Vec<(String, String)> {
    let facts = [
        ("For hvem", &initiative.target_group),
        ("Alder", &initiative.age),
        ("Hvor", &initiative.place),
        ("Hvem står bag", &initiative.organisations),
        ("Status", &initiative.status),
        ("Begyndte", &initiative.started),
    ];
    let known = facts.into_iter().filter(|(_, text)| !text.is_empty());
    known.map(|(name, text)| (name.to_owned(), text::capitalised(text))).collect()
}
