//! Filling the table from the store: filter, sort, and say everything in words.

use std::cmp::Ordering;

use domain::{
    area::{AreaCode, Level},
    figure::{Figures, Unit},
    screening::{AreaOutcome, Outcome, Verdict},
    text,
};
use store::Area;

use crate::{
    Fault,
    areas::data::{Row, Table, Wish},
    screening::published::Published,
    services::Services,
};

/// A row with what it is sorted by.
struct Sortable {
    row: Row,
    key: String,
    parent_key: String,
    population: Option<f64>,
    met: Option<f64>,
    values: Vec<Option<f64>>,
}

/// The table that `wish` asks for.
pub(super) async fn table(services: &Services, wish: &Wish) -> Result<Table, Fault> {
    let db = &services.db;
    let published = Published::read(db).await?;
    let outcomes = db.outcomes(&published.run.run, None).await?;
    let kvarterer = db.areas(Level::Kvarter).await?;
    let bydele = db.areas(Level::Bydel).await?;
    let byomraader = db.areas(Level::Byomraade).await?;
    let boligomraader = db.areas(Level::Boligomraade).await?;
    let overlaps = db.overlaps(Level::Kvarter, Level::Byomraade).await?;
    let people = Figures::new(db.figures_of(&published.run.snapshot, "beboere").await?);
    let criteria = published.method.questions();

    let row = |area: &Area| {
        let outcome = outcomes.iter().find(|o| o.area == area.code);
        let bydel = bydele.iter().find(|b| Some(&b.code) == area.parent.as_ref());
        let covering = overlaps.iter().filter(|o| o.area == area.code && o.is_told());
        let covering = covering.filter_map(|o| byomraader.iter().find(|b| b.code == o.other));
        let listed = boligomraader.iter().filter(|b| b.parent.as_ref() == Some(&area.code));
        let population = people.latest(&area.code, "beboere").map(|(value, _)| value);
        let numbers = |id: &str| {
            let said = outcome?.criteria.iter().find(|said| said.criterion == id)?;
            said.numbers.as_ref().map(|numbers| (numbers.value, said.verdict))
        };
        let values: Vec<_> = criteria.iter().map(|c| numbers(&c.criterion.id)).collect();
        let said = criteria.iter().zip(&values).map(|(question, value)| match (value, question.indicator.unit()) {
            (Some((value, verdict)), Some(unit)) => (text::value(*value, unit), *verdict == Verdict::Met),
            _ => ("ingen data".to_owned(), false),
        });
        Sortable {
            row: Row {
                slug: area.slug.as_ref().map(ToString::to_string).unwrap_or_default(),
                name: area.name.clone(),
                bydel: bydel.map(|b| b.name.clone()).unwrap_or_default(),
                population: population.map(text::count).unwrap_or_default(),
                values: said.collect(),
                met: outcome.map_or_else(|| "ingen data".to_owned(), met),
                stands_out: outcome.is_some_and(|o| o.outcome == Outcome::StandsOut),
                designated: names(covering),
                listed: names(listed),
            },
            key: text::sort_key(&area.name),
            parent_key: bydel.map(|b| text::sort_key(&b.name)).unwrap_or_default(),
            population,
            met: outcome.and_then(|o| u32::try_from(o.met()).ok()).map(f64::from),
            values: values.into_iter().map(|value| value.map(|(value, _)| value)).collect(),
        }
    };
    let chosen = bydele.iter().find(|b| b.slug.as_ref().is_some_and(|slug| slug.as_str() == wish.bydel));
    let wanted = |area: &&Area| {
        let bydel = bydele.iter().find(|b| Some(&b.code) == area.parent.as_ref()).map_or("", |b| b.name.as_str());
        let named = text::matches(&format!("{} {} {bydel}", area.name, area.official_name), &wish.q);
        named && chosen.is_none_or(|chosen| area.parent.as_ref() == Some(&chosen.code))
    };
    let mut rows: Vec<_> = kvarterer.iter().filter(wanted).map(row).collect();
    rows.retain(|sortable| !wish.designated || !sortable.row.designated.is_empty());
    let column = criteria.iter().position(|question| question.criterion.id == wish.sort);
    rows.sort_by(|a, b| order(a, b, &wish.sort, column, wish.down).then_with(|| a.key.cmp(&b.key)));

    let plain = |areas: &[Area], word: &dyn Fn(&Area) -> String| {
        let line = |a: &Area| Some((a.slug.as_ref()?.to_string(), a.name.clone(), word(a)));
        areas.iter().filter_map(line).collect::<Vec<_>>()
    };
    let kvarter_name =
        |code: &Option<AreaCode>| kvarterer.iter().find(|k| Some(&k.code) == code.as_ref()).map(|k| k.name.clone());
    let first = |id: &str| first_numbers(&outcomes, id);
    let each = |pick: fn(&domain::screening::Numbers) -> Option<f64>| {
        let say = |q: &domain::method::Question<'_>| {
            first(&q.criterion.id)
                .and_then(pick)
                .zip(q.indicator.unit())
                .map(|(value, unit): (_, Unit)| text::value(value, unit))
                .unwrap_or_default()
        };
        criteria.iter().map(say).collect::<Vec<_>>()
    };
    Ok(Table {
        bydele: bydele.iter().filter_map(|b| Some((b.slug.as_ref()?.to_string(), b.name.clone()))).collect(),
        criteria: criteria
            .iter()
            .map(|c| {
                let when = first(&c.criterion.id)
                    .map(|n| format!(", {}", domain::reason::Language::Danish.periods(&n.periods)))
                    .unwrap_or_default();
                (c.criterion.id.clone(), c.name().to_owned(), format!("{}{when}", c.indicator.measures))
            })
            .collect(),
        rows: rows.into_iter().map(|sortable| sortable.row).collect(),
        all: u32::try_from(kvarterer.len()).unwrap_or(u32::MAX),
        city: each(|n| n.reference),
        limits: each(|n| Some(n.limit)),
        calculation: published.line(domain::reason::Language::Danish),
        byomraader: plain(&byomraader, &|a| a.part_of.clone()),
        boligomraader: plain(&boligomraader, &|a| kvarter_name(&a.parent).unwrap_or_default()),
    })
}

fn met(outcome: &AreaOutcome) -> String {
    match outcome.outcome {
        Outcome::NotAssessed => "for lidt data".to_owned(),
        _ => format!("{} af {}", outcome.met(), outcome.with_data()),
    }
}

fn names<'a>(areas: impl Iterator<Item = &'a Area>) -> String {
    areas.map(|area| area.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn first_numbers<'a>(outcomes: &'a [AreaOutcome], criterion: &str) -> Option<&'a domain::screening::Numbers> {
    outcomes
        .iter()
        .flat_map(|o| &o.criteria)
        .filter(|said| said.criterion == criterion)
        .find_map(|said| said.numbers.as_ref())
}

/// Missing values come last in both directions: they are not small.
fn order(a: &Sortable, b: &Sortable, sort: &str, column: Option<usize>, down: bool) -> Ordering {
    let numbers = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) if down => b.total_cmp(&a),
        (Some(a), Some(b)) => a.total_cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    };
    let texts = |a: &str, b: &str| if down { b.cmp(a) } else { a.cmp(b) };
    match (sort, column) {
        (_, Some(i)) => numbers(a.values[i], b.values[i]),
        ("beboere", _) => numbers(a.population, b.population),
        ("opfyldte", _) => numbers(a.met, b.met),
        ("bydel", _) => texts(&a.parent_key, &b.parent_key),
        _ => texts(&a.key, &b.key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sortable(name: &str, value: Option<f64>) -> Sortable {
        let row = Row {
            slug: String::new(),
            name: name.into(),
            bydel: String::new(),
            population: String::new(),
            values: vec![],
            met: String::new(),
            stands_out: false,
            designated: String::new(),
            listed: String::new(),
        };
        let key = text::sort_key(name);
        Sortable { row, key, parent_key: String::new(), population: value, met: None, values: vec![value] }
    }

    #[test]
    fn missing_values_come_last_whichever_way() {
        for (down, expected) in [(false, ["b", "a", "c"]), (true, ["a", "b", "c"])] {
            let mut rows = [sortable("a", Some(2.0)), sortable("b", Some(1.0)), sortable("c", None)];
            rows.sort_by(|a, b| order(a, b, "x", Some(0), down));
            assert_eq!(rows.map(|r| r.row.name), expected);
        }
    }

    #[test]
    fn an_unknown_column_sorts_by_name() {
        let mut rows = [sortable("Ålholm", None), sortable("Bispebjerg", None)];
        rows.sort_by(|a, b| order(a, b, "'; DROP TABLE area", None, false));
        assert_eq!(rows[0].row.name, "Bispebjerg");
    }
}
