//! The page at `/metode`.

use leptos::prelude::*;

use crate::{
    Fault,
    document::data::Document,
    method::{
        data::{Criterion, Method, Methods},
        load,
    },
    visit::Visit,
};

/// How we compute, what the municipality has published of its own screening, and what is missing.
pub async fn render(visit: &Visit) -> Result<Document, Fault> {
    let methods = load::methods(&visit.services).await?;
    let html = view! {
        <h1 tabindex="-1">"Metode"</h1>
        <p class="lead">
            "Her kan du se, hvordan vi regner, og hente metoden som fil. Du kan også se, hvad der mangler."
        </p>
        <h2>"Sådan læser du tallene"</h2>
        <ul class="prose">
            <li>"Hvert kriterium sammenligner kvarterets tal med hele byens tal. Grænsen er vores valg og står ved hvert kriterium."</li>
            <li>"»Opfyldt« betyder, at tallet har nået grænsen. Det er ikke en dom over området eller dem, der bor der."</li>
            <li>"Et tal, der mangler, er ikke nul. Det tæller hverken for eller imod."</li>
            <li>"Små tal vises ikke, hvis de kan pege på enkeltpersoner."</li>
        </ul>
        {whole(methods)}
    };
    Ok(Document::page(
        "Metode",
        "Sådan regner vi: kriterier, grænser, data og version, og hvad kommunen har offentliggjort.",
        html.to_html(),
    ))
}

fn whole(methods: Methods) -> AnyView {
    let facts = methods.run.into_iter().map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> });
    view! {
        <h2>"Den beregning, du ser nu"</h2>
        <dl class="facts">{facts.collect_view()}</dl>
        <p><a class="button" href="/metode/proev">"Prøv selv"</a>" Flyt grænserne, og se, hvad der så ville ske."</p>
        {methods.methods.into_iter().map(method).collect_view()}
        <section>
            <h2>"Det mangler stadig"</h2>
            <ul class="prose">
                <li>"Kommunens grænser og vægte for de otte kriterier."</li>
                <li>"Tal for roder, de små enheder, som kommunen screener."</li>
                <li>"Afgrænsningen af de byområder, som kommunen udpegede i 2025."</li>
                <li>"Navnene på de 15 forebyggelsesområder fra 2024 i en kilde, vi kan vise."</li>
            </ul>
            <p>"Vi gætter ikke. Når tallene bliver offentlige, kan de lægges ind."</p>
        </section>
    }
    .into_any()
}

fn method(method: Method) -> AnyView {
    view! {
        <section class="method" id=method.id>
            <p class="eyebrow">{method.origin}</p>
            <h2>{method.title}</h2>
            <p class="lead">{method.summary}</p>
            <p>{method.rule}</p>
            <p class="fine">{method.version}". "<a href=method.file download rel="external">"Hent metoden som fil"</a></p>
            <ol class="criteria">{method.criteria.into_iter().map(criterion).collect_view()}</ol>
            {lists(method.lists)}
        </section>
    }
    .into_any()
}

/// The lists that bring areas in whatever the numbers say.
fn lists(lists: Vec<String>) -> Option<AnyView> {
    (!lists.is_empty()).then(|| {
        let lines = lists.into_iter().map(|list| view! { <li>{list}</li> }).collect_view();
        view! {
            <h3>"Disse lister tager områder med uden videre"</h3>
            <p>"Et område på en af disse lister er med, hvad tallene end siger."</p>
            <ul class="prose">{lines}</ul>
        }
        .into_any()
    })
}

fn criterion(criterion: Criterion) -> AnyView {
    let missing = (!criterion.missing.is_empty()).then(|| {
        view! { <p><span class="verdict none">"Mangler data"</span>" "{criterion.missing}</p> }
    });
    let paragraph = |text: String, class: &'static str| (!text.is_empty()).then(|| view! { <p class=class>{text}</p> });
    view! {
        <li>
            <h3>{criterion.name}</h3>
            <p class="measures">{criterion.measures}</p>
            {paragraph(criterion.rule, "")}
            {missing}
            {paragraph(criterion.note, "fine")}
            {paragraph(criterion.source, "fine")}
        </li>
    }
    .into_any()
}
