//! A status in word, shape and colour. The shape and the word carry it; the colour only helps.

use domain::{goal::Status, reason};
use leptos::prelude::*;

use crate::locale::{Language, t};

/// All of them, the best first.
const ALL: [Status; 6] = [
    Status::Achieved,
    Status::Substantial,
    Status::Moderate,
    Status::Limited,
    Status::Deterioration,
    Status::NotAvailable,
];

/// The word with its shape.
pub(super) fn badge(language: Language, status: Status) -> AnyView {
    view! {
        <span class=format!("status {}", class(status))>
            {icon(status)}
            <b>{reason::status(status, language)}</b>
        </span>
    }
    .into_any()
}

/// The word alone, where the shape stands beside it.
pub(super) fn word(language: Language, status: Status) -> AnyView {
    view! { <span class=format!("status {}", class(status))><b>{reason::status(status, language)}</b></span> }
        .into_any()
}

/// What each status means, to be unfolded.
pub(super) fn legend(language: Language) -> AnyView {
    let row = |status: Status| {
        view! {
            <div>
                <dt class=format!("status-name {}", class(status))>{icon(status)}{reason::status(status, language)}</dt>
                <dd>{meaning(language, status)}</dd>
            </div>
        }
    };
    view! {
        <details class="status-legend">
            <summary>{t!(language, "goal-legend")}</summary>
            <dl>{ALL.map(row).collect_view()}</dl>
        </details>
    }
    .into_any()
}

fn meaning(language: Language, status: Status) -> String {
    match status {
        Status::Achieved => t!(language, "goal-means-achieved"),
        Status::Substantial => t!(language, "goal-means-substantial"),
        Status::Moderate => t!(language, "goal-means-moderate"),
        Status::Limited => t!(language, "goal-means-limited"),
        Status::Deterioration => t!(language, "goal-means-deterioration"),
        Status::NotAvailable => t!(language, "goal-means-not-available"),
    }
}

/// Its name in the style sheet.
pub(super) fn class(status: Status) -> &'static str {
    match status {
        Status::Achieved => "achieved",
        Status::Substantial => "substantial",
        Status::Moderate => "moderate",
        Status::Limited => "limited",
        Status::Deterioration => "deterioration",
        Status::NotAvailable => "not-available",
    }
}

/// A disc with a tick, two arrows up, one, one to the side, one down, and an open ring with a dash.
pub(super) fn icon(status: Status) -> AnyView {
    let (inside, stroke) = match status {
        Status::Achieved => ("disc", "M7 12.4l3.4 3.4L17 9"),
        Status::Substantial => ("ring", "M7.5 12L12 7.5l4.5 4.5M7.5 17L12 12.5l4.5 4.5"),
        Status::Moderate => ("ring", "M7.5 13.5L12 9l4.5 4.5"),
        Status::Limited => ("ring", "M7 12h9.5M13 8.5l3.5 3.5-3.5 3.5"),
        Status::Deterioration => ("ring", "M7.5 10.5L12 15l4.5-4.5"),
        Status::NotAvailable => ("ring open", "M8.5 12h7"),
    };
    view! {
        <svg class="status-icon" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" focusable="false">
            <circle class=inside cx="12" cy="12" r="10.5"/>
            <path d=stroke/>
        </svg>
    }
    .into_any()
}
