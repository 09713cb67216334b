//! Walking the map by keyboard: one stop in the tab order, arrows to the nearest area that way, Enter to open.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::prelude::*;

use super::draw::Drawn;
use crate::locale::word;

/// Makes the areas one group for the keyboard. The returned callbacks must live as long as the map.
pub(super) fn attach(
    map: &web_sys::HtmlElement,
    areas: &Rc<Vec<Drawn>>,
    open: &Rc<dyn Fn(&str)>,
) -> Result<Vec<JsValue>, JsValue> {
    let Some(first) = areas.first() else { return Ok(vec![]) };
    first.element.set_attribute("tabindex", "0")?;
    if let Some(svg) = first.element.closest("svg")? {
        svg.set_attribute("role", "group")?;
        svg.set_attribute("aria-label", &word("map-keys"))?;
    }
    let here = Rc::new(Cell::new(0));
    let mut callbacks = Vec::new();

    for (i, drawn) in areas.iter().enumerate() {
        let (here, areas) = (Rc::clone(&here), Rc::downgrade(areas));
        // The area stays where it is in the drawing: moving it to the front between a press and a release of the
        // pointer would lose the click, and moving it at all would lose the focus.
        let focused = Closure::<dyn FnMut()>::new(move || {
            let Some(areas) = areas.upgrade() else { return };
            let _ = areas[here.get()].element.set_attribute("tabindex", "-1");
            let _ = areas[i].element.set_attribute("tabindex", "0");
            here.set(i);
        })
        .into_js_value();
        drawn.element.add_event_listener_with_callback("focus", focused.unchecked_ref())?;
        callbacks.push(focused);
    }

    let (areas, open) = (Rc::downgrade(areas), Rc::clone(open));
    let pressed = Closure::<dyn FnMut(web_sys::KeyboardEvent)>::new(move |event: web_sys::KeyboardEvent| {
        let Some(areas) = areas.upgrade() else { return };
        let on_area = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        if !on_area.is_some_and(|element| element.class_list().contains("kvarter")) {
            return;
        }
        let now = here.get();
        let direction = match event.key().as_str() {
            "ArrowLeft" => (-1.0, 0.0),
            "ArrowRight" => (1.0, 0.0),
            "ArrowUp" => (0.0, -1.0),
            "ArrowDown" => (0.0, 1.0),
            "Enter" | " " => {
                event.prevent_default();
                open(&areas[now].slug);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        let middles: Vec<_> = areas.iter().map(|drawn| middle(&drawn.element)).collect();
        if let Some(next) = nearest(&middles, now, direction) {
            focus(&areas[next].element);
        }
    })
    .into_js_value();
    map.add_event_listener_with_callback("keydown", pressed.unchecked_ref())?;
    callbacks.push(pressed);
    Ok(callbacks)
}

fn focus(element: &web_sys::Element) {
    if let Some(element) = element.dyn_ref::<web_sys::SvgElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// The middle of what is drawn, in screen pixels.
fn middle(element: &web_sys::Element) -> (f64, f64) {
    let bounds = element.get_bounding_client_rect();
    (bounds.x() + bounds.width() / 2.0, bounds.y() + bounds.height() / 2.0)
}

/// The point that lies best in a direction from `points[from]`: near, and more ahead than aside.
fn nearest(points: &[(f64, f64)], from: usize, (dx, dy): (f64, f64)) -> Option<usize> {
    let (x, y) = points[from];
    let cost = |&(px, py): &(f64, f64)| {
        let ahead = (px - x) * dx + (py - y) * dy;
        let aside = ((px - x) * dy).abs() + ((py - y) * dx).abs();
        (ahead > 1.0 && aside <= 2.0 * ahead).then_some(ahead + 2.0 * aside)
    };
    let candidates = points.iter().enumerate().filter(|(i, _)| *i != from);
    candidates.filter_map(|(i, point)| Some((i, cost(point)?))).min_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(i, _)| i)
}
