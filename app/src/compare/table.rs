//! The table of criteria and areas. On narrow screens the style sheet makes each row a card; the roles keep it a table
//! for those who hear it.

use domain::screening::Verdict;
use leptos::prelude::*;

use super::data::{Cell, Column, Row};
use crate::locale::{Language, t};

/// Residents, every criterion, and our calculation as a whole.
pub(super) fn table(language: Language, columns: &[Column], rows: &[Row]) -> AnyView {
    let head = |column: &Column| {
        view! {
            <th scope="col" role="columnheader">
                <a href=format!("/omraade/{}", column.slug)>{column.name.clone()}</a>
                <small>{column.kind.clone()}</small>
            </th>
        }
    };
    let city = t!(language, "compare-city");
    let limit = t!(language, "compare-limit");
    view! {
        <div class="table-scroll compare" tabindex="0" role="region" aria-label=t!(language, "compare-table")>
            <table role="table">
                <caption class="visually-hidden">{t!(language, "compare-caption")}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{t!(language, "compare-criterion")}</th>
                        {columns.iter().map(head).collect_view()}
                        <th scope="col" role="columnheader">{city}</th>
                        <th scope="col" role="columnheader">{limit}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {residents(language, columns)}
                    {rows.iter().map(|row| criterion(language, columns, row)).collect_view()}
                    {outcome(language, columns)}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

fn residents(language: Language, columns: &[Column]) -> AnyView {
    let cell = |column: &Column| {
        let said = match &column.residents {
            Some((count, period)) => view! { <b>{count.clone()}</b><small>{period.clone()}</small> }.into_any(),
            None => view! { <span class="none">{t!(language, "compare-no-figure")}</span> }.into_any(),
        };
        view! { <td role="cell" data-of=column.name.clone()>{said}</td> }
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{t!(language, "compare-residents")}</th>
            {columns.iter().map(cell).collect_view()}
            <td role="cell" class="blank"></td>
            <td role="cell" class="blank"></td>
        </tr>
    }
    .into_any()
}

fn criterion(language: Language, columns: &[Column], row: &Row) -> AnyView {
    let measures = if row.years.is_empty() { row.measures.clone() } else { format!("{}, {}", row.measures, row.years) };
    let cells = columns.iter().zip(&row.cells).map(|(column, value)| {
        view! { <td role="cell" data-of=column.name.clone()>{cell(language, value)}</td> }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{row.name.clone()}<small>{measures}</small></th>
            {cells.collect_view()}
            <td role="cell" data-of=t!(language, "compare-city")>{row.city.clone()}</td>
            <td role="cell" data-of=t!(language, "compare-limit")>{row.limit.clone()}</td>
        </tr>
    }
    .into_any()
}

fn cell(language: Language, cell: &Cell) -> AnyView {
    if cell.place.is_none() {
        return view! { <span class="none">{cell.value.clone()}</span> }.into_any();
    }
    let verdict = match cell.verdict {
        Some(Verdict::Met) => Some(("verdict met", t!(language, "compare-met"))),
        Some(Verdict::NotMet) => Some(("verdict not-met", t!(language, "compare-not-met"))),
        _ => None,
    };
    let verdict = verdict.map(|(class, word)| view! { <span class=class>{word}</span> });
    let years = (!cell.years.is_empty()).then(|| view! { <small>{cell.years.clone()}</small> });
    view! { <b>{cell.value.clone()}</b>{verdict}{years} }.into_any()
}

fn outcome(language: Language, columns: &[Column]) -> AnyView {
    let cell = |column: &Column| {
        view! { <td role="cell" data-of=column.name.clone()>{column.outcome.clone()}</td> }
    };
    view! {
        <tr role="row" class="reference">
            <th scope="row" role="rowheader">{t!(language, "compare-outcome")}</th>
            {columns.iter().map(cell).collect_view()}
            <td role="cell" class="blank"></td>
            <td role="cell" class="blank"></td>
        </tr>
    }
    .into_any()
}
