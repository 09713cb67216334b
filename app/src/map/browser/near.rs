//! "Find mig" in a document: a button that names the map's file, in a form with a list of areas to choose from.

use std::rc::Rc;

use leptos::{ev, prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};

use super::{FILE, fetch, position::find_me};
use crate::locale::word;

/// Chooses the area that the visitor is in, and sends the form. The position stays in the browser.
pub fn find_in_forms() {
    let handle = window_event_listener(ev::click, |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let Some(button) = target.filter(|target| target.has_attribute("data-find")) else { return };
        let Some(form) = button.closest("form").ok().flatten() else { return };
        let say: Rc<dyn Fn(String)> = Rc::new(|words| {
            if let Some(line) = document().get_element_by_id("fundet") {
                line.set_text_content(Some(&words));
            }
        });
        say(word("finding"));
        spawn_local(async move {
            if FILE.with_borrow(JsValue::is_undefined)
                && let Ok(file) = fetch(&button.get_attribute("data-find").unwrap_or_default()).await
            {
                FILE.set(file);
            }
            let choose = move |slug: &str| {
                let Ok(Some(field)) = form.query_selector("[name=naer]") else { return };
                let _ = js_sys::Reflect::set(&field, &"value".into(), &slug.into());
                if let Some(form) = form.dyn_ref::<web_sys::HtmlFormElement>() {
                    let _ = form.request_submit();
                }
            };
            find_me(say, Rc::new(choose));
        });
    });
    on_cleanup(move || handle.remove());
}
