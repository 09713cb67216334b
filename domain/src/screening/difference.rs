//! The difference between two screenings: which areas came in or went out, and what moved each of them.

use std::collections::HashSet;

use super::{Screening, Standing, Verdict};
use crate::method::{Criterion, Method, Rule, asked};

/// What is different between two screenings, in one designation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Areas that are in now and were not.
    pub came_in: Vec<Change>,
    /// Areas that were in and are not now.
    pub went_out: Vec<Change>,
    /// How many areas of both screenings are as they were.
    pub unchanged: usize,
    /// The ids of areas that only the later screening has.
    pub new: Vec<String>,
    /// The ids of areas that only the earlier one has.
    pub gone: Vec<String>,
}

/// An area that changed sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether something is said of it now: what is no longer assessed has gone out too.
    pub is_assessed: bool,
    /// What moved it; several things can at once.
    pub causes: Vec<Cause>,
}

/// Something that moved an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// The answer to this criterion is another because the numbers are.
    Data(String),
    /// The answer to this criterion is another because the criterion or its number is defined otherwise.
    Method(String),
    /// The answer to this criterion is another, and both the numbers and the definition are.
    DataAndMethod(String),
    /// The criteria are answered as before, but what follows from them is another.
    Rule,
    /// The methods are the same and so are the area's own figures: those of other years or of its neighbours are not.
    Around,
    /// This list brings it in, or does so no longer.
    List(String),
    /// This exclusion keeps it out, or does so no longer.
    Exclusion(String),
    /// The group of neighbours that it belongs to is large enough, or is so no longer.
    Group,
}

/// Compares two screenings in the designation of this id; `None` when either method does not have it.
#[must_use]
pub fn difference(before: &Screening<'_>, after: &Screening<'_>, designation: &str) -> Option<Difference> {
    let place = |method: &Method| method.designate.iter().position(|designate| designate.id == designation);
    let (was, is) = (place(before.method())?, place(after.method())?);
    let areas = |screening: &Screening<'_>| {
        (0..screening.len())
            .map(|area| (screening.id(area).to_owned(), area))
            .collect::<std::collections::HashMap<_, _>>()
    };
    let earlier = areas(before);
    let mut difference =
        Difference { came_in: Vec::new(), went_out: Vec::new(), unchanged: 0, new: Vec::new(), gone: Vec::new() };
    for area in 0..after.len() {
        let Some(then) = earlier.get(after.id(area)).copied() else {
            difference.new.push(after.id(area).to_owned());
            continue;
        };
        let (old, new) = (before.standing(was, then), after.standing(is, area));
        if old.is_in() == new.is_in() {
            difference.unchanged += 1;
            continue;
        }
        let causes = causes(before, after, (then, area), (old, new), designation);
        let is_assessed = *new != Standing::NotAssessed;
        let change = Change { id: after.id(area).to_owned(), name: after.name(area).to_owned(), is_assessed, causes };
        if new.is_in() { difference.came_in.push(change) } else { difference.went_out.push(change) }
    }
    let later = areas(after);
    let ids = (0..before.len()).map(|area| before.id(area));
    difference.gone = ids.filter(|id| !later.contains_key(*id)).map(str::to_owned).collect();
    Some(difference)
}

fn causes(
    before: &Screening<'_>,
    after: &Screening<'_>,
    (then, now): (usize, usize),
    (old, new): (&Standing, &Standing),
    designation: &str,
) -> Vec<Cause> {
    let mut causes = Vec::new();
    for (screening, standing) in [(before, old), (after, new)] {
        match standing {
            Standing::Included(lists) => {
                causes.extend(lists.iter().map(|list| Cause::List(screening.method().include[*list].id.clone())));
            }
            Standing::Excluded(place) => {
                causes.push(Cause::Exclusion(screening.method().exclude[*place].when.clone()));
            }
            Standing::GroupTooSmall => causes.push(Cause::Group),
            Standing::Designated | Standing::NotDesignated | Standing::NotAssessed => {}
        }
    }
    if !causes.is_empty() {
        return causes;
    }
    let asked = [asked_by(before.method(), designation), asked_by(after.method(), designation)];
    for (at, criterion) in after.method().criteria.iter().enumerate() {
        // Criteria about others follow from them.
        let is_asked = asked.iter().any(|asked| asked.contains(criterion.id.as_str()));
        if !is_asked || !matches!(criterion.rule(), Some(Rule::Threshold { .. } | Rule::Unpublished { .. })) {
            continue;
        }
        let Some(was) = before.method().criteria.iter().position(|known| known.id == criterion.id) else {
            causes.push(Cause::Method(criterion.id.clone()));
            continue;
        };
        if before.verdict(was, then) == after.verdict(at, now) {
            continue;
        }
        let id = criterion.id.clone();
        let same_words =
            same_definition((before.method(), &before.method().criteria[was]), (after.method(), criterion));
        let same_numbers = before.compared(was, then) == after.compared(at, now);
        causes.push(match (same_words, same_numbers) {
            (true, _) => Cause::Data(id),
            (false, true) => Cause::Method(id),
            (false, false) => alone((before, was, then), (after, at, now), id),
        });
    }
    let is_kept = |known: &&Criterion| after.method().criteria.iter().any(|criterion| criterion.id == known.id);
    let dropped = before.method().criteria.iter().filter(|known| !is_kept(known));
    let dropped = dropped.filter(|known| asked[0].contains(known.id.as_str()));
    causes.extend(dropped.map(|criterion| Cause::Method(criterion.id.clone())));
    if causes.is_empty() {
        let same = before.method().criteria == after.method().criteria
            && before.method().designate == after.method().designate;
        causes.push(if same { Cause::Around } else { Cause::Rule });
    }
    causes
}

/// What of figures and definition would have turned the answer by itself; both where each would, or neither.
fn alone(
    (before, was, then): (&Screening<'_>, usize, usize),
    (after, at, now): (&Screening<'_>, usize, usize),
    id: String,
) -> Cause {
    let side = |screening: &Screening<'_>, criterion: usize, value: Option<f64>, limit: Option<f64>| {
        let Some(Rule::Threshold { comparison, .. }) = screening.method().criteria[criterion].rule() else {
            return None;
        };
        Some(comparison.holds(value?, limit?))
    };
    let (old, new) = (before.compared(was, then), after.compared(at, now));
    let turned = after.verdict(at, now) == Verdict::Met;
    let by_figures = side(before, was, new, before.limit(was, then)) == Some(turned);
    let by_definition = side(after, at, old, after.limit(at, now)) == Some(turned);
    match (by_figures, by_definition) {
        (true, false) => Cause::Data(id),
        (false, true) => Cause::Method(id),
        (true, true) | (false, false) => Cause::DataAndMethod(id),
    }
}

/// The ids of the criteria that a designation asks, by itself or by others.
fn asked_by<'m>(method: &'m Method, designation: &str) -> HashSet<&'m str> {
    let by = method.designate.iter().find(|known| known.id == designation).and_then(|known| known.by.as_deref());
    let mut found = HashSet::new();
    let mut open: Vec<&str> = by.into_iter().collect();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(method.criterion(id).into_iter().flat_map(asked));
        }
    }
    found
}

/// Whether a criterion and the number that it asks about are defined in the same way.
fn same_definition((a, first): (&Method, &Criterion), (b, second): (&Method, &Criterion)) -> bool {
    let number = |method: &Method, criterion: &Criterion| method.question(criterion).map(|q| q.indicator.clone());
    // Scores are made of everything that is treated and weighted: of those the whole is compared.
    let of_indicator = number(a, first).is_some();
    let same_scores = of_indicator
        || (a.scores == b.scores && a.indicators == b.indicators && a.treat == b.treat && a.normalise == b.normalise);
    first == second && number(a, first) == number(b, second) && a.references == b.references && same_scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        method,
        screening::screen,
        table::{Table, Wanted, read},
    };

    const METHOD: &str = "id = \"m\"\nversion = \"1\"\ntitle = \"M\"\norigin = \"published\"\n\
        [[indicators]]\nid = \"x\"\n[[indicators]]\nid = \"y\"\n\
        [[criteria]]\nid = \"x\"\nover = 10\n[[criteria]]\nid = \"y\"\nover = 10\n\
        [[criteria]]\nid = \"either\"\nany = [\"x\", \"y\"]\n\
        [[designate]]\nid = \"d\"\nby = \"either\"\n\
        [[include]]\nid = \"l\"\nname = \"L\"\ndate = \"2024-12-01\"\nreason = \"R.\"\ncolumn = \"l\"\n";

    fn table(method: &Method, csv: &str) -> Table {
        read(csv.as_bytes(), &Wanted::of(method), |_| ()).unwrap()
    }

    fn compare(before: (&str, &str), after: (&str, &str)) -> Difference {
        let [old, new] = [before.0, after.0].map(|text| method::parse(text).unwrap());
        let (was, is) = (table(&old, before.1), table(&new, after.1));
        difference(&screen(&old, &was, None).unwrap(), &screen(&new, &is, None).unwrap(), "d").unwrap()
    }

    fn said(changes: &[Change]) -> Vec<(&str, &[Cause])> {
        changes.iter().map(|change| (change.id.as_str(), change.causes.as_slice())).collect()
    }

    #[test]
    fn data_lists_and_areas_are_told_apart() {
        let found = compare(
            (METHOD, "area,x,y,l\na,1,1,\nb,20,1,\nc,1,1,x\nd,1,1,\ngone,1,1,\n"),
            (METHOD, "area,x,y,l\na,1,20,\nb,1,1,\nc,1,1,\nd,2,2,\nnew,50,1,\n"),
        );
        assert_eq!(said(&found.came_in), [("a", &[Cause::Data("y".into())][..])]);
        assert_eq!(
            said(&found.went_out),
            [("b", &[Cause::Data("x".into())][..]), ("c", &[Cause::List("l".into())][..])]
        );
        assert_eq!((found.unchanged, found.new, found.gone), (1, vec!["new".into()], vec!["gone".into()]));
    }

    #[test]
    fn a_moved_limit_is_the_method_and_a_new_rule_is_the_rule() {
        let csv = "area,x,y,l\na,8,1,\nb,20,1,\n";
        let lower = METHOD.replacen("over = 10", "over = 5", 1);
        let found = compare((METHOD, csv), (&lower, csv));
        assert_eq!(said(&found.came_in), [("a", &[Cause::Method("x".into())][..])]);
        let found = compare((METHOD, "area,x,y,l\na,4,1,\n"), (&lower, "area,x,y,l\na,8,1,\n"));
        assert_eq!(said(&found.came_in), [("a", &[Cause::DataAndMethod("x".into())][..])]);
        let both = METHOD.replace("any = ", "all = ");
        assert_eq!(said(&compare((METHOD, csv), (&both, csv)).went_out), [("b", &[Cause::Rule][..])]);
    }

    #[test]
    fn where_both_changed_the_one_that_turned_it_is_named() {
        let strict = METHOD.replacen("over = 10", "over = 15", 1);
        let figures = compare((METHOD, "area,x,y,l\na,8,1,\n"), (&strict, "area,x,y,l\na,20,1,\n"));
        assert_eq!(said(&figures.came_in), [("a", &[Cause::Data("x".into())][..])]);
        let limit = compare((METHOD, "area,x,y,l\na,14,1,\n"), (&strict, "area,x,y,l\na,13,1,\n"));
        assert_eq!(said(&limit.went_out), [("a", &[Cause::Method("x".into())][..])]);
    }

    #[test]
    fn other_years_are_no_other_rule_and_unasked_criteria_no_cause() {
        let years = METHOD
            .replace("[[indicators]]\nid = \"x\"", "[areas]\nperiod = \"year\"\n[[indicators]]\nid = \"x\"")
            .replace("[[designate]]", "[[criteria]]\nid = \"often\"\nyears = { of = \"x\", latest = 2 }\n[[designate]]")
            .replace("by = \"either\"", "by = \"often\"");
        let csv = |first: i32| format!("area,year,x,y,l\na,2023,{first},1,\na,2024,20,{first},\n");
        let found = compare((&years, &csv(5)), (&years, &csv(15)));
        assert_eq!(said(&found.came_in), [("a", &[Cause::Around][..])]);
        let gone = compare((METHOD, "area,x,y,l\na,20,1,\n"), (METHOD, "area,x,y,l\na,,1,\n"));
        assert!(!gone.went_out[0].is_assessed);
    }

    #[test]
    fn nothing_differs_from_itself() {
        let csv = "area,x,y,l\na,8,1,\nb,20,1,x\n";
        let same = compare((METHOD, csv), (METHOD, csv));
        assert_eq!((same.came_in.len(), same.went_out.len(), same.unchanged), (0, 0, 2));
    }
}
