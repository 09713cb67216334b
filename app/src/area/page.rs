//! The page at `/omraade/<slug>`, shown in the map's panel.

use domain::{area::Slug, screening::Outcome};
use leptos::prelude::*;

use super::{
    assessment, beside,
    data::{AreaPage, InitiativeCard, Part, Parts, SourceLine},
    decisions, development, goals, lists, load, news, paper, share, told,
};
use crate::{
    Fault, correction,
    document::data::Document,
    locale::{Language, in_language, t},
    visit::Visit,
};

/// Everything about the area at `slug`.
pub async fn render(visit: &Visit, slug: &Slug) -> Result<Document, Fault> {
    let page = load::area_page(visit, slug).await?;
    let title = page.name.clone();
    let description = t!(visit.language, "area-description", name = page.name.as_str());
    let address = format!("/omraade/{slug}");
    Ok(Document::page(title, description, whole(visit, page).to_html()).at(address))
}

fn whole(visit: &Visit, page: AreaPage) -> AnyView {
    let language = visit.language;
    let parent = page.parent.clone().map(|parent| {
        view! { <li><a href=format!("/omraade/{}", parent.slug) data-noscroll>{parent.name}</a></li> }
    });
    let pills = page.population.clone().map(|population| view! { <li>{population}</li> });
    let outcome = page.assessment.as_ref().map(|assessed| outcome_word(language, assessed.outcome));
    let outcome = outcome.map(|word| view! { <li class="pill-calculation">{word}</li> });
    let note = (!page.note.is_empty()).then(|| view! { <p class="fine">{page.note.clone()}</p> });
    let for_paper = paper::foot(visit, &page);
    let ways = ways(language, &page);
    view! {
        <div class="area">
            <nav class="crumbs" aria-label=t!(language, "area-crumbs")>
                <ol>
                    <li><a href="/" data-noscroll>{t!(language, "area-city")}</a></li>
                    {parent}
                </ol>
            </nav>
            <h1 tabindex="-1">{page.name.clone()}</h1>
            <p class="kind">{page.kind}</p>
            <ul class="pills">{pills}{outcome}</ul>
            {note}
            {ways}
            {told::view(language, page.told)}
            {doing(language, &page.slug, &page.here, &page.wider)}
            {page.assessment.map(|assessed| assessment::view(language, assessed, &page.calculation, &page.slug))}
            {parts(page.parts)}
            {development::view(language, page.development)}
            {page.beside.map(|beside| beside::view(language, beside, page.parent))}
            {decisions::view(language, page.decisions, page.covered)}
            {lists::view(language, page.lists)}
            {goals::view(language, page.goals)}
            {news::view(language, page.news, &page.slug)}
            {share::view(language, &page.name, &page.address)}
            {sources(language, page.sources)}
            {correction::invitation(language, &format!("omraade/{}", page.slug))}
            {for_paper}
            <script type="application/ld+json" inner_html=page.linked_data></script>
        </div>
    }
    .into_any()
}

fn outcome_word(language: Language, outcome: Outcome) -> String {
    match outcome {
        Outcome::StandsOut => t!(language, "area-outcome-in"),
        Outcome::DoesNotStandOut => t!(language, "area-outcome-out"),
        Outcome::NotAssessed => t!(language, "area-outcome-none"),
    }
}

/// The way to each part of a long page.
fn ways(language: Language, page: &AreaPage) -> AnyView {
    let numbers = match (&page.assessment, page.parts.lines.is_empty()) {
        (Some(_), _) => Some("#tal"),
        (None, false) => Some("#kvarterer"),
        (None, true) => None,
    };
    let development = (!page.development.is_empty()).then_some("#udvikling");
    let ways = [
        (numbers, t!(language, "area-ways-figures")),
        (development, t!(language, "area-development")),
        (Some("#udpegning"), t!(language, "area-ways-designation")),
        (Some("#lister"), t!(language, "area-lists")),
        (Some("#maal"), t!(language, "area-ways-goals")),
        (Some("#del"), t!(language, "area-share")),
    ];
    // Plain links: the browser's own way to a place on the page is the right one.
    let link = |(href, word): (Option<&'static str>, String)| {
        href.map(|href| view! { <li><a href=href rel="external">{word}</a></li> })
    };
    view! {
        <nav class="on-page" aria-label=t!(language, "area-ways")>
            <ul class="links">{ways.map(link).collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// What is being done: this place first, then what reaches it from further away.
fn doing(language: Language, slug: &str, here: &[InitiativeCard], wider: &[InitiativeCard]) -> AnyView {
    let named = if here.is_empty() {
        view! { <p>{t!(language, "area-doing-none")}</p> }.into_any()
    } else {
        view! { <ul class="cards">{here.iter().map(card).collect_view()}</ul> }.into_any()
    };
    let count = wider.len();
    let wider = (count > 0).then(|| {
        view! {
            <details class="wider">
                <summary>{t!(language, "area-doing-wider", n = count)}</summary>
                <ul class="cards">{wider.iter().map(card).collect_view()}</ul>
            </details>
        }
    });
    view! {
        <section class="doing">
            <h2>{t!(language, "area-doing")}</h2>
            {named}
            {wider}
            <ul class="links">
                <li><a href=format!("/indsatser?omraade={slug}")>{t!(language, "area-doing-choose")}</a></li>
                // A calendar has a language and an extension, so its address is written whole here.
                <li>
                    <a href=in_language(language, &format!("/omraade/{slug}/kalender.ics")) rel="external">
                        {t!(language, "area-doing-calendar")}
                    </a>
                </li>
            </ul>
        </section>
    }
    .into_any()
}

fn card(initiative: &InitiativeCard) -> AnyView {
    let href = format!("/indsatser/{}", initiative.slug);
    view! {
        <li class="card">
            <h3><a href=href>{initiative.title.clone()}</a></h3>
            <p>{initiative.summary.clone()}</p>
            <p class="fine">{initiative.facts.clone()}</p>
        </li>
    }
    .into_any()
}

/// A link to an area with a word on it.
pub(super) fn part(part: Part) -> AnyView {
    view! {
        <li>
            <a href=format!("/omraade/{}", part.link.slug) data-noscroll>{part.link.name}</a>
            <span class="fine">{part.word}</span>
        </li>
    }
    .into_any()
}

fn parts(Parts { title, text, lines }: Parts) -> Option<AnyView> {
    (!lines.is_empty()).then(|| {
        view! {
            <section class="within" id="kvarterer">
                <h2>{title}</h2>
                <p class="fine">{text}</p>
                <ul class="parts">{lines.into_iter().map(part).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn sources(language: Language, sources: Vec<SourceLine>) -> AnyView {
    let line = |source: SourceLine| {
        let check = source.to_be_checked.then(|| view! { <strong>" "{t!(language, "area-source-to-check")}</strong> });
        view! { <li>{source.text}" "{source.processing}{check}" "{source.licence}</li> }
    };
    view! {
        <section class="sources">
            <h2>{t!(language, "area-sources")}</h2>
            <details>
                <summary>{t!(language, "area-sources-count", n = sources.len())}</summary>
                <ul>{sources.into_iter().map(line).collect_view()}</ul>
            </details>
        </section>
    }
    .into_any()
}
