//! The pages at `/nyt` and `/nyt/<slug>`.

use leptos::prelude::*;

use super::{
    data::{Item, Listing, Named},
    load,
};
use crate::{
    Fault,
    document::data::Document,
    locale::{Language, in_language, t},
    prose::staff_markdown,
    visit::Visit,
};

/// The updates, all or by area and goal.
pub(crate) async fn render(visit: &Visit) -> Result<Document, Fault> {
    let language = visit.language;
    let listing = load::listing(visit).await?;
    let chosen = [&listing.area, &listing.goal].map(|one| one.as_ref().map(|one| one.name.clone()));
    let title = match &chosen {
        [None, None] => t!(language, "news-title"),
        [Some(name), _] | [None, Some(name)] => t!(language, "news-title-about", name = name.as_str()),
    };
    let address = address(&listing);
    let html = view! {
        <h1 tabindex="-1">{title.clone()}</h1>
        <p class="lead">{t!(language, "news-lead")}</p>
        {form(&listing, language)}
        {list(&listing, language)}
        {follow(&listing, language)}
    };
    Ok(Document::page(title, t!(language, "news-description"), html.to_html()).at(address))
}

/// One update.
pub(crate) async fn render_one(visit: &Visit, slug: &str) -> Result<Document, Fault> {
    let language = visit.language;
    let item = load::item(visit, slug).await?;
    let (title, summary) = (item.title.clone(), item.summary.clone());
    let html = view! {
        <p class="eyebrow"><a href="/nyt">{t!(language, "news-title")}</a></p>
        <h1 tabindex="-1">{title.clone()}</h1>
        {dateline(&item, language)}
        <p class="lead">{summary.clone()}</p>
        <div class="prose" inner_html=staff_markdown(&item.body)></div>
        {about(item.areas, item.goals, language)}
        <p><a href="/nyt">{t!(language, "news-all")}</a></p>
    };
    Ok(Document::page(title, summary, html.to_html()))
}

/// The page's one address.
fn address(listing: &Listing) -> String {
    let one = |name: &str, chosen: &Option<Named>| chosen.as_ref().map(|one| format!("{name}={}", one.id));
    let query: Vec<String> =
        [one("omraade", &listing.area), one("maal", &listing.goal)].into_iter().flatten().collect();
    if query.is_empty() { "/nyt".to_owned() } else { format!("/nyt?{}", query.join("&")) }
}

fn form(listing: &Listing, language: Language) -> AnyView {
    let option = |one: &Named, chosen: &Option<Named>| {
        let selected = chosen.as_ref().is_some_and(|chosen| chosen.id == one.id);
        view! { <option value=one.id.clone() selected=selected>{one.name.clone()}</option> }
    };
    let groups = listing.areas.iter().map(|(level, areas)| {
        let options = areas.iter().map(|one| option(one, &listing.area)).collect_view();
        view! { <optgroup label=level.clone()>{options}</optgroup> }
    });
    view! {
        <form class="filter" action="/nyt" role="search" aria-label=t!(language, "news-filter")>
            <p>
                <label for="nyt-omraade">{t!(language, "news-area")}</label>
                <select id="nyt-omraade" name="omraade">
                    <option value="">{t!(language, "news-every-area")}</option>
                    {groups.collect_view()}
                </select>
            </p>
            <p>
                <label for="nyt-maal">{t!(language, "news-goal")}</label>
                <select id="nyt-maal" name="maal">
                    <option value="">{t!(language, "news-every-goal")}</option>
                    {listing.goals.iter().map(|one| option(one, &listing.goal)).collect_view()}
                </select>
            </p>
            <button class="button">{t!(language, "news-show")}</button>
        </form>
    }
    .into_any()
}

fn list(listing: &Listing, language: Language) -> AnyView {
    let count = listing.items.len();
    if count == 0 {
        return view! {
            <p class="empty" role="status">
                {t!(language, "news-none")}" "<a href="/nyt">{t!(language, "news-all")}</a>
            </p>
        }
        .into_any();
    }
    let item = |item: &Item| {
        let href = format!("/nyt/{}", item.slug);
        view! {
            <li class="card">
                {dateline(item, language)}
                <h2><a href=href>{item.title.clone()}</a></h2>
                <p>{item.summary.clone()}</p>
                {about(item.areas.clone(), item.goals.clone(), language)}
            </li>
        }
    };
    view! {
        <p role="status">{t!(language, "news-count", count = count)}</p>
        <ol class="cards news">{listing.items.iter().map(item).collect_view()}</ol>
    }
    .into_any()
}

fn dateline(item: &Item, language: Language) -> AnyView {
    let date = item.date();
    let said = language.date(&date);
    view! { <p class="fine"><time datetime=date>{said}</time>" · "{item.author.clone()}</p> }.into_any()
}

/// What an update is about, as links.
fn about(areas: Vec<Named>, goals: Vec<Named>, language: Language) -> Option<AnyView> {
    if areas.is_empty() && goals.is_empty() {
        return None;
    }
    let areas = areas.into_iter().map(|one| (format!("/omraade/{}", one.id), one.name));
    let goals = goals.into_iter().map(|one| (format!("/nyt?maal={}", one.id), one.name));
    let link = |(href, name): (String, String)| view! { <li><a href=href>{name}</a></li> };
    Some(
        view! {
            <ul class="links" aria-label=t!(language, "news-about")>{areas.chain(goals).map(link).collect_view()}</ul>
        }
        .into_any(),
    )
}

/// The feeds that go with what is chosen.
fn follow(listing: &Listing, language: Language) -> AnyView {
    let file = |path: String| in_language(language, &path);
    let all = (file("/nyt.xml".into()), t!(language, "news-feed-all"));
    let area = listing.area.as_ref().map(|area| {
        let name = area.name.as_str();
        (file(format!("/nyt/omraade/{}.xml", area.id)), t!(language, "news-feed-area", name = name))
    });
    let goal = listing.goal.as_ref().map(|goal| {
        let name = goal.name.as_str();
        (file(format!("/nyt/maal/{}.xml", goal.id)), t!(language, "news-feed-goal", name = name))
    });
    let hint = area.is_none().then(|| view! { <p class="fine">{t!(language, "news-feed-hint")}</p> });
    let link = |(href, name): (String, String)| {
        view! { <li><a href=href rel="external" type="application/atom+xml">{name}</a></li> }
    };
    view! {
        <section aria-labelledby="foelg">
            <h2 id="foelg">{t!(language, "news-follow")}</h2>
            <p class="prose">{t!(language, "news-follow-text")}</p>
            <ul class="prose">{[area, goal, Some(all)].into_iter().flatten().map(link).collect_view()}</ul>
            {hint}
        </section>
    }
    .into_any()
}
