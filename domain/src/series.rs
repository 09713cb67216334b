//! A method's indicators in every period, also for wholes that are made of screened areas.
//!
//! The engine that screens reads the values, so a number in a development is the one that a screening of that period
//! would have used. What a screening withholds is taken out first, so no whole is made of it either.

use std::collections::HashMap;

use crate::{
    area::AreaCode,
    discretion,
    figure::{Figure, Figures},
    method::{Indicator, Method, Normalise, Reading},
    screening::{ScreenError, Unit, Value, screen, table},
    table::Table,
};

/// An indicator of an area in one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The period in which the number came to be known.
    pub period: String,
    /// The periods of the figures that it is made of, each once, the earliest first.
    pub periods: Vec<String>,
    /// The value in the indicator's unit.
    pub value: f64,
}

/// An area that screened areas make up: a bydel of its kvarterer.
#[derive(Debug, Clone)]
pub struct Whole {
    /// The whole.
    pub code: AreaCode,
    /// The codes of its parts.
    pub parts: Vec<AreaCode>,
}

/// What every area's indicators were, by area; the indicators stand in the method's order, their points by period.
#[derive(Debug, Clone, Default)]
pub struct Series {
    by_area: HashMap<AreaCode, Vec<Vec<Point>>>,
}

impl Series {
    /// The points of an area's indicator; none where nothing may be shown.
    #[must_use]
    pub fn of(&self, area: &AreaCode, indicator: usize) -> &[Point] {
        self.by_area.get(area).and_then(|points| points.get(indicator)).map_or(&[], Vec::as_slice)
    }

    /// The latest value of each indicator of an area.
    #[must_use]
    pub fn latest(&self, area: &AreaCode) -> Vec<Option<f64>> {
        let points = self.by_area.get(area).map_or(&[][..], Vec::as_slice);
        points.iter().map(|points| points.last().map(|point| point.value)).collect()
    }
}

/// The indicators of the screened units, of wholes made of them, and of the areas that the method compares with.
///
/// Counts of a whole are the sum of its parts' where each part's may be shown; averages of a whole can't be made of its
/// parts', so it has none. A number published for a larger area is a whole's where all its parts lie in that area.
///
/// # Errors
/// [`ScreenError`] when the method can't be applied to the figures.
pub fn series(method: &Method, units: &[Unit], wholes: &[Whole], figures: &Figures) -> Result<Series, ScreenError> {
    let screened = table(method, units, figures);
    let public = screen(method, &screened, None)?.public_table();
    let mut open = shown(method, units, &public);
    let known = Figures::new(open.clone());
    let mut asked: Vec<Unit> = units.to_vec();
    asked.extend(compared(method));
    for whole in wholes {
        asked.push(unit_of(whole, units));
        let counts = method.indicators.iter().filter(|indicator| indicator.published_for.is_none());
        let shares = counts.filter(|indicator| matches!(indicator.reading(), Reading::Share { .. }));
        for column in shares.flat_map(Indicator::columns) {
            let sums = known.sums(&whole.parts, column);
            let figure =
                |(period, value)| Figure { area: whole.code.clone(), measure: column.to_owned(), period, value };
            open.extend(sums.into_iter().map(figure));
        }
    }
    let reading = read_only(method);
    let table = table(&reading, &asked, &Figures::new(open));
    let mut found = Series::default();
    let mut counted_before: HashMap<(usize, usize), Option<usize>> = HashMap::new();
    for place in 0..table.periods().len() {
        let screening = screen(&reading, &table, Some(&table.periods()[place]))?;
        for area in 0..screening.len() {
            let Some(code) = AreaCode::parse(screening.id(area)) else { continue };
            let Some(row) = table.row(screening.id(area)) else { continue };
            let of_area = found.by_area.entry(code).or_insert_with(|| vec![Vec::new(); reading.indicators.len()]);
            for (at, (indicator, points)) in reading.indicators.iter().zip(of_area.iter_mut()).enumerate() {
                let Value::Known(value) = screening.value(at, area) else { continue };
                let (counted, periods) = periods(&table, indicator, place, row);
                let mut point = Point { period: table.periods()[place].clone(), periods, value };
                // The same count among newer residents is no development: the point stays where it was, with the value
                // that a screening now uses.
                if counted_before.insert((row, at), counted) == Some(counted)
                    && let Some(before) = points.pop()
                {
                    point.period = before.period;
                }
                points.push(point);
            }
        }
    }
    Ok(found)
}

/// The method without everything but its numbers.
fn read_only(method: &Method) -> Method {
    let plain = |indicator: &Indicator| Indicator { treat: None, normalise: None, ..indicator.clone() };
    Method {
        references: vec![],
        treat: crate::method::Treat::default(),
        normalise: Normalise::None {},
        indicators: method.indicators.iter().map(plain).collect(),
        scores: vec![],
        ranking: None,
        classes: vec![],
        criteria: vec![],
        designate: vec![],
        include: vec![],
        exclude: vec![],
        group: None,
        variants: None,
        // What protects others is out of the figures already.
        discretion: discretion::Rule { secondary: false, ..method.discretion },
        ..method.clone()
    }
}

/// The areas that the method compares with, each under its own figures.
fn compared(method: &Method) -> Vec<Unit> {
    let codes = method.references.iter().flat_map(|reference| reference.area.iter().chain(&reference.rest_of));
    let mut codes: Vec<AreaCode> = codes.filter_map(|id| AreaCode::parse(id)).collect();
    codes.sort();
    codes.dedup();
    let levels: Vec<_> = method.indicators.iter().filter_map(|indicator| indicator.published_for).collect();
    let unit = |code: AreaCode| Unit {
        within: levels.iter().map(|level| (*level, code.clone())).collect(),
        name: String::new(),
        code,
    };
    codes.into_iter().map(unit).collect()
}

/// A whole, with the larger areas that all its parts lie in.
fn unit_of(whole: &Whole, units: &[Unit]) -> Unit {
    let parts: Vec<&Unit> = units.iter().filter(|unit| whole.parts.contains(&unit.code)).collect();
    let shared = |larger: &&(crate::area::Level, AreaCode)| parts.iter().all(|part| part.within.contains(larger));
    let within = parts.first().map(|first| first.within.iter().filter(shared).cloned().collect());
    Unit { code: whole.code.clone(), name: String::new(), within: within.unwrap_or_default() }
}

/// The figures in a table, each under the area that it was published for.
fn shown(method: &Method, units: &[Unit], table: &Table) -> Vec<Figure> {
    let mut found = Vec::new();
    for row in 0..table.rows() {
        let Some(own) = AreaCode::parse(table.id(row)) else { continue };
        let unit = units.iter().find(|unit| unit.code == own);
        for indicator in &method.indicators {
            let larger = indicator
                .published_for
                .zip(unit)
                .map(|(level, unit)| unit.within.iter().find(|(of, _)| *of == level).map(|(_, code)| code.clone()));
            let Some(area) = larger.unwrap_or_else(|| Some(own.clone())) else { continue };
            for (column, (period, name)) in indicator
                .columns()
                .into_iter()
                .flat_map(|column| table.periods().iter().enumerate().map(move |period| (column, period)))
            {
                let value = table.values(column, period).map_or(f64::NAN, |values| values[row]);
                if !value.is_nan() && !table.is_withheld(column, period, row) {
                    let (area, measure, period) = (area.clone(), column.to_owned(), name.clone());
                    found.push(Figure { area, measure, period, value });
                }
            }
        }
    }
    found
}

/// The place of the period of what is counted, and the periods of all figures behind a value.
fn periods(table: &Table, indicator: &Indicator, place: usize, row: usize) -> (Option<usize>, Vec<String>) {
    let has = |column: &str, period: usize| table.values(column, period).is_some_and(|values| !values[row].is_nan());
    let latest = |column: &str| (0..=place).rev().find(|period| has(column, *period));
    // The first column is the count or the value, the others are what it is divided by.
    let columns: Vec<Option<usize>> = indicator.columns().into_iter().map(latest).collect();
    let mut known: Vec<usize> = columns.iter().copied().flatten().collect();
    known.sort_unstable();
    known.dedup();
    let names = known.into_iter().map(|period| table.periods()[period].clone()).collect();
    (columns.first().copied().flatten(), names)
}

#[cfg(test)]
mod tests;
