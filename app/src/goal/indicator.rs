//! One indicator on its goal's page: status and why, four facts, development, the rest of the city, and source.

use leptos::prelude::*;

use crate::{
    chart,
    goal::{
        data::{Fact, Indicator},
        figure, status,
    },
    locale::{Language, t},
};

/// The indicator in full; its heading is of the third level.
pub(super) fn view(language: Language, indicator: Indicator) -> AnyView {
    // Without a target there is no line to it, and why is said above.
    let path = indicator.target.is_known.then(|| (t!(language, "goal-path"), indicator.path));
    let facts = [
        Some((t!(language, "goal-baseline"), indicator.baseline)),
        Some((t!(language, "goal-latest"), indicator.latest)),
        Some((t!(language, "goal-target"), indicator.target)),
        path,
    ];
    let fact = |(name, Fact { value, note, is_known }): (String, Fact)| {
        let note = (!note.is_empty()).then(|| view! { <small>{note}</small> });
        view! { <div><dt>{name}</dt><dd class:missing=!is_known>{value}{note}</dd></div> }
    };
    let chart = indicator.chart.map(|chart| chart::view(language, &chart));
    let gap = (!indicator.gap.is_empty())
        .then(|| view! { <p><b>{t!(language, "goal-beside")}</b>" "{indicator.gap.join(" ")}</p> });
    let words = (!indicator.words.is_empty()).then(|| view! { <p>{indicator.words.join(" ")}</p> });
    view! {
        <article class="goal-indicator" id=indicator.id.clone() aria-labelledby=format!("{}-navn", indicator.id)>
            <header>
                <h3 id=format!("{}-navn", indicator.id)>{indicator.name.clone()}</h3>
                {status::badge(language, indicator.status)}
            </header>
            <p class="goal-why">{indicator.why.join(" ")}</p>
            <dl class="goal-facts">{facts.into_iter().flatten().map(fact).collect_view()}</dl>
            {chart}
            {figure::table(language, indicator.name, indicator.values)}
            <p>{indicator.moved.join(" ")}</p>
            {words}
            {gap}
            <p class="fine">{indicator.source}<br/>{t!(language, "goal-next", date = indicator.next)}</p>
        </article>
    }
    .into_any()
}

/// Indicators in short, as a list of links into the pages of their sub-goals.
pub(super) fn short(language: Language, indicators: Vec<Indicator>) -> AnyView {
    let row = |indicator: Indicator| {
        let href = format!("/maal/{}#{}", indicator.goal, indicator.id);
        let cell = |Fact { value, note, is_known }: Fact| {
            let note = (!note.is_empty()).then(|| view! { <small>{note}</small> });
            view! { <td class:missing=!is_known>{value}{note}</td> }
        };
        view! {
            <tr>
                <th scope="row"><a href=href>{indicator.name}</a></th>
                {cell(indicator.baseline)}
                {cell(indicator.latest)}
                {cell(indicator.target)}
                <td>{status::badge(language, indicator.status)}</td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll goal-table" tabindex="0" role="region" aria-label=t!(language, "goal-indicators")>
            <table>
                <caption class="visually-hidden">{t!(language, "goal-indicators")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(language, "goal-indicator")}</th>
                        <th scope="col">{t!(language, "goal-baseline")}</th>
                        <th scope="col">{t!(language, "goal-latest")}</th>
                        <th scope="col">{t!(language, "goal-target")}</th>
                        <th scope="col">{t!(language, "goal-status")}</th>
                    </tr>
                </thead>
                <tbody>{indicators.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
