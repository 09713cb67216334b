//! The form that chooses among initiatives: plain fields, several at once, all in the address.

use domain::initiative::Facet;
use leptos::prelude::*;

use super::{
    choice::{Choice, NEAR},
    load::{Catalogue, Choosable},
};
use crate::{locale::t, visit::Visit};

/// The form; `map` is the file of outlines, in which a visitor's position is looked up. What is asked less often is folded
/// away until it is used.
pub(super) fn form(visit: &Visit, catalogue: &Catalogue, choice: &Choice, map: String) -> AnyView {
    let language = visit.language;
    let asked = |facet| choice.filter.get(facet).to_owned();
    let select = |facet: Facet, label: String, all: String| {
        let options = catalogue.choosable(visit, facet);
        (!options.is_empty()).then(|| select(facet.parameter(), label, all, options, &asked(facet)))
    };
    let near = choice.near.as_ref().map(|near| near.slug.clone()).unwrap_or_default();
    let more = [Facet::Audience, Facet::Age, Facet::Kind, Facet::Organisation, Facet::Status, Facet::Language];
    let is_open = !near.is_empty() || more.into_iter().any(|facet| !choice.filter.get(facet).is_empty());
    view! {
        <form method="get" action="/indsatser" class="initiative-form" role="search" aria-label=t!(language, "initiative-form")>
            <div class="filter">
                <p class="wide-field">
                    <label for="f-q">{t!(language, "initiative-words")}</label>
                    <input type="search" id="f-q" name="q" value=asked(Facet::Words) maxlength="80" autocomplete="off"/>
                </p>
                {select(Facet::Area, t!(language, "initiative-area"), t!(language, "initiative-area-all"))}
                {select(Facet::Goal, t!(language, "initiative-goal"), t!(language, "initiative-goal-all"))}
            </div>
            <details open=is_open>
                <summary>{t!(language, "initiative-more")}</summary>
                <div class="filter">
                    {select(Facet::Audience, t!(language, "initiative-audience"), t!(language, "initiative-audience-all"))}
                    <p>
                        <label for="f-alder">{t!(language, "initiative-age")}</label>
                        <input type="number" id="f-alder" name="alder" min="0" max="120" inputmode="numeric" value=asked(Facet::Age)/>
                    </p>
                    {select(Facet::Kind, t!(language, "initiative-kind"), t!(language, "initiative-kind-all"))}
                    {select(Facet::Organisation, t!(language, "initiative-organisation"), t!(language, "initiative-organisation-all"))}
                    {select(Facet::Status, t!(language, "initiative-status"), t!(language, "initiative-status-all"))}
                    {select(Facet::Language, t!(language, "initiative-language"), t!(language, "initiative-language-all"))}
                    {self::select(NEAR, t!(language, "initiative-near"), t!(language, "initiative-near-none"), catalogue.choosable(visit, Facet::Area), &near)}
                    <p class="needs-app">
                        <button class="button plain" type="button" data-find=map>{t!(language, "find-me")}</button>
                        <small id="fundet" role="status"></small>
                    </p>
                </div>
            </details>
            <p><button class="button" type="submit">{t!(language, "initiative-show")}</button></p>
        </form>
    }
    .into_any()
}

/// A list to choose from, in groups where they have any.
fn select(name: &'static str, label: String, all: String, options: Vec<Choosable>, asked: &str) -> AnyView {
    let id = format!("f-{name}");
    let mut groups: Vec<(String, Vec<Choosable>)> = Vec::new();
    for option in options {
        match groups.last_mut().filter(|(group, _)| *group == option.group) {
            Some((_, of_group)) => of_group.push(option),
            None => groups.push((option.group.clone(), vec![option])),
        }
    }
    let option = |one: Choosable| {
        let selected = one.value == asked;
        view! { <option value=one.value selected=selected>{one.label}</option> }
    };
    let groups = groups.into_iter().map(|(group, options)| {
        let options = options.into_iter().map(option).collect_view();
        if group.is_empty() {
            options.into_any()
        } else {
            view! { <optgroup label=group>{options}</optgroup> }.into_any()
        }
    });
    view! {
        <p>
            <label for=id.clone()>{label}</label>
            <select id=id name=name>
                <option value="">{all}</option>
                {groups.collect_view()}
            </select>
        </p>
    }
    .into_any()
}
