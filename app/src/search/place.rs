//! Addresses among what was found, with the areas that each lies in.

use leptos::prelude::*;

use super::data::{Link, Lookup, Place, PlaceAreas};
use crate::locale::{Language, t};

/// The addresses, or why there are none; nothing where none were asked for.
pub(super) fn places(language: Language, lookup: Lookup) -> Option<AnyView> {
    let said = match lookup {
        Lookup::NotAsked => return None,
        Lookup::Places(places) if places.is_empty() => return None,
        Lookup::Places(places) => {
            let count = places.len();
            let list = places.into_iter().map(|found| place(language, found)).collect_view();
            return Some(
                view! {
                    <section>
                        <h2>{t!(language, "search-addresses")}" "<span class="count">{count}</span></h2>
                        <ul class="places">{list}</ul>
                        <p class="fine">{t!(language, "search-borders")}</p>
                    </section>
                }
                .into_any(),
            );
        }
        Lookup::NoService => t!(language, "search-no-service"),
        Lookup::NoRode => t!(language, "search-no-rode"),
        Lookup::Failed => t!(language, "search-failed"),
    };
    Some(
        view! {
            <section>
                <h2>{t!(language, "search-addresses")}</h2>
                <p class="kind-words">{said}" "<a href="/omraader">{t!(language, "search-all-areas")}</a></p>
            </section>
        }
        .into_any(),
    )
}

fn place(language: Language, place: Place) -> AnyView {
    let facts = match place.areas {
        Some(areas) => facts(language, areas),
        None => view! { <p>{t!(language, "search-outside")}</p> }.into_any(),
    };
    view! {
        <li class="card">
            <h3>{place.label}</h3>
            {facts}
        </li>
    }
    .into_any()
}

fn facts(language: Language, areas: PlaceAreas) -> AnyView {
    let fact =
        |name: String, link: Option<Link>| link.map(|link| view! { <div><dt>{name}</dt><dd>{area(link)}</dd></div> });
    // That an address lies in no designated area is an answer too.
    let byomraade = match areas.byomraade {
        Some(link) => area(link),
        None => view! { {t!(language, "search-place-no-byomraade")} }.into_any(),
    };
    let rode = areas.rode.map(|(number, name)| {
        view! { <div><dt>{t!(language, "search-place-rode")}</dt><dd>{format!("{number} · {name}")}</dd></div> }
    });
    let perhaps = (!areas.perhaps.is_empty()).then(|| {
        let links = areas.perhaps.into_iter().map(|link| view! { <li>{area(link)}</li> }).collect_view();
        view! {
            <div class="doubt">
                <p>{t!(language, "search-near-border")}</p>
                <ul class="links">{links}</ul>
            </div>
        }
    });
    view! {
        <dl class="facts">
            {fact(t!(language, "search-place-kvarter"), areas.kvarter)}
            {fact(t!(language, "search-place-bydel"), areas.bydel)}
            <div><dt>{t!(language, "search-place-byomraade")}</dt><dd>{byomraade}</dd></div>
            {rode}
        </dl>
        {perhaps}
    }
    .into_any()
}

fn area(link: Link) -> AnyView {
    view! { <a href=format!("/omraade/{}", link.slug)>{link.name}</a> }.into_any()
}
