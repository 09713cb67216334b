//! The browser's entry: takes over the part of the page that acts.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Called by the document's script when the WebAssembly is ready.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    let place = document().get_element_by_id("app").and_then(|element| element.dyn_into().ok());
    if let Some(place) = place {
        leptos::mount::hydrate_from(place, app::App).forget();
    }
}
