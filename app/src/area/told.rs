//! What the municipality tells of the area in its own words, with who and when.

use leptos::prelude::*;

use super::data::Told;
use crate::locale::{Language, t};

/// The section, where there is a text.
pub(super) fn view(language: Language, told: Option<Told>) -> Option<AnyView> {
    let Told { html, by, is_foreign } = told?;
    let lang = is_foreign.then_some("da");
    Some(
        view! {
            <section class="told">
                <h2>{t!(language, "area-told")}</h2>
                <div class="prose" lang=lang inner_html=html></div>
                <p class="fine">{by}</p>
            </section>
        }
        .into_any(),
    )
}
