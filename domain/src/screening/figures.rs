//! A table from the city's own figures.

use crate::{
    area::{AreaCode, Level},
    figure::Figures,
    method::Method,
    table::{Cell, Table, TableBuilder, Wanted},
};

/// An area to be screened, and the larger areas whose figures it may take.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The area.
    pub code: AreaCode,
    /// What people call it.
    pub name: String,
    /// The areas that it lies in, with their level.
    pub within: Vec<(Level, AreaCode)>,
}

/// The figures that `method` reads, for the units and for what they are compared with.
///
/// Where an indicator is published for a larger level, each unit has its larger area's figure.
#[must_use]
pub fn table(method: &Method, units: &[Unit], figures: &Figures) -> Table {
    let wanted = Wanted::of(method);
    let level = |measure: &str| {
        let reads = |indicator: &&crate::method::Indicator| indicator.columns().contains(&measure);
        method.indicators.iter().find(reads).and_then(|indicator| indicator.published_for)
    };
    let levels: Vec<Option<Level>> = wanted.numbers.iter().map(|measure| level(measure)).collect();
    let compared = method.references.iter().flat_map(|reference| reference.area.iter().chain(&reference.rest_of));
    let compared = compared.filter_map(|id| AreaCode::parse(id)).map(|code| Unit {
        code,
        name: String::new(),
        within: Vec::new(),
    });
    let compared: Vec<Unit> = compared.collect();
    // Without any figure there are areas all the same.
    let periods = Some(figures.periods()).filter(|periods| !periods.is_empty()).unwrap_or_else(|| vec![""]);
    let mut builder = TableBuilder::new(wanted.numbers.clone(), wanted.texts.clone());
    let texts = vec![""; wanted.texts.len()];
    for period in periods {
        let rows = compared.iter().map(|unit| (unit, true)).chain(units.iter().map(|unit| (unit, false)));
        for (unit, is_compared) in rows {
            let cell = |(measure, level): (&String, &Option<Level>)| {
                let area = match level {
                    Some(level) if !is_compared => &unit.within.iter().find(|(l, _)| l == level)?.1,
                    _ => &unit.code,
                };
                figures.at(area, measure, period)
            };
            let cells: Vec<Cell> =
                wanted.numbers.iter().zip(&levels).map(|pair| cell(pair).map_or(Cell::Missing, Cell::Known)).collect();
            builder.push(unit.code.as_str(), &unit.name, period, &cells, &texts);
        }
    }
    builder.finish()
}
