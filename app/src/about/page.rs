//! The page at `/om`.

use leptos::prelude::*;

use crate::{
    Fault,
    about::{data::SourceFacts, load},
    document::data::Document,
    visit::Visit,
};

/// What Byblik is, its sources, and privacy.
pub async fn render(visit: &Visit) -> Result<Document, Fault> {
    let sources = load::sources(&visit.services).await?;
    let html = view! {
        <h1 tabindex="-1">"Om Byblik"</h1>
        <p class="lead">
            "Byblik samler det, der er offentligt om Københavns udsatte byområder, så alle kan se og efterprøve det."
        </p>
        <div class="prose">
            <h2>"Tre slags oplysninger"</h2>
            <p>"Kommunens udpegninger er politiske beslutninger. Statens lister følger almenboligloven. Beregningen er vores egen. Vi blander dem ikke."</p>
            <h2>"Tallene handler om området, ikke om den enkelte"</h2>
            <p>"Tallene er gennemsnit og andele. De siger ikke, hvordan den enkelte har det. Derfor viser vi også, hvad der sker i området, og hvor stor en del hvert tal ikke gælder."</p>
            <h2>"Privatliv"</h2>
            <p>"Byblik sætter ingen cookies og henter intet fra andre, når du besøger siden. »Find mig« slår din position op i din egen browser. Positionen bliver ikke sendt; browseren henter kun siden om det område, du er i."</p>
            <h2>"Kvarterer og hele byen"</h2>
            <p>"Lægger man kvartererne sammen, får man lidt færre beboere end i hele byen. Forskellen er beboere, som statistikken ikke kan placere i et kvarter (»uden for inddeling«). Tallene for hele byen er kommunens egne."</p>
        </div>
        <h2>"Kilder"</h2>
        {whole(sources)}
    };
    Ok(Document::page(
        "Om Byblik",
        "Hvad Byblik er, hvor tallene kommer fra, og hvad vi ikke ved om dig.",
        html.to_html(),
    ))
}

fn whole(sources: Vec<SourceFacts>) -> AnyView {
    let source = |source: SourceFacts| {
        let facts = source.facts.into_iter().map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> });
        let check = source.to_be_checked.then(|| {
            view! { <p><strong>"Vi har endnu ikke sammenlignet oplysningerne med udgiverens egen udgave."</strong></p> }
        });
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
