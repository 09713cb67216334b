//! The page at `/indsatser`.

use leptos::prelude::*;

use crate::{
    Fault,
    document::data::Document,
    initiative::{
        data::{Initiative, Initiatives},
        load,
    },
    visit::Visit,
};

/// The list of initiatives, filtered by the sub-goal in the address.
pub async fn render(visit: &Visit) -> Result<Document, Fault> {
    let data = load::initiatives(&visit.services, visit.query.get("maal").unwrap_or_default()).await?;
    let html = view! {
        <h1 tabindex="-1">"Indsatser"</h1>
        <p class="lead">
            "Her er de 13 indsatser, som politikken selv nævner. Kommunen og dens lokale samarbejdspartnere gør mere end det."
        </p>
        {whole(data)}
    };
    Ok(Document::page(
        "Indsatser",
        "De indsatser, som politikken nævner: for hvem, hvor, og hvem der står bag.",
        html.to_html(),
    ))
}

fn whole(data: Initiatives) -> AnyView {
    let options = data.goals.iter().map(|(id, title)| {
        let selected = *id == data.goal;
        view! { <option value=id.clone() selected=selected>{title.clone()}</option> }
    });
    let options = options.collect_view();
    let count = format!("Viser {} af {} indsatser.", data.initiatives.len(), data.all);
    let list = if data.initiatives.is_empty() {
        view! { <p class="empty">"Ingen indsatser i politikken hører til dette delmål. "<a href="/indsatser">"Vis alle indsatser"</a></p> }
            .into_any()
    } else {
        view! { <ul class="cards wide">{data.initiatives.into_iter().map(card).collect_view()}</ul> }.into_any()
    };
    view! {
        <form method="get" action="/indsatser">
            <div class="filter">
                <p>
                    <label for="f-maal">"Delmål"</label>
                    <select id="f-maal" name="maal">
                        <option value="">"Alle delmål"</option>
                        {options}
                    </select>
                </p>
                <button class="button" type="submit">"Vis"</button>
            </div>
        </form>
        <p role="status">{count}</p>
        {list}
        <p class="fine">{data.source}" Koblingen til delmål, bydele og kvarterer er vores."</p>
    }
    .into_any()
}

fn card(initiative: Initiative) -> AnyView {
    let facts = initiative.facts.into_iter().map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> });
    let places = initiative.places.into_iter().map(|(slug, name)| {
        let href = format!("/omraade/{slug}");
        view! { <li><a href=href>{name}</a></li> }
    });
    let places = places.collect_view();
    let places = (!places.is_empty()).then(|| {
        view! {
            <p class="eyebrow">"Se stederne på kortet"</p>
            <ul class="links">{places}</ul>
        }
    });
    let goals = initiative.goals.into_iter().map(|(id, title)| {
        let href = format!("/maal#{id}");
        view! { <li><a href=href>{title}</a></li> }
    });
    view! {
        <li class="card" id=initiative.slug>
            <h2>{initiative.title}</h2>
            <p>{initiative.summary}</p>
            <dl class="facts">{facts.collect_view()}</dl>
            {places}
            <p class="eyebrow">"Delmål"</p>
            <ul class="links">{goals.collect_view()}</ul>
        </li>
    }
    .into_any()
}
