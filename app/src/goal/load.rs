//! The summary and the pages of goals, filled from what the database holds.

use std::collections::BTreeSet;

use domain::{
    area::Level,
    goal::{
        Rule, Status,
        report::{Judged, Report},
        together,
    },
};
use store::Goal;

use crate::{
    Fault,
    goal::{
        data::{Areas, Card, GoalPage, Group, Overview},
        figure, follow,
        known::Known,
        say,
    },
    locale::t,
    visit::Visit,
};

/// The source of the policy itself.
const POLICY: &str = "politik-2025";

/// The summary of all progress.
pub(super) async fn overview(visit: &Visit) -> Result<Overview, Fault> {
    let known = Known::read(&visit.services.db).await?;
    let report = known.report()?;
    let of_kind = |kind: &'static str| known.goals.iter().filter(move |goal| goal.kind == kind);
    let card = |goal: &Goal| card(visit, &known, &report, goal);
    let group = |goal: &Goal| Group {
        id: goal.id.clone(),
        number: t!(visit.language, "goal-number", n = goal.position.to_string()),
        title: visit.text(&goal.title),
        summary: visit.text(&goal.summary),
        cards: of_kind("subgoal").filter(|sub| sub.parent.as_ref() == Some(&goal.id)).map(card).collect(),
    };
    let other = known.figures.iter().filter(|figure| figure.goal.is_none());
    let goals: Vec<Group> = of_kind("goal").map(group).collect();
    let promises: Vec<Card> = of_kind("promise").map(card).collect();
    let cards = goals.iter().flat_map(|goal| &goal.cards).chain(&promises);
    Ok(Overview {
        judged: cards.filter(|card| card.status != Status::NotAvailable).count(),
        goals,
        promises,
        other: other.map(|other| figure::figure(visit, other)).collect(),
        plan: plan(visit, &known),
        source: visit.text(&known.credit(POLICY)),
    })
}

/// The page of a goal, a sub-goal or a promise.
pub(super) async fn goal(visit: &Visit, id: &str) -> Result<GoalPage, Fault> {
    let known = Known::read(&visit.services.db).await?;
    let report = known.report()?;
    let goal = known.goal(id).ok_or(Fault::NotFound)?;
    let language = visit.language;
    let parent = goal.parent.as_ref().and_then(|parent| known.goal(parent));
    let name = |goal: &Goal| {
        let number = t!(language, "goal-number", n = goal.position.to_string());
        (goal.id.clone(), format!("{number}: {}", visit.text(&goal.title)))
    };
    let kind = match (goal.kind.as_str(), parent) {
        ("goal", _) => t!(language, "goal-number", n = goal.position.to_string()),
        ("subgoal", _) => t!(language, "goal-kind-subgoal"),
        _ => t!(language, "goal-kind-promise"),
    };
    let children = known.goals.iter().filter(|other| other.parent.as_ref() == Some(&goal.id));
    let family = known.family(goal);
    let judged = of(&report, &family);
    let followed: BTreeSet<_> = report.indicators.iter().map(|judged| judged.indicator.id.as_str()).collect();
    let figures = known
        .figures
        .iter()
        .filter(|figure| figure.goal.as_ref() == Some(&goal.id) && !followed.contains(figure.id.as_str()));
    let serving = known.initiatives.iter().filter(|i| i.goals.iter().any(|goal| family.contains(&goal.as_str())));
    let sources: BTreeSet<_> = judged.iter().map(|judged| judged.indicator.source.as_str()).chain([POLICY]).collect();
    let credits = sources.into_iter().map(|source| visit.text(&known.credit(source))).filter(|text| !text.is_empty());
    let mut rules: Vec<String> = judged.iter().map(|judged| say::rule(language, judged.rule)).collect();
    rules.dedup();
    Ok(GoalPage {
        id: goal.id.clone(),
        kind,
        parent: parent.map(name),
        title: visit.text(&goal.title),
        summary: visit.text(&goal.summary),
        card: card(visit, &known, &report, goal),
        cards: children.map(|child| card(visit, &known, &report, child)).collect(),
        indicators: judged.iter().map(|judged| follow::indicator(visit, &known, judged)).collect(),
        figures: figures.map(|other| figure::figure(visit, other)).collect(),
        initiatives: serving.map(|i| (i.slug.clone(), visit.text(&i.title), visit.text(&i.summary))).collect(),
        areas: areas(visit, &judged).await?,
        rules,
        plan: plan(visit, &known),
        sources: credits.collect(),
    })
}

/// What is judged of these goals.
fn of<'r, 'p>(report: &'r Report<'p>, goals: &[&str]) -> Vec<&'r Judged<'p>> {
    report.indicators.iter().filter(|judged| goals.contains(&judged.indicator.goal.as_str())).collect()
}

/// A goal in short: all its indicators, those of its sub-goals included, judged as one.
fn card(visit: &Visit, known: &Known, report: &Report<'_>, goal: &Goal) -> Card {
    let language = visit.language;
    let judged = of(report, &known.family(goal));
    let parts: Vec<_> = judged.iter().map(|judged| judged.progress).collect();
    let status = together(&parts).status;
    let asks = |judged: &&&Judged<'_>| judged.rule == (Rule::Path {}) && judged.series.target.is_none();
    let why = match (status, judged.iter().filter(asks).count()) {
        (Status::NotAvailable, _) if judged.is_empty() => t!(language, "goal-card-none"),
        (Status::NotAvailable, without) if without == judged.len() => t!(language, "goal-card-no-target"),
        (Status::NotAvailable, _) => t!(language, "goal-card-too-little"),
        _ => String::new(),
    };
    let with_years = judged.iter().filter(|judged| judged.areas.len() > 1).count();
    let all = t!(language, "goal-count", n = judged.len());
    let counted = match (judged.len(), with_years) {
        (0, _) => all,
        (_, 0) => t!(language, "goal-count-no-years", all = all),
        (_, with_years) => t!(language, "goal-count-years", all = all, n = with_years),
    };
    Card { id: goal.id.clone(), title: visit.text(&goal.title), status, why, counted }
}

/// Which areas the indicators are about: the designated ones, unless all of them name others.
async fn areas(visit: &Visit, judged: &[&Judged<'_>]) -> Result<Areas, Fault> {
    let groups: BTreeSet<_> = judged.iter().map(|judged| judged.indicator.group.as_str()).collect();
    let others: Vec<String> =
        groups.iter().filter(|group| !is_designated(group)).map(|group| visit.text(group)).collect();
    if !others.is_empty() && others.len() == groups.len() {
        return Ok(Areas::Named(visit.language.list(&others)));
    }
    let areas = visit.services.db.areas(Level::Byomraade).await?;
    let named = areas.into_iter().filter_map(|area| Some((area.slug.as_ref()?.to_string(), area.name)));
    Ok(Areas::Designated(named.collect()))
}

/// The policy writes of the designated areas with and without "by".
fn is_designated(group: &str) -> bool {
    ["", "Udsatte byområder", "Udsatte områder"].contains(&group)
}

fn plan(visit: &Visit, known: &Known) -> Option<String> {
    let (plan, _) = known.plan.as_ref()?;
    let version = plan.version.clone();
    Some(t!(visit.language, "goal-plan", title = visit.text(&plan.title), version = version))
}
