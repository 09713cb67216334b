//! One criterion: value, city and limit on one line, and the same in words.

use domain::screening::Verdict;
use leptos::prelude::*;

use super::data::{CriterionLine, Scale};
use crate::locale::{Language, t};

/// One criterion of an area. The drawing is readable without colour and said whole in the text beneath it.
pub(super) fn view(language: Language, line: CriterionLine) -> AnyView {
    let mark = match line.verdict {
        Verdict::Met => "verdict met",
        Verdict::NotMet => "verdict not-met",
        Verdict::NoData | Verdict::Withheld => "verdict none",
    };
    // Never beside the criterion's name: "Uddannelse 35 %" would say the opposite of what is measured.
    let value = (!line.value.is_empty()).then(|| view! { <b class="value">{line.value.clone()}</b>" " });
    let drawing = line.scale.map(|scale| drawing(language, scale, &line.city, &line.limit));
    let facts = line.scale.is_some().then(|| {
        view! {
            <dl class="visually-hidden">
                <div><dt>{t!(language, "area-here")}</dt><dd>{line.value.clone()}</dd></div>
                <div><dt>{t!(language, "area-city")}</dt><dd>{line.city.clone()}</dd></div>
                <div><dt>{t!(language, "area-limit")}</dt><dd>{line.limit.clone()}</dd></div>
                <div><dt>{t!(language, "area-distance")}</dt><dd>{line.margin.clone()}</dd></div>
            </dl>
        }
    });
    let words = [line.complement, line.position, line.persons].into_iter().filter(|s| !s.is_empty());
    let words = words.collect::<Vec<_>>().join(" ");
    let note = (!line.note.is_empty()).then(|| view! { <p class="fine">{line.note}</p> });
    let source = (!line.source.is_empty()).then(|| view! { <p class="fine">{line.source}</p> });
    view! {
        <article class="criterion">
            <header>
                <h3>{line.name}</h3>
                <span class=mark>{line.verdict_word}</span>
            </header>
            <p class="measures">{value}{line.measures}</p>
            {drawing}
            <p>{words}</p>
            {facts}
            {note}
            {source}
        </article>
    }
    .into_any()
}

fn drawing(language: Language, scale: Scale, city: &str, limit: &str) -> AnyView {
    let at = |place: u8| format!("{place}%");
    let (from, to) = if scale.met_to_the_right { (scale.limit, 100) } else { (0, scale.limit) };
    let anchor = |place: u8| match place {
        0..=22 => "start",
        78..=100 => "end",
        _ => "middle",
    };
    view! {
        <svg class="scale" aria-hidden="true" focusable="false" width="100%" height="58">
            <line class="axis" x1="0%" x2="100%" y1="30" y2="30"/>
            <line class="beyond" x1=at(from) x2=at(to) y1="30" y2="30"/>
            <line class="tick limit" x1=at(scale.limit) x2=at(scale.limit) y1="18" y2="42"/>
            <text x=at(scale.limit) y="13" text-anchor=anchor(scale.limit)>{t!(language, "area-limit-at", limit = limit)}</text>
            <line class="tick" x1=at(scale.city) x2=at(scale.city) y1="21" y2="39"/>
            <text x=at(scale.city) y="55" text-anchor=anchor(scale.city)>{t!(language, "area-city-at", value = city)}</text>
            <circle class="dot" cx=at(scale.value) cy="30" r="8"/>
        </svg>
    }
    .into_any()
}
