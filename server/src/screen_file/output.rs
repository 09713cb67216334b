//! The result as CSV: one line an area, numbers unrounded, what is missing empty.

use std::io::Write;

use domain::{
    method::Rule,
    reason::{Language, why},
    screening::{Robustness, Screening, Standing, Value, Verdict},
    text::harmless,
};

use super::ScreenFileError;

/// Writes the heading and one line an area.
pub(super) fn write(
    file: &mut dyn Write,
    screening: &Screening<'_>,
    variants: Option<&Robustness>,
    stages: bool,
) -> Result<(), ScreenFileError> {
    let mut lines = csv::Writer::from_writer(file);
    lines.write_record(heading(screening, variants.is_some(), stages))?;
    let indicators = if stages { screening.method().indicators.len() } else { 0 };
    let treated: Vec<Vec<f64>> = (0..indicators).map(|at| screening.treated(at)).collect();
    for area in 0..screening.len() {
        lines.write_record(line(screening, area, variants, &treated).iter().map(|cell| harmless(cell)))?;
    }
    Ok(lines.flush()?)
}

fn heading(screening: &Screening<'_>, variants: bool, stages: bool) -> Vec<String> {
    let method = screening.method();
    let mut heading: Vec<String> = ["area", "name", "period"].map(str::to_owned).into();
    heading.extend(method.designate.iter().map(|designate| format!("designated:{}", designate.id)));
    let of_variants = method.designate.iter().filter(|_| variants);
    heading.extend(of_variants.map(|designate| format!("variants:{}", designate.id)));
    heading.extend(method.group.iter().map(|_| "group".to_owned()));
    heading.extend(method.ranking.iter().map(|_| "rank".to_owned()));
    for classes in &method.classes {
        heading.push(format!("class:{}", classes.id));
        if !classes.names.is_empty() {
            heading.push(format!("class_name:{}", classes.id));
        }
    }
    heading.extend(method.scores.iter().map(|score| format!("score:{}", score.id)));
    for indicator in &method.indicators {
        heading.push(format!("value:{}", indicator.id));
        if stages {
            heading.push(format!("treated:{}", indicator.id));
            heading.push(format!("normalised:{}", indicator.id));
        }
    }
    for criterion in &method.criteria {
        heading.push(format!("criterion:{}", criterion.id));
        if matches!(criterion.rule(), Some(Rule::Threshold { .. })) {
            heading.push(format!("limit:{}", criterion.id));
        }
    }
    for designate in &method.designate {
        heading.extend(["da", "en"].map(|language| format!("why_{language}:{}", designate.id)));
    }
    heading
}

fn line(screening: &Screening<'_>, area: usize, variants: Option<&Robustness>, treated: &[Vec<f64>]) -> Vec<String> {
    let method = screening.method();
    let mut line: Vec<String> =
        [screening.id(area), screening.name(area), screening.period()].map(str::to_owned).into();
    for at in 0..method.designate.len() {
        line.push(designated(screening.standing(at, area)).to_owned());
    }
    line.extend(variants.iter().flat_map(|tried| &tried.designated).map(|counts| counts[area].to_string()));
    if method.group.is_some() {
        let group = screening.group(area);
        line.push(group.map(|group| group.name.clone()).unwrap_or_default());
    }
    let hidden = |of: &str| screening.is_withheld(of, area);
    line.extend(
        screening
            .ranks()
            .zip(method.ranking.as_ref())
            .map(|(ranks, ranking)| if hidden(&ranking.of) { "withheld".to_owned() } else { number(ranks[area]) }),
    );
    for (at, classes) in method.classes.iter().enumerate() {
        let class = screening.classes(at)[area];
        line.push(class.map(|class| class.to_string()).unwrap_or_default());
        if !classes.names.is_empty() {
            let name = class.and_then(|class| classes.names.get(class as usize - 1));
            line.push(name.cloned().unwrap_or_default());
        }
    }
    line.extend(
        method.scores.iter().enumerate().map(|(at, score)| {
            if hidden(&score.id) { "withheld".to_owned() } else { number(screening.score(at)[area]) }
        }),
    );
    for at in 0..method.indicators.len() {
        line.push(match screening.value(at, area) {
            Value::Known(value) => number(value),
            Value::Withheld => "withheld".to_owned(),
            Value::Missing => String::new(),
        });
        if let Some(treated) = treated.get(at) {
            let hidden = screening.value(at, area) == Value::Withheld;
            line.extend(
                [treated[area], screening.normalised(at)[area]].map(|v| if hidden { String::new() } else { number(v) }),
            );
        }
    }
    for (at, criterion) in method.criteria.iter().enumerate() {
        line.push(verdict(screening.verdict(at, area)).to_owned());
        if matches!(criterion.rule(), Some(Rule::Threshold { .. })) {
            line.push(screening.limit(at, area).map(number).unwrap_or_default());
        }
    }
    for at in 0..method.designate.len() {
        line.extend([Language::Danish, Language::English].map(|language| why(screening, at, area, language)));
    }
    line
}

/// The shortest text that reads back as the same number.
fn number(value: f64) -> String {
    // Adding zero leaves one zero of the two.
    if value.is_nan() { String::new() } else { (value + 0.0).to_string() }
}

fn designated(standing: &Standing) -> &'static str {
    match standing {
        Standing::Designated => "yes",
        Standing::Included(_) => "yes, by list",
        Standing::Excluded(_) => "no, excluded",
        Standing::GroupTooSmall => "no, group too small",
        Standing::NotDesignated => "no",
        Standing::NotAssessed => "not assessed",
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::NotMet => "not met",
        Verdict::NoData => "no data",
        Verdict::Withheld => "withheld",
    }
}
