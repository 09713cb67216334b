//! What every page shares: the header with its navigation, and the footer.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Whether an address belongs to the map, which then stays beside its document.
#[must_use]
pub fn is_beside_map(path: &str) -> bool {
    path == "/" || path.starts_with("/omraade/")
}

/// The pages in the main navigation.
const PAGES: [(&str, &str); 6] = [
    ("/", "Kort"),
    ("/omraader", "Områder"),
    ("/maal", "Mål"),
    ("/indsatser", "Indsatser"),
    ("/metode", "Metode"),
    ("/om", "Om"),
];

/// The site's name with its mark.
const BRAND: &str = "<svg viewBox=\"0 0 32 32\" aria-hidden=\"true\" width=\"28\" height=\"28\">\
    <rect width=\"32\" height=\"32\" rx=\"8\" class=\"brand-ground\"/>\
    <path class=\"brand-mark\" d=\"M5 23c4-9 8-9 11-4s7 5 11-6\"/>\
    <circle class=\"brand-dot\" cx=\"22\" cy=\"9.5\" r=\"2.6\"/></svg>Byblik";

/// What stands at the foot of every page.
const FOOT: &str = "<p>Byblik viser offentlige tal og kommunens egne beslutninger. Beregningerne er vores. \
    <a href=\"/om\">Kilder, licenser og privatliv</a></p>\
    <p>Tal: Københavns Kommune. Kort: Københavns Kommune (CC BY 4.0) og Klimadatastyrelsen. Ingen cookies.</p>";

/// The name of the site and the way to every page.
#[component]
pub fn Header() -> impl IntoView {
    let path = use_location().pathname;
    #[cfg(feature = "hydrate")]
    crate::document::follow_forms();
    let link = |(href, name): (&'static str, &'static str)| {
        // The pages in the map's panel are part of the map.
        let current = move || {
            let path = path.read();
            (*path == href || (href == "/" && is_beside_map(&path))).then_some("page")
        };
        view! { <li><a href=href aria-current=current>{name}</a></li> }
    };
    view! {
        <header class="site-header">
            <a class="brand" href="/" inner_html=BRAND></a>
            <nav aria-label="Hovedmenu">
                <ul>{PAGES.into_iter().map(link).collect_view()}</ul>
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
    view! { <footer class="site-footer" inner_html=FOOT></footer> }
}
