//! What others have decided: the municipality's designations and the state's lists, each under its own mark.

use leptos::prelude::*;

use crate::area::data::{Decision, ListLine};

/// The decisions that cover the area, apart from each other and from our calculation.
#[component]
pub fn Decisions(
    /// What the municipality has decided.
    decisions: Vec<Decision>,
    /// What is known of housing areas here on the state's lists.
    lists: Vec<ListLine>,
    /// What is said where none is known.
    none_listed: &'static str,
    /// What is known of the lists for the whole city.
    status: Vec<String>,
) -> impl IntoView {
    let decision = |decision: Decision| {
        let areas = decision.areas.into_iter().map(|part| {
            view! {
                <li>
                    <a href=format!("/omraade/{}", part.link.slug) data-noscroll>{part.link.name}</a>
                    <span class="fine">{part.word}</span>
                </li>
            }
        });
        view! {
            <li>
                <h3>{decision.title}</h3>
                <p>{decision.text}</p>
                <ul class="parts">{areas.collect_view()}</ul>
                <p class="fine">{decision.when}" "{decision.reference}</p>
            </li>
        }
    };
    let line = |line: ListLine| {
        let events = line.events.into_iter().map(|event| view! { <li>{event}</li> }).collect_view();
        view! {
            <li>
                <h3><a href=format!("/omraade/{}", line.area.slug) data-noscroll>{line.area.name}</a></h3>
                <ul>{events}</ul>
            </li>
        }
    };
    let nothing_listed = lists.is_empty().then(|| view! { <p>{none_listed}</p> });
    let status = status.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    view! {
        <section class="decided">
            <h2><i class="mark mark-designation"></i>"Kommunens udpegning"</h2>
            <ul class="plain-list">{decisions.into_iter().map(decision).collect_view()}</ul>
        </section>
        <section class="listed">
            <h2><i class="mark mark-list"></i>"Statens lister"</h2>
            {nothing_listed}
            <ul class="plain-list">{lists.into_iter().map(line).collect_view()}</ul>
            <p>"For hele København:"</p>
            <ul>{status}</ul>
            <p class="fine">"Staten udpeger boligområder efter almenboligloven. Kommunen udpeger selv byområder og tager automatisk statens boligområder med. Vores beregning er en tredje ting."</p>
        </section>
    }
    .into_any()
}
