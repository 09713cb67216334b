//! What a page puts in the document's head.

use leptos::prelude::*;

/// The page's title, its one address in both languages, and what search engines and link previews show.
///
/// `leptos_meta` writes the title unescaped into the server's HTML (0.8.7), so a name with `</title>` in it would end
/// it; here the server escapes first. In the browser only the title changes: who reads the rest reads what the server
/// sends.
#[component]
pub fn PageHead(
    /// The title, without the site's name.
    title: String,
    /// What search engines show.
    description: String,
    /// The response's status; 0 in the browser.
    status: u16,
    /// The page's one address, in Danish.
    address: String,
) -> impl IntoView {
    let whole = if title.is_empty() { "Byblik".to_owned() } else { format!("{title} · Byblik") };
    #[cfg(feature = "ssr")]
    {
        if let Some(hook) = use_context::<crate::services::StatusHook>().filter(|_| status != 200) {
            (hook.0)(status);
        }
        #[expect(clippy::disallowed_methods, reason = "this is the escaping title that the lint points to")]
        let title = view! { <leptos_meta::Title text=escaped(&whole)/> };
        // Tags reach the head by being rendered, and leave nothing in the page: not even the marks by which hydration
        // would have to find them.
        // Once a request: the framework may run what shows the document several times.
        if use_context::<ssr::Told>().is_none_or(|told| told.first()) {
            let _ = ssr::about(&whole, &description, status, &address).to_html();
        }
        // The unit stands where the browser's half, which shows nothing, will look for its place.
        (title, ())
    }
    // Two lines instead of the crate's reactive head, which nothing else here needs.
    #[cfg(not(feature = "ssr"))]
    {
        let _ = (description, status, address);
        Effect::new(move || document().set_title(&whole));
    }
}

#[cfg(feature = "ssr")]
pub(crate) mod ssr {
    use std::sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    };

    use leptos::prelude::*;
    use leptos_meta::{Link, Meta};

    use crate::{
        locale::{Language, Named, in_language, t},
        services::{Origin, Preview},
    };

    /// Whether this request's head has been told what the page is.
    #[derive(Clone, Debug, Default)]
    pub(crate) struct Told(Arc<AtomicBool>);

    impl Told {
        /// Whether this is the first time.
        pub(crate) fn first(&self) -> bool {
            !self.0.swap(true, Ordering::Relaxed)
        }
    }

    /// Description, preview, canonical address and the same page in the other language.
    pub(super) fn about(title: &str, description: &str, status: u16, address: &str) -> AnyView {
        let language = use_context::<Language>().unwrap_or(Language::Danish);
        let origin = use_context::<Origin>().map(|origin| origin.0).unwrap_or_default();
        let picture = use_context::<Preview>().map(|preview| preview.0).unwrap_or_default();
        let at = |language| format!("{origin}{}", in_language(language, address));
        let (danish, english, own) = (at(Language::Danish), at(Language::English), at(language));
        let description = if description.is_empty() { t!(language, "site-claim") } else { description.to_owned() };
        let found = (status == 200).then(|| {
            view! {
                <Link rel="canonical" href=own.clone()/>
                <Link rel="alternate" hreflang="da" href=danish.clone()/>
                <Link rel="alternate" hreflang="en" href=english/>
                <Link rel="alternate" hreflang="x-default" href=danish/>
                <Meta property="og:url" content=own/>
            }
        });
        let feed = ["/omraade/", "/maal/"].into_iter().find_map(|folder| {
            let slug = address.strip_prefix(folder).filter(|_| status == 200)?;
            let slug = slug.split('?').next().unwrap_or_default();
            Some(in_language(language, &format!("/nyt{folder}{slug}.xml")))
        });
        let feed = feed.map(|feed| {
            view! { <Link rel="alternate" type_="application/atom+xml" href=feed title=title.to_owned()/> }
        });
        let none = (status != 200).then(|| view! { <Meta name="robots" content="noindex"/> });
        view! {
            <Meta name="description" content=description.clone()/>
            <Meta property="og:title" content=title.to_owned()/>
            <Meta property="og:description" content=description/>
            <Meta property="og:type" content="website"/>
            <Meta property="og:site_name" content="Byblik"/>
            <Meta property="og:locale" content=language.locale()/>
            <Meta property="og:image" content=format!("{origin}{picture}")/>
            <Meta name="twitter:card" content="summary_large_image"/>
            {found}
            {feed}
            {none}
        }
        .into_any()
    }
}

/// The text with what HTML would read as markup written out.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_written_out() {
        assert_eq!(escaped("</title><script>&"), "&lt;/title&gt;&lt;script&gt;&amp;");
    }
}
