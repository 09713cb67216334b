//! A plan as a file: which indicators are judged, towards what, and by which rule. Described in `docs/goal-format.md`.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    Better, Point, Progress, Rule, Series,
    gap::{Both, Closing, GapSeries, closed_together},
    progress, together,
};
use crate::{
    figure::Unit,
    method::{AreaColumns, MethodError, Problem, Step, names, read_rules},
    table::{Table, Wanted},
};

/// A plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// A short name.
    pub id: String,
    /// The version: any change of target, baseline or rule makes a new one.
    pub version: String,
    /// What people call it.
    pub title: String,
    /// How indicators are judged that do not say otherwise.
    #[serde(default = "path")]
    pub rule: Rule,
    /// The years between which gaps to the rest of the city are compared.
    pub gap: Option<Years>,
    /// What is judged.
    pub indicators: Vec<Indicator>,
}

/// Two years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Years {
    /// The first.
    pub from: i32,
    /// The last.
    pub to: i32,
}

/// One indicator of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// A short name, and its id in the table.
    pub id: String,
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// What is counted.
    pub unit: Option<Unit>,
    /// The goal that it counts in; indicators of the same goal are also judged together.
    #[serde(default)]
    pub goal: String,
    /// Which way is better.
    pub better: Better,
    /// Where it began; the table's first year when left out.
    pub baseline: Option<Point>,
    /// Where it should be, and when; absent where no target is set.
    pub target: Option<Point>,
    /// How it is judged, where not as the others.
    pub rule: Option<Rule>,
    /// Years from which it is counted otherwise than before: nothing is compared across them.
    #[serde(default)]
    pub breaks: Vec<i32>,
}

fn path() -> Rule {
    Rule::Path {}
}

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

/// Reads and checks a plan.
///
/// # Errors
/// [`MethodError`] names the first place that is wrong.
pub fn parse(text: &str) -> Result<Plan, MethodError> {
    read_rules(text, check)
}

/// The years that a plan can speak of.
const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

fn check(plan: &Plan) -> Result<(), Problem> {
    if !names::is_id(&plan.id) {
        return Err(Problem::at("id", names::shape(&plan.id)));
    }
    if !names::is_version(&plan.version) {
        return Err(Problem::at(
            "version",
            "versionen skal have 1-40 tegn: bogstaver a-z, cifre, punktum og bindestreg",
        ));
    }
    if plan.indicators.is_empty() {
        return Err(Problem::at("indicators", "planen har ingen tal: tilføj mindst ét afsnit [[indicators]]"));
    }
    if plan
        .gap
        .is_some_and(|years| years.from >= years.to || !YEARS.contains(&years.from) || !YEARS.contains(&years.to))
    {
        return Err(Problem {
            way: vec![Step::Key("gap"), Step::Key("to")],
            message: "to skal være et senere år end from, og begge skal ligge mellem 1 og 9999".into(),
        });
    }
    let ids: Vec<&str> = plan.indicators.iter().map(|indicator| indicator.id.as_str()).collect();
    names::each("indicators", &ids, &mut HashSet::new())?;
    for (index, indicator) in plan.indicators.iter().enumerate() {
        let wrong = |key, message: &str| Err(Problem::in_list("indicators", index, key, message));
        let points = [("baseline", indicator.baseline), ("target", indicator.target)];
        if let Some((key, _)) = points.iter().find(|(_, point)| point.is_some_and(|point| !point.value.is_finite())) {
            return wrong(key, "værdien skal være et endeligt tal");
        }
        if let Some((key, _)) = points.iter().find(|(_, point)| point.is_some_and(|point| !YEARS.contains(&point.year)))
        {
            return wrong(key, "året skal ligge mellem 1 og 9999");
        }
        if let (Some(baseline), Some(target)) = (indicator.baseline, indicator.target)
            && baseline.year >= target.year
        {
            return wrong("target", "målets år skal ligge efter udgangspunktets");
        }
        let rule = indicator.rule.unwrap_or(plan.rule);
        if let Rule::Growth { natural_limit: Some(limit) } = rule {
            if !(limit.is_finite() && limit > 0.0) {
                return wrong("rule", "natural_limit skal være over 0");
            }
            if indicator.target.is_some() {
                return wrong("rule", "natural_limit gælder kun tal uden mål");
            }
            if indicator.better == Better::Lower {
                return wrong("rule", "natural_limit gælder kun tal, der skal stige");
            }
        }
    }
    Ok(())
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
        let closing = self.gap.map(|years| gaps(indicator, table).closing(years.from, years.to));
        Judged { indicator, rule, series, progress: progress(rule, &judged), broken, closing }
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

fn gaps(indicator: &Indicator, table: &Table) -> GapSeries {
    let rest = points(table, &indicator.id, REST);
    let both = |areas: Point| {
        let rest = rest.iter().find(|rest| rest.year == areas.year)?;
        Some(Both { year: areas.year, areas: areas.value, rest: rest.value })
    };
    let values = points(table, &indicator.id, AREAS).into_iter().filter_map(both).collect();
    GapSeries { better: indicator.better, values, breaks: indicator.breaks.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{goal::Status, table::read};

    const PLAN: &str = r#"
id = "p"
version = "1"
title = "P"

[gap]
from = 2017
to = 2024

[[indicators]]
id = "poverty"
unit = "procent"
goal = "one"
better = "lower"
target = { year = 2035, value = 5 }
breaks = [2016]

[[indicators]]
id = "work"
goal = "one"
better = "higher"
rule = { how = "growth" }
breaks = [2020]

[[indicators]]
id = "unknown"
goal = "two"
better = "higher"
"#;

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
        assert_eq!(report.goals.len(), 2);
        assert_eq!((report.goals[0].1.status, report.goals[1].1.status), (Status::Limited, Status::NotAvailable));
        let (share, of) = report.closed.unwrap();
        assert!((share - 0.17).abs() < 1e-12 && of == 1);
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

    #[test]
    fn what_can_not_be_is_placed() {
        for (from, to, line, message) in [
            ("better = \"lower\"", "beter = \"lower\"", 14, "Mente du »better«?"),
            ("\"lower\"", "\"less\"", 14, "»less« kendes ikke"),
            ("to = 2024", "to = 2010", 8, "senere år end from"),
            ("id = \"work\"", "id = \"poverty\"", 19, "står to gange"),
            ("how = \"growth\"", "how = \"growth\", natural_limit = 0", 22, "over 0"),
            ("target = {", "baseline = { year = 2040, value = 1 }\ntarget = {", 16, "efter udgangspunktets"),
            ("value = 5", "value = nan", 15, "endeligt tal"),
            ("year = 2035", "year = 20350", 15, "mellem 1 og 9999"),
            ("unit = \"procent\"", "rule = { how = \"growth\", natural_limit = 9 }", 12, "kun tal uden mål"),
            (
                "better = \"higher\"\nrule = { how = \"growth\"",
                "better = \"lower\"\nrule = { how = \"growth\", natural_limit = 9",
                22,
                "der skal stige",
            ),
        ] {
            let error = parse(&PLAN.replacen(from, to, 1)).unwrap_err();
            assert!(error.line == line && error.message.contains(message), "{to}: {error}");
        }
    }
}
