//! The panel that shows an area.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    area::{
        criterion::CriterionView,
        data::{AreaPage, Assessment, InitiativeCard, Part, SourceLine, read_area},
        decisions::Decisions,
    },
    head::{PageDescription, PageTitle},
    loaded::Loaded,
    map::Choice,
};

/// The page at `/omraade/<slug>`, in the map's panel.
#[component]
pub fn AreaPanel() -> impl IntoView {
    let params = use_params_map();
    let slug = Memo::new(move |_| params.read().get("slug").unwrap_or_default());
    let page = Resource::new(move || slug.get(), read_area);
    let choice = expect_context::<Choice>();
    view! { <Loaded data=page view=move |page: AreaPage| whole(page, choice)/> }
}

fn whole(page: AreaPage, choice: Choice) -> AnyView {
    let description = format!("{}: hvad der sker her, hvad tallene viser, og hvor de kommer fra.", page.name);
    let parent = page.parent.map(|parent| {
        view! { <li><a href=move || choice.area(&parent.slug) data-noscroll>{parent.name}</a></li> }
    });
    let pills = page.population.map(|population| view! { <li>{population}</li> });
    let stands_out = page.assessment.as_ref().map(|a| view! { <li class="pill-calculation">{outcome_word(a)}</li> });
    let note = (!page.note.is_empty()).then(|| view! { <p class="fine">{page.note}</p> });
    view! {
        <PageTitle text=page.name.clone()/>
        <PageDescription text=description/>
        <nav class="crumbs" aria-label="Brødkrummer">
            <ol>
                <li><a href=move || choice.keep("/") data-noscroll>"København"</a></li>
                {parent}
            </ol>
        </nav>
        <h1 tabindex="-1">{page.name.clone()}</h1>
        <p class="kind">{page.kind}</p>
        <ul class="pills">{pills}{stands_out}</ul>
        {note}
        {doing(&page.here, &page.wider)}
        {page.assessment.map(assessment)}
        {parts(&page.parts_title, page.parts, choice)}
        <Decisions decisions=page.decisions lists=page.lists status=page.list_status choice/>
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
        view! { <p>"Politikken nævner ikke en indsats netop her. Indsatserne nedenfor gælder også her eller i områder som dette."</p> }
            .into_any()
    } else {
        view! { <ul class="cards">{here.iter().map(card).collect_view()}</ul> }.into_any()
    };
    let count = wider.len();
    let wider = (count > 0).then(|| {
        view! {
            <details>
                <summary>{format!("{count} indsatser for hele byen og udsatte byområder")}</summary>
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

fn assessment(assessment: Assessment) -> AnyView {
    let title = match assessment.outcome {
        domain::screening::Outcome::StandsOut => "Hvorfor er området fremhævet?",
        domain::screening::Outcome::DoesNotStandOut => "Hvorfor er området ikke fremhævet?",
        domain::screening::Outcome::NotAssessed => "Hvad siger tallene?",
    };
    let criteria = assessment.criteria.into_iter().map(|line| view! { <CriterionView line/> }).collect_view();
    view! {
        <section class="calculation">
            <h2><i class="mark mark-calculation"></i>{title}</h2>
            <p class="lead">{assessment.summary}</p>
            <p class="fine">
                {assessment.calculation}" Den er ikke kommunens udpegning. Tallene siger noget om vilkår, ikke om dem, der bor her. "
                <a href="/metode">"Se metoden"</a>
            </p>
            {criteria}
        </section>
    }
    .into_any()
}

fn parts(title: &str, parts: Vec<Part>, choice: Choice) -> Option<AnyView> {
    let title = title.to_owned();
    let line = move |part: Part| {
        view! {
            <li>
                <a href=move || choice.area(&part.link.slug) data-noscroll>{part.link.name}</a>
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
        let check =
            source.to_be_checked.then(|| view! { <strong>" Skal kontrolleres mod udgiverens egen udgave."</strong> });
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
