//! The drawing: years across, values up from zero, and the target as a line of its own.
//!
//! What it shows stands in the table too, so it is hidden from screen readers. Places across are percents, so that the
//! drawing grows with the page and its letters do not.

use leptos::prelude::*;

use super::{
    axis::Axes,
    data::{Chart, Kind, Line},
};
use crate::locale::{Language, t};

/// The chart as a picture with its key.
pub(super) fn view(language: Language, chart: &Chart) -> AnyView {
    let years = chart.years();
    let first = years.first().copied().unwrap_or_default();
    let last = chart.target.map(|target| target.year).into_iter().chain(years.last().copied()).max().unwrap_or(first);
    let axes = Axes::new(first, last, chart.greatest());
    let lines = chart.lines.iter().rev().map(|line| drawn(&axes, line)).collect_view();
    let target = chart.target.map(|target| {
        let y = axes.y(target.value);
        let (from, to) = (percent(axes.x(first)), percent(axes.x(last)));
        view! {
            <line class="target" x1=from x2=to.clone() y1=y y2=y/>
            <text class="target-word" x=to y=y - 5.0 text-anchor="end">
                {t!(language, "chart-target", value = chart.said(language, target.value))}
            </text>
        }
    });
    let level = |value: f64| {
        let y = axes.y(value);
        view! {
            <line class="grid" x1=percent(axes.x(first)) x2=percent(axes.x(last)) y1=y y2=y/>
            <text x=percent(axes.x(first) - 2.0) y=y + 4.0 text-anchor="end">{chart.said_short(language, value)}</text>
        }
    };
    let mut shown = vec![first, last];
    shown.extend(years.iter().filter(|year| far_enough(&axes, &[first, last], **year)));
    shown.sort_unstable();
    shown.dedup();
    let ticks = shown.into_iter().map(|year| {
        view! { <text x=percent(axes.x(year)) y="152" text-anchor="middle">{year.to_string()}</text> }
    });
    let key = chart.lines.iter().map(|line| {
        view! { <li><svg class="chart-sample" width="34" height="14" aria-hidden="true" focusable="false">{sample(line.kind)}</svg>{line.name.clone()}</li> }
    });
    view! {
        <svg class="chart-drawing" aria-hidden="true" focusable="false" width="100%" height="160">
            {level(0.0)}
            {level(axes.top / 2.0)}
            {level(axes.top)}
            {ticks.collect_view()}
            {target}
            {lines}
        </svg>
        <ul class="chart-key">{key.collect_view()}</ul>
        {is_sparse(chart).then(|| view! { <p class="fine">{t!(language, "chart-sparse")}</p> })}
    }
    .into_any()
}

/// Whether some line is drawn over years without numbers.
fn is_sparse(chart: &Chart) -> bool {
    chart.lines.iter().flat_map(Line::segments).any(|[(from, _), (to, _)]| to - from > 1)
}

/// Whether a year's name does not run into the names of others.
fn far_enough(axes: &Axes, others: &[i32], year: i32) -> bool {
    others.iter().all(|other| (axes.x(*other) - axes.x(year)).abs() > 14.0)
}

fn drawn(axes: &Axes, line: &Line) -> AnyView {
    let segments = line.segments().into_iter().map(|[(from, low), (to, high)]| {
        // Between years that lie apart nobody knows how it went.
        let class = if to - from > 1 { format!("{} sparse", class(line.kind)) } else { class(line.kind).to_owned() };
        view! {
            <line class=class x1=percent(axes.x(from)) y1=axes.y(low) x2=percent(axes.x(to)) y2=axes.y(high)/>
        }
    });
    let marks = line.known().map(|(year, value)| mark(line.kind, percent(axes.x(year)), axes.y(value)));
    let marks = marks.collect_view();
    view! { {segments.collect_view()}{marks} }.into_any()
}

/// How a line looks; the mark has a shape of its own as well.
fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Own => "line own",
        Kind::Beside => "line beside",
        Kind::City => "line city",
    }
}

fn mark(kind: Kind, x: String, y: f64) -> AnyView {
    match kind {
        Kind::Own => view! { <circle class="mark-own" cx=x cy=y r="5"/> }.into_any(),
        Kind::Beside => view! { <circle class="mark-beside" cx=x cy=y r="4"/> }.into_any(),
        // A nested drawing: only so can a square's middle stand at a percent.
        Kind::City => view! {
            <svg x=x y=y overflow="visible"><rect class="mark-city" x="-4" y="-4" width="8" height="8"/></svg>
        }
        .into_any(),
    }
}

fn sample(kind: Kind) -> AnyView {
    view! {
        <line class=class(kind) x1="0" x2="34" y1="7" y2="7"/>
        {mark(kind, "17".into(), 7.0)}
    }
    .into_any()
}

fn percent(place: f64) -> String {
    format!("{place:.2}%")
}
