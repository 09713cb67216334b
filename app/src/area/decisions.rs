//! What the municipality has decided: its designations as a timeline, with what is not known of each.

use leptos::prelude::*;

use super::{data::Decision, page::part};
use crate::locale::{Language, t};

/// The section on designations.
pub(super) fn view(language: Language, decisions: Vec<Decision>, covered: Vec<String>) -> AnyView {
    let line = |decision: Decision| {
        let areas = (!decision.areas.is_empty())
            .then(|| view! { <ul class="parts">{decision.areas.into_iter().map(part).collect_view()}</ul> });
        let class = if decision.is_known { "known" } else { "unknown" };
        view! {
            <li class=class>
                <h3>{decision.title}</h3>
                <p>{decision.text}</p>
                {areas}
                <p class="fine">{decision.when}" "{t!(language, "area-reference", reference = decision.reference)}</p>
            </li>
        }
    };
    let covered = (!covered.is_empty()).then(|| {
        view! {
            <div class="covered">
                <h3>{t!(language, "area-covered")}</h3>
                {covered.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
            </div>
        }
    });
    view! {
        <section class="decided" id="udpegning">
            <h2><i class="mark mark-designation"></i>{t!(language, "area-decided")}</h2>
            <ol class="timeline">{decisions.into_iter().map(line).collect_view()}</ol>
            {covered}
        </section>
    }
    .into_any()
}
