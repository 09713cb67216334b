//! Waiting in the browser.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Waits for so many milliseconds; 0 lets the browser answer the visitor before the next piece of work.
pub async fn pause(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _ = JsFuture::from(promise).await;
}
