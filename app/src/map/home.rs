//! What the panel shows before an area is chosen.

use leptos::prelude::*;

use crate::{
    Fault,
    document::data::Document,
    map::{data::Place, load},
    services::Services,
};

/// The question, the three kinds of answers, and every area by name.
pub async fn render(services: &Services) -> Result<Document, Fault> {
    let facts = load::map_facts(services).await?;
    let html = view! {
        <h1 tabindex="-1">"Hvor er de udsatte byområder?"</h1>
        <p class="lead">
            "Vælg et område på kortet, eller søg på navnet. Så ser du, hvad der sker dér, hvad tallene viser, og hvor de kommer fra."
        </p>
        <h2>"Tre ting, vi holder adskilt"</h2>
        <dl class="kinds">
            <div>
                <dt><i class="mark mark-designation"></i>"Kommunens udpegning"</dt>
                <dd>
                    "Kommunen beslutter, hvilke byområder den kalder udsatte. Kortet viser udpegningen fra 2017. "
                    "Den nyeste er fra 2025, men kommunen har ikke offentliggjort afgrænsningerne som data."
                </dd>
            </div>
            <div>
                <dt><i class="mark mark-list"></i>"Statens lister"</dt>
                <dd>
                    "Staten udpeger boligområder efter almenboligloven. Da kommunen skrev sin politik i 2025, stod ingen områder i "
                    "København på tre af listerne. 15 boligområder stod i 2024 på den fjerde, som forebyggelsesområder. Vi mangler "
                    "en kilde til navnene. Lister fra december 2025 og senere har vi ikke med."
                </dd>
            </div>
            <div>
                <dt><i class="mark mark-calculation"></i>"Vores beregning"</dt>
                <dd>
                    "Farverne viser vores egen beregning ud fra offentlige tal for 67 kvarterer. Den er ikke kommunens screening. "
                    <a href="/metode">"Sådan regner vi"</a>
                </dd>
            </div>
        </dl>
        <p class="kind-words">
            "Tallene beskriver vilkår i et område. De siger ikke, hvordan den enkelte har det. I alle dele af byen har mange et godt liv."
        </p>
        <h2>"Alle områder"</h2>
        <p>"Alfabetisk efter bydel. "<a href="/omraader">"Se tallene i en tabel"</a></p>
        {directory(&facts.places)}
    };
    Ok(Document {
        title: "Hvor er de udsatte byområder?".into(),
        description:
            "Kort over København med offentlige tal, kommunens udpegning og statens lister, hver for sig og med kilder."
                .into(),
        html: html.to_html(),
    })
}

/// Every kvarter under its bydel, and the designated areas.
fn directory(places: &[Place]) -> AnyView {
    let link = |place: &Place| {
        let href = format!("/omraade/{}", place.slug);
        view! { <li><a href=href data-noscroll>{place.name.clone()}</a></li> }
    };
    let under = |group: &str| places.iter().filter(|p| p.group == group).map(link).collect_view();
    let bydele = places.iter().filter(|place| place.kind == "bydel");
    let groups = bydele
        .map(|bydel| {
            let href = format!("/omraade/{}", bydel.slug);
            view! {
                <details>
                    <summary>{bydel.name.clone()}</summary>
                    <ul class="directory">
                        <li><a href=href data-noscroll><b>"Hele bydelen"</b></a></li>
                        {under(&bydel.name)}
                    </ul>
                </details>
            }
        })
        .collect_view();
    let designated = places.iter().filter(|p| p.kind.starts_with("byområde")).map(link).collect_view();
    let listed = places.iter().filter(|p| p.kind.starts_with("boligområde")).map(link).collect_view();
    view! {
        {groups}
        <details>
            <summary>"Byområder, udpeget af kommunen i 2017"</summary>
            <ul class="directory">{designated}</ul>
        </details>
        <details>
            <summary>"Boligområder, der har stået på statens lister"</summary>
            <ul class="directory">{listed}</ul>
        </details>
    }
    .into_any()
}
