//! The page at `/om`.

use leptos::prelude::*;

use crate::{
    Fault,
    about::{data::SourceFacts, load},
    document::data::Document,
    locale::{Language, t},
    prose::Text,
    visit::Visit,
};

/// What Byblik is, and its sources.
pub async fn render(visit: &Visit) -> Result<Document, Fault> {
    let language = visit.language;
    let sources = load::sources(visit).await?;
    let prose = Text::ABOUT.shown(visit);
    let html = view! {
        <section id="kilder">
            <h2>{t!(language, "about-sources")}</h2>
            <p>{t!(language, "about-sources-text")}</p>
            {cards(sources, language)}
        </section>
    };
    let html = format!("{}{}", prose.html(), html.to_html());
    Ok(Document::page(prose.title, prose.lead, html))
}

fn cards(sources: Vec<SourceFacts>, language: Language) -> AnyView {
    let source = |source: SourceFacts| {
        let facts = source.facts.into_iter().map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> });
        let check =
            source.to_be_checked.then(|| view! { <p><strong>{t!(language, "about-to-be-checked")}</strong></p> });
        view! {
            <li class="card">
                <h3>{source.title}</h3>
                {check}
                <dl class="facts">{facts.collect_view()}</dl>
            </li>
        }
    };
    view! { <ul class="cards wide">{sources.into_iter().map(source).collect_view()}</ul> }.into_any()
}
