//! The layout with the map and its panel.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    layout::Footer,
    locale::{self, word},
    map::{
        choice::Choice,
        data::{MapFacts, read_map},
        key::{Key, Shown},
        search::Search,
    },
};

/// The map, its key, and the panel. It stays mounted while they change.
#[component]
pub fn MapLayout(
    /// What stands in the panel.
    children: Children,
) -> impl IntoView {
    // The language of an application never changes: the other one is a page of its own.
    let language = use_location().pathname.with_untracked(|path| locale::split(path).0);
    let facts = Resource::new(|| (), move |()| read_map(language));
    let choice = Choice::from_address();
    view! {
        <div class="stage">
            <Suspense fallback=|| ()>
                {move || Suspend::new(async move {
                    // Without the map the panel's document says what happened: it reads the same publication.
                    facts.await.ok().map(|facts| view! { <Map facts choice/> })
                })}
            </Suspense>
            <div class="panel">
                <main id="indhold" tabindex="-1">
                    {children()}
                </main>
                <Footer/>
            </div>
        </div>
    }
}

/// The hatching of areas without data. It must stand in the document for the drawing to refer to it.
const HATCH: &str = "<defs><pattern id=\"skravering\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" \
    patternTransform=\"rotate(45)\"><rect class=\"hatch-ground\" width=\"7\" height=\"7\"/>\
    <path class=\"hatch-line\" d=\"M0 0V7\"/></pattern></defs>";

#[component]
fn Map(facts: MapFacts, choice: Choice) -> impl IntoView {
    let path = use_location().pathname;
    let shown = Shown::default();
    let element = NodeRef::<leptos::html::Div>::new();
    let status = RwSignal::new(String::new());
    let views = StoredValue::new(facts.views.clone());
    let index = Memo::new(move |_| {
        let id = choice.get();
        views.with_value(|views| views.iter().position(|view| Some(&view.id) == id.as_ref()).unwrap_or(0))
    });
    let picture = facts.picture.clone();
    let slug = Memo::new(move |_| path.with(|path| Some(locale::split(path).1.strip_prefix("/omraade/")?.to_owned())));
    let without_scripts = move || {
        let id = views.with_value(|views| views[index.get_untracked()].id.clone());
        let ring = slug.get_untracked().map(|slug| format!("&amp;omraade={slug}")).unwrap_or_default();
        format!(
            "<img class=\"map-picture\" src=\"{picture}?vis={id}{ring}\" width=\"1000\" height=\"1000\" \
             alt=\"{}\">",
            word("map-picture")
        )
    };
    #[cfg(feature = "hydrate")]
    {
        super::browser::mount(super::browser::Mount {
            element,
            file: facts.file.clone(),
            view: index,
            slug,
            shown,
            choice,
            status,
        });
    }
    view! {
        <section class="map-box" aria-label=word("map-label")>
            <svg class="pattern" aria-hidden="true" focusable="false" inner_html=HATCH></svg>
            <Search places=facts.places choice status/>
            <div class="map" node_ref=element></div>
            <noscript inner_html=without_scripts()></noscript>
            <p class="map-status" role="status" hidden=move || status.read().is_empty()>{status}</p>
        </section>
        <Key views=facts.views index path shown calculation=facts.calculation/>
    }
}
