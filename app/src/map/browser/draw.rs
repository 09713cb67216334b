//! Drawing with Leaflet, and redrawing only what changes.

use std::{cell::RefCell, rc::Rc};

use leaflet::{FeatureGroup, LatLng, LatLngBounds, Layer, Map, MapOptions, TileLayer, TileLayerOptions};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::{
    Mount, get, keyboard,
    leaflet_ext::{Area, PlainMap, div_icon, geo_json, marker},
    text,
};
use crate::{head::escaped, locale::word, pause::pause};

/// The city without the forts in Øresund: south-west and north-east.
const CITY: [[f64; 2]; 2] = [[55.612, 12.453], [55.7327, 12.652]];

/// So many features are drawn before the browser may answer the visitor: on a slow phone the outlines of all kvarterer at
/// once would hold it up.
const AT_ONCE: u32 = 12;

/// A kvarter on the map.
pub(super) struct Drawn {
    pub(super) area: Area,
    pub(super) element: web_sys::Element,
    pub(super) slug: String,
    pub(super) name: String,
    /// For each view its shade, -1 for no data, and what is said of it.
    values: Vec<(i32, String)>,
}

/// The map and what is drawn on it. Dropping it takes the map off the page.
pub(super) struct Drawing {
    map: Map,
    kvarterer: Rc<Vec<Drawn>>,
    bydele: Vec<(String, Area)>,
    byomraader: FeatureGroup,
    designated: Vec<(String, Area)>,
    lists: FeatureGroup,
    /// The diamonds by their areas' slugs.
    marks: Vec<(String, Area)>,
    /// Kept alive as long as the map calls them.
    _callbacks: Vec<JsValue>,
}

impl Drawing {
    /// Draws the file. `open` is called with the slug of an area that the visitor chooses.
    ///
    /// In several pieces of work, between which the browser can answer the visitor.
    pub(super) async fn new(
        element: &web_sys::HtmlElement,
        file: &JsValue,
        open: Rc<dyn Fn(&str)>,
    ) -> Result<Self, JsValue> {
        if get(&js_sys::global(), "L").is_undefined() {
            return Err("Leaflet is not loaded".into());
        }
        let options = MapOptions::new();
        options.set_scroll_wheel_zoom(false);
        // Arrow keys walk from area to area instead of panning.
        set(&options, "keyboard", false)?;
        set(&options, "zoomSnap", 0.25)?;
        set(&options, "minZoom", 10)?;
        set(&options, "maxZoom", 16)?;
        // Our own credits stand in the footer; a tile layer brings one that must stand on the map.
        let has_tiles = document().document_element().is_some_and(|root| root.has_attribute("data-tiles"));
        set(&options, "attributionControl", has_tiles)?;
        let still =
            window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|m| m.matches());
        set(&options, "zoomAnimation", !still)?;
        set(&options, "fadeAnimation", !still)?;
        let map = Map::new_with_element(element, &options)?;
        pause(0).await;
        let bounds = LatLngBounds::new(&LatLng::new(CITY[0][0], CITY[0][1]), &LatLng::new(CITY[1][0], CITY[1][1]));
        let plain: &PlainMap = map.unchecked_ref();
        plain.fit(&bounds, &room()?);
        name_controls(element);
        tiles(&map)?;
        for (pane, order) in [("omgivelser", "350"), ("graenser", "410"), ("navne", "620")] {
            let pane = plain.create_pane(pane);
            pane.style().set_property("z-index", order)?;
            pane.style().set_property("pointer-events", "none")?;
        }

        pause(0).await;
        layer(&map, &get(file, "omgivelser"), "ground", "omgivelser", false).await?;
        let kvarter_layer = layer(&map, &get(file, "kvarterer"), "kvarter", "overlayPane", true).await?;
        let kvarterer: Vec<Drawn> = areas(&kvarter_layer).filter_map(Drawn::new).collect();
        pause(0).await;
        let bydel_layer = layer(&map, &get(file, "bydele"), "bydel", "graenser", false).await?;
        let byomraader = layer(&map, &get(file, "byomraader"), "designated", "graenser", false).await?;
        let (lists, marks) = list_marks(&get(file, "boligomraader"))?;
        names(&map, &get(file, "bydele"))?;

        pause(0).await;
        let kvarterer = Rc::new(kvarterer);
        let mut callbacks = keyboard::attach(element, &kvarterer, &open)?;
        for drawn in kvarterer.iter() {
            let (slug, open) = (drawn.slug.clone(), Rc::clone(&open));
            let click = Closure::<dyn FnMut()>::new(move || open(&slug)).into_js_value();
            drawn.element.add_event_listener_with_callback("click", click.unchecked_ref())?;
            callbacks.push(click);
        }
        Ok(Self {
            map,
            kvarterer,
            bydele: named(&bydel_layer),
            designated: named(&byomraader),
            byomraader,
            lists,
            marks,
            _callbacks: callbacks,
        })
    }

    /// Keeps the drawing true to the page's signals, until the page goes.
    pub(super) fn follow(self, page: &Mount) {
        let Mount { view, slug, shown, element, .. } = page.clone();
        let ring: RefCell<Vec<web_sys::Element>> = RefCell::default();
        let drawing = StoredValue::new_local(self);
        Effect::new(move |_| {
            let on = shown.calculation.get();
            drawing.with_value(|d| d.kvarterer.iter().for_each(|drawn| drawn.paint(view.get(), on)));
            if let Some(element) = element.get_untracked() {
                let _ = element.set_attribute("data-painted", &view.get().to_string());
            }
        });
        Effect::new(move |_| {
            let (designation, lists) = (shown.designation.get(), shown.lists.get());
            drawing.with_value(|d| {
                toggle(&d.byomraader, &d.map, designation);
                toggle(&d.lists, &d.map, lists);
            });
        });
        Effect::new(move |_| {
            let slug = slug.get();
            drawing.with_value(|d| {
                for old in ring.borrow_mut().drain(..) {
                    let _ = old.class_list().remove_1("chosen");
                }
                let Some(slug) = slug.as_deref() else { return };
                if let Some((_, mark)) = d.marks.iter().find(|(known, _)| known == slug) {
                    // The layer may be hidden; what the page is about is not.
                    shown.lists.set(true);
                    toggle(&d.lists, &d.map, true);
                    if let Some(element) = mark.element() {
                        let _ = element.class_list().add_1("chosen");
                        ring.borrow_mut().push(element);
                    }
                    return;
                }
                let Some(area) = d.find(slug) else { return };
                if let Some(element) = area.element() {
                    let _ = element.class_list().add_1("chosen");
                    ring.borrow_mut().push(element);
                }
                area.bring_to_front();
                let plain: &PlainMap = d.map.unchecked_ref();
                if !plain.view_bounds().contains(&area.bounds())
                    && let Ok(room) = room()
                {
                    plain.fit(&area.bounds(), &room);
                }
            });
        });
    }

    fn find(&self, slug: &str) -> Option<Area> {
        let kvarter = self.kvarterer.iter().find(|drawn| drawn.slug == slug).map(|drawn| drawn.area.clone());
        let other =
            || self.bydele.iter().chain(&self.designated).find(|(s, _)| s == slug).map(|(_, area)| area.clone());
        kvarter.or_else(other)
    }
}

impl Drop for Drawing {
    fn drop(&mut self) {
        self.map.remove();
    }
}

impl Drawn {
    fn new(area: Area) -> Option<Self> {
        let element = area.element()?;
        let properties = get(&area.feature(), "properties");
        let values = js_sys::Array::from(&get(&properties, "v"));
        let value = |pair: JsValue| {
            let pair = js_sys::Array::from(&pair);
            #[expect(clippy::cast_possible_truncation, reason = "shades are -1 to 4")]
            let shade = pair.get(0).as_f64().unwrap_or(-1.0) as i32;
            (shade, pair.get(1).as_string().unwrap_or_default())
        };
        let drawn = Self {
            slug: text(&properties, "s"),
            name: text(&properties, "n"),
            values: values.iter().map(value).collect(),
            element,
            area,
        };
        let options = js_sys::Object::new();
        set(&options, "sticky", true).ok()?;
        set(&options, "direction", "top").ok()?;
        set(&options, "className", "map-tip").ok()?;
        drawn.area.bind_tooltip(&escaped(&drawn.name).into(), &options);
        drawn.element.set_attribute("role", "link").ok()?;
        drawn.element.set_attribute("tabindex", "-1").ok()?;
        Some(drawn)
    }

    /// Shows the value of a view, or no value at all.
    fn paint(&self, view: usize, on: bool) {
        let (shade, said) = match self.values.get(view) {
            Some((shade, said)) if on => (*shade, format!("{}: {said}", self.name)),
            _ => (-2, self.name.clone()),
        };
        let class = match shade {
            -2 => "plain".to_owned(),
            -1 => "no-data".to_owned(),
            shade => format!("shade-{shade}"),
        };
        let list = self.element.class_list();
        let chosen = if list.contains("chosen") { " chosen" } else { "" };
        let _ = self.element.set_attribute("class", &format!("leaflet-interactive kvarter {class}{chosen}"));
        let _ = self.element.set_attribute("aria-label", &said);
        // Leaflet reads a text as markup.
        self.area.set_tooltip_content(&escaped(&said).into());
    }
}

/// Room for the search field above what is fitted into view.
fn room() -> Result<JsValue, JsValue> {
    let options = js_sys::Object::new();
    set(&options, "paddingTopLeft", js_sys::Array::of2(&8.into(), &72.into()))?;
    set(&options, "paddingBottomRight", js_sys::Array::of2(&8.into(), &8.into()))?;
    Ok(options.into())
}

/// Draws a feature collection, a few features at a time; `touch` makes its areas answer to the pointer.
async fn layer(map: &Map, data: &JsValue, class: &str, pane: &str, touch: bool) -> Result<FeatureGroup, JsValue> {
    let style = js_sys::Object::new();
    set(&style, "className", class)?;
    set(&style, "weight", 1)?;
    let options = js_sys::Object::new();
    set(&options, "style", style)?;
    set(&options, "interactive", touch)?;
    set(&options, "pane", pane)?;
    let group = geo_json(&JsValue::NULL, &options);
    group.add_to(map);
    let features = js_sys::Array::from(&get(data, "features"));
    for start in (0..features.length()).step_by(AT_ONCE as usize) {
        let end = features.length().min(start + AT_ONCE);
        group.add_data(&features.slice(start, end));
        pause(0).await;
    }
    Ok(group.into())
}

fn areas(group: &FeatureGroup) -> impl Iterator<Item = Area> {
    group.get_layers().into_iter().map(JsCast::unchecked_into)
}

fn named(group: &FeatureGroup) -> Vec<(String, Area)> {
    areas(group).map(|area| (text(&get(&area.feature(), "properties"), "s"), area)).collect()
}

/// Diamonds where housing areas lie that have been on the state's lists; no outlines of them are published.
fn list_marks(data: &JsValue) -> Result<(FeatureGroup, Vec<(String, Area)>), JsValue> {
    let group = geo_json(&JsValue::NULL, &JsValue::UNDEFINED);
    let mut marks = Vec::new();
    for feature in js_sys::Array::from(&get(data, "features")).iter() {
        let properties = get(&feature, "properties");
        let at = js_sys::Array::from(&get(&get(&feature, "geometry"), "coordinates"));
        let mark = label(&text(&properties, "n"), "list-mark", &[at.get(1), at.get(0)])?;
        group.add_layer(&mark);
        marks.push((text(&properties, "s"), mark.unchecked_into()));
    }
    Ok((group.into(), marks))
}

/// The bydele's names, and those of the neighbours that help to find one's way.
fn names(map: &Map, bydele: &JsValue) -> Result<(), JsValue> {
    for feature in js_sys::Array::from(&get(bydele, "features")).iter() {
        let properties = get(&feature, "properties");
        let at = js_sys::Array::from(&get(&properties, "at"));
        let name = text(&properties, "n").replace('-', "-\u{200b}");
        label(&name, "map-name", &[at.get(1), at.get(0)])?.add_to(map);
    }
    for (name, class, lat, lon) in [
        ("Frederiksberg", "map-name quiet", 55.6795, 12.5225),
        ("Øresund", "map-name water", 55.705, 12.635),
        ("Gentofte", "map-name quiet", 55.7345, 12.548),
        ("Gladsaxe", "map-name quiet", 55.731, 12.486),
        ("Rødovre", "map-name quiet", 55.684, 12.449),
        ("Hvidovre", "map-name quiet", 55.641, 12.472),
        ("Tårnby", "map-name quiet", 55.628, 12.612),
    ] {
        label(name, class, &[lat.into(), lon.into()])?.add_to(map);
    }
    Ok(())
}

fn label(name: &str, class: &str, at: &[JsValue; 2]) -> Result<Layer, JsValue> {
    // An element and not a text: Leaflet would read a text as markup.
    let content = document().create_element("span")?;
    content.set_text_content(Some(name));
    let icon = js_sys::Object::new();
    set(&icon, "className", class)?;
    set(&icon, "html", content)?;
    set(&icon, "iconSize", JsValue::NULL)?;
    let options = js_sys::Object::new();
    set(&options, "icon", div_icon(&icon))?;
    set(&options, "interactive", false)?;
    set(&options, "keyboard", false)?;
    set(&options, "pane", "navne")?;
    Ok(marker(&js_sys::Array::of2(&at[0], &at[1]), &options))
}

/// The tile layer that the server's configuration asks for, if any.
fn tiles(map: &Map) -> Result<(), JsValue> {
    let Some(root) = document().document_element() else { return Ok(()) };
    let Some(url) = root.get_attribute("data-tiles") else { return Ok(()) };
    let options = TileLayerOptions::new();
    set(&options, "attribution", escaped(&root.get_attribute("data-tiles-credit").unwrap_or_default()))?;
    TileLayer::new_options(&url, &options).add_to(map);
    root.set_attribute("data-has-tiles", "")
}

/// Leaflet's own buttons speak English; the page has a language of its own.
fn name_controls(element: &web_sys::HtmlElement) {
    for (selector, name) in
        [(".leaflet-control-zoom-in", word("zoom-in")), (".leaflet-control-zoom-out", word("zoom-out"))]
    {
        if let Ok(Some(button)) = element.query_selector(selector) {
            let _ = button.set_attribute("title", &name);
            let _ = button.set_attribute("aria-label", &name);
        }
    }
}

fn toggle(layer: &FeatureGroup, map: &Map, on: bool) {
    if on {
        layer.add_to(map);
    } else {
        layer.remove();
    }
}

/// Sets a member of a JavaScript object.
fn set(object: &JsValue, key: &str, value: impl Into<JsValue>) -> Result<(), JsValue> {
    js_sys::Reflect::set(object, &key.into(), &value.into()).map(|_| ())
}
