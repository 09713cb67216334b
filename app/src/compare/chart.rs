//! The same numbers drawn, every area of a criterion on one scale with the city's value and the limit.

use leptos::prelude::*;

use super::data::{Cell, Column, Row, Scale};
use crate::locale::{Language, t};

/// How high a line of the drawing is, in pixels.
const LINE: u32 = 24;

/// A drawing for each criterion that any of the areas has a number for; nothing where none has.
pub(super) fn charts(language: Language, columns: &[Column], rows: &[Row]) -> Option<AnyView> {
    let drawn = rows.iter().filter(|row| row.cells.iter().any(|cell| cell.place.is_some()));
    let figures: Vec<AnyView> = drawn.filter_map(|row| Some(chart(language, columns, row, row.scale?))).collect();
    (!figures.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t!(language, "compare-scales")}</h2>
                <p class="fine">{t!(language, "compare-scales-text")}</p>
                <div class="scales">{figures}</div>
            </section>
        }
        .into_any()
    })
}

fn chart(language: Language, columns: &[Column], row: &Row, scale: Scale) -> AnyView {
    let lines = columns.iter().zip(&row.cells).map(|(column, cell)| line(column, cell, scale));
    let measures = if row.years.is_empty() { row.measures.clone() } else { format!("{}, {}", row.measures, row.years) };
    view! {
        <article class="on-scale">
            <h3>{row.name.clone()}</h3>
            <p class="measures">{measures}</p>
            <ul aria-label=t!(language, "compare-scale-of", name = row.name.as_str())>{lines.collect_view()}</ul>
            <dl class="marks">
                <div><dt><i class="city-mark"></i>{t!(language, "compare-city")}</dt><dd>{row.city.clone()}</dd></div>
                <div><dt><i class="limit-mark"></i>{t!(language, "compare-limit")}</dt><dd>{row.limit.clone()}</dd></div>
            </dl>
            <p class="fine">{row.source.clone()}</p>
        </article>
    }
    .into_any()
}

/// One area: its name, its place on the scale, its value.
fn line(column: &Column, cell: &Cell, scale: Scale) -> AnyView {
    let Some(place) = cell.place else {
        return view! {
            <li>
                <span class="of">{column.name.clone()}</span>
                <span class="value none">{cell.value.clone()}</span>
            </li>
        }
        .into_any();
    };
    let at = |place: f64| format!("{place}%");
    let (from, to) = if scale.met_to_the_right { (scale.limit, 100.0) } else { (0.0, scale.limit) };
    let (middle, bottom) = ((LINE / 2).to_string(), LINE.to_string());
    view! {
        <li>
            <span class="of">{column.name.clone()}</span>
            <span class="value">{cell.value.clone()}</span>
            <svg class="scale" aria-hidden="true" focusable="false" width="100%" height=bottom.clone()>
                <line class="axis" x1="0%" x2="100%" y1=middle.clone() y2=middle.clone()/>
                <line class="beyond" x1=at(from) x2=at(to) y1=middle.clone() y2=middle.clone()/>
                <line class="tick limit" x1=at(scale.limit) x2=at(scale.limit) y1="0" y2=bottom.clone()/>
                <line class="tick" x1=at(scale.city) x2=at(scale.city) y1="3" y2=(LINE - 3).to_string()/>
                <circle class="dot" cx=at(place) cy=middle.clone() r="7"/>
            </svg>
        </li>
    }
    .into_any()
}
