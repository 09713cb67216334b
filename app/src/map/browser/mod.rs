//! The map in the browser: fetching the file, drawing it with Leaflet, and following the page's signals.

mod draw;
mod keyboard;
mod leaflet_ext;
mod near;
mod position;

use std::{cell::RefCell, rc::Rc};

use leptos::{html::Div, prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::{
    locale::word,
    map::{choice::Choice, key::Shown},
    pause::pause,
};

pub use near::find_in_forms;
pub use position::find_me;

/// What the map needs of the page.
#[derive(Clone)]
pub struct Mount {
    /// Where it is drawn.
    pub element: NodeRef<Div>,
    /// The file of outlines.
    pub file: String,
    /// Which view is shown.
    pub view: Memo<usize>,
    /// Which area's page is open.
    pub slug: Memo<Option<String>>,
    /// Which layers are drawn.
    pub shown: Shown,
    /// The choice that addresses keep.
    pub choice: Choice,
    /// Where the map says what happened.
    pub status: RwSignal<String>,
}

thread_local! {
    /// The file as it was fetched: "Find mig" looks in it for the visitor's position.
    static FILE: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// Draws the map once its element is on the page, and keeps it true to the signals until the page goes.
pub fn mount(page: Mount) {
    let navigate = use_navigate();
    let open: Rc<dyn Fn(&str)> = {
        let choice = page.choice;
        Rc::new(move |slug: &str| {
            let address = untrack(|| choice.area(slug));
            navigate(&address, NavigateOptions { scroll: false, ..Default::default() });
        })
    };
    let owner = Owner::current();
    let started = StoredValue::new(false);
    Effect::new(move |_| {
        let Some(element) = page.element.get() else { return };
        if started.get_value() {
            return;
        }
        started.set_value(true);
        let (page, open, owner) = (page.clone(), Rc::clone(&open), owner.clone());
        spawn_local(async move {
            let drawn = async {
                pause(0).await;
                let file = fetch(&page.file).await?;
                let drawing = draw::Drawing::new(&element, &file, open).await?;
                Ok::<_, JsValue>((file, drawing))
            };
            match drawn.await {
                Ok((file, drawing)) => {
                    FILE.with(|kept| kept.replace(file));
                    // The effects must end with the layout; without an owner they never would.
                    if let Some(owner) = owner {
                        owner.with(|| drawing.follow(&page));
                    }
                }
                Err(error) => {
                    leptos::logging::warn!("the map could not be drawn: {error:?}");
                    page.status.set(word("map-failed"));
                }
            }
        });
    });
}

async fn fetch(url: &str) -> Result<JsValue, JsValue> {
    let response: web_sys::Response = JsFuture::from(window().fetch_with_str(url)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from_f64(f64::from(response.status())));
    }
    JsFuture::from(response.json()?).await
}

/// A member of a JavaScript value; `undefined` when it has none.
fn get(value: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(value, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

/// A text member; empty when it is none.
fn text(value: &JsValue, key: &str) -> String {
    get(value, key).as_string().unwrap_or_default()
}
