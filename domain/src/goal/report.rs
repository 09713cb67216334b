//! What a table of figures says of a [`Plan`]: each indicator's series, how far it has come, and what is missing.

use std::collections::BTreeMap;

use thiserror::Error;

use super::{
    Point, Progress, Rule, Series, Status,
    gap::{Both, Closing, GapSeries, closed_together},
    plan::{Indicator, Plan},
    progress, together,
};
use crate::{
    figure::Unit,
    method::AreaColumns,
    table::{Table, Wanted},
};

/// What a table says of an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged<'p> {
    /// The indicator.
    pub indicator: &'p Indicator,
    /// The rule that it is judged by.
    pub rule: Rule,
    /// What is known of it.
    pub series: Series,
    /// How far it has come.
    pub progress: Progress,
    /// The latest year since which it is counted otherwise than in its baseline; nothing is said of its progress then.
    pub broken: Option<i32>,
    /// How much of the gap to the rest of the city has closed; `None` where the plan asks for no gaps.
    pub closing: Option<Closing>,
    /// The known values of the designated areas, the earliest first.
    pub areas: Vec<Point>,
    /// The known values of the rest of the city, the earliest first.
    pub rest: Vec<Point>,
}

/// What is missing where nothing can be said of an indicator's progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// A figure with a year.
    Figures,
    /// Years that are counted alike: it is counted otherwise since this one.
    Alike(i32),
    /// A figure later than the baseline.
    Later,
    /// A target, which the rule asks for.
    Target,
    /// Years and values that the rule can judge.
    Judgeable,
}

impl Judged<'_> {
    /// Why it has no status; `None` where it has one.
    #[must_use]
    pub fn missing(&self) -> Option<Missing> {
        if self.progress.status != Status::NotAvailable {
            return None;
        }
        Some(match (self.series.baseline.zip(self.series.latest), self.broken) {
            (None, _) => Missing::Figures,
            (_, Some(year)) => Missing::Alike(year),
            (Some((baseline, latest)), _) if latest.year <= baseline.year => Missing::Later,
            _ if self.series.target.is_none() && self.rule == (Rule::Path {}) => Missing::Target,
            _ => Missing::Judgeable,
        })
    }

    /// The values of both sides, in the years that have both.
    #[must_use]
    pub fn gaps(&self) -> GapSeries {
        let both = |areas: &Point| {
            let rest = self.rest.iter().find(|rest| rest.year == areas.year)?;
            Some(Both { year: areas.year, areas: areas.value, rest: rest.value })
        };
        let values = self.areas.iter().filter_map(both).collect();
        GapSeries { better: self.indicator.better, values, breaks: self.indicator.breaks.clone() }
    }
}

/// Everything that a table says of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Report<'p> {
    /// One entry an indicator.
    pub indicators: Vec<Judged<'p>>,
    /// One entry a goal, in the order of their names.
    pub goals: Vec<(&'p str, Progress)>,
    /// All gaps together: the share that has closed, and of how many; `None` when of none.
    pub closed: Option<(f64, usize)>,
}

/// The columns of the table that plans are judged by: indicator and year, the designated areas, and the rest of the city.
#[must_use]
pub fn wanted() -> Wanted {
    let areas = AreaColumns { id: "indicator".into(), period: Some("year".into()), ..AreaColumns::default() };
    Wanted { areas, numbers: vec![AREAS.into(), REST.into()], texts: Vec::new() }
}

/// What of a table can't be judged.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum PlanTableError {
    /// A period that is no year.
    #[error("»{0}« i kolonnen »year« er ikke et årstal")]
    NoYear(String),
    /// A share that can't be.
    #[error("»{indicator}« er {value} i {year}: en andel ligger mellem 0 og 100 procent")]
    Share {
        /// The indicator.
        indicator: String,
        /// The year.
        year: String,
        /// The value.
        value: f64,
    },
}

/// The column of the designated areas.
const AREAS: &str = "areas";
/// The column of the rest of the city.
const REST: &str = "rest";

impl Plan {
    /// Judges every indicator by a table. Indicators of the table that the plan does not have are passed over.
    ///
    /// # Errors
    /// [`PlanTableError`] for periods that are no years and shares that can't be.
    pub fn report(&self, table: &Table) -> Result<Report<'_>, PlanTableError> {
        self.check(table)?;
        let indicators: Vec<Judged<'_>> =
            self.indicators.iter().map(|indicator| self.judged(indicator, table)).collect();
        let mut goals: BTreeMap<&str, Vec<Progress>> = BTreeMap::new();
        for judged in indicators.iter().filter(|judged| !judged.indicator.goal.is_empty()) {
            goals.entry(&judged.indicator.goal).or_default().push(judged.progress);
        }
        let closings: Vec<Closing> = indicators.iter().filter_map(|judged| judged.closing).collect();
        Ok(Report {
            closed: closed_together(&closings),
            goals: goals.into_iter().map(|(goal, parts)| (goal, together(&parts))).collect(),
            indicators,
        })
    }

    fn check(&self, table: &Table) -> Result<(), PlanTableError> {
        if let Some(period) = table.periods().iter().find(|period| !is_year(period)) {
            return Err(PlanTableError::NoYear(period.clone()));
        }
        let shares = self.indicators.iter().filter(|indicator| indicator.unit == Some(Unit::Procent));
        for (indicator, column) in shares.flat_map(|indicator| [(indicator, AREAS), (indicator, REST)]) {
            let wrong = points(table, &indicator.id, column).into_iter().find(|p| !(0.0..=100.0).contains(&p.value));
            if let Some(Point { year, value }) = wrong {
                let (indicator, year) = (indicator.id.clone(), year.to_string());
                return Err(PlanTableError::Share { indicator, year, value });
            }
        }
        Ok(())
    }

    fn judged<'p>(&self, indicator: &'p Indicator, table: &Table) -> Judged<'p> {
        let rule = indicator.rule.unwrap_or(self.rule);
        let areas = points(table, &indicator.id, AREAS);
        let baseline = indicator.baseline.or(areas.first().copied());
        let latest = areas.last().copied();
        let between =
            |year: &&i32| baseline.zip(latest).is_some_and(|(from, to)| **year > from.year && **year <= to.year);
        let broken = indicator.breaks.iter().filter(between).max().copied();
        let series = Series { baseline, latest, target: indicator.target, better: indicator.better };
        let judged = if broken.is_some() { Series { baseline: None, ..series } } else { series };
        let rest = points(table, &indicator.id, REST);
        let progress = progress(rule, &judged);
        let judged = Judged { indicator, rule, series, progress, broken, closing: None, areas, rest };
        let closing = self.gap.map(|years| judged.gaps().closing(years.from, years.to));
        Judged { closing, ..judged }
    }
}

/// Whether a period is a year of four digits.
fn is_year(period: &str) -> bool {
    period.len() == 4 && period.bytes().all(|sign| sign.is_ascii_digit())
}

/// The known values of a column, the earliest first.
fn points(table: &Table, indicator: &str, column: &str) -> Vec<Point> {
    let Some(row) = table.row(indicator) else { return Vec::new() };
    let at = |(period, name): (usize, &String)| {
        let value = *table.values(column, period)?.get(row)?;
        Some(Point { year: name.parse().ok()?, value }).filter(|point| !point.value.is_nan())
    };
    table.periods().iter().enumerate().filter_map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        goal::plan::{parse, tests::PLAN},
        table::read,
    };

    const TABLE: &str =
        "indicator,year,areas,rest\npoverty,2017,14,4\npoverty,2024,\"12,3\",4\nwork,2017,50,60\nwork,2024,55,60\n";

    #[test]
    fn a_plan_is_judged_by_its_table() {
        let plan = parse(PLAN).unwrap();
        let table = read(TABLE.replace("\"12,3\"", "12.3").as_bytes(), &wanted(), |_| ()).unwrap();
        let report = plan.report(&table).unwrap();
        let [poverty, work, unknown] = &report.indicators[..] else { panic!("three indicators") };
        // Seven of eighteen years have passed, and 1.7 of 9 are gone: 0.189 of 0.389.
        let share = poverty.progress.measure.unwrap();
        assert!((share - (1.7 / 9.0) / (7.0 / 18.0)).abs() < 1e-12, "{share}");
        assert_eq!((poverty.progress.status, poverty.broken), (Status::Limited, None));
        assert!(matches!(poverty.closing, Some(Closing::Closed(share)) if (share - 0.17).abs() < 1e-12));
        assert_eq!((work.progress.status, work.broken), (Status::NotAvailable, Some(2020)));
        assert_eq!(work.closing, Some(Closing::Break(2020)));
        assert_eq!((unknown.progress.status, unknown.closing), (Status::NotAvailable, Some(Closing::NoData)));
        let missing = [poverty, work, unknown].map(Judged::missing);
        assert_eq!(missing, [None, Some(Missing::Alike(2020)), Some(Missing::Figures)]);
        assert_eq!((poverty.areas.len(), poverty.rest.len(), poverty.gaps().gap(2017)), (2, 2, Some(10.0)));
        assert_eq!(report.goals.len(), 2);
        assert_eq!((report.goals[0].1.status, report.goals[1].1.status), (Status::Limited, Status::NotAvailable));
        let (share, of) = report.closed.unwrap();
        assert!((share - 0.17).abs() < 1e-12 && of == 1);
    }

    #[test]
    fn what_is_missing_is_named() {
        let plan = |more: &str| {
            format!(
                "id = \"p\"\nversion = \"1\"\ntitle = \"P\"\n[[indicators]]\nid = \"x\"\nbetter = \"lower\"\n{more}"
            )
        };
        let target = "target = { year = 2035, value = 1 }";
        let growth = "rule = { how = \"growth\" }";
        for (more, rows, missing) in [
            ("", "x,2000,28,\n", Some(Missing::Later)),
            ("", "x,2000,28,\nx,2023,17.3,\n", Some(Missing::Target)),
            (target, "", Some(Missing::Figures)),
            (target, "x,2000,28,\nx,2023,17.3,\n", None),
            (growth, "x,2022,28,\nx,2023,17.3,\n", Some(Missing::Judgeable)),
            (growth, "x,2000,28,\nx,2023,17.3,\n", None),
        ] {
            let plan = parse(&plan(more)).unwrap();
            let csv = format!("indicator,year,areas,rest\ny,2000,1,1\n{rows}");
            let table = read(csv.as_bytes(), &wanted(), |_| ()).unwrap();
            let report = plan.report(&table).unwrap();
            assert_eq!(report.indicators[0].missing(), missing, "{more} {rows}");
        }
    }

    #[test]
    fn a_table_of_no_years_or_impossible_shares_is_refused() {
        let plan = parse(PLAN).unwrap();
        for (csv, message) in [
            ("indicator,year,areas,rest\npoverty,2020K1,14,4\n", "»2020K1« i kolonnen »year« er ikke et årstal"),
            ("indicator,year,areas,rest\npoverty,2020,14,101\n", "»poverty« er 101 i 2020"),
        ] {
            let table = read(csv.as_bytes(), &wanted(), |_| ()).unwrap();
            let said = plan.report(&table).unwrap_err().to_string();
            assert!(said.contains(message), "{said}");
        }
    }
}
