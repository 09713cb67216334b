//! What every page shares: the header with its navigation, and the footer.
//!
//! The header is written by the server alone and stands outside of the application: nothing in it changes but which
//! page is the current one, and where the other language is, and those follow the address (`follow_header`).

use leptos::prelude::*;

use crate::locale::{split, word};

/// Whether an address belongs to the map, which then stays beside its document.
#[must_use]
pub fn is_beside_map(path: &str) -> bool {
    let (_, path) = split(path);
    path == "/" || path.starts_with("/omraade/")
}

/// Whether a link of the main navigation, as a Danish path, leads to where an address belongs.
#[must_use]
pub fn is_current(link: &str, path: &str) -> bool {
    // The pages in the map's panel are part of the map, and a goal's page is part of the goals.
    let below = || path.strip_prefix(link).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if link == "/" { is_beside_map(path) } else { below() }
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
    view! { <footer class="site-footer" inner_html=word("footer")></footer> }
}

#[cfg(feature = "ssr")]
pub use header::Header;

#[cfg(feature = "ssr")]
mod header {
    use leptos::prelude::*;

    use super::is_current;
    use crate::locale::{Language, Named, in_language, t};

    /// The site's name with its mark.
    const BRAND: &str = "<svg viewBox=\"0 0 32 32\" aria-hidden=\"true\" width=\"28\" height=\"28\">\
        <rect width=\"32\" height=\"32\" rx=\"8\" class=\"brand-ground\"/>\
        <path class=\"brand-mark\" d=\"M5 23c4-9 8-9 11-4s7 5 11-6\"/>\
        <circle class=\"brand-dot\" cx=\"22\" cy=\"9.5\" r=\"2.6\"/></svg>Byblik";

    /// The name of the site, the way to every page, and the other language.
    #[component]
    pub fn Header(
        /// The page's language.
        language: Language,
        /// The page's path, in Danish.
        path: String,
    ) -> impl IntoView {
        let pages = [
            ("/", t!(language, "nav-map")),
            ("/omraader", t!(language, "nav-areas")),
            ("/maal", t!(language, "nav-goals")),
            ("/indsatser", t!(language, "nav-initiatives")),
            ("/nyt", t!(language, "nav-news")),
            ("/metode", t!(language, "nav-method")),
            ("/soeg", t!(language, "nav-search")),
        ];
        let link = |(link, name): (&'static str, String)| {
            let current = is_current(link, &path).then_some("page");
            view! { <li><a href=in_language(language, link) aria-current=current>{name}</a></li> }
        };
        let (home, other) = (in_language(language, "/"), language.other());
        let twin = in_language(other, &path);
        view! {
            <a class="skip" href="#indhold" rel="external">{t!(language, "skip")}</a>
            <header class="site-header">
                <a class="brand" href=home inner_html=BRAND></a>
                <nav aria-label=t!(language, "menu")>
                    <ul>{pages.into_iter().map(link).collect_view()}</ul>
                </nav>
                // The words of the other language come with a page of its own.
                <a class="other-language" href=twin rel="external" lang=other.code() hreflang=other.code()>
                    {t!(language, "other-language")}
                </a>
            </header>
        }
    }
}

/// Keeps the header true to the address while pages change without it.
#[cfg(feature = "hydrate")]
pub fn follow_header() {
    use wasm_bindgen::JsCast;

    use crate::locale::{Named, in_language};

    let location = leptos_router::hooks::use_location();
    Effect::new(move |before: Option<()>| {
        let (path, search) = (location.pathname.get(), location.search.get());
        if before.is_none() {
            // As the server wrote it.
            return;
        }
        let (language, path) = split(&path);
        let all = |selector| {
            document().query_selector_all(selector).into_iter().flat_map(|found| {
                (0..found.length()).filter_map(move |i| found.get(i)?.dyn_into::<web_sys::Element>().ok())
            })
        };
        for link in all(".site-header nav a") {
            let leads = link.get_attribute("href").unwrap_or_default();
            let _ = if is_current(split(&leads).1, path) {
                link.set_attribute("aria-current", "page")
            } else {
                link.remove_attribute("aria-current")
            };
        }
        let query = if search.is_empty() { String::new() } else { format!("?{search}") };
        for link in all(".other-language") {
            let _ = link.set_attribute("href", &format!("{}{query}", in_language(language.other(), path)));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_goes_with_its_areas_in_both_languages() {
        for path in ["/", "/omraade/valby", "/en", "/en/omraade/valby"] {
            assert!(is_beside_map(path), "{path}");
        }
        assert!(!is_beside_map("/omraader") && !is_beside_map("/en/maal"));
    }

    #[test]
    fn what_lies_below_a_page_belongs_to_it() {
        assert!(is_current("/maal", "/maal") && is_current("/maal", "/maal/a") && is_current("/", "/omraade/a"));
        assert!(!is_current("/maal", "/maaltider") && !is_current("/", "/maal"));
    }
}
