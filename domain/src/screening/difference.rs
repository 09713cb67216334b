//! The difference between two screenings: which areas came in or went out, and what moved each of them.

use super::{Screening, Standing};
use crate::method::{Criterion, Method, Rule};

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
        let causes = causes(before, after, (then, area), (old, new));
        let change = Change { id: after.id(area).to_owned(), name: after.name(area).to_owned(), causes };
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
    for (at, criterion) in after.method().criteria.iter().enumerate() {
        // Criteria about others follow from them.
        if !matches!(criterion.rule(), Some(Rule::Threshold { .. } | Rule::Unpublished { .. })) {
            continue;
        }
        let Some(was) = before.method().criteria.iter().position(|known| known.id == criterion.id) else {
            causes.push(Cause::Method(criterion.id.clone()));
            continue;
        };
        if before.verdict(was, then) == after.verdict(at, now) {
            continue;
        }
        let same_numbers = before.compared(was, then) == after.compared(at, now);
        let same_limit = before.limit(was, then) == after.limit(at, now);
        let id = criterion.id.clone();
        let same_words =
            same_definition((before.method(), &before.method().criteria[was]), (after.method(), criterion));
        causes.push(match (same_words, same_numbers && same_limit) {
            (true, _) => Cause::Data(id),
            (false, _) if same_numbers => Cause::Method(id),
            (false, _) => Cause::DataAndMethod(id),
        });
    }
    let kept = |known: &&Criterion| after.method().criteria.iter().any(|criterion| criterion.id == known.id);
    let dropped = before.method().criteria.iter().filter(|known| !kept(known));
    causes.extend(dropped.map(|criterion| Cause::Method(criterion.id.clone())));
    if causes.is_empty() {
        causes.push(Cause::Rule);
    }
    causes
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
    fn nothing_differs_from_itself() {
        let csv = "area,x,y,l\na,8,1,\nb,20,1,x\n";
        let same = compare((METHOD, csv), (METHOD, csv));
        assert_eq!((same.came_in.len(), same.went_out.len(), same.unchanged), (0, 0, 2));
    }
}
