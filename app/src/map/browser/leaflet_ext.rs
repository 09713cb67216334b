//! Leaflet calls that the `leaflet` crate (0.5.0) lacks or binds wrongly.

use leaflet::{FeatureGroup, Layer};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `L.geoJSON`: the crate declares it in a private module.
    #[wasm_bindgen(js_namespace = L, js_name = geoJSON)]
    pub fn geo_json(data: &JsValue, options: &JsValue) -> Outlines;

    /// `L.GeoJSON`.
    #[wasm_bindgen(extends = FeatureGroup, extends = Layer, extends = leaflet::LayerGroup)]
    #[derive(Clone)]
    pub type Outlines;

    /// `L.GeoJSON.addData`, with an array of features.
    #[wasm_bindgen(method, js_name = addData)]
    pub fn add_data(this: &Outlines, features: &JsValue);

    /// `L.marker` with options as a plain object: the crate's options can't take an element as icon.
    #[wasm_bindgen(js_namespace = L, js_name = marker)]
    pub fn marker(position: &JsValue, options: &JsValue) -> Layer;

    /// `L.divIcon`.
    #[wasm_bindgen(js_namespace = L, js_name = divIcon)]
    pub fn div_icon(options: &JsValue) -> JsValue;

    /// A drawn area: the crate's path lacks `getElement` and `feature`.
    #[wasm_bindgen(extends = Layer)]
    #[derive(Clone)]
    pub type Area;

    /// The SVG element that draws it.
    #[wasm_bindgen(method, js_name = getElement)]
    pub fn element(this: &Area) -> Option<web_sys::Element>;

    /// The GeoJSON feature that it draws.
    #[wasm_bindgen(method, getter)]
    pub fn feature(this: &Area) -> JsValue;

    /// Draws it over its neighbours.
    #[wasm_bindgen(method, js_name = bringToFront)]
    pub fn bring_to_front(this: &Area);

    /// Its bounds.
    #[wasm_bindgen(method, js_name = getBounds)]
    pub fn bounds(this: &Area) -> leaflet::LatLngBounds;

    /// `bindTooltip` with text and options: the crate calls a method that does not exist.
    #[wasm_bindgen(method, js_name = bindTooltip)]
    pub fn bind_tooltip(this: &Area, content: &JsValue, options: &JsValue) -> Layer;

    /// Leaflet's map, for calls that the crate lacks.
    #[wasm_bindgen(extends = leaflet::Map)]
    pub type PlainMap;

    /// `map.createPane`: a layer of its own in the stack.
    #[wasm_bindgen(method, js_name = createPane)]
    pub fn create_pane(this: &PlainMap, name: &str) -> web_sys::HtmlElement;

    /// `map.fitBounds` with padding, which the crate's options lack.
    #[wasm_bindgen(method, js_name = fitBounds)]
    pub fn fit(this: &PlainMap, bounds: &leaflet::LatLngBounds, options: &JsValue);

    /// `map.getBounds`.
    #[wasm_bindgen(method, js_name = getBounds)]
    pub fn view_bounds(this: &PlainMap) -> Bounds;

    /// `L.LatLngBounds`, for `contains`.
    pub type Bounds;

    /// Whether other bounds lie inside.
    #[wasm_bindgen(method)]
    pub fn contains(this: &Bounds, other: &leaflet::LatLngBounds) -> bool;
}
