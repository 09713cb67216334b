//! The page at `/omraade/<slug>`, shown in the map's panel.

use domain::area::Slug;
use leptos::prelude::*;

use crate::{
    Fault,
    area::{
        criterion::CriterionView,
        data::{AreaPage, Assessment, InitiativeCard, Part, SourceLine},
        decisions::Decisions,
        load,
    },
    document::data::Document,
    visit::Visit,
};

/// Everything about the area at `slug`.
pub async fn render(visit: &Visit, slug: &Slug) -> Result<Document, Fault> {
    let page = load::area_page(&visit.services, slug).await?;
    Ok(Document::page(
        page.name.clone(),
        format!("{}: hvad der sker her, hvad tallene viser, og hvor de kommer fra.", page.name),
        whole(page, slug).to_html(),
    ))
}

fn whole(page: AreaPage, slug: &Slug) -> AnyView {
    let parent = page.parent.map(|parent| {
        view! { <li><a href=format!("/omraade/{}", parent.slug) data-noscroll>{parent.name}</a></li> }
    });
    let pills = page.population.map(|population| view! { <li>{population}</li> });
    let stands_out = page.assessment.as_ref().map(|a| view! { <li class="pill-calculation">{outcome_word(a)}</li> });
    let note = (!page.note.is_empty()).then(|| view! { <p class="fine">{page.note}</p> });
    view! {
        <nav class="crumbs" aria-label="Brødkrummer">
            <ol>
                <li><a href="/" data-noscroll>"København"</a></li>
                {parent}
            </ol>
        </nav>
        <h1 tabindex="-1">{page.name}</h1>
        <p class="kind">{page.kind}</p>
        <ul class="pills">{pills}{stands_out}</ul>
        {note}
        {doing(&page.here, &page.wider)}
        {page.assessment.map(|said| assessment(said, slug))}
        {parts(&page.parts_title, page.parts)}
        <Decisions decisions=page.decisions lists=page.lists none_listed=page.none_listed status=page.list_status/>
        {sources(page.sources)}
    }
    .into_any()
}

fn outcome_word(assessment: &Assessment) -> &'static str {
    use domain::screening::Outcome;
    match assessment.outcome {
        Outcome::StandsOut => "Fremhævet i vores beregning",
        Outcome::DoesNotStandOut => "Ikke fremhævet i vores beregning",
        Outcome::NotAssessed => "For lidt data til vores beregning",
    }
}

/// What is being done: this place first, then what reaches it from further away.
fn doing(here: &[InitiativeCard], wider: &[InitiativeCard]) -> AnyView {
    let named = if here.is_empty() {
        view! { <p>"Politikken nævner ingen indsats netop her. Nedenfor står indsatser for hele byen og for de udsatte byområder."</p> }
            .into_any()
    } else {
        view! { <ul class="cards">{here.iter().map(card).collect_view()}</ul> }.into_any()
    };
    let count = wider.len();
    let wider = (count > 0).then(|| {
        view! {
            <details>
                <summary>{format!("{count} indsatser for hele byen og for udsatte byområder")}</summary>
                <ul class="cards">{wider.iter().map(card).collect_view()}</ul>
            </details>
        }
    });
    view! {
        <section>
            <h2>"Det sker her"</h2>
            {named}
            {wider}
        </section>
    }
    .into_any()
}

fn card(initiative: &InitiativeCard) -> AnyView {
    let href = format!("/indsatser#{}", initiative.slug);
    view! {
        <li class="card">
            <h3><a href=href>{initiative.title.clone()}</a></h3>
            <p>{initiative.summary.clone()}</p>
            <p class="fine">{initiative.facts.clone()}</p>
        </li>
    }
    .into_any()
}

fn assessment(assessment: Assessment, slug: &Slug) -> AnyView {
    let trial = format!("/metode/proev?kvarter={slug}");
    let title = match assessment.outcome {
        domain::screening::Outcome::StandsOut => "Hvorfor er området fremhævet?",
        domain::screening::Outcome::DoesNotStandOut => "Hvorfor er området ikke fremhævet?",
        domain::screening::Outcome::NotAssessed => "Hvad siger tallene?",
    };
    let how_sure = (!assessment.how_sure.is_empty()).then(|| view! { <p>{assessment.how_sure}</p> });
    let criteria = assessment.criteria.into_iter().map(|line| view! { <CriterionView line/> }).collect_view();
    view! {
        <section class="calculation">
            <h2><i class="mark mark-calculation"></i>{title}</h2>
            <p class="lead">{assessment.summary}</p>
            {how_sure}
            <p class="fine">
                {assessment.calculation}" Den er ikke kommunens udpegning. Tallene siger noget om vilkår, ikke om dem, der bor her. "
                <a href="/metode">"Se metoden"</a>
                " · "
                <a href=trial>"Prøv at flytte grænserne"</a>
            </p>
            {criteria}
        </section>
    }
    .into_any()
}

fn parts(title: &str, parts: Vec<Part>) -> Option<AnyView> {
    let title = title.to_owned();
    let line = |part: Part| {
        view! {
            <li>
                <a href=format!("/omraade/{}", part.link.slug) data-noscroll>{part.link.name}</a>
                <span class="fine">{part.word}</span>
            </li>
        }
    };
    (!parts.is_empty()).then(|| {
        view! {
            <section>
                <h2>{title}</h2>
                <ul class="parts">{parts.into_iter().map(line).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn sources(sources: Vec<SourceLine>) -> AnyView {
    let line = |source: SourceLine| {
        let check = source.to_be_checked.then(
            || view! { <strong>" Vi har endnu ikke sammenlignet oplysningerne med udgiverens egen udgave."</strong> },
        );
        view! { <li>{source.text}" "{source.processing}{check}" "{source.licence}</li> }
    };
    view! {
        <section class="sources">
            <h2>"Kilder"</h2>
            <ul>{sources.into_iter().map(line).collect_view()}</ul>
        </section>
    }
    .into_any()
}
