//! The page at `/maal`: all progress in one summary.

use leptos::prelude::*;

use crate::{
    Fault,
    document::data::Document,
    goal::{
        data::{Card, Group},
        figure, load, status,
    },
    locale::{Language, t},
    visit::Visit,
};

/// The goals, the promises, and the figures that belong to none of them.
pub async fn render(visit: &Visit) -> Result<Document, Fault> {
    let language = visit.language;
    let overview = load::overview(visit).await?;
    let groups = overview.goals.into_iter().map(|goal| group(language, goal)).collect_view();
    let other = overview.other.into_iter().map(|other| figure::card(language, other)).collect_view();
    let other = (!other.is_empty()).then(|| {
        view! {
            <section class="goal-section">
                <h2>{t!(language, "goal-other")}</h2>
                <p class="fine">{t!(language, "goal-other-text")}</p>
                <ul class="goal-figures">{other}</ul>
            </section>
        }
    });
    let plan = overview.plan.map(|plan| view! { <p class="fine">{t!(language, "goal-judged-by", plan = plan)}</p> });
    let none_judged = (overview.judged == 0).then(|| format!(" {}", t!(language, "goal-none-judged")));
    let html = view! {
        <h1 tabindex="-1">{t!(language, "goal-title")}</h1>
        <p class="lead goal-note">{t!(language, "goal-lead")}</p>
        <p class="goal-note"><b>{t!(language, "goal-judged", n = overview.judged)}</b>{none_judged}</p>
        {groups}
        <section class="goal-group" aria-labelledby="ambitioner">
            <h2 id="ambitioner">{t!(language, "goal-promises")}</h2>
            <p>{t!(language, "goal-promises-text")}</p>
            {cards(language, overview.promises)}
        </section>
        {status::legend(language)}
        {other}
        {plan}
        <p class="fine">{overview.source}</p>
    };
    Ok(Document::page(t!(language, "goal-page-title"), t!(language, "goal-description"), html.to_html()))
}

fn group(language: Language, goal: Group) -> AnyView {
    let href = format!("/maal/{}", goal.id);
    let label = goal.id.clone();
    view! {
        <section class="goal-group" aria-labelledby=label>
            <p class="eyebrow">{goal.number}</p>
            <h2 id=goal.id><a href=href>{goal.title}</a></h2>
            <p>{goal.summary}</p>
            {cards(language, goal.cards)}
        </section>
    }
    .into_any()
}

/// Sub-goals or promises as a list of cards; each heading is of the third level.
pub(super) fn cards(language: Language, cards: Vec<Card>) -> AnyView {
    let card = |card: Card| {
        let href = format!("/maal/{}", card.id);
        let id = card.id;
        let why = (!card.why.is_empty()).then(|| format!(". {}", card.why));
        view! {
            <li class=format!("goal-card {}", status::class(card.status)) id=id>
                {status::icon(card.status)}
                <h3><a href=href>{card.title}</a></h3>
                <p>{status::word(language, card.status)}{why}</p>
                <p class="fine">{card.counted}</p>
            </li>
        }
    };
    view! { <ul class="goal-cards">{cards.into_iter().map(card).collect_view()}</ul> }.into_any()
}
