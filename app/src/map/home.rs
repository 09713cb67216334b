//! What the panel shows before an area is chosen.

use leptos::prelude::*;

use crate::{
    Fault,
    document::data::Document,
    locale::{Language, t},
    map::{data::Place, load},
    visit::Visit,
};

/// The question, the three kinds of answers, and every area by name.
pub async fn render(visit: &Visit) -> Result<Document, Fault> {
    let language = visit.language;
    let facts = load::map_facts(&visit.services, language).await?;
    let kinds = [
        ("mark mark-designation", t!(language, "home-designation"), t!(language, "home-designation-text")),
        ("mark mark-list", t!(language, "home-lists"), t!(language, "home-lists-text")),
        ("mark mark-calculation", t!(language, "home-calculation"), t!(language, "home-calculation-text")),
    ];
    let kind = |(mark, name, text): (&'static str, String, String)| {
        let how =
            (mark == "mark mark-calculation").then(|| view! { " "<a href="/metode">{t!(language, "home-how")}</a> });
        view! {
            <div>
                <dt><i class=mark></i>{name}</dt>
                <dd>{text}{how}</dd>
            </div>
        }
    };
    let title = t!(language, "home-title");
    let html = view! {
        <h1 tabindex="-1">{title.clone()}</h1>
        <p class="lead">{t!(language, "home-lead")}</p>
        <h2>{t!(language, "home-kinds")}</h2>
        <dl class="kinds">{kinds.map(kind).collect_view()}</dl>
        <p class="kind-words">{t!(language, "home-kind-words")}</p>
        <h2>{t!(language, "home-all")}</h2>
        <p>{t!(language, "home-all-order")}" "<a href="/omraader">{t!(language, "home-table")}</a></p>
        {directory(language, &facts.places)}
    };
    Ok(Document::page(title, t!(language, "home-description"), html.to_html()))
}

/// Every kvarter under its bydel, and the designated areas.
fn directory(language: Language, places: &[Place]) -> AnyView {
    let link = |place: &Place| {
        let href = format!("/omraade/{}", place.slug);
        view! { <li><a href=href data-noscroll>{place.name.clone()}</a></li> }
    };
    let under = |group: &str| places.iter().filter(|p| p.group == group).map(link).collect_view();
    let of_level = |level: &str| places.iter().filter(|p| p.level == level).map(link).collect_view();
    let groups = places
        .iter()
        .filter(|place| place.level == "bydel")
        .map(|bydel| {
            let href = format!("/omraade/{}", bydel.slug);
            view! {
                <details>
                    <summary>{bydel.name.clone()}</summary>
                    <ul class="directory">
                        <li><a href=href data-noscroll><b>{t!(language, "home-whole-district")}</b></a></li>
                        {under(&bydel.name)}
                    </ul>
                </details>
            }
        })
        .collect_view();
    view! {
        {groups}
        <details>
            <summary>{t!(language, "home-designated")}</summary>
            <ul class="directory">{of_level("byomraade")}</ul>
        </details>
        <details>
            <summary>{t!(language, "home-listed")}</summary>
            <ul class="directory">{of_level("boligomraade")}</ul>
        </details>
    }
    .into_any()
}
