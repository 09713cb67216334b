//! What is asked, as links that stop asking it, and what to stop asking when nothing fits.

use domain::initiative::Facet;
use leptos::prelude::*;

use super::{choice::Choice, load::Catalogue, words};
use crate::{locale::t, visit::Visit};

/// What is asked, each as a link to the list without it.
pub(super) fn chips(visit: &Visit, catalogue: &Catalogue, choice: &Choice) -> Option<AnyView> {
    let language = visit.language;
    let chip = |href: String, said: String| {
        let name = t!(language, "initiative-remove", what = said.as_str());
        view! { <li><a class="chip" href=href aria-label=name>{said}<span aria-hidden="true">" ×"</span></a></li> }
    };
    let mut chips: Vec<_> = choice
        .filter
        .active()
        .map(|(facet, asked)| chip(choice.without(facet).address("/indsatser"), said(visit, catalogue, facet, asked)))
        .collect();
    if let Some(near) = &choice.near {
        let without = Choice { near: None, ..choice.clone() };
        chips
            .push(chip(without.address("/indsatser"), t!(language, "initiative-near-chip", name = near.name.as_str())));
    }
    let all = (chips.len() > 1).then(|| {
        view! { <li><a class="chip plain" href="/indsatser">{t!(language, "initiative-remove-all")}</a></li> }
    });
    (!chips.is_empty())
        .then(|| view! { <ul class="chips" aria-label=t!(language, "initiative-chips")>{chips}{all}</ul> }.into_any())
}

/// What is said when nothing fits: what to stop asking, and how many that gives.
pub(super) fn none(visit: &Visit, catalogue: &Catalogue, choice: &Choice) -> AnyView {
    let language = visit.language;
    let offers = choice.loosened(catalogue).into_iter().map(|offer| {
        let said = said(visit, catalogue, offer.facet, choice.filter.get(offer.facet));
        let hits = i64::try_from(offer.hits).unwrap_or(i64::MAX);
        let text = t!(language, "initiative-loosen", what = said.as_str(), n = hits);
        view! { <li><a href=choice.without(offer.facet).address("/indsatser")>{text}</a></li> }
    });
    let offers: Vec<_> = offers.collect();
    let says =
        if offers.is_empty() { t!(language, "initiative-none-one") } else { t!(language, "initiative-none-try") };
    let list = (!offers.is_empty()).then(|| view! { <ul class="ways">{offers}</ul> });
    view! {
        <div class="empty">
            <h2>{t!(language, "initiative-none")}</h2>
            <p>{says}</p>
            {list}
            <p><a href="/indsatser">{t!(language, "initiative-show-all")}</a></p>
        </div>
    }
    .into_any()
}

/// One thing that is asked, in words.
fn said(visit: &Visit, catalogue: &Catalogue, facet: Facet, asked: &str) -> String {
    let language = visit.language;
    match facet {
        Facet::Words => t!(language, "initiative-said-words", words = asked),
        Facet::Age => t!(language, "initiative-said-age", age = asked),
        Facet::Status => words::status(language, asked),
        Facet::Goal => catalogue.goals.iter().find(|g| g.id == asked).map(|g| visit.text(&g.title)).unwrap_or_default(),
        _ => {
            let options = catalogue.choosable(visit, facet);
            options.into_iter().find(|one| one.value == asked).map_or_else(|| asked.to_owned(), |one| one.label)
        }
    }
}
