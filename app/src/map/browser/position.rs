//! "Find mig": the browser's position, looked up in the outlines here in the browser. It is never sent.

use std::rc::Rc;

use domain::outline::Outline;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::{FILE, get, text};
use crate::locale::{word, word_with};

/// Asks the browser for the position and opens the kvarter that it lies in; `say` tells the visitor how it goes.
pub fn find_me(say: Rc<dyn Fn(String)>, open: Rc<dyn Fn(&str)>) {
    let Ok(geolocation) = window().navigator().geolocation() else {
        say(word("find-failed"));
        return;
    };
    let (told, failed) = (Rc::clone(&say), Rc::clone(&say));
    let found = Closure::once_into_js(move |position: web_sys::Position| {
        let at = position.coords();
        match kvarter_at([at.longitude(), at.latitude()]) {
            Some((slug, name)) => {
                told(word_with("find-found", &name));
                open(&slug);
            }
            None => told(word("find-outside")),
        }
    });
    let refused = Closure::once_into_js(move |_: web_sys::PositionError| failed(word("find-refused")));
    let options = web_sys::PositionOptions::new();
    options.set_timeout(10_000);
    options.set_maximum_age(60_000);
    let asked = geolocation.get_current_position_with_error_callback_and_options(
        found.unchecked_ref(),
        Some(refused.unchecked_ref()),
        &options,
    );
    if asked.is_err() {
        say(word("find-refused"));
    }
}

/// The slug and name of the kvarter at a position.
fn kvarter_at(position: [f64; 2]) -> Option<(String, String)> {
    FILE.with_borrow(|file| {
        let features = js_sys::Array::from(&get(&get(file, "kvarterer"), "features"));
        let here = features
            .iter()
            .find(|feature| outline(&get(feature, "geometry")).is_some_and(|outline| outline.contains(position)))?;
        let properties = get(&here, "properties");
        Some((text(&properties, "s"), text(&properties, "n")))
    })
}

/// A GeoJSON geometry as an outline.
fn outline(geometry: &JsValue) -> Option<Outline> {
    let list = |value: JsValue| js_sys::Array::from(&value).to_vec();
    let number = |value: &JsValue| value.as_f64();
    let position = |pair: JsValue| {
        let pair = list(pair);
        Some([number(pair.first()?)?, number(pair.get(1)?)?])
    };
    let ring = |ring: JsValue| list(ring).into_iter().map(position).collect::<Option<Vec<_>>>();
    let polygon = |polygon: JsValue| list(polygon).into_iter().map(ring).collect::<Option<Vec<_>>>();
    let coordinates = get(geometry, "coordinates");
    match text(geometry, "type").as_str() {
        "Polygon" => polygon(coordinates).map(Outline::Polygon),
        "MultiPolygon" => list(coordinates).into_iter().map(polygon).collect::<Option<_>>().map(Outline::MultiPolygon),
        _ => None,
    }
}
