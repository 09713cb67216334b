//! The goals that an area counts in: those that initiatives here serve, and the city's promises for 2035.

use store::{Goal, Initiative};

use super::{Ground, designations::designated_around};
use crate::{Fault, area::data::GoalLine, locale::t};

/// The promise about designated areas, as `data/goals.toml` calls it.
const FEWER_AREAS: &str = "faerre-udsatte-byomraader";
/// The promise about housing areas.
const NONE_AT_RISK: &str = "ingen-boligomraader-i-risiko";

/// Sub-goals with the initiatives here that serve them, and promises with what is known of this area.
pub(super) async fn counted_in(
    ground: &Ground<'_>,
    here: &[Initiative],
    has_listed: bool,
) -> Result<Vec<GoalLine>, Fault> {
    let (visit, language) = (ground.visit, ground.visit.language);
    let goals = ground.db().goals().await?;
    let line = |goal: &Goal, why: String| GoalLine { slug: goal.id.clone(), title: visit.text(&goal.title), why };
    let served = goals.iter().filter(|goal| goal.kind == "subgoal").filter_map(|goal| {
        let by = here.iter().filter(|initiative| initiative.goals.contains(&goal.id));
        let names: Vec<String> = by.map(|initiative| language.quoted(&visit.text(&initiative.title))).collect();
        (!names.is_empty()).then(|| line(goal, t!(language, "area-goal-served", initiatives = language.list(&names))))
    });
    let covered = designated_around(ground);
    let itself = !ground.db().designations_of(&ground.area.code).await?.is_empty();
    let promised = |id: &str| goals.iter().find(|goal| goal.id == id);
    let fewer = promised(FEWER_AREAS).filter(|_| itself || !covered.is_empty()).map(|goal| {
        let why = if itself { t!(language, "area-goal-fewer-itself") } else { t!(language, "area-goal-fewer-partly") };
        line(goal, why)
    });
    let risk = promised(NONE_AT_RISK).filter(|_| has_listed).map(|goal| line(goal, t!(language, "area-goal-risk")));
    Ok(fewer.into_iter().chain(risk).chain(served).collect())
}
