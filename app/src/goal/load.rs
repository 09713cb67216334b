//! Filling the page of goals from the store.

use domain::text;
use store::{Initiative, PolicyFigure, PolicyValue};

use crate::{
    Fault,
    goal::data::{Figure, Goal, Goals, SubGoal, Value},
    services::Services,
};

/// The goals with their figures.
pub(super) async fn goals(services: &Services) -> Result<Goals, Fault> {
    let db = &services.db;
    let all = db.goals().await?;
    let figures = db.policy_figures().await?;
    let initiatives = db.initiatives().await?;
    let sources = db.sources().await?;
    let subgoal = |goal: &store::Goal| SubGoal {
        id: goal.id.clone(),
        title: goal.title.clone(),
        summary: goal.summary.clone(),
        figures: figures.iter().filter(|f| f.goal.as_ref() == Some(&goal.id)).map(figure).collect(),
        initiatives: serving(&initiatives, &goal.id),
    };
    let of_kind = |kind: &'static str| all.iter().filter(move |goal| goal.kind == kind);
    let goals = of_kind("goal").map(|goal| Goal {
        id: goal.id.clone(),
        number: format!("Mål {}", goal.position),
        title: goal.title.clone(),
        summary: goal.summary.clone(),
        subgoals: of_kind("subgoal").filter(|sub| sub.parent.as_ref() == Some(&goal.id)).map(subgoal).collect(),
    });
    let policy = sources.iter().find(|source| source.id == "politik-2025");
    Ok(Goals {
        goals: goals.collect(),
        promises: of_kind("promise").map(subgoal).collect(),
        city: figures.iter().filter(|f| f.goal.is_none()).map(figure).collect(),
        source: policy.map(|s| s.attribution.clone()).unwrap_or_default(),
    })
}

fn serving(initiatives: &[Initiative], goal: &str) -> Vec<(String, String)> {
    let serving = initiatives.iter().filter(|i| i.goals.iter().any(|g| g == goal));
    serving.map(|i| (i.slug.clone(), i.title.clone())).collect()
}

fn figure(figure: &PolicyFigure) -> Figure {
    let shares = figure.values.iter().filter(|v| v.unit == "procent").map(|v| v.value);
    let longest = shares.fold(0.0, f64::max);
    let kind = match figure.kind.as_str() {
        "challenge" => "Udfordring",
        "progress" => "Fremgang",
        _ => "Fakta",
    };
    Figure {
        title: figure.title.clone(),
        kind: kind.to_owned(),
        body: figure.body.clone(),
        values: figure.values.iter().map(|v| value(v, longest)).collect(),
        place: figure.page_hint.clone(),
    }
}

fn value(value: &PolicyValue, longest: f64) -> Value {
    let decimals = match value.value {
        v if v.fract() == 0.0 => 0,
        v if (v * 10.0).fract().abs() < 1e-6 || (v * 10.0).fract() > 1.0 - 1e-6 => 1,
        _ => 2,
    };
    let number = text::decimal(value.value, decimals);
    let unit = match value.unit.as_str() {
        "procent" => format!("{}%", text::NBSP),
        "antal" => String::new(),
        other => format!("{}{other}", text::NBSP),
    };
    let about = if value.approximate { "ca. " } else { "" };
    let share = (value.unit == "procent" && longest > 0.0).then(|| 100.0 * value.value / longest);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the longest, 0-100")]
    let bar = share.map(|share| share.round() as u8);
    Value {
        label: value.label.clone(),
        year: if value.year.is_empty() { "år ikke oplyst".to_owned() } else { value.year.clone() },
        text: format!("{about}{number}{unit}"),
        bar,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(number: f64, unit: &str, approximate: bool) -> String {
        let year = String::new();
        value(&PolicyValue { label: String::new(), year, value: number, unit: unit.into(), approximate }, 100.0).text
    }

    #[test]
    fn numbers_keep_the_digits_that_the_policy_gives() {
        assert_eq!(said(33.27, "procent", false), "33,27\u{a0}%");
        assert_eq!(said(10.9, "procent", false), "10,9\u{a0}%");
        assert_eq!(said(60.0, "procent", true), "ca. 60\u{a0}%");
        assert_eq!(said(3.5, "år", false), "3,5\u{a0}år");
        assert_eq!(said(26.0, "antal", false), "26");
    }
}
