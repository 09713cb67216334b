//! The goals that the area counts in.

use leptos::prelude::*;

use super::data::GoalLine;
use crate::locale::{Language, t};

/// The section on goals; what is said where there are none is that all of the city's goals hold here too.
pub(super) fn view(language: Language, goals: Vec<GoalLine>) -> AnyView {
    let line = |goal: GoalLine| {
        view! {
            <li>
                <a href=format!("/maal/{}", goal.slug)>{goal.title}</a>
                <p>{goal.why}</p>
            </li>
        }
    };
    let lines =
        (!goals.is_empty()).then(|| view! { <ul class="plain-list">{goals.into_iter().map(line).collect_view()}</ul> });
    view! {
        <section class="aims" id="maal">
            <h2>{t!(language, "area-goals")}</h2>
            {lines}
            <p>{t!(language, "area-goals-all")}" "<a href="/maal">{t!(language, "area-goals-link")}</a></p>
        </section>
    }
    .into_any()
}
