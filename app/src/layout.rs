//! What every page shares: the header with its navigation, and the footer.

use leptos::prelude::*;
use leptos_router::{components::A, hooks::use_location};

/// The name of the place and the way to every page.
#[component]
pub fn Header() -> impl IntoView {
    let path = use_location().pathname;
    #[cfg(feature = "hydrate")]
    crate::document::follow_forms();
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
