//! Fetching the next document in the browser: ahead of the click, patiently, and telling when it takes long.

use std::{cell::RefCell, time::Duration};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

use super::data::{Document, read_document};
use crate::{Fault, locale::word};

/// How long is waited before each further try, in milliseconds.
const PAUSES: [i32; 2] = [800, 3000];
/// A document that comes sooner than this comes without a sign of waiting.
const SOON: Duration = Duration::from_millis(200);

thread_local! {
    /// The link that was fetched ahead last: moving over it again fetches nothing.
    static AHEAD: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Fetches a document; tries again when the server can't be reached, and shows that it takes long.
pub(super) fn fetch(path: String, query: String) -> impl Future<Output = Result<Document, Fault>> + Send {
    // The browser has one thread, which the framework can't know.
    SendWrapper::new(patiently(path, query))
}

async fn patiently(path: String, query: String) -> Result<Document, Fault> {
    let waiting = Waiting::begin();
    let mut found = read_document(path.clone(), query.clone()).await;
    for pause in PAUSES {
        match &found {
            Err(Fault::Unavailable) => {}
            // An answer that can't be read is of another version of Byblik: the page as a whole is of the new one.
            Err(_) => {
                let _ = window().location().reload();
                break;
            }
            Ok(_) => break,
        }
        say("trouble");
        sleep(pause).await;
        found = read_document(path.clone(), query.clone()).await;
    }
    drop(waiting);
    transition().await;
    found
}

/// The sign that a document takes long: a line at the top of the page, which screen readers read. Dropping it ends it.
struct Waiting(Option<TimeoutHandle>);

impl Waiting {
    fn begin() -> Self {
        Self(set_timeout_with_handle(|| say("waiting"), SOON).ok())
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some(timer) = self.0.take() {
            timer.clear();
        }
        say("");
    }
}

/// Writes a word into the line; an empty one hides it.
fn say(key: &'static str) {
    if let Some(line) = document().get_element_by_id("venter") {
        line.set_text_content(Some(&word(key)));
    }
}

async fn sleep(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _ = JsFuture::from(promise).await;
}

/// Lets the browser blend the old page into the new one, where it can and motion is welcome. Returns when the old page
/// has been pictured; the new one must be there a task later.
async fn transition() {
    let page: JsValue = document().into();
    let still = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|m| m.matches());
    let Ok(start) = js_sys::Reflect::get(&page, &"startViewTransition".into()) else { return };
    let Ok(start) = start.dyn_into::<js_sys::Function>() else { return };
    if still || document().hidden() {
        return;
    }
    let pictured = js_sys::Promise::new(&mut |resolve, _| {
        let change = Closure::once_into_js(move || {
            let _ = resolve.call0(&JsValue::NULL);
            js_sys::Promise::new(&mut |shown, _| {
                let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&shown, 0);
            })
        });
        let _ = start.call1(&page, &change);
    });
    let _ = JsFuture::from(pictured).await;
}

/// Fetches the page of a link that is pointed at, touched or focused. The answer may be kept for some seconds, so the
/// click finds it in the browser's own store.
pub(super) fn prefetch() {
    let ahead = |event: web_sys::Event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let link =
            target.and_then(|target| target.closest("a[href^='/']:not([rel=external]):not([download])").ok().flatten());
        let Some(address) = link.and_then(|link| link.get_attribute("href")) else { return };
        let (page, _) = address.split_once('#').unwrap_or((&address, ""));
        let (path, query) = page.split_once('?').unwrap_or((page, ""));
        let is_here = window().location().pathname().is_ok_and(|here| here == path);
        let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
        if is_here || is_file || AHEAD.with_borrow(|last| *last == address) {
            return;
        }
        AHEAD.set(address.clone());
        let (path, query) = (path.to_owned(), query.to_owned());
        spawn_local(async move {
            let _ = read_document(path, query).await;
        });
    };
    for handle in [
        window_event_listener_untyped("pointerover", ahead),
        window_event_listener_untyped("touchstart", ahead),
        window_event_listener_untyped("focusin", ahead),
    ] {
        on_cleanup(move || handle.remove());
    }
}
