//! The page itself: the field, how much was found, and what.

use leptos::prelude::*;

use super::{
    data::{Group, Hit, Results, Section},
    load,
    place::places,
};
use crate::{
    Fault,
    document::data::Document,
    locale::{Language, t},
    services::HeaderHook,
    visit::Visit,
};

/// The longest query, in characters.
const LONGEST: usize = 80;

/// What can be found by the words of the query; before there are any, what one can search for.
pub(crate) async fn render(visit: &Visit) -> Result<Document, Fault> {
    let language = visit.language;
    let query = visit.asked("q", LONGEST);
    let found = if query.is_empty() {
        what_to_try(language)
    } else {
        if let Some(hook) = use_context::<HeaderHook>() {
            // What people look for is nobody else's to find.
            (hook.0)("x-robots-tag", "noindex".into());
            (hook.0)("cache-control", "private, no-store".into());
        }
        whole(language, &query, load::results(visit, &query).await?)
    };
    let title = t!(language, "nav-search");
    let html = view! {
        <h1 tabindex="-1">{title.clone()}</h1>
        {field(language, &query)}
        {found}
        <p class="fine">{t!(language, "search-not-kept")}</p>
    };
    Ok(Document::page(title, t!(language, "search-description"), html.to_html()).at("/soeg"))
}

/// The search field, with what was typed.
pub(crate) fn field(language: Language, query: &str) -> AnyView {
    view! {
        <form class="search-page" method="get" action="/soeg" role="search">
            <label for="soeg-alt">{t!(language, "search-label")}</label>
            <div>
                <input id="soeg-alt" type="search" name="q" value=query.to_owned() maxlength="80" autocomplete="off"/>
                <button class="button" type="submit">{t!(language, "search-button")}</button>
            </div>
        </form>
    }
    .into_any()
}

fn whole(language: Language, query: &str, results: Results) -> AnyView {
    let count = i64::try_from(results.count()).unwrap_or(i64::MAX);
    let shown = language.whole(count);
    let status = t!(language, "search-count", n = count, shown = shown, query = query);
    let nothing = (count == 0).then(|| what_to_try(language));
    view! {
        <p class="search-status" role="status">{status}</p>
        {places(language, results.lookup)}
        {results.sections.into_iter().map(|found| section(language, found)).collect_view()}
        {nothing}
    }
    .into_any()
}

fn section(language: Language, section: Section) -> AnyView {
    let name = match section.group {
        Group::Areas => t!(language, "nav-areas"),
        Group::Initiatives => t!(language, "nav-initiatives"),
        Group::News => t!(language, "nav-news"),
        Group::Pages => t!(language, "search-pages"),
    };
    let guess = section.is_guess.then(|| view! { <p class="fine">{t!(language, "search-guess")}</p> });
    let more = (section.all > section.hits.len()).then(|| {
        let (shown, all) = (section.hits.len().to_string(), section.all.to_string());
        view! { <p class="fine">{t!(language, "search-more", shown = shown, all = all)}</p> }
    });
    view! {
        <section>
            <h2>{name}" "<span class="count">{section.all}</span></h2>
            {guess}
            <ul class="found">{section.hits.into_iter().map(hit).collect_view()}</ul>
            {more}
        </section>
    }
    .into_any()
}

fn hit(hit: Hit) -> AnyView {
    view! {
        <li>
            <a href=hit.address>{hit.title}</a>
            <p>{hit.excerpt}</p>
        </li>
    }
    .into_any()
}

/// What one can search for, with an example of each.
fn what_to_try(language: Language) -> AnyView {
    let examples = [
        ("tingbjerg", t!(language, "search-try-area")),
        ("unge", t!(language, "search-try-initiative")),
        ("rode 266", t!(language, "search-try-rode")),
        ("55.6761, 12.5683", t!(language, "search-try-position")),
    ];
    let example = |(query, name): (&'static str, String)| {
        let href = format!("/soeg?q={}", leptos_router::location::Url::escape(query));
        view! { <li><a href=href rel="nofollow">{query}</a>" "<span class="fine">{name}</span></li> }
    };
    view! {
        <section>
            <h2>{t!(language, "search-try")}</h2>
            <ul class="ways">{examples.map(example).collect_view()}</ul>
            <p><a href="/omraader">{t!(language, "search-all-areas")}</a></p>
        </section>
    }
    .into_any()
}
