//! Reading the indicators of all areas, and of what they are compared with.

use std::borrow::Cow;

use super::{
    ScreenError, prepare,
    protect::{Counts, protecting},
};
use crate::{
    figure::Unit,
    index::{normalise::Exponentials, statistics, treat::Treatment},
    method::{Indicator, Method, Normalise, Reading, Reference, areas::Statistic, indicator::Period},
    table::Table,
};

/// One number of one area, before treatment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// It is known and may be shown.
    Known(f64),
    /// It is known, but rests on too few persons to be shown, or its publisher withholds it.
    Withheld,
    /// There is none.
    Missing,
}

/// Why a number that is known may not be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// Its publisher withholds it.
    Publisher,
    /// Too few persons are counted, or too few are not.
    Few,
    /// They are counted among too few persons.
    FewPeople,
    /// It would give another one away that is withheld.
    Protects,
}

/// All indicators of all areas.
#[derive(Debug, Clone)]
pub(super) struct Values<'a> {
    columns: Vec<Column<'a>>,
    /// All indicators after other normalisations, where variants of the method are tried.
    pub alternatives: Vec<Vec<Vec<f64>>>,
}

/// One indicator of all areas.
#[derive(Debug, Clone)]
struct Column<'a> {
    /// Before treatment; `NaN` where there is none or where the method does not calculate with it. The table's own where
    /// all its rows are areas and reading changes nothing.
    raw: Cow<'a, [f64]>,
    /// What may not be shown and why, where there is anything; one entry an area.
    withheld: Vec<Option<Why>>,
    /// After treatment and normalisation; empty when that changes nothing.
    normalised: Vec<f64>,
}

/// A number as it was read.
#[derive(Debug, Clone, Copy)]
struct Read {
    value: f64,
    withheld: Option<Why>,
}

const NOTHING: Read = Read { value: f64::NAN, withheld: None };

impl<'a> Values<'a> {
    /// Reads, treats and normalises every indicator.
    pub(super) fn read(
        method: &'a Method,
        table: &'a Table,
        period: usize,
        rows: &[usize],
    ) -> Result<Self, ScreenError> {
        let mut columns = Vec::with_capacity(method.indicators.len());
        for indicator in &method.indicators {
            let source = Source::find(method, indicator, table, period)?;
            if let Some(values) = source.plain() {
                let all = rows.len() == values.len();
                let raw = if all { values.into() } else { rows.iter().map(|row| values[*row]).collect() };
                columns.push(Column { raw, withheld: Vec::new(), normalised: Vec::new() });
                continue;
            }
            let mut raw = Vec::with_capacity(rows.len());
            let mut withheld = Vec::new();
            let protects = if method.discretion.secondary { source.protecting(rows) } else { Vec::new() };
            for (area, row) in rows.iter().enumerate() {
                let mut read = source.read(*row)?;
                let protects = protects.get(area).is_some_and(|protects| *protects && !read.value.is_nan());
                read.withheld = read.withheld.or(protects.then_some(Why::Protects));
                if read.withheld.is_some() {
                    withheld.resize(rows.len(), None);
                    withheld[area] = read.withheld;
                }
                let hidden = read.withheld.is_some() && !method.discretion.calculate_with_withheld;
                raw.push(if hidden { f64::NAN } else { read.value });
            }
            columns.push(Column { raw: raw.into(), withheld, normalised: Vec::new() });
        }
        let mut values = Self { columns, alternatives: Vec::new() };
        let mut exponentials = Exponentials::default();
        for (place, indicator) in method.indicators.iter().enumerate() {
            let normalise = indicator.normalise.as_ref().unwrap_or(&method.normalise);
            let normalised = values.normalise((method, table, period), rows, place, normalise, &mut exponentials)?;
            if normalised != *values.columns[place].raw {
                values.columns[place].normalised = normalised;
            }
        }
        Ok(values)
    }

    /// All indicators after another normalisation than their own.
    pub(super) fn normalised_by(
        &self,
        method: &Method,
        table: &Table,
        period: usize,
        rows: &[usize],
        normalise: &Normalise,
    ) -> Result<Vec<Vec<f64>>, ScreenError> {
        let mut exponentials = Exponentials::default();
        let places = 0..method.indicators.len();
        let mut one = |place| self.normalise((method, table, period), rows, place, normalise, &mut exponentials);
        places.map(&mut one).collect()
    }

    fn normalise(
        &self,
        (method, table, period): (&Method, &Table, usize),
        rows: &[usize],
        place: usize,
        normalise: &Normalise,
        exponentials: &mut Exponentials,
    ) -> Result<Vec<f64>, ScreenError> {
        let indicator = &method.indicators[place];
        let (treated, _) = self.treated(method, table, rows, place);
        let reference = |id: &str| reference(method, table, period, rows, self.raw(place), indicator, id);
        prepare::normalised(&treated, normalise, indicator.direction, exponentials, reference)
    }

    /// An indicator of an area.
    pub(super) fn of(&self, indicator: usize, area: usize) -> Value {
        let column = &self.columns[indicator];
        if self.why_withheld(indicator, area).is_some() {
            Value::Withheld
        } else if column.raw[area].is_nan() {
            Value::Missing
        } else {
            Value::Known(column.raw[area])
        }
    }

    /// Why an indicator of an area may not be shown; `None` where it may, or where there is none.
    pub(super) fn why_withheld(&self, indicator: usize, area: usize) -> Option<Why> {
        self.columns[indicator].withheld.get(area).copied().flatten()
    }

    /// An indicator of all areas, before treatment.
    pub(super) fn raw(&self, indicator: usize) -> &[f64] {
        &self.columns[indicator].raw
    }

    /// An indicator of all areas, after treatment and its own normalisation or an alternative.
    pub(super) fn normalised(&self, indicator: usize, alternative: Option<usize>) -> &[f64] {
        if let Some(columns) = alternative.and_then(|alternative| self.alternatives.get(alternative)) {
            return &columns[indicator];
        }
        let column = &self.columns[indicator];
        if column.normalised.is_empty() { &column.raw } else { &column.normalised }
    }

    /// An indicator of all areas after treatment, and what was done to it.
    pub(super) fn treated<'v>(
        &'v self,
        method: &Method,
        table: &Table,
        rows: &[usize],
        indicator: usize,
    ) -> (Cow<'v, [f64]>, Treatment) {
        let treat = method.indicators[indicator].treat.as_ref().unwrap_or(&method.treat);
        let groups = treat.impute_by.as_deref().and_then(|column| table.texts(column));
        prepare::treated(self.raw(indicator), treat, groups, rows)
    }
}

/// The value of a reference for an indicator, for every area; `NaN` where it has none.
///
/// # Errors
/// When a value can't be.
pub(super) fn reference(
    method: &Method,
    table: &Table,
    period: usize,
    rows: &[usize],
    raw: &[f64],
    indicator: &Indicator,
    id: &str,
) -> Result<Vec<f64>, ScreenError> {
    let source = Source::find(method, indicator, table, period)?;
    let everywhere = |value: Option<f64>| vec![value.unwrap_or(f64::NAN); rows.len()];
    let row = |id: &Option<String>| id.as_deref().and_then(|id| table.row(id));
    Ok(match method.references.iter().find(|reference| reference.id == id) {
        Some(reference) if reference.area.is_some() => match row(&reference.area) {
            Some(row) => everywhere(Some(source.read(row)?.value)),
            None => everywhere(None),
        },
        Some(reference) if reference.rest_of.is_some() => match row(&reference.rest_of) {
            Some(whole) => rows.iter().map(|row| source.rest(whole, *row).unwrap_or(f64::NAN)).collect(),
            None => everywhere(None),
        },
        Some(Reference { statistic: Some(Statistic::Mean), .. }) => everywhere(statistics::mean(raw)),
        Some(Reference { statistic: Some(Statistic::Median), .. }) => everywhere(statistics::median(raw)),
        _ => everywhere(None),
    })
}

/// The rows of what the areas may make up: everything that they are compared with.
pub(super) fn totals(method: &Method, table: &Table) -> Vec<usize> {
    let ids = method.references.iter().filter_map(|reference| reference.area.as_ref().or(reference.rest_of.as_ref()));
    let mut rows: Vec<usize> = ids.filter_map(|id| table.row(id)).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// Where an indicator's numbers are, in the period that is screened.
struct Source<'a> {
    method: &'a Method,
    indicator: &'a Indicator,
    table: &'a Table,
    reading: Columns<'a>,
    divisor: Option<Series<'a>>,
    population: Option<Series<'a>>,
    /// The periods that are averaged, the latest first; fewer than asked for when the table has no more.
    periods: Vec<usize>,
}

/// The columns of an indicator.
enum Columns<'a> {
    None,
    Value(Series<'a>),
    Share { numerator: Series<'a>, denominator: Series<'a> },
}

/// One column in all periods up to the screened one.
struct Series<'a> {
    name: &'a str,
    by_period: Vec<&'a [f64]>,
    withholds: bool,
}

impl<'a> Series<'a> {
    fn find(table: &'a Table, name: &'a str, period: usize) -> Result<Self, ScreenError> {
        let by_period: Option<Vec<&[f64]>> = (0..=period).map(|period| table.values(name, period)).collect();
        let by_period = by_period.ok_or_else(|| ScreenError::Column(name.to_owned()))?;
        Ok(Self { name, by_period, withholds: table.withholds(name) })
    }
}

impl<'a> Source<'a> {
    fn find(
        method: &'a Method,
        indicator: &'a Indicator,
        table: &'a Table,
        period: usize,
    ) -> Result<Self, ScreenError> {
        let series = |name: &'a str| Series::find(table, name, period);
        let reading = match indicator.reading() {
            Reading::Missing(_) => Columns::None,
            Reading::Column(column) => Columns::Value(series(column)?),
            Reading::Share { numerator, denominator } => {
                Columns::Share { numerator: series(numerator)?, denominator: series(denominator)? }
            }
        };
        let divisor = indicator.divide_by.as_deref().map(series).transpose()?;
        // Residents are only asked for where a least number of them is.
        let population = method.areas.population.as_deref().filter(|_| indicator.minimum_population > 0.0);
        let population = population.map(series).transpose()?;
        let periods =
            (0..indicator.mean_of_latest).map_while(|back| super::answers::years_before(table, period, back)).collect();
        Ok(Self { method, indicator, table, reading, divisor, population, periods })
    }

    /// The column itself, where reading changes nothing and no value can be impossible: most of the time that a large
    /// table takes.
    fn plain(&self) -> Option<&'a [f64]> {
        let Indicator { remainder, minimum_population, mean_of_latest, period, .. } = self.indicator;
        let simple = !remainder
            && *minimum_population == 0.0
            && *mean_of_latest == 1
            && *period == Period::Screened
            && self.divisor.is_none()
            && self.indicator.unit().is_none();
        match &self.reading {
            Columns::Value(column) if simple && !column.withholds => column.by_period.last().copied(),
            _ => None,
        }
    }

    /// The mean over the periods; missing when any of them is.
    fn read(&self, row: usize) -> Result<Read, ScreenError> {
        if self.periods.len() < self.indicator.mean_of_latest {
            return Ok(NOTHING);
        }
        let mut sum = 0.0;
        let mut withheld = None;
        for period in &self.periods {
            let read = self.read_once(*period, row)?;
            sum += read.value;
            withheld = withheld.or(read.withheld);
        }
        Ok(Read { value: sum / statistics::number(self.periods.len()), withheld })
    }

    fn read_once(&self, period: usize, row: usize) -> Result<Read, ScreenError> {
        let (plain, among) = match &self.reading {
            Columns::None => return Ok(NOTHING),
            Columns::Value(column) => {
                let residents = |column: &Series<'_>| self.cell(column, period, row).value;
                let read = self.cell(column, period, row);
                // A count of persons is small by itself; a number made of it is no longer one.
                let persons = self.indicator.unit == Some(Unit::Personer) && self.divisor.is_none();
                let small = persons && self.method.discretion.is_small(read.value);
                let read = Read { withheld: read.withheld.or(small.then_some(Why::Few)), ..read };
                (read, self.population.as_ref().map_or(f64::NAN, residents))
            }
            Columns::Share { numerator, denominator } => {
                let (part, all) = (self.cell(numerator, period, row), self.cell(denominator, period, row));
                let value = if all.value == 0.0 { f64::NAN } else { 100.0 * part.value / all.value };
                let small = self.method.discretion.withholds(part.value, all.value);
                let few_people = all.value < self.method.discretion.minimum_population;
                let why = if few_people { Why::FewPeople } else { Why::Few };
                let own = (small && !value.is_nan()).then_some(why);
                (Read { value, withheld: part.withheld.or(all.withheld).or(own) }, all.value)
            }
        };
        let mut value = plain.value;
        if let Some(column) = &self.divisor {
            let divisor = self.cell(column, period, row);
            value = if divisor.value == 0.0 { f64::NAN } else { value / divisor.value };
        }
        self.possible(value, row)?;
        if self.indicator.remainder {
            value = 100.0 - value;
        }
        // Of too few persons nothing is said; where the population is not known, it can't be enough.
        let least = self.indicator.minimum_population;
        let too_few = least > 0.0 && (among.is_nan() || among < least);
        Ok(if too_few { NOTHING } else { Read { value, withheld: plain.withheld } })
    }

    /// Which areas are withheld so that others are not found by subtraction, in any of the periods; empty when none is.
    fn protecting(&self, rows: &[usize]) -> Vec<bool> {
        let Columns::Share { numerator, denominator } = &self.reading else { return Vec::new() };
        let totals = totals(self.method, self.table);
        let mut protects = Vec::new();
        for period in &self.periods {
            let counts = |row: &usize| Counts {
                part: self.cell(numerator, *period, *row).value,
                all: self.cell(denominator, *period, *row).value,
            };
            let of = |rows: &[usize]| rows.iter().map(counts).collect::<Vec<_>>();
            let found = protecting(&of(rows), &of(&totals), self.method.discretion);
            if found.contains(&true) {
                protects.resize(rows.len(), false);
                protects.iter_mut().zip(found).for_each(|(protects, found): (&mut bool, bool)| *protects |= found);
            }
        }
        protects
    }

    fn cell(&self, column: &Series<'_>, period: usize, row: usize) -> Read {
        let read = |period: usize| Read {
            value: column.by_period[period][row],
            withheld: (column.withholds && self.table.is_withheld(column.name, period, row)).then_some(Why::Publisher),
        };
        match self.indicator.period {
            Period::Screened => read(period),
            Period::Latest => {
                (0..=period).rev().map(read).find(|r| !r.value.is_nan() || r.withheld.is_some()).unwrap_or(NOTHING)
            }
        }
    }

    fn possible(&self, value: f64, row: usize) -> Result<(), ScreenError> {
        let why = match self.indicator.unit() {
            Some(Unit::Procent) if value > 100.0 => "en andel kan ikke være over 100 procent",
            Some(_) if value < 0.0 => "tallet kan ikke være under 0",
            _ => return Ok(()),
        };
        let (indicator, area) = (self.indicator.id.clone(), self.table.id(row).to_owned());
        Err(ScreenError::Impossible { indicator, area, value, why })
    }

    /// A share of the whole without the area's own persons.
    fn rest(&self, whole: usize, row: usize) -> Option<f64> {
        let Columns::Share { numerator, denominator } = &self.reading else { return None };
        let period = *self.periods.first()?;
        let left = |column| self.cell(column, period, whole).value - self.cell(column, period, row).value;
        let (part, all) = (left(numerator), left(denominator));
        let share = 100.0 * part / all;
        (all > 0.0 && !share.is_nan()).then_some(if self.indicator.remainder { 100.0 - share } else { share })
    }
}
