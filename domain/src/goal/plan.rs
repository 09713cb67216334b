//! A plan as a file: which indicators are judged, towards what, and by which rule. Described in `docs/goal-format.md`.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{Better, Point, Rule};
use crate::{
    figure::Unit,
    method::{MethodError, Problem, Step, names, read_rules},
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
    /// Whom the column `areas` is about, where that is not the designated areas: "Boligområder i København".
    #[serde(default)]
    pub group: String,
    /// Whether the figure itself says how far the areas are from the rest of the city.
    #[serde(default)]
    pub is_gap: bool,
    /// Where its figures are published, as an id of the list of sources; empty when that is not stated.
    #[serde(default)]
    pub source: String,
    /// What must be known to read it: who is counted, what is unclear.
    #[serde(default)]
    pub note: String,
    /// When the next figure comes, as year, month or day ("2027-03"); empty when nobody has said so.
    #[serde(default)]
    pub next_update: String,
}

fn path() -> Rule {
    Rule::Path {}
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
        if !indicator.next_update.is_empty() && !is_date(&indicator.next_update) {
            return wrong("next_update", "skriv et år, en måned eller en dag, fx 2027, 2027-03 eller 2027-03-15");
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

/// Whether a text is a year, a month or a day as ISO 8601 writes them.
fn is_date(text: &str) -> bool {
    let lengths = [4, 2, 2];
    let parts: Vec<&str> = text.split('-').collect();
    let right = |(part, length): (&&str, usize)| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    parts.len() <= lengths.len() && parts.iter().zip(lengths).all(right)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A plan with an indicator of each kind.
    pub(in crate::goal) const PLAN: &str = r#"
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
            ("breaks = [2016]", "next_update = \"forår 2027\"", 16, "2027-03"),
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
