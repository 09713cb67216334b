//! Filling the table from the store: filter and sort.

use std::cmp::Ordering;

use domain::{
    area::{AreaCode, Level},
    figure::{Figures, Unit},
    method::Method,
    reason,
    screening::{AreaOutcome, Numbers, Outcome, Verdict},
    text,
};
use store::Area;

use crate::{
    Fault,
    areas::data::{Column, Met, Row, Table, Value, Wish},
    credit::Sources,
    locale::Language,
    screening::published::Published,
    visit::Visit,
};

/// The measure of residents.
const PEOPLE: &str = "beboere";

/// The table that `wish` asks for.
pub(super) async fn table(visit: &Visit, wish: &Wish) -> Result<Table, Fault> {
    let (db, language) = (&visit.services.db, visit.language);
    let published = Published::read_for(visit).await?;
    let outcomes = db.outcomes(&published.run.run, None).await?;
    let kvarterer = db.areas(Level::Kvarter).await?;
    let bydele = db.areas(Level::Bydel).await?;
    let byomraader = db.areas(Level::Byomraade).await?;
    let boligomraader = db.areas(Level::Boligomraade).await?;
    let overlaps = db.overlaps(Level::Kvarter, Level::Byomraade).await?;
    let people = Figures::new(db.figures_of(&published.run.snapshot, PEOPLE).await?);
    let columns = columns(&published.method, &outcomes, language);

    let row = |area: &Area| {
        let bydel = bydele.iter().find(|b| Some(&b.code) == area.parent.as_ref());
        let covering = overlaps.iter().filter(|o| o.area == area.code && o.is_told());
        let covering = covering.filter_map(|o| byomraader.iter().find(|b| b.code == o.other));
        let listed = boligomraader.iter().filter(|b| b.parent.as_ref() == Some(&area.code));
        let outcome = outcomes.iter().find(|o| o.area == area.code);
        Row {
            slug: area.slug.as_ref().map(ToString::to_string).unwrap_or_default(),
            name: area.name.clone(),
            bydel: bydel.map(|b| b.name.clone()).unwrap_or_default(),
            population: people.latest(&area.code, PEOPLE).map(|(value, _)| value),
            values: columns.iter().map(|column| value(outcome?, &column.id)).collect(),
            met: outcome.map(met),
            stands_out: outcome.is_some_and(|o| o.outcome == Outcome::StandsOut),
            designated: covering.map(|area| area.name.clone()).collect(),
            listed: listed.map(|area| area.name.clone()).collect(),
        }
    };
    let chosen = bydele.iter().find(|b| b.slug.as_ref().is_some_and(|slug| slug.as_str() == wish.bydel));
    let wanted = |area: &&Area| {
        let bydel = bydele.iter().find(|b| Some(&b.code) == area.parent.as_ref()).map_or("", |b| b.name.as_str());
        let named = text::matches(&format!("{} {} {bydel}", area.name, area.official_name), &wish.q);
        named && chosen.is_none_or(|chosen| area.parent.as_ref() == Some(&chosen.code))
    };
    let mut rows: Vec<_> = kvarterer.iter().filter(wanted).map(row).collect();
    rows.retain(|row| !wish.designated || !row.designated.is_empty());
    let column = columns.iter().position(|column| column.id == wish.sort);
    rows.sort_by(|a, b| order(a, b, &wish.sort, column, wish.down).then_with(|| by_text(&a.name, &b.name)));

    let others = |areas: &[Area], word: &dyn Fn(&Area) -> String| {
        let line = |a: &Area| Some((a.slug.as_ref()?.to_string(), a.name.clone(), word(a)));
        areas.iter().filter_map(line).collect::<Vec<_>>()
    };
    let kvarter_name =
        |code: &Option<AreaCode>| kvarterer.iter().find(|k| Some(&k.code) == code.as_ref()).map(|k| k.name.clone());
    let counted = kvarterer.iter().find_map(|k| people.latest(&k.code, PEOPLE));
    let mut measures: Vec<&str> = published.method.indicators.iter().flat_map(|i| i.columns()).collect();
    measures.push(PEOPLE);
    let sources = Sources {
        measures: db.measures().await?,
        sources: db.sources().await?,
        of_figures: db.figure_sources(&published.run.snapshot).await?,
    };
    Ok(Table {
        bydele: bydele.iter().filter_map(|b| Some((b.slug.as_ref()?.to_string(), b.name.clone()))).collect(),
        columns,
        rows,
        all: kvarterer.len(),
        counted: counted.map(|(_, period)| language.period(period)).unwrap_or_default(),
        calculation: published.line(language),
        sources: sources.credited(visit, &measures),
        byomraader: others(&byomraader, &|a| a.part_of.clone()),
        boligomraader: others(&boligomraader, &|a| kvarter_name(&a.parent).unwrap_or_default()),
    })
}

/// A column for each criterion, with the city's value and the limit.
fn columns(method: &Method, outcomes: &[AreaOutcome], language: Language) -> Vec<Column> {
    let column = |question: &domain::method::Question<'_>| {
        let first = first_numbers(outcomes, &question.criterion.id);
        Column {
            id: question.criterion.id.clone(),
            name: reason::name(method, question.criterion, language).to_owned(),
            measures: question.indicator.measures.clone(),
            years: first.map(|numbers| language.periods(&numbers.periods)).unwrap_or_default(),
            unit: question.indicator.unit().unwrap_or(Unit::Procent),
            city: first.and_then(|numbers| numbers.reference),
            limit: first.map(|numbers| numbers.limit),
        }
    };
    method.questions().iter().map(column).collect()
}

fn value(outcome: &AreaOutcome, criterion: &str) -> Option<Value> {
    let said = outcome.criteria.iter().find(|said| said.criterion == criterion)?;
    Some(Value { number: said.numbers.as_ref()?.value, is_met: said.verdict == Verdict::Met })
}

fn met(outcome: &AreaOutcome) -> Met {
    Met { met: outcome.met(), with_data: outcome.with_data(), is_enough: outcome.outcome != Outcome::NotAssessed }
}

fn first_numbers<'a>(outcomes: &'a [AreaOutcome], criterion: &str) -> Option<&'a Numbers> {
    let mut said = outcomes.iter().flat_map(|o| &o.criteria).filter(|said| said.criterion == criterion);
    said.find_map(|said| said.numbers.as_ref())
}

fn by_text(a: &str, b: &str) -> Ordering {
    text::sort_key(a).cmp(&text::sort_key(b))
}

/// Missing values come last in both directions: they are not small.
fn order(a: &Row, b: &Row, sort: &str, column: Option<usize>, down: bool) -> Ordering {
    let numbers = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) if down => b.total_cmp(&a),
        (Some(a), Some(b)) => a.total_cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    };
    let texts = |a: &str, b: &str| if down { by_text(b, a) } else { by_text(a, b) };
    let met = |row: &Row| row.met.and_then(|met| u32::try_from(met.met).ok()).map(f64::from);
    match (sort, column) {
        (_, Some(i)) => numbers(a.values[i].map(|value| value.number), b.values[i].map(|value| value.number)),
        ("beboere", _) => numbers(a.population, b.population),
        ("opfyldte", _) => numbers(met(a), met(b)),
        ("bydel", _) => texts(&a.bydel, &b.bydel),
        _ => texts(&a.name, &b.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, number: Option<f64>) -> Row {
        Row {
            slug: String::new(),
            name: name.into(),
            bydel: String::new(),
            population: number,
            values: vec![number.map(|number| Value { number, is_met: false })],
            met: None,
            stands_out: false,
            designated: vec![],
            listed: vec![],
        }
    }

    #[test]
    fn missing_values_come_last_whichever_way() {
        for (down, expected) in [(false, ["b", "a", "c"]), (true, ["a", "b", "c"])] {
            let mut rows = [row("a", Some(2.0)), row("b", Some(1.0)), row("c", None)];
            rows.sort_by(|a, b| order(a, b, "x", Some(0), down));
            assert_eq!(rows.map(|r| r.name), expected);
        }
    }

    #[test]
    fn an_unknown_column_sorts_by_name() {
        let mut rows = [row("Ålholm", None), row("Bispebjerg", None)];
        rows.sort_by(|a, b| order(a, b, "'; DROP TABLE area", None, false));
        assert_eq!(rows[0].name, "Bispebjerg");
    }
}
