//! What the area can be set beside: the areas most like it in figures, its bydel, and the city.

use leptos::prelude::*;

use super::{
    data::{Beside, Link},
    page::part,
};
use crate::locale::{Language, t};

/// The section on comparisons.
pub(super) fn view(language: Language, beside: Beside, parent: Option<Link>) -> AnyView {
    let similar = if beside.similar.is_empty() {
        view! { <p>{t!(language, "area-similar-none")}</p> }.into_any()
    } else {
        view! {
            <p class="fine">{t!(language, "area-similar-text", compared = beside.compared)}</p>
            <ul class="parts">{beside.similar.into_iter().map(part).collect_view()}</ul>
            <p><a class="button" href=beside.address>{t!(language, "area-compare")}</a></p>
        }
        .into_any()
    };
    let parent = parent.map(|parent| {
        view! { <li><a href=format!("/omraade/{}", parent.slug) data-noscroll>{parent.name}</a></li> }
    });
    view! {
        <section class="beside">
            <h2>{t!(language, "area-similar")}</h2>
            {similar}
            <ul class="links">
                {parent}
                <li><a href="/omraader">{t!(language, "area-all")}</a></li>
            </ul>
        </section>
    }
    .into_any()
}
