//! What a page puts in the document's head.

use leptos::prelude::*;

/// The document's title.
///
/// `leptos_meta` writes the title unescaped into the server's HTML (0.8.7), so a name with `</title>` in it would end
/// it; here the server escapes first. In the browser the title is set as text and needs none.
#[component]
pub fn PageTitle(#[prop(into)] text: String) -> impl IntoView {
    let whole = if text.is_empty() { "Byblik".to_owned() } else { format!("{text} · Byblik") };
    #[cfg(feature = "ssr")]
    {
        #[expect(clippy::disallowed_methods, reason = "this is the escaping title that the lint points to")]
        let title = view! { <leptos_meta::Title text=escaped(&whole)/> };
        // The unit stands where the browser's half, which shows nothing, will look for its place.
        (title, ())
    }
    // Two lines instead of the crate's reactive head, which nothing else here needs.
    #[cfg(not(feature = "ssr"))]
    Effect::new(move || document().set_title(&whole));
}

/// What search engines and link previews show; they read what the server sends.
#[component]
pub fn PageDescription(#[prop(into)] text: String) -> impl IntoView {
    #[cfg(feature = "ssr")]
    {
        (view! { <leptos_meta::Meta name="description" content=text/> }, ())
    }
    #[cfg(not(feature = "ssr"))]
    drop(text);
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
