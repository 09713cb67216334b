//! The page of an organisation, `/organisationer/<slug>`: what is known of it, and what it runs.

use domain::initiative::{Facet, Filter};
use leptos::prelude::*;
use store::Organisation;

use crate::{
    Fault,
    document::data::Document,
    initiative::{Catalogue, words},
    locale::t,
    visit::Visit,
};

/// The page of the organisation at an address.
pub async fn render(visit: &Visit, slug: &str) -> Result<Document, Fault> {
    let language = visit.language;
    let organisation = visit.services.db.organisation(slug).await?.ok_or(Fault::NotFound)?;
    let catalogue = Catalogue::read(visit).await?;
    let mut filter = Filter::default();
    filter.set(Facet::Organisation, slug);
    let runs = catalogue.entries.iter().filter(|entry| entry.facts.fit(&filter));
    let cards = runs.map(|entry| {
        let initiative = &entry.initiative;
        view! {
            <li class="card">
                <h3><a href=format!("/indsatser/{}", initiative.slug)>{visit.text(&initiative.title)}</a></h3>
                <p>{visit.text(&initiative.summary)}</p>
            </li>
        }
    });
    let cards: Vec<_> = cards.collect();
    let count = i64::try_from(cards.len()).unwrap_or(i64::MAX);
    let name = visit.text(&organisation.name);
    let html = view! {
        <h1 tabindex="-1">{name.clone()}</h1>
        {about(visit, &organisation)}
        <section>
            <h2>{t!(language, "organisation-runs")}</h2>
            <p>{t!(language, "organisation-runs-count", n = count)}</p>
            <ul class="cards wide">{cards}</ul>
            <p><a href=format!("/indsatser?organisation={slug}")>{t!(language, "organisation-on-map")}</a></p>
        </section>
        <p class="fine">{t!(language, "organisation-source")}</p>
    };
    let description = t!(language, "organisation-description", name = name.as_str());
    Ok(Document::page(name, description, html.to_html()))
}

/// Its kind, what it does and its own site; what is not known is said once.
fn about(visit: &Visit, organisation: &Organisation) -> AnyView {
    let language = visit.language;
    // The municipality is no part of itself.
    let kind = (organisation.kind != "municipality").then(|| words::organisation(language, &organisation.kind));
    let kind = kind.map(|kind| view! { <p class="lead">{kind}</p> });
    let about = (!organisation.about.is_empty()).then(|| view! { <p>{visit.text(&organisation.about)}</p> });
    let site = (!organisation.url.is_empty()).then(|| {
        view! { <p><a href=organisation.url.clone() rel="external">{t!(language, "organisation-site")}</a></p> }
    });
    let unknown = (about.is_none() && site.is_none())
        .then(|| view! { <p class="fine">{t!(language, "organisation-unknown")}</p> });
    view! {
        {kind}
        {about}
        {site}
        {unknown}
    }
    .into_any()
}
