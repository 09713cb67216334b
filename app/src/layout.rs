//! What every page shares: the header with its navigation, the footer, and moving focus after a navigation.

use leptos::prelude::*;
use leptos_router::{components::A, hooks::use_location};

/// The name of the place and the way to every page.
#[component]
pub fn Header() -> impl IntoView {
    let path = use_location().pathname;
    // The map's link is current on the pages in its panel too, which the router can't know.
    let on_map = move || (path.get() == "/" || path.get().starts_with("/omraade/")).then_some("page");
    view! {
        <header class="site-header">
            <a class="brand" href="/">
                <svg viewBox="0 0 32 32" aria-hidden="true" width="28" height="28">
                    <rect width="32" height="32" rx="8" class="brand-ground"/>
                    <path class="brand-mark" d="M5 23c4-9 8-9 11-4s7 5 11-6" />
                    <circle class="brand-dot" cx="22" cy="9.5" r="2.6"/>
                </svg>
                "Byblik"
            </a>
            <nav aria-label="Hovedmenu">
                <ul>
                    <li><a href="/" aria-current=on_map>"Kort"</a></li>
                    <li><A href="/omraader">"Områder"</A></li>
                    <li><A href="/maal">"Mål"</A></li>
                    <li><A href="/indsatser">"Indsatser"</A></li>
                    <li><A href="/metode">"Metode"</A></li>
                    <li><A href="/om">"Om"</A></li>
                </ul>
            </nav>
        </header>
    }
}

/// A page without the map.
#[component]
pub fn Page(children: Children) -> impl IntoView {
    view! {
        <main id="indhold" class="page" tabindex="-1">
            {children()}
        </main>
        <Footer/>
    }
}

/// Who is behind, and where the numbers come from.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="site-footer">
            <p>
                "Byblik viser offentlige tal og kommunens egne beslutninger. Beregningerne er vores. "
                <a href="/om">"Kilder, licenser og privatliv"</a>
            </p>
            <p>"Tal og grænser: Københavns Kommune (CC BY 4.0) og Klimadatastyrelsen. Ingen cookies."</p>
        </footer>
    }
}

/// After a navigation inside the page, moves focus to the new heading, so that a screen reader reads it.
#[component]
pub fn Announce() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let path = use_location().pathname;
        Effect::new(move |before: Option<String>| {
            let now = path.get();
            if before.is_some_and(|before| before != now) {
                // The heading is drawn when its data has come; two frames are not enough on a slow network.
                set_timeout(
                    || {
                        let heading = document().query_selector("main h1").ok().flatten();
                        if let Some(heading) = heading.and_then(|h| h.dyn_into::<web_sys::HtmlElement>().ok()) {
                            let options = web_sys::FocusOptions::new();
                            options.set_prevent_scroll(true);
                            let _ = heading.focus_with_options(&options);
                        }
                    },
                    std::time::Duration::from_millis(120),
                );
            }
            now
        });
    }
}
