//! The page of a goal, a sub-goal or a promise at `/maal/<id>`.

use leptos::prelude::*;

use crate::{
    Fault,
    document::data::Document,
    goal::{
        data::{Areas, Card, Figure, GoalPage, Indicator},
        figure, indicator, load,
        overview::cards,
        status,
    },
    locale::{Language, t},
    visit::Visit,
};

/// The goal with everything that is followed, done and known of it.
pub async fn render(visit: &Visit, id: &str) -> Result<Document, Fault> {
    let language = visit.language;
    let page = load::goal(visit, id).await?;
    let (title, description) = (page.title.clone(), page.summary.clone());
    Ok(Document::page(title, description, whole(language, page).to_html()))
}

fn whole(language: Language, page: GoalPage) -> AnyView {
    let parent = page.parent.map(|(id, name)| view! { <li><a href=format!("/maal/{id}")>{name}</a></li> });
    let is_goal = !page.cards.is_empty();
    let subgoals = is_goal.then(|| {
        view! { <section class="goal-section"><h2>{t!(language, "goal-subgoals")}</h2>{cards(language, page.cards)}</section> }
    });
    view! {
        <nav class="crumbs" aria-label=t!(language, "goal-crumbs")>
            <ol><li><a href="/maal">{t!(language, "goal-page-title")}</a></li>{parent}</ol>
        </nav>
        <p class="eyebrow">{page.kind}</p>
        <h1 tabindex="-1">{page.title}</h1>
        <p class="lead goal-note">{page.summary}</p>
        {standing(language, page.card)}
        {subgoals}
        {followed(language, is_goal, page.indicators)}
        {others(language, page.figures)}
        {initiatives(language, page.initiatives)}
        {areas(language, page.areas)}
        {judged(language, page.rules, page.plan)}
        {sources(language, &page.id, page.sources)}
    }
    .into_any()
}

fn standing(language: Language, card: Card) -> AnyView {
    let why = if card.why.is_empty() { t!(language, "goal-together") } else { card.why };
    view! {
        <div class="goal-standing">
            {status::badge(language, card.status)}
            <p>{why}" "<span class="goal-counted">{card.counted}"."</span></p>
        </div>
    }
    .into_any()
}

fn followed(language: Language, is_goal: bool, indicators: Vec<Indicator>) -> AnyView {
    let content = match (indicators.is_empty(), is_goal) {
        (true, _) => view! { <p class="empty">{t!(language, "goal-card-none")}</p> }.into_any(),
        (false, true) => indicator::short(language, indicators),
        (false, false) => {
            let each = indicators.into_iter().map(|indicator| indicator::view(language, indicator));
            view! { <div class="goal-indicators">{each.collect_view()}</div> }.into_any()
        }
    };
    view! { <section class="goal-section"><h2>{t!(language, "goal-followed")}</h2>{content}</section> }.into_any()
}

fn others(language: Language, figures: Vec<Figure>) -> AnyView {
    if figures.is_empty() {
        return ().into_any();
    }
    let each = figures.into_iter().map(|other| figure::card(language, other)).collect_view();
    view! {
        <section class="goal-section">
            <h2>{t!(language, "goal-more-figures")}</h2>
            <ul class="goal-figures">{each}</ul>
        </section>
    }
    .into_any()
}

fn initiatives(language: Language, initiatives: Vec<(String, String, String)>) -> AnyView {
    let each = initiatives.into_iter().map(|(slug, title, summary)| {
        view! { <li><h3><a href=format!("/indsatser/{slug}")>{title}</a></h3><p>{summary}</p></li> }
    });
    let each = each.collect_view();
    let list = if each.is_empty() {
        view! { <p>{t!(language, "goal-no-initiatives")}</p> }.into_any()
    } else {
        view! { <ul class="goal-initiatives">{each}</ul> }.into_any()
    };
    view! {
        <section class="goal-section">
            <h2>{t!(language, "goal-initiatives")}</h2>
            {list}
            <p><a href="/indsatser">{t!(language, "goal-all-initiatives")}</a></p>
        </section>
    }
    .into_any()
}

fn areas(language: Language, areas: Areas) -> AnyView {
    let content = match areas {
        Areas::Named(names) => view! { <p>{t!(language, "goal-areas-named", names = names)}</p> }.into_any(),
        Areas::Designated(named) => {
            let each = named.into_iter().map(|(slug, name)| {
                view! { <li><a href=format!("/omraade/{slug}")>{name}</a></li> }
            });
            view! {
                <p>{t!(language, "goal-areas-designated")}</p>
                <details>
                    <summary>{t!(language, "goal-areas-list")}</summary>
                    <ul class="directory">{each.collect_view()}</ul>
                </details>
            }
            .into_any()
        }
    };
    view! { <section class="prose goal-section"><h2>{t!(language, "goal-areas")}</h2>{content}</section> }.into_any()
}

fn judged(language: Language, rules: Vec<String>, plan: Option<String>) -> AnyView {
    let rules = rules.into_iter().map(|rule| view! { <p>{rule}</p> }).collect_view();
    let plan = plan.map(|plan| view! { <p class="fine">{t!(language, "goal-judged-by", plan = plan)}</p> });
    view! {
        <section class="prose goal-section">
            <h2>{t!(language, "goal-rule")}</h2>
            {rules}
            <p>{t!(language, "goal-rule-together")}</p>
            {status::legend(language)}
            {plan}
        </section>
    }
    .into_any()
}

fn sources(language: Language, id: &str, credits: Vec<String>) -> AnyView {
    let credits = credits.into_iter().map(|credit| view! { <li>{credit}</li> }).collect_view();
    let file = match language {
        Language::Danish => format!("/maal/{id}.csv"),
        Language::English => format!("/en/maal/{id}.csv"),
    };
    view! {
        <section class="prose goal-section">
            <h2>{t!(language, "goal-sources")}</h2>
            <ul class="goal-sources">{credits}</ul>
            <p>{t!(language, "goal-person")}</p>
            <ul class="links">
                <li><a href=file>{t!(language, "goal-csv")}</a></li>
                <li><a href=format!("/nyt/maal/{id}.xml")>{t!(language, "goal-feed")}</a></li>
            </ul>
        </section>
    }
    .into_any()
}
