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
    let has_one_year = developments.iter().all(|development| development.chart.years().len() < 2);
    let text = if has_one_year { t!(language, "area-development-one") } else { t!(language, "area-development-text") };
    let each = developments.into_iter().map(|development| {
        let note = [development.note, development.source].into_iter().filter(|text| !text.is_empty());
        view! {
            <article class="measure">
                <h3>{development.name}</h3>
                {chart::view(language, &development.chart)}
                <p class="fine">{note.collect::<Vec<_>>().join(" ")}</p>
            </article>
        }
    });
    Some(
        view! {
            <section class="development">
                <h2>{t!(language, "area-development")}</h2>
                <p>{text}</p>
                {each.collect_view()}
            </section>
        }
        .into_any(),
    )
}
