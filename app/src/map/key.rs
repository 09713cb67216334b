//! The map's key: which criterion is shown, what the classes mean, and which layers are drawn.

use leptos::prelude::*;

use crate::{
    locale::word,
    map::{choice::Choice, data::View},
};

/// Which layers are drawn.
#[derive(Clone, Copy)]
pub struct Shown {
    /// Our calculation, as colour.
    pub calculation: RwSignal<bool>,
    /// The municipality's latest designation that we know the outlines of, as dotted ones.
    pub designation: RwSignal<bool>,
    /// Housing areas that have been on the state's lists, as diamonds.
    pub lists: RwSignal<bool>,
}

impl Default for Shown {
    fn default() -> Self {
        Self { calculation: RwSignal::new(true), designation: RwSignal::new(true), lists: RwSignal::new(false) }
    }
}

/// The legend, the switch and the layers.
#[component]
pub fn Key(
    /// What can be shown.
    views: Vec<View>,
    /// Which of them is.
    index: Memo<usize>,
    /// The current path, which the switch keeps.
    path: Memo<String>,
    /// Which layers are drawn.
    shown: Shown,
    /// Which calculation it is.
    calculation: String,
) -> impl IntoView {
    let stored = StoredValue::new(views.clone());
    let switch = views
        .into_iter()
        .enumerate()
        .map(|(i, view)| {
            let href = {
                let id = view.id.clone();
                move || Choice::other(&path.get(), &id)
            };
            let current = move || (index.get() == i).then_some("true");
            view! { <li><a href=href aria-current=current data-noscroll>{view.name}</a></li> }
        })
        .collect_view();
    let legend = move || {
        let view = stored.with_value(|views| views[index.get()].clone());
        let classes = view
            .classes
            .into_iter()
            .enumerate()
            .map(|(i, label)| view! { <li><i class=format!("swatch shade-{i}")></i>{label}</li> })
            .collect_view();
        let note = (!view.note.is_empty()).then(|| view! { <p class="key-note">{view.note}</p> });
        view! {
            <h2 class="key-title">{view.title}</h2>
            <ul class="ramp">{classes}</ul>
            <p class="key-mark"><i class="swatch no-data"></i>{word("key-no-data")}</p>
            {note}
        }
    };
    view! {
        <section class="key" aria-label=word("key-label")>
            <div class="legend">
                {legend}
            </div>
            // Folded on a narrow screen, where the area's page should not wait far below; see key.css.
            <details class="choices">
                <summary>{word("key-choices")}</summary>
                <nav class="switch" aria-label=word("key-switch")>
                    <ul>{switch}</ul>
                </nav>
                <fieldset class="layers">
                    <legend>{word("key-layers")}</legend>
                    <Layer id="lag-beregning" on=shown.calculation mark="mark-calculation" label="key-calculation"/>
                    <Layer id="lag-udpegning" on=shown.designation mark="mark-designation" label="key-designation"/>
                    <Layer id="lag-lister" on=shown.lists mark="mark-list" label="key-lists"/>
                </fieldset>
                <p class="key-note calculation-line">{calculation}</p>
            </details>
        </section>
    }
}

#[component]
fn Layer(id: &'static str, on: RwSignal<bool>, mark: &'static str, label: &'static str) -> impl IntoView {
    view! {
        <div class="layer">
            <input type="checkbox" id=id prop:checked=move || on.get() checked=on.get_untracked()
                on:change=move |event| on.set(event_target_checked(&event))/>
            <label for=id><i class=format!("mark {mark}")></i>{word(label)}</label>
        </div>
    }
}
