//! What discretion does to a screening: which numbers are withheld by which rule, and which areas' answers rest on one.
//!
//! Nothing here looks at a withheld number: an answer that could change is one that some number in its place would change.
//! So what is said of it tells nobody what it is.

use std::collections::HashSet;

use super::{Outcome, Screening, Verdict, Why};
use crate::method::{Criterion, Limit, Rule, asked};

/// How far what is withheld of an area reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// The answer is the same whatever the number is, or the calculation uses it.
    Nothing,
    /// Nothing is said of the area, and one more number could have made the difference.
    NotAssessed,
    /// Something is said, and the number could have changed it.
    CouldChange,
}

/// What is withheld of one area, and how far it reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// The area, as its place in the screening.
    pub area: usize,
    /// The indicators that are withheld, as places in the method, and why.
    pub withheld: Vec<(usize, Why)>,
    /// How far it reaches into the first designation. Ranks and means of all areas are not followed.
    pub reach: Reach,
}

impl Screening<'_> {
    /// Why an indicator of an area may not be shown; `None` where it may, or where there is none.
    #[must_use]
    pub fn why_withheld(&self, indicator: usize, area: usize) -> Option<Why> {
        self.values.why_withheld(indicator, area)
    }

    /// Every area of which something is withheld, in the table's order.
    #[must_use]
    pub fn effects(&self) -> Vec<Effect> {
        let asked = Asked::of(self);
        let effect = |area: usize| {
            let indicators = 0..self.method.indicators.len();
            let withheld: Vec<(usize, Why)> =
                indicators.filter_map(|at| Some((at, self.why_withheld(at, area)?))).collect();
            (!withheld.is_empty()).then(|| Effect { area, reach: self.reach(&asked, area, &withheld), withheld })
        };
        (0..self.len()).filter_map(effect).collect()
    }

    fn reach(&self, asked: &Asked<'_>, area: usize, withheld: &[(usize, Why)]) -> Reach {
        let is_asked = |(at, _): &(usize, Why)| asked.values.contains(self.method.indicators[*at].id.as_str());
        if self.method.discretion.calculate_with_withheld || !withheld.iter().any(is_asked) {
            return Reach::Nothing;
        }
        if self.outcome_of(area) == Outcome::NotAssessed {
            return Reach::NotAssessed;
        }
        let verdict = |id: &String| {
            let at = self.method.criteria.iter().position(|criterion| criterion.id == *id);
            at.map(|at| self.verdict(at, area))
        };
        let are = |ids: &[String], wanted: Verdict| ids.iter().filter(|id| verdict(id) == Some(wanted)).count();
        // Only where an open answer counts as not met, or a score goes on without a part, is something said in spite of it.
        let could = asked.criteria.iter().any(|id| match self.method.criterion(id).and_then(Criterion::rule) {
            Some(Rule::Count(count)) if count.with_data.is_some() => {
                let (met, open) = (are(&count.of, Verdict::Met), are(&count.of, Verdict::Withheld));
                let needed = usize::try_from(count.at_least).unwrap_or(usize::MAX);
                let holds = met >= needed && are(&count.mandatory, Verdict::Withheld) == 0;
                open > 0 && !holds && met + open >= needed
            }
            _ => false,
        });
        let in_score = asked.has_scores && withheld.iter().any(|one| is_asked(one) && asked.is_in_score(self, one.0));
        if could || in_score { Reach::CouldChange } else { Reach::Nothing }
    }
}

/// What the first designation asks, however far down.
struct Asked<'m> {
    criteria: Vec<&'m str>,
    /// Indicators and scores.
    values: HashSet<&'m str>,
    has_scores: bool,
}

impl<'m> Asked<'m> {
    fn of(screening: &Screening<'m>) -> Self {
        let method = screening.method;
        let first = method.designate.first();
        let keeps_out = method
            .exclude
            .iter()
            .filter(|exclude| exclude.from.as_ref().is_none_or(|from| first.is_some_and(|first| first.id == *from)));
        let mut criteria: Vec<&str> = first.and_then(|first| first.by.as_deref()).into_iter().collect();
        criteria.extend(keeps_out.map(|exclude| exclude.when.as_str()));
        let (mut values, mut has_scores) = (HashSet::new(), false);
        let mut at = 0;
        while let Some(id) = criteria.get(at).copied() {
            at += 1;
            let Some(criterion) = method.criterion(id) else { continue };
            for further in asked(criterion) {
                if !criteria.contains(&further) {
                    criteria.push(further);
                }
            }
            match criterion.rule() {
                Some(Rule::Threshold { of, limit, .. }) => {
                    values.insert(of);
                    if let Limit::Relative(relative) = limit {
                        values.insert(relative.of.as_str());
                    }
                }
                Some(Rule::NoValue(of)) => {
                    values.insert(of);
                }
                _ => {}
            }
        }
        // Scores can be made of scores: as often as there are any is enough.
        for _ in &method.scores {
            for score in method.scores.iter().filter(|score| values.contains(score.id.as_str())).collect::<Vec<_>>() {
                has_scores = true;
                values.extend(score.of.iter().map(String::as_str));
            }
        }
        Self { criteria, values, has_scores }
    }

    /// Whether an indicator is part of a score that is asked about.
    fn is_in_score(&self, screening: &Screening<'_>, indicator: usize) -> bool {
        let id = &screening.method.indicators[indicator].id;
        screening.method.scores.iter().any(|score| self.values.contains(score.id.as_str()) && score.of.contains(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        method,
        screening::screen,
        table::{Cell, Table, TableBuilder},
    };

    const METHOD: &str = r#"
id = "m"
version = "1"
title = "M"
origin = "byblik"
[[references]]
id = "city"
area = "city"
[[indicators]]
id = "a"
numerator = "part"
denominator = "all"
[[indicators]]
id = "b"
[[indicators]]
id = "c"
[[indicators]]
id = "unasked"
unit = "personer"
[[criteria]]
id = "a"
over = 10
[[criteria]]
id = "b"
over = 10
[[criteria]]
id = "c"
over = 10
[[criteria]]
id = "two"
met = { at_least = 2, of = ["a", "b", "c"], with_data = 2 }
[[designate]]
id = "d"
by = "two"
"#;

    /// Each row: id, part, all, b, c, unasked.
    fn table(rows: &[(&str, [f64; 5])]) -> Table {
        let columns = ["part", "all", "b", "c", "unasked"].map(str::to_owned).to_vec();
        let mut builder = TableBuilder::new(columns, vec![]);
        for (id, cells) in rows {
            let cells = cells.map(|cell| if cell.is_nan() { Cell::Missing } else { Cell::Known(cell) });
            builder.push(id, id, "2024", &cells, &[]);
        }
        builder.finish()
    }

    const NONE: f64 = f64::NAN;

    #[test]
    fn an_answer_reaches_as_far_as_any_number_in_the_gap_would() {
        let rows = [
            ("city", [4000.0, 30_000.0, 5.0, 5.0, 100.0]),
            ("small-and-decisive", [3.0, 500.0, 20.0, 5.0, 9.0]),
            ("small-and-idle", [4.0, 500.0, 5.0, 5.0, 9.0]),
            ("in-anyhow", [2.0, 500.0, 20.0, 20.0, 9.0]),
            ("open", [20.0, 40.0, 20.0, NONE, 9.0]),
            ("unasked", [100.0, 500.0, 20.0, 20.0, 3.0]),
            ("whole", [270.0, 500.0, 20.0, 20.0, 9.0]),
        ];
        let method = method::parse(METHOD).unwrap();
        let table = table(&rows);
        let screening = screen(&method, &table, None).unwrap();
        let effects = screening.effects().into_iter();
        let found: Vec<_> = effects.map(|e| (screening.id(e.area), e.reach, e.withheld)).collect();
        let expected = [
            ("small-and-decisive", Reach::CouldChange, vec![(0, Why::Few)]),
            ("small-and-idle", Reach::Nothing, vec![(0, Why::Few)]),
            ("in-anyhow", Reach::Nothing, vec![(0, Why::Few)]),
            ("open", Reach::NotAssessed, vec![(0, Why::FewPeople)]),
            ("unasked", Reach::Nothing, vec![(3, Why::Few)]),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_protects_another_is_told_apart() {
        let rows = [
            ("city", [153.0, 1800.0, 5.0, 5.0, 100.0]),
            ("small", [3.0, 500.0, 20.0, 5.0, 9.0]),
            ("large", [90.0, 600.0, 20.0, 5.0, 9.0]),
            ("protects", [60.0, 700.0, 20.0, 5.0, 9.0]),
        ];
        let method = method::parse(METHOD).unwrap();
        let table = table(&rows);
        let screening = screen(&method, &table, None).unwrap();
        let found: Vec<_> = screening.effects().into_iter().map(|e| (screening.id(e.area), e.withheld)).collect();
        assert_eq!(found, [("small", vec![(0, Why::Few)]), ("protects", vec![(0, Why::Protects)])]);
        let open = METHOD.replace("[[references]]", "[discretion]\ncalculate_with_withheld = true\n[[references]]");
        let method = method::parse(&open).unwrap();
        let screening = screen(&method, &table, None).unwrap();
        assert!(screening.effects().iter().all(|effect| effect.reach == Reach::Nothing), "it is calculated with");
    }

    #[test]
    fn a_score_that_goes_on_without_a_part_could_be_another() {
        let scored = METHOD.replace(
            "met = { at_least = 2, of = [\"a\", \"b\", \"c\"], with_data = 2 }",
            "of = \"s\"\nover = 10\n[[scores]]\nid = \"s\"\nof = [\"a\", \"b\"]\nat_least = 1",
        );
        let method = method::parse(&scored).unwrap();
        let rows = [
            ("city", [400.0, 3000.0, 5.0, 5.0, 100.0]),
            ("small", [3.0, 500.0, 20.0, 5.0, 9.0]),
            ("whole", [90.0, 600.0, 2.0, 5.0, 9.0]),
        ];
        let table = table(&rows);
        let screening = screen(&method, &table, None).unwrap();
        let found: Vec<_> = screening.effects().into_iter().map(|e| (screening.id(e.area), e.reach)).collect();
        assert_eq!(found, [("small", Reach::CouldChange)]);
    }
}
