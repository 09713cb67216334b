//! The page at `/maal`.

use leptos::prelude::*;

use crate::{
    Fault,
    document::data::Document,
    goal::{
        data::{Figure, Goal, Goals, SubGoal, Value},
        load,
    },
    visit::Visit,
};

/// Goals, ambitions, and what the policy's figures say of them.
pub async fn render(visit: &Visit) -> Result<Document, Fault> {
    let goals = load::goals(&visit.services).await?;
    let html = view! {
        <h1 tabindex="-1">"Mål for 2035"</h1>
        <p class="lead">
            "Kommunen har to mål for de udsatte byområder og to ambitioner for hele byen. Her er de med politikkens egne tal."
        </p>
        <p class="fine">
            "Politikken siger ikke, hvilke tal der skal nås. Derfor viser vi tallene, men ikke, om et mål er nået."
        </p>
        {whole(goals)}
    };
    Ok(Document::page(
        "Mål",
        "To mål med seks delmål og to ambitioner for 2035, med alle tal fra politikken.",
        html.to_html(),
    ))
}

fn whole(goals: Goals) -> AnyView {
    let city = goals.city.into_iter().map(figure).collect_view();
    view! {
        {goals.goals.into_iter().map(goal).collect_view()}
        <section class="goal">
            <h2>"To ambitioner for hele byen"</h2>
            {goals.promises.into_iter().map(subgoal).collect_view()}
        </section>
        <section class="goal">
            <h2>"Andre tal i politikken"</h2>
            <div class="figures">{city}</div>
        </section>
        <p class="fine">{goals.source}</p>
    }
    .into_any()
}

fn goal(goal: Goal) -> AnyView {
    view! {
        <section class="goal" id=goal.id>
            <p class="eyebrow">{goal.number}</p>
            <h2>{goal.title}</h2>
            <p class="lead">{goal.summary}</p>
            {goal.subgoals.into_iter().map(subgoal).collect_view()}
        </section>
    }
    .into_any()
}

fn subgoal(subgoal: SubGoal) -> AnyView {
    let figures = if subgoal.figures.is_empty() {
        view! { <p class="empty">"Politikken har ingen tal for dette."</p> }.into_any()
    } else {
        view! { <div class="figures">{subgoal.figures.into_iter().map(figure).collect_view()}</div> }.into_any()
    };
    let links = subgoal.initiatives.into_iter().map(|(slug, title)| {
        let href = format!("/indsatser#{slug}");
        view! { <li><a href=href>{title}</a></li> }
    });
    let links = links.collect_view();
    let initiatives = (!links.is_empty()).then(|| {
        view! {
            <h4>"Indsatser, der hører til"</h4>
            <ul class="links">{links}</ul>
        }
    });
    view! {
        <section class="subgoal" id=subgoal.id>
            <h3>{subgoal.title}</h3>
            <p>{subgoal.summary}</p>
            {figures}
            {initiatives}
        </section>
    }
    .into_any()
}

fn figure(figure: Figure) -> AnyView {
    let rows = figure.values.into_iter().map(value).collect_view();
    let table = (!rows.is_empty()).then(|| view! { <table class="bars"><tbody>{rows}</tbody></table> });
    view! {
        <article class="figure">
            <p class="eyebrow">{figure.kind}</p>
            <h4>{figure.title}</h4>
            {table}
            <p>{figure.body}</p>
            <p class="fine">{format!("Politik for udsatte byområder 2025, »{}«", figure.place)}</p>
        </article>
    }
    .into_any()
}

fn value(value: Value) -> AnyView {
    let bar = value.bar.map(|length| {
        view! {
            <svg class="bar" aria-hidden="true" focusable="false" width="100%" height="10">
                <rect width=format!("{length}%") height="10" rx="3"/>
            </svg>
        }
    });
    view! {
        <tr>
            <th scope="row">{value.label}<small>{value.year}</small></th>
            <td class="number">{value.text}</td>
            <td class="bar-cell">{bar}</td>
        </tr>
    }
    .into_any()
}
