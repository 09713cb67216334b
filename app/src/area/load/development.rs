//! The area's figures over time, with its bydel's and the city's.

use domain::{
    area::{AreaCode, Level},
    figure::Unit,
    method::Question,
    reason,
    screening::ScreenError,
    series::{self, Point, Series, Whole},
};
use store::Area;

use super::{Ground, RESIDENTS, sources::credits};
use crate::{
    Fault,
    area::data::Development,
    chart::{Chart, Kind, Line, Mark},
    locale::t,
    screening::run::units,
};

/// Every indicator of the published method in every period, for kvarterer, bydele and the city.
pub(super) async fn series(ground: &Ground<'_>) -> Result<Series, Fault> {
    let units = units(&ground.visit.services, Level::Kvarter, &ground.published.run.snapshot).await?;
    let whole = |bydel: &Area| Whole {
        code: bydel.code.clone(),
        parts: ground.within(&bydel.code).map(|kvarter| kvarter.code.clone()).collect(),
    };
    let wholes: Vec<Whole> = ground.bydele.iter().map(whole).collect();
    let unusable = |error: ScreenError| {
        tracing::error!(%error, "the published method's numbers can't be read over time");
        Fault::Unavailable
    };
    series::series(&ground.published.method, &units, &wholes, &ground.figures).map_err(unusable)
}

/// Residents, and then what the criteria ask about; nothing on levels without figures.
pub(super) fn developments(ground: &Ground<'_>, series: &Series) -> Vec<Development> {
    if !matches!(ground.area.level, Level::Kvarter | Level::Bydel) {
        return vec![];
    }
    let questions = ground.published.method.questions();
    let asked = questions.iter().filter_map(|question| of_question(ground, series, *question));
    of_residents(ground).into_iter().chain(asked).collect()
}

/// The area's residents alone: beside the whole city's, a kvarter's would be a line at the bottom. One number is said
/// and not drawn.
fn of_residents(ground: &Ground<'_>) -> Option<Development> {
    let language = ground.visit.language;
    let points = ground.residents(&ground.area);
    let latest = points.keys().next_back()?.clone();
    let measure = ground.sources.measures.iter().find(|measure| measure.id == RESIDENTS)?;
    let name = ground.visit.text(&measure.name);
    let marks = points.iter().filter_map(|(period, value)| mark(period, *value));
    let marks = yearly(marks);
    let (year, has_more) = (latest.get(..4)?.to_owned(), marks.len() > 1);
    let breaks = measure.breaks.clone();
    let line = Line { name: ground.area.name.clone(), kind: Kind::Own, marks, breaks };
    let (period, count) = (language.period(&latest), language.decimal(*points.values().next_back()?, 0));
    let note = if has_more {
        t!(language, "area-residents-in", count = count, period = period)
    } else {
        t!(language, "area-residents-once", count = count, period = period, year = year)
    };
    Some(Development {
        chart: has_more.then(|| chart(&name, Unit::Personer, vec![line])),
        name,
        note,
        source: credits(ground, &[RESIDENTS]),
    })
}

fn of_question(ground: &Ground<'_>, series: &Series, question: Question<'_>) -> Option<Development> {
    let (language, indicator) = (ground.visit.language, question.indicator);
    let place = ground.published.method.indicators.iter().position(|known| known.id == indicator.id)?;
    let city = AreaCode::city();
    let own = (&ground.area.code, ground.area.name.clone(), Kind::Own);
    let bydel = ground.parent.as_ref().filter(|parent| parent.level == Level::Bydel);
    let beside = bydel.map(|bydel| (&bydel.code, bydel.name.clone(), Kind::Beside));
    let all = (&city, t!(language, "area-city"), Kind::City);
    let compared = [Some(own), beside, Some(all)];
    let columns = indicator.columns();
    let asked = ground.sources.measures.iter().filter(|measure| columns.contains(&measure.id.as_str()));
    let breaks: Vec<i32> = asked.flat_map(|measure| measure.breaks.iter().copied()).collect();
    let line = |(code, name, kind): (&AreaCode, String, Kind)| {
        let marks = yearly(series.of(code, place).iter().filter_map(|p| mark(&p.period, p.value)));
        Line { name, kind, marks, breaks: breaks.clone() }
    };
    let lines: Vec<Line> = compared.into_iter().flatten().map(line).collect();
    let latest = series.of(&city, place).last();
    let several = |point: &&Point| point.periods.len() > 1;
    let unit = indicator.unit().unwrap_or(Unit::Procent);
    lines.iter().any(|line| !line.marks.is_empty()).then(|| Development {
        name: reason::name(&ground.published.method, question.criterion, language).to_owned(),
        chart: Some(chart(&indicator.measures, unit, lines)),
        note: latest
            .filter(several)
            .map(|point| t!(language, "area-made-of", periods = language.periods(&point.periods)))
            .unwrap_or_default(),
        source: credits(ground, &indicator.columns()),
    })
}

fn chart(title: &str, unit: Unit, lines: Vec<Line>) -> Chart {
    let decimals = u32::from(unit == Unit::Procent);
    Chart { title: title.to_owned(), unit: Some(unit), decimals, lines, target: None }
}

/// A value in the year that its period begins with: "2024", "2026K1".
fn mark(period: &str, value: f64) -> Option<Mark> {
    let year = period.get(..4)?.parse().ok()?;
    Some(Mark { year, value: Some(value) })
}

/// One mark a year; of several quarters the last one.
fn yearly(marks: impl Iterator<Item = Mark>) -> Vec<Mark> {
    let mut kept: Vec<Mark> = Vec::new();
    for mark in marks {
        kept.retain(|earlier| earlier.year != mark.year);
        kept.push(mark);
    }
    kept
}

/// The first and the last year of what the page shows, for those who ask which time it covers.
pub(super) fn years(ground: &Ground<'_>) -> Option<(String, String)> {
    let asked = ground.published.method.indicators.iter().flat_map(|indicator| indicator.columns());
    let mut years: Vec<String> = asked
        .chain([RESIDENTS])
        .flat_map(|measure| ground.figures.sums(&[AreaCode::city()], measure))
        .filter_map(|(period, _)| Some(period.get(..4)?.to_owned()))
        .collect();
    years.sort_unstable();
    Some((years.first()?.clone(), years.last()?.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_one_mark_its_last_quarter() {
        let marks = [("2025K1", 1.0), ("2025K4", 2.0), ("2026K1", 3.0)];
        let kept = yearly(marks.into_iter().filter_map(|(period, value)| mark(period, value)));
        let kept: Vec<_> = kept.iter().map(|mark| (mark.year, mark.value)).collect();
        assert_eq!(kept, [(2025, Some(2.0)), (2026, Some(3.0))]);
        assert_eq!(mark("", 1.0), None);
    }
}
