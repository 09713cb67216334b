//! What plain HTML does by itself and a document inside the application needs a hand with.

use leptos::{ev, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use wasm_bindgen::JsCast;

use super::view::Current;

/// Filters in documents are forms with `method="get"`: they become navigations inside the application.
pub fn follow_forms() {
    let navigate = use_navigate();
    let handle = window_event_listener(ev::submit, move |event| {
        let form = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok());
        let Some(form) = form.filter(|form| form.closest(".document").ok().flatten().is_some()) else { return };
        // What a visitor sends is no address.
        if form.get_attribute("method").is_some_and(|method| method == "post") {
            return;
        }
        let Ok(data) = web_sys::FormData::new_with_form(&form) else { return };
        let mut query = Vec::new();
        for entry in data.entries().into_iter().flatten() {
            let pair = js_sys::Array::from(&entry);
            if let (Some(name), Some(value)) = (pair.get(0).as_string(), pair.get(1).as_string())
                && !value.is_empty()
            {
                query.push(format!("{}={}", js_sys::encode_uri_component(&name), js_sys::encode_uri_component(&value)));
            }
        }
        event.prevent_default();
        let path = form.get_attribute("action").unwrap_or_default();
        let address = if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) };
        navigate(&address, NavigateOptions { scroll: false, ..Default::default() });
    });
    on_cleanup(move || handle.remove());
}

/// After a navigation, when the new document has come: focus its heading, so that a screen reader reads it, or go to
/// the place that the address names. The page's script is told, which on the way back scrolls to where one was.
pub(super) fn settle(document: Current) {
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let here = path.get_untracked();
        let arrived = document.with(Option::is_some);
        let Some(before) = before else { return here };
        if !arrived {
            return before;
        }
        let is_other = before != here;
        request_animation_frame(move || {
            if is_other {
                focus_place();
            }
            if let Ok(shown) = web_sys::Event::new("byblik:shown") {
                let _ = window().dispatch_event(&shown);
            }
        });
        here
    });
}

fn focus_place() {
    let hash = window().location().hash().unwrap_or_default();
    let named = (hash.len() > 1).then(|| leptos::prelude::document().get_element_by_id(&hash[1..])).flatten();
    if let Some(place) = named {
        place.scroll_into_view();
        return;
    }
    let heading = leptos::prelude::document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&options);
    }
    if let Ok(Some(panel)) = leptos::prelude::document().query_selector(".panel") {
        panel.set_scroll_top(0);
    }
}
