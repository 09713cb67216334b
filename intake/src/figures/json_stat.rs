//! Figures from JSON-stat.

use std::borrow::Cow;

use super::{Collector, Figures, collect::Spot, cube};
use crate::{
    Answers, Decimal, Known, Measures, Missing, Number, Period, ProblemKind, Question, Reading, Refused, Report, Role,
    json::{Lines, utf8},
    report::{Said, shortened},
    watch::Ticks,
};

/// Reads the figures of a JSON-stat file.
pub(crate) fn read(
    bytes: &[u8],
    reading: &Reading,
    known: &Known,
    measures: &Measures,
    answers: &Answers,
    ticks: &Ticks<'_>,
) -> Result<(Figures, Vec<Question>, Report), Refused> {
    let text = utf8(bytes)?;
    let cube = cube::read(text)?;
    if cube.dimensions.len() != reading.columns.len() {
        return Err(Refused::Setting("Filen har andre dimensioner end dem, der er valgt. Genkend den igen."));
    }
    let area_at = reading.columns.iter().position(|column| matches!(column.role, Role::AreaName | Role::AreaCode));
    let area_at = area_at.ok_or(Refused::Setting("Vælg den dimension, der er områderne."))?;
    let period_at = reading.columns.iter().position(|column| column.role == Role::Period);
    let fixed = Period::parse(&reading.period);
    let mut collector = Collector::new(known, measures, answers, reading.level, reading.dash_is_zero);
    let mut lines = Lines::new(text);
    for (number, raw) in &cube.values {
        let (line, column) = lines.place(raw);
        ticks.tick(lines.offset(raw) as u64)?;
        let categories: Vec<(&str, &str)> = cube
            .at(*number)
            .map(|(dimension, at)| (dimension.categories[at].0.as_str(), dimension.categories[at].1.as_str()))
            .collect();
        let value = signed(value(raw, reading.decimal), cube.signs.get(number).map(Cow::as_ref));
        let waiting = u64::from(matches!(value, Number::Known(_)));
        let spot = |field: usize| reading.field(field);
        let (code, label) = categories[area_at];
        let of_area = || spot(area_at);
        let place = Spot { line, column, field: &of_area };
        // The label, also where there is a code: other publishers' codes are numbers that mean other areas here.
        let Some(area) = collector.area(label, label == code, || waiting, &place)? else {
            collector.row(0);
            continue;
        };
        let period = match period_at.map(|at| categories[at]) {
            Some((code, label)) => Period::parse(code).or_else(|| Period::parse(label)),
            None => fixed.clone(),
        };
        let Some(period) = period else {
            let said = || Said {
                field: period_at.map(|at| reading.field(at)).unwrap_or_default(),
                what: format!(
                    "»{}« er ikke et år, et kvartal eller en måned",
                    shortened(period_at.map_or("", |at| categories[at].1))
                ),
                advice: "Vælg den dimension, der er tiden, eller skriv året".into(),
            };
            collector.problems.add(ProblemKind::NotAPeriod, line, column, said);
            collector.leave(waiting);
            collector.row(0);
            continue;
        };
        let parts: Vec<&str> = reading
            .columns
            .iter()
            .zip(&categories)
            .filter(|(column, _)| column.role == Role::Measure)
            .map(|(_, (_, label))| *label)
            .collect();
        let measure = if parts.is_empty() { reading.measure.clone() } else { parts.join(", ") };
        let period = collector.period(&period);
        let taken = match collector.measure(&measure, waiting, &place)? {
            Some(measure) => collector.cell((area, measure, period), value, || Cow::Borrowed(raw), &place)?,
            None => false,
        };
        collector.row(u64::from(taken));
    }
    Ok(collector.finish())
}

/// A value with what the file says of it besides: a number that is marked as withheld or not stated is none.
fn signed(value: Number, sign: Option<&str>) -> Number {
    match (value, sign.map(|sign| Decimal::Point.read(sign))) {
        (Number::Missing(Missing::Blank), Some(missing @ Number::Missing(_))) => missing,
        (Number::Known(_), Some(Number::Missing(missing @ (Missing::Withheld | Missing::Impossible)))) => {
            Number::Missing(missing)
        }
        (value, _) => value,
    }
}

/// A value: a number as JSON has it, `null`, or a sign as a text.
fn value(raw: &str, decimal: Decimal) -> Number {
    match raw {
        "null" => Number::Missing(Missing::Blank),
        raw if raw.starts_with('"') => match serde_json::from_str::<String>(raw) {
            Ok(text) => decimal.read(&text),
            Err(_) => Number::Text,
        },
        raw => raw.parse().ok().filter(|number: &f64| number.is_finite()).map_or(Number::Text, Number::Known),
    }
}
