//! The same numbers as a table.

use leptos::prelude::*;

use super::data::{Chart, Line};
use crate::locale::{Language, t};

/// Years down, those who are compared across; the target is a row of its own.
pub(super) fn over_years(language: Language, chart: &Chart) -> AnyView {
    let heads = chart.lines.iter().map(|line| view! { <th scope="col">{line.name.clone()}</th> }).collect_view();
    let row = |year: i32| {
        let cells = chart.lines.iter().map(|line| cell(language, chart, line, year)).collect_view();
        view! { <tr><th scope="row">{year.to_string()}</th>{cells}</tr> }
    };
    let rows = chart.years().into_iter().map(row).collect_view();
    let target = chart.target.map(|target| {
        let value = chart.said(language, target.value);
        let rest = chart.lines.iter().skip(1).map(|_| view! { <td></td> }).collect_view();
        view! {
            <tr class="reference">
                <th scope="row">{t!(language, "chart-target-year", year = target.year.to_string())}</th>
                <td class="number">{value}</td>
                {rest}
            </tr>
        }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=chart.title.clone()>
            <table>
                <caption>{chart.title.clone()}</caption>
                <thead><tr><th scope="col">{t!(language, "chart-year")}</th>{heads}</tr></thead>
                <tbody>{rows}{target}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn cell(language: Language, chart: &Chart, line: &Line, year: i32) -> AnyView {
    let broken = line.breaks.contains(&year).then(|| view! { <small>{t!(language, "chart-break")}</small> });
    match line.at(year) {
        Some(value) => view! { <td class="number">{chart.said(language, value)}{broken}</td> }.into_any(),
        None => view! { <td class="number missing">{t!(language, "chart-no-data")}</td> }.into_any(),
    }
}

/// One year: a bar beside each number, all on one scale.
pub(super) fn of_one_year(language: Language, chart: &Chart, year: i32) -> AnyView {
    let greatest = chart.greatest();
    let row = |line: &Line| {
        let value = line.at(year);
        let said = value.map_or_else(|| t!(language, "chart-no-data"), |value| chart.said(language, value));
        let share = value.filter(|_| greatest > 0.0).map(|value| format!("{:.1}%", 100.0 * value / greatest));
        let bar = share.map(|width| {
            view! {
                <svg class="bar" aria-hidden="true" focusable="false" width="100%" height="10">
                    <rect width=width height="10" rx="3"/>
                </svg>
            }
        });
        view! {
            <tr>
                <th scope="row">{line.name.clone()}</th>
                <td class="number">{said}</td>
                <td class="bar-cell">{bar}</td>
            </tr>
        }
    };
    view! {
        <table class="bars">
            <caption>{format!("{}, {year}", chart.title)}</caption>
            <tbody>{chart.lines.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
