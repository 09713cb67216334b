//! The frame around the laboratory.

use std::sync::Arc;

use laboratory::page::Start;
use leptos::prelude::*;

use super::{
    load::{self, Choice},
    picture,
};
use crate::{
    Fault,
    document::data::Document,
    locale::{Language, t},
    services::HeaderHook,
    visit::Visit,
};

/// The page with the setting that its address states.
pub async fn render(visit: &Visit) -> Result<Document, Fault> {
    let trial = load::trial(visit, visit.query.get_str("metode")).await?;
    let language = visit.language;
    let pairs: Vec<(String, String)> =
        visit.query.clone().into_iter().map(|(name, value)| (name.into_owned(), value)).collect();
    let (setting, chosen, misread) =
        trial.laboratory.read(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let is_own = trial.laboratory.is_own(&setting);
    if let Some(hook) = use_context::<HeaderHook>().filter(|_| is_own) {
        // What a visitor tries must never be found as if it were known of an area.
        (hook.0)("x-robots-tag", "noindex".into());
    }
    let found = trial.laboratory.calculate(&setting).ok();
    let class = |code: &str| {
        let at = trial.laboratory.areas().iter().position(|area| area.code == code)?;
        Some(laboratory::page::look(found.as_ref().map(|found| found.areas[at].mark), language))
    };
    let svg = picture::coloured(&trial.picture, class);
    let start = Start { setting, chosen, misread };
    let title = if is_own { t!(language, "trial-own") } else { t!(language, "trial-title") };
    let laboratory = Arc::new(trial.laboratory);
    // Signals need somebody who owns them; the page's own owner ends with the request.
    let view = Owner::new().with(|| laboratory::page(laboratory, start, svg).to_html());
    let html = view! {
        <nav class="crumbs" aria-label=t!(language, "trial-crumbs")>
            <ol><li><a href="/metode">{t!(language, "trial-method")}</a></li></ol>
        </nav>
        <h1 tabindex="-1">{t!(language, "trial-title")}</h1>
        <p class="lead">{t!(language, "trial-lead")}</p>
        {choices(trial.methods, language)}
        <by-proev>
            <script type="application/json" inner_html=trial.json></script>
            <div class="proev" inner_html=view></div>
        </by-proev>
        <p class="fine">{trial.published}" "{is_own.then(|| t!(language, "trial-same-figures"))}" "<a href="/metode">{t!(language, "trial-how")}</a></p>
    };
    Ok(Document::page(title, t!(language, "trial-description"), html.to_html()))
}

/// The methods that one can begin with.
fn choices(methods: Vec<Choice>, language: Language) -> Option<AnyView> {
    (methods.len() > 1).then(|| {
        let one = |Choice { title, address, is_current }: Choice| {
            // The one at hand is no link: what has been moved on the page is taken back in the bar.
            let href = (!is_current).then_some(address);
            view! { <li><a href=href aria-current=is_current.then_some("page")>{title}</a></li> }
        };
        let list = methods.into_iter().map(one).collect_view();
        view! { <nav class="switch" aria-label=t!(language, "trial-begin")><ul>{list}</ul></nav> }.into_any()
    })
}
