//! A goal's figures as a table for spreadsheets.

use csv::Writer;
use domain::goal::{Point, report::Judged};
use store::PolicyFigure;

use super::known::Known;
use crate::{
    Fault,
    locale::{Language, t},
    spreadsheet::inert,
    visit::Visit,
};

/// One line.
struct Row {
    goal: String,
    name: String,
    year: String,
    group: String,
    value: f64,
    unit: String,
    approximate: bool,
    source: String,
}

/// Everything with a number on a goal's page, and on those of its sub-goals: the indicators with their targets, then
/// what the policy states besides.
///
/// # Errors
/// [`Fault::NotFound`] for no goal of ours, [`Fault::Unavailable`] when the database does not answer.
pub async fn file(visit: &Visit, id: &str) -> Result<String, Fault> {
    let known = Known::read(&visit.services.db).await?;
    let goal = known.goal(id).ok_or(Fault::NotFound)?;
    let report = known.report()?;
    let family = known.family(goal);
    let judged = report.indicators.iter().filter(|judged| family.contains(&judged.indicator.goal.as_str()));
    let mut rows: Vec<Row> = judged.flat_map(|judged| of_indicator(visit, &known, judged)).collect();
    let in_plan: Vec<&str> =
        report.indicators.iter().filter(|judged| !judged.areas.is_empty()).map(|j| j.indicator.id.as_str()).collect();
    let figures = known.figures.iter().filter(|figure| {
        figure.goal.as_ref().is_some_and(|goal| family.contains(&goal.as_str()))
            && !in_plan.contains(&figure.id.as_str())
    });
    rows.extend(figures.flat_map(|figure| of_figure(visit, &known, figure)));
    written(visit.language, rows).map_err(|cause| {
        tracing::error!(cause = %cause, "the goal's figures could not be written");
        Fault::Unavailable
    })
}

fn title(visit: &Visit, known: &Known, goal: &str) -> String {
    known.goal(goal).map(|goal| visit.text(&goal.title)).unwrap_or_default()
}

fn of_indicator(visit: &Visit, known: &Known, judged: &Judged<'_>) -> Vec<Row> {
    let (language, indicator) = (visit.language, judged.indicator);
    let group =
        if indicator.group.is_empty() { t!(language, "goal-group-areas") } else { visit.text(&indicator.group) };
    let row = |group: &str, point: &Point| Row {
        goal: title(visit, known, &indicator.goal),
        name: visit.text(&indicator.name),
        year: point.year.to_string(),
        group: group.to_owned(),
        value: point.value,
        unit: unit(language, indicator.unit.map_or("antal", domain::figure::Unit::as_str)),
        approximate: false,
        source: visit.text(&known.credit(&indicator.source)),
    };
    let (rest, target) = (t!(language, "goal-group-rest"), t!(language, "goal-target"));
    let areas = judged.areas.iter().map(|point| row(&group, point));
    let rest = judged.rest.iter().map(|point| row(&rest, point));
    areas.chain(rest).chain(indicator.target.iter().map(|point| row(&target, point))).collect()
}

fn of_figure(visit: &Visit, known: &Known, figure: &PolicyFigure) -> Vec<Row> {
    let goal = figure.goal.as_ref().map(|goal| title(visit, known, goal)).unwrap_or_default();
    let row = |value: &store::PolicyValue| Row {
        goal: goal.clone(),
        name: visit.text(&figure.title),
        year: value.year.clone(),
        group: visit.text(&value.label),
        value: value.value,
        unit: unit(visit.language, &value.unit),
        approximate: value.approximate,
        source: visit.text(&known.credit(&figure.source)),
    };
    figure.values.iter().map(row).collect()
}

fn unit(language: Language, word: &str) -> String {
    match word {
        "procent" => t!(language, "goal-unit-percent"),
        "år" => t!(language, "goal-unit-years"),
        "gange" => t!(language, "goal-unit-times"),
        "kr" => t!(language, "goal-unit-kroner"),
        "personer" => t!(language, "goal-unit-persons"),
        "pr_1000" => t!(language, "goal-unit-per-thousand"),
        _ => t!(language, "goal-unit-number"),
    }
}

fn written(language: Language, rows: Vec<Row>) -> Result<String, csv::Error> {
    let mut lines = Writer::from_writer(Vec::new());
    lines.write_record([
        t!(language, "goal-csv-goal"),
        t!(language, "goal-csv-name"),
        t!(language, "goal-csv-year"),
        t!(language, "goal-csv-group"),
        t!(language, "goal-csv-value"),
        t!(language, "goal-csv-unit"),
        t!(language, "goal-csv-approximate"),
        t!(language, "goal-csv-source"),
    ])?;
    for row in rows {
        let about = if row.approximate { t!(language, "goal-csv-yes") } else { t!(language, "goal-csv-no") };
        let value = row.value.to_string();
        let texts = [row.goal, row.name, row.year, row.group].map(|text| inert(&text));
        let rest = [row.unit, about, row.source].map(|text| inert(&text));
        lines.write_record(texts.into_iter().chain([value]).chain(rest))?;
    }
    let bytes = lines.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_texts_and_numbers_stay() {
        let row = |name: &str, value: f64| Row {
            goal: "Mål, ét".into(),
            name: name.into(),
            year: String::new(),
            group: "@sum".into(),
            value,
            unit: unit(Language::Danish, "procent"),
            approximate: true,
            source: "Kilde: \"KK\"".into(),
        };
        let file = written(Language::Danish, vec![row("=1+1", -2.5), row("Levetid", 3.0)]).unwrap();
        let lines: Vec<&str> = file.lines().collect();
        assert_eq!(lines[0], "mål,tal,år,gruppe,værdi,enhed,cirka,kilde");
        assert_eq!(lines[1], "\"Mål, ét\",'=1+1,,'@sum,-2.5,procent,ja,\"Kilde: \"\"KK\"\"\"");
        assert!(lines[2].starts_with("\"Mål, ét\",Levetid,,"), "{}", lines[2]);
    }
}
