//! The texts that the browser part says too: search, key, header, faults.
//!
//! They are messages like all others, in `client.ftl`. The server says them itself and also lays them in the page, so
//! that not one of them is in the WebAssembly, and hydration finds the same words.

#[cfg(not(feature = "ssr"))]
mod words {
    use std::cell::OnceCell;

    use wasm_bindgen::JsValue;

    thread_local! {
        /// What the page brought along.
        static WORDS: OnceCell<JsValue> = const { OnceCell::new() };
    }

    fn read() -> JsValue {
        let text = leptos::prelude::document().get_element_by_id("ord").and_then(|element| element.text_content());
        text.and_then(|text| js_sys::JSON::parse(&text).ok()).unwrap_or(JsValue::UNDEFINED)
    }

    /// The text under a key; empty when the page has none.
    pub fn get(key: &str) -> String {
        WORDS.with(|words| {
            let words = words.get_or_init(read);
            js_sys::Reflect::get(words, &JsValue::from_str(key))
                .ok()
                .and_then(|text| text.as_string())
                .unwrap_or_default()
        })
    }
}

/// What stands in a text of the page for what is put in later.
const PLACE: &str = "{n}";

/// A text of the page's language.
#[must_use]
pub fn word(key: &'static str) -> String {
    #[cfg(feature = "ssr")]
    {
        super::message::say(current(), key, &[("n", PLACE.into())])
    }
    #[cfg(not(feature = "ssr"))]
    {
        words::get(key)
    }
}

/// A text of the page's language with something put in for `{ $n }`.
#[must_use]
pub fn word_with(key: &'static str, n: &str) -> String {
    word(key).replace(PLACE, n)
}

/// The language of the request that is being answered.
#[cfg(feature = "ssr")]
fn current() -> super::Language {
    leptos::prelude::use_context::<super::Language>().unwrap_or(super::Language::Danish)
}

/// All of them as JSON, for the page to bring along.
#[cfg(feature = "ssr")]
#[must_use]
pub fn words(language: super::Language) -> String {
    let said = |key: &&str| ((*key).to_owned(), super::message::say(language, key, &[("n", PLACE.into())]).into());
    let words: serde_json::Map<String, serde_json::Value> = KEYS.iter().map(said).collect();
    // Nothing in a text may end the element that holds it.
    serde_json::Value::Object(words).to_string().replace('<', "\\u003c")
}

/// Every text of `client.ftl`; a test holds the two together.
#[cfg(feature = "ssr")]
pub(super) const KEYS: &[&str] = &[
    "waiting",
    "trouble",
    "unavailable-title",
    "unavailable-text",
    "retry",
    "way-to-map",
    "way-to-areas",
    "footer",
    "search-label",
    "search-placeholder",
    "search-button",
    "search-none",
    "search-one",
    "search-some",
    "find-me",
    "finding",
    "find-refused",
    "find-failed",
    "find-outside",
    "find-found",
    "map-label",
    "map-picture",
    "map-failed",
    "map-keys",
    "zoom-in",
    "zoom-out",
    "key-label",
    "key-no-data",
    "key-choices",
    "key-switch",
    "key-layers",
    "key-calculation",
    "key-designation",
    "key-lists",
];
