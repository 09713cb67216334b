//! One indicator filled from what is judged of it and what the policy says.

use domain::{
    goal::{Point, gap::GapSeries, report::Judged},
    reason,
};
use store::{PolicyFigure, PolicyValue};

use crate::{
    chart::{Chart, Kind, Line, Mark, Target},
    goal::{
        data::{Fact, Indicator},
        figure,
        known::Known,
        say,
    },
    locale::{Language, t},
    visit::Visit,
};

/// What the policy's figures call the other side of a comparison.
const REST_OF_CITY: &str = "Resten af København";

/// An indicator as its page shows it.
pub(super) fn indicator(visit: &Visit, known: &Known, judged: &Judged<'_>) -> Indicator {
    let language = visit.language;
    let told = known.figure_of(judged);
    let indicator = judged.indicator;
    let unit = indicator.unit;
    let point =
        |point: Option<Point>| point.map(|p| known_fact(say::value(language, p.value, unit), p.year.to_string()));
    let unknown = || missing(t!(language, "goal-unknown"), String::new());
    let undated = || undated(language, told?);
    let dated = !judged.areas.is_empty();
    let mut why = say::why_not(language, judged, told);
    why.extend(say::measure(language, judged));
    let better = say::better(language, indicator.better);
    let mut words = vec![];
    words.extend(told.map(|figure| visit.text(&figure.body)));
    words.extend((!indicator.note.is_empty()).then(|| visit.text(&indicator.note)));
    let values = told.filter(|_| !dated).map(|figure| figure::values(visit, &figure.values)).unwrap_or_default();
    Indicator {
        id: indicator.id.clone(),
        goal: indicator.goal.clone(),
        name: visit.text(&indicator.name),
        status: judged.progress.status,
        why,
        moved: say::moved(language, judged).into_iter().chain([better]).collect(),
        words,
        baseline: point(judged.series.baseline).unwrap_or_else(unknown),
        latest: point(judged.series.latest).or_else(undated).unwrap_or_else(unknown),
        target: point(judged.series.target).unwrap_or_else(|| missing(t!(language, "goal-no-target"), String::new())),
        path: path(language, judged),
        chart: dated.then(|| chart(visit, judged)),
        values,
        gap: gap(language, judged, told),
        source: source(visit, known, judged, told),
        next: say::next_update(language, &indicator.next_update),
    }
}

fn known_fact(value: String, note: String) -> Fact {
    Fact { value, note, is_known: true }
}

fn missing(value: String, note: String) -> Fact {
    Fact { value, note, is_known: false }
}

/// The areas' number where the policy gives no year: its only one, or the one that is set beside the rest of the city.
/// Of others it only says that they are there.
fn undated(language: Language, figure: &PolicyFigure) -> Option<Fact> {
    let value = match &figure.values[..] {
        [value] => value,
        [value, rest] if rest.label == REST_OF_CITY => value,
        [] => return None,
        [first, ..] => return Some(missing(t!(language, "goal-see-figures"), say::year(language, &first.year))),
    };
    Some(known_fact(say::policy_value(language, value), say::year(language, &value.year)))
}

fn path(language: Language, judged: &Judged<'_>) -> Fact {
    let on_path = judged.series.latest.and_then(|latest| Some((latest.year, judged.series.on_path(latest.year)?)));
    match on_path {
        Some((year, value)) => {
            let decimals = say::digits(value).max(1);
            let value = language.value(value, judged.indicator.unit, decimals);
            known_fact(value, t!(language, "goal-path-year", year = year.to_string()))
        }
        None if judged.series.target.is_none() => {
            missing(t!(language, "goal-no-path"), t!(language, "goal-no-path-target"))
        }
        None => missing(t!(language, "goal-no-path"), t!(language, "goal-no-path-figures")),
    }
}

fn chart(visit: &Visit, judged: &Judged<'_>) -> Chart {
    let indicator = judged.indicator;
    let line = |name: String, kind: Kind, points: &[Point]| Line {
        name,
        kind,
        marks: points.iter().map(|point| Mark { year: point.year, value: Some(point.value) }).collect(),
        breaks: indicator.breaks.clone(),
    };
    let group =
        if indicator.group.is_empty() { t!(visit.language, "goal-group-areas") } else { visit.text(&indicator.group) };
    let rest = (!judged.rest.is_empty()).then(|| line(t!(visit.language, "goal-group-rest"), Kind::City, &judged.rest));
    let all = judged.areas.iter().chain(&judged.rest).chain(&indicator.target);
    Chart {
        title: visit.text(&indicator.name),
        unit: indicator.unit,
        decimals: all.map(|point| say::digits(point.value)).max().unwrap_or_default(),
        lines: std::iter::once(line(group, Kind::Own, &judged.areas)).chain(rest).collect(),
        target: indicator.target.map(|target| Target { year: target.year, value: target.value }),
    }
}

/// The areas beside the rest of the city: how far apart, and how much of that has closed.
fn gap(language: Language, judged: &Judged<'_>, told: Option<&PolicyFigure>) -> Vec<String> {
    if judged.indicator.is_gap {
        return vec![t!(language, "goal-gap-itself")];
    }
    let gaps: GapSeries = judged.gaps();
    let years = gaps.values.iter().map(|both| both.year);
    let Some((first, last)) = years.clone().min().zip(years.max()) else {
        // A number without a unit counts areas: there is nothing of the rest of the city to set beside it.
        let unknown = judged.indicator.unit.map(|_| t!(language, "goal-gap-unknown"));
        return undated_gap(language, judged, told).or(unknown).into_iter().collect();
    };
    let unit = judged.indicator.unit;
    let in_year = |year: i32| {
        let gap = gaps.gap(year)?;
        let both = gaps.values.iter().find(|both| both.year == year)?;
        let decimals = say::digits(both.areas).max(say::digits(both.rest));
        let by = language.difference(gap.abs(), unit, decimals);
        Some(if gap >= 0.0 {
            t!(language, "goal-gap", by = by, year = year.to_string())
        } else {
            t!(language, "goal-gap-ahead", by = by, year = year.to_string())
        })
    };
    let closing = match judged.closing {
        Some(closing) => Some(reason::gap(closing, language)),
        None if last > first => Some(reason::gap(gaps.closing(first, last), language)),
        None => Some(t!(language, "goal-gap-one-year")),
    };
    let first_gap = (last > first).then(|| in_year(first)).flatten();
    [first_gap, in_year(last), closing].into_iter().flatten().collect()
}

fn undated_gap(language: Language, judged: &Judged<'_>, told: Option<&PolicyFigure>) -> Option<String> {
    let [areas, rest] = &told?.values[..] else { return None };
    let comparable = |value: &PolicyValue| value.unit == areas.unit && value.year == areas.year;
    if rest.label != REST_OF_CITY || !comparable(rest) {
        return None;
    }
    let decimals = say::digits(areas.value).max(say::digits(rest.value));
    let by = language.difference((areas.value - rest.value).abs(), judged.indicator.unit, decimals);
    Some(t!(language, "goal-gap-undated", by = by))
}

fn source(visit: &Visit, known: &Known, judged: &Judged<'_>, told: Option<&PolicyFigure>) -> String {
    let credit = known.credit(&judged.indicator.source);
    if credit.is_empty() {
        return t!(visit.language, "goal-no-source");
    }
    let credit = visit.text(&credit);
    match told {
        Some(figure) => t!(visit.language, "goal-source-place", credit = credit, place = figure.page_hint.clone()),
        None => credit,
    }
}
