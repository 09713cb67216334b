//! In the browser: taking the place of what the server rendered, drawing the picture's classes, and keeping the address.
//!
//! The view is made anew rather than hydrated: it is the same, and the module is smaller (docs/decisions/0008).

use std::{any::Any, sync::Arc, time::Duration};

use leptos::{leptos_dom::helpers::debounce, prelude::*};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};

use crate::{
    Laboratory, Mark, Material,
    page::{Start, State, look, page},
};

/// How long nothing must move before the address follows.
const PAUSE: Duration = Duration::from_millis(150);

/// How long nothing must move before it is said to those who hear the page.
const PATIENCE: Duration = Duration::from_millis(700);

/// The page as long as it is shown; freeing it ends it.
#[wasm_bindgen]
pub struct Running {
    _view: Box<dyn Any>,
}

/// Takes over the page in `element`: its script holds the material, `.proev` the view, and in it `.picture` the map.
///
/// # Errors
/// What could not be read; the page then stays as the server made it.
#[wasm_bindgen]
pub fn start(element: web_sys::HtmlElement) -> Result<Running, JsValue> {
    console_error_panic_hook::set_once();
    let problem = |text: &dyn std::fmt::Display| JsValue::from_str(&text.to_string());
    let script = element.query_selector("script")?.and_then(|script| script.text_content()).unwrap_or_default();
    let material: Material = serde_json::from_str(&script).map_err(|error| problem(&error))?;
    let laboratory = Laboratory::new(material);
    let place = element.query_selector(".proev")?.ok_or_else(|| problem(&"there is no view"))?;
    let picture = place.query_selector(".picture")?.map(|picture| picture.inner_html()).unwrap_or_default();
    let read =
        |pairs: &[(String, String)]| laboratory.read(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let (.., misread) = read(&query()?);
    // What has been typed while the module was on its way counts already.
    let (setting, chosen, _) = read(&fields(&place)?);
    let start = Start { setting, chosen, misread };
    let focused = document().active_element().map(|focused| focused.id()).filter(|id| !id.is_empty());
    place.set_inner_html("");
    let laboratory = Arc::new(laboratory);
    let view = leptos::mount::mount_to(place.unchecked_into(), move || page(laboratory, start, picture));
    // Whoever was in a field already stays there.
    let again = focused
        .and_then(|id| document().get_element_by_id(&id))
        .and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(field) = again {
        field.focus()?;
    }
    Ok(Running { _view: Box::new(view) })
}

/// What stands in the fields of the server's view.
fn fields(place: &web_sys::Element) -> Result<Vec<(String, String)>, JsValue> {
    let fields = place.query_selector_all("input[name], select[name]")?;
    let all = (0..fields.length()).filter_map(|at| fields.get(at)).map(JsValue::from);
    let pair = |field: JsValue| {
        let text = |key: &str| js_sys::Reflect::get(&field, &key.into()).ok();
        let is_box = text("type").is_some_and(|kind| kind == "checkbox");
        let counts = !is_box || text("checked").is_some_and(|checked| checked.is_truthy());
        // The second form repeats the setting as it was.
        let is_hidden = text("type").is_some_and(|kind| kind == "hidden");
        Some((text("name")?.as_string()?, text("value")?.as_string()?)).filter(|_| counts && !is_hidden)
    };
    Ok(all.filter_map(pair).collect())
}

/// The pairs of the address's query.
fn query() -> Result<Vec<(String, String)>, JsValue> {
    let search = window().location().search()?;
    let decoded = |text: &str| js_sys::decode_uri_component(&text.replace('+', " ")).map(String::from).ok();
    let pairs = search.trim_start_matches('?').split('&').filter_map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        Some((decoded(name)?, decoded(value)?))
    });
    Ok(pairs.collect())
}

/// Keeps the picture and the address true to the state, and lets areas be chosen in the picture.
pub(crate) fn follow(state: &State) {
    state.alive.set(true);
    let heard = state.heard;
    let mut hear = debounce(PATIENCE, move |sentence: String| heard.set(sentence));
    {
        let state = state.clone();
        Effect::new(move |before: Option<()>| {
            let sentence = format!("{}: {}", state.whose.get(), crate::page::sentence(&state));
            if before.is_some() {
                hear(sentence);
            }
        });
    }
    let (own, language) = (state.own, state.laboratory.language());
    Effect::new(move |_| {
        document().set_title(if own.get() {
            language.pick("Din egen beregning · Byblik", "Your own calculation · Byblik")
        } else {
            language.pick("Prøv selv · Byblik", "Try it yourself · Byblik")
        });
    });
    paint(state);
    let (laboratory, setting, chosen) = (Arc::clone(&state.laboratory), state.setting, state.chosen);
    let path = window().location().pathname().unwrap_or_default();
    // Browsers limit how often an address may change, and a slider moves more often than that.
    let mut keep = debounce(PAUSE, move |query: String| keep(&path, &query));
    Effect::new(move |before: Option<()>| {
        let query = setting.with(|setting| laboratory.query(setting, chosen.get()));
        if before.is_some() {
            keep(query);
        }
    });
}

/// Puts a query into the address without a new entry in the history, unless another page has come since.
fn keep(path: &str, query: &str) {
    if window().location().pathname().is_ok_and(|now| now != path) {
        return;
    }
    let address = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        // Where it is refused all the same, only the address is behind.
        let _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}

/// The outlines in the picture, in the order of the areas.
fn outlines(laboratory: &Laboratory) -> Vec<Option<web_sys::Element>> {
    let find = |code: &str| document().query_selector(&format!(".proev-map path[data-omraade=\"{code}\"]")).ok()?;
    laboratory.areas().iter().map(|area| find(&area.code)).collect()
}

fn paint(state: &State) {
    let (laboratory, found, chosen) = (Arc::clone(&state.laboratory), state.found, state.chosen);
    Effect::new(move |before: Option<Painted>| {
        let mut painted = before.unwrap_or_else(|| Painted::new(&laboratory, chosen));
        let looked_at = chosen.get();
        found.with(|found| {
            for (at, outline) in painted.outlines.iter().enumerate() {
                let mark = found.as_ref().ok().map(|found| found.areas[at].mark);
                let shown = (mark, looked_at == Some(at));
                if painted.looks[at] == Some(shown) {
                    continue;
                }
                painted.looks[at] = Some(shown);
                let Some(outline) = outline else { continue };
                let (class, words) = look(mark, laboratory.language());
                let chosen = if shown.1 { " chosen" } else { "" };
                let _ = outline.set_attribute("class", &format!("a {class}{chosen}"));
                // What is marked lies over its neighbours' borders.
                let marked = mark.is_some_and(Mark::is_change) || shown.1;
                if let (true, Some(parent)) = (marked, outline.parent_node()) {
                    let names = painted.names.as_ref().map(AsRef::as_ref);
                    let _ = parent.insert_before(outline, names);
                }
                if let Some(title) = outline.first_element_child() {
                    title.set_text_content(Some(&format!("{}: {}", laboratory.areas()[at].name, words)));
                }
            }
        });
        painted
    });
}

/// What the picture shows now.
struct Painted {
    outlines: Vec<Option<web_sys::Element>>,
    looks: Vec<Option<(Option<Mark>, bool)>>,
    /// The first of the names, which lie over all outlines.
    names: Option<web_sys::Element>,
    /// Kept as long as the picture is shown.
    _choose: Option<Closure<dyn FnMut(web_sys::MouseEvent)>>,
}

impl Painted {
    fn new(laboratory: &Laboratory, chosen: RwSignal<Option<usize>>) -> Self {
        let outlines = outlines(laboratory);
        let codes: Vec<String> = laboratory.areas().iter().map(|area| area.code.clone()).collect();
        let choose = Closure::<dyn FnMut(web_sys::MouseEvent)>::new(move |event: web_sys::MouseEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let code = target.and_then(|target| target.get_attribute("data-omraade"));
            if let Some(at) = code.and_then(|code| codes.iter().position(|known| *known == code)) {
                chosen.set(Some(at));
            }
        });
        let picture = document().query_selector(".proev-map svg").ok().flatten();
        let listens = picture
            .map(|picture| picture.add_event_listener_with_callback("click", choose.as_ref().unchecked_ref()).is_ok());
        let names = document().query_selector(".proev-map text").ok().flatten();
        Self { looks: vec![None; outlines.len()], outlines, names, _choose: listens.filter(|l| *l).map(|_| choose) }
    }
}

/// Copies the page's address, and says whether it could.
pub(crate) fn copy_address(then: impl FnOnce(bool) + 'static) {
    let Ok(address) = window().location().href() else { return then(false) };
    let clipboard = window().navigator().clipboard();
    // Only there in a secure context.
    if JsValue::from(clipboard.clone()).is_undefined() {
        return then(false);
    }
    let written = clipboard.write_text(&address);
    leptos::task::spawn_local(async move {
        then(wasm_bindgen_futures::JsFuture::from(written).await.is_ok());
    });
}

/// Does some work and leaves its time among the page's measures: the latest of each name.
pub(crate) fn measured<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let Some(performance) = window().performance() else { return work() };
    performance.clear_marks_with_mark_name(name);
    performance.clear_measures_with_measure_name(name);
    let started = performance.mark(name);
    let done = work();
    if started.is_ok() {
        let _ = performance.measure_with_start_mark(name, name);
    }
    done
}
