//! What a page puts in the document's head.

use leptos::prelude::*;
use leptos_meta::Meta;

/// The document's title.
///
/// `leptos_meta` writes the title unescaped into the server's HTML (0.8.7), so a name with `</title>` in it would end
/// it; here the server escapes first. In the browser the title is set as text and needs none.
#[component]
pub fn PageTitle(#[prop(into)] text: String) -> impl IntoView {
    let whole = if text.is_empty() { "Byblik".to_owned() } else { format!("{text} · Byblik") };
    let whole = if cfg!(feature = "ssr") { escaped(&whole) } else { whole };
    #[expect(clippy::disallowed_methods, reason = "this is the escaping title that the lint points to")]
    let title = view! { <leptos_meta::Title text=whole/> };
    title
}

/// What search engines and link previews show.
#[component]
pub fn PageDescription(#[prop(into)] text: String) -> impl IntoView {
    view! { <Meta name="description" content=text/> }
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
