//! The area's figures over time: a chart with its table for each, and plain words where there is only one year.

use leptos::prelude::*;

use super::data::Development;
use crate::{
    chart,
    locale::{Language, t},
};

/// The section on figures over time; nothing where there are none.
pub(super) fn view(language: Language, developments: Vec<Development>) -> Option<AnyView> {
    if developments.is_empty() {
        return None;
    }
    let is_long = |development: &Development| development.chart.as_ref().is_some_and(|c| c.years().len() > 1);
    let text = if developments.iter().any(is_long) {
        t!(language, "area-development-text")
    } else {
        t!(language, "area-development-one")
    };
    let each = developments.into_iter().map(|development| {
        // A number that stands alone is what the part says; beside a chart it is a remark.
        let class = if development.chart.is_some() { "fine" } else { "" };
        let note = (!development.note.is_empty()).then(|| view! { <p class=class>{development.note}</p> });
        let chart = development.chart.map(|chart| chart::view(language, &chart));
        view! {
            <article class="measure">
                <h3>{development.name}</h3>
                {chart}
                {note}
                <p class="fine">{development.source}</p>
            </article>
        }
    });
    Some(
        view! {
            <section class="development" id="udvikling">
                <h2>{t!(language, "area-development")}</h2>
                <p>{text}</p>
                {each.collect_view()}
            </section>
        }
        .into_any(),
    )
}
