//! The policy's own figures, as it states them.

use leptos::prelude::*;
use store::{PolicyFigure, PolicyValue};

use crate::{
    goal::{
        data::{Figure, Value},
        say,
    },
    locale::{Language, t},
    visit::Visit,
};

/// A figure in the visitor's language.
pub(super) fn figure(visit: &Visit, figure: &PolicyFigure) -> Figure {
    let language = visit.language;
    let kind = match figure.kind.as_str() {
        "challenge" => t!(language, "goal-kind-challenge"),
        "progress" => t!(language, "goal-kind-progress"),
        _ => t!(language, "goal-kind-fact"),
    };
    Figure {
        title: visit.text(&figure.title),
        kind,
        body: visit.text(&figure.body),
        values: values(visit, &figure.values),
        place: t!(language, "goal-place", place = figure.page_hint.clone()),
    }
}

/// Its numbers; the bars of its shares are on one scale.
pub(super) fn values(visit: &Visit, values: &[PolicyValue]) -> Vec<Value> {
    let shares = || values.iter().filter(|value| value.unit == "procent");
    let longest = shares().map(|value| value.value).fold(0.0, f64::max);
    let made = |value: &PolicyValue| {
        // A bar on its own would compare with nothing.
        let compared = value.unit == "procent" && longest > 0.0 && shares().count() > 1;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the longest, 0-100")]
        let bar = compared.then(|| (100.0 * value.value / longest).round() as u8);
        Value {
            label: visit.text(&value.label),
            year: say::year(visit.language, &value.year),
            text: say::policy_value(visit.language, value),
            bar,
        }
    };
    values.iter().map(made).collect()
}

/// A figure as a card; its heading is of the third level.
pub(super) fn card(language: Language, figure: Figure) -> AnyView {
    view! {
        <li class="goal-figure">
            <p class="eyebrow">{figure.kind}</p>
            <h3>{figure.title.clone()}</h3>
            {table(language, figure.title, figure.values)}
            <p>{figure.body}</p>
            <p class="fine">{figure.place}</p>
        </li>
    }
    .into_any()
}

/// Its numbers as a table; nothing where it has none.
pub(super) fn table(language: Language, title: String, values: Vec<Value>) -> AnyView {
    if values.is_empty() {
        return ().into_any();
    }
    let has_bars = values.iter().any(|value| value.bar.is_some());
    let row = |value: Value| {
        let bar = value.bar.map(|length| {
            view! {
                <svg class="bar" aria-hidden="true" focusable="false" width="100%" height="10">
                    <rect width=format!("{length}%") height="10" rx="3"/>
                </svg>
            }
        });
        let bar = has_bars.then(|| view! { <td class="bar-cell" aria-hidden="true">{bar}</td> });
        view! {
            <tr>
                <th scope="row">{value.label}<small>{value.year}</small></th>
                <td class="number">{value.text}</td>
                {bar}
            </tr>
        }
    };
    view! {
        <table class="bars">
            <caption class="visually-hidden">{t!(language, "goal-values-of", title = title)}</caption>
            <tbody>{values.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
