//! Development over time: a small drawing with a table of the same numbers under it.
//!
//! Drawn on the server, so it costs the browser no code and is there on paper and without scripts. Where only one year
//! is known there is no development: then the table stands alone, with a bar beside each number.

mod axis;
mod data;
mod drawing;
mod table;

use leptos::prelude::*;

pub use data::{Chart, Kind, Line, Mark, Target};

use crate::locale::{Language, t};

/// The chart with its table.
pub fn view(language: Language, chart: &Chart) -> AnyView {
    let years = chart.years();
    if years.is_empty() {
        return view! { <p class="empty">{t!(language, "chart-none")}</p> }.into_any();
    }
    if years.len() == 1 && chart.target.is_none() {
        return view! { <div class="chart">{table::of_one_year(language, chart, years[0])}</div> }.into_any();
    }
    let only_one = (chart.lines.iter().filter(|line| line.known().count() > 1).count() == 0)
        .then(|| view! { <p class="fine">{t!(language, "chart-no-line")}</p> });
    view! {
        <div class="chart">
            {drawing::view(language, chart)}
            {only_one}
            <details>
                <summary>{t!(language, "chart-table")}</summary>
                {table::over_years(language, chart)}
            </details>
        </div>
    }
    .into_any()
}
