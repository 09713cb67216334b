//! What is said of knobs, areas and changes, in Danish.

use domain::{
    figure::Unit,
    method::{
        Comparison, Method, Rule,
        knobs::{Knob, Misread, Scale, Sets},
    },
    reason::{self, Language},
    text::{self, NBSP},
};

use crate::{Laboratory, Mark};

/// What people call a criterion.
#[must_use]
pub(crate) fn criterion(method: &Method, at: usize) -> String {
    reason::name(method, &method.criteria[at], Language::Danish).to_owned()
}

/// What people call an indicator or a score.
#[must_use]
pub(crate) fn number(method: &Method, id: &str) -> String {
    let indicator = method.indicator(id).map(|indicator| indicator.name.clone());
    let score = method.scores.iter().find(|score| score.id == id).map(|score| score.name.clone());
    indicator.or(score).filter(|name| !name.is_empty()).unwrap_or_else(|| id.to_owned())
}

/// What a criterion with a limit measures; empty where its method does not say.
#[must_use]
pub(crate) fn measures(method: &Method, at: usize) -> String {
    method.question(&method.criteria[at]).map(|question| question.indicator.measures.clone()).unwrap_or_default()
}

/// A value with at most so many decimals as it needs.
fn short(value: f64) -> String {
    let decimals = (0..=4)
        .find(|d| text::decimal(value, *d) == text::decimal(value, 4).trim_end_matches('0').trim_end_matches(','));
    text::decimal(value, decimals.unwrap_or(4))
}

/// What follows the number in a limit's field: "% højere end i hele byen".
#[must_use]
pub(crate) fn unit_of_limit(method: &Method, at: usize, scale: Scale) -> String {
    let Some(Rule::Threshold { of, limit, .. }) = method.criteria[at].rule() else { return String::new() };
    let other = || match limit {
        domain::method::Limit::Relative(relative) => {
            let reference = method.references.iter().find(|reference| reference.id == relative.of);
            let name = reference.map(|reference| reference.name.clone()).filter(|name| !name.is_empty());
            name.unwrap_or_else(|| number(method, &relative.of).to_lowercase())
        }
        domain::method::Limit::Constant(_) => String::new(),
    };
    let unit = method.indicator(of).and_then(domain::method::Indicator::unit);
    match scale {
        Scale::PercentAbove => format!("% højere end i {}", other()),
        Scale::PercentBelow => format!("% lavere end i {}", other()),
        Scale::Plus => format!("{} over {}", unit.map_or("", in_words), other()),
        Scale::Value => unit.map_or("", in_words).to_owned(),
        Scale::Share => "% af områderne".to_owned(),
        Scale::Percentile => "percentil".to_owned(),
        Scale::Rank => "områder".to_owned(),
    }
}

fn in_words(unit: Unit) -> &'static str {
    match unit {
        Unit::Procent => "procentpoint",
        Unit::Kr => "kr.",
        Unit::Personer => "personer",
        Unit::Pr1000 => "pr. 1.000",
    }
}

/// A limit as it is: "Opfyldt fra 20,8 %." Empty where areas have limits of their own.
#[must_use]
pub(crate) fn limit(method: &Method, at: usize, limit: Option<f64>) -> String {
    let (Some(limit), Some(Rule::Threshold { of, by, comparison, .. })) = (limit, method.criteria[at].rule()) else {
        return String::new();
    };
    let unit = method.indicator(of).and_then(domain::method::Indicator::unit);
    let unit = unit.filter(|_| by == domain::method::criterion::By::Value);
    let value = match unit {
        Some(unit) => text::value(limit, unit),
        None => Language::Danish.value(limit, None, u32::from(limit.fract() != 0.0) * 2),
    };
    let words = match comparison {
        Comparison::AtLeast => "Opfyldt fra",
        Comparison::Over => "Opfyldt over",
        Comparison::AtMost => "Opfyldt ved højst",
        Comparison::Under => "Opfyldt under",
    };
    text::sentence(&format!("{words} {value}"))
}

/// What a knob is in the method as it is stated, where it has been moved: "Offentliggjort: 25".
#[must_use]
pub(crate) fn stated(laboratory: &Laboratory, knob: &Knob) -> String {
    let whose = if laboratory.is_published() { "Offentliggjort" } else { "I metoden" };
    format!("{whose}: {}", short(knob.published))
}

/// Whose calculation is shown.
#[must_use]
pub(crate) fn whose(laboratory: &Laboratory, setting: &[f64]) -> &'static str {
    match (laboratory.is_moved(setting), laboratory.is_published()) {
        (true, _) => "Din egen beregning",
        (false, true) => "Den offentliggjorte beregning",
        (false, false) => "En metode til at prøve – ikke offentliggjort",
    }
}

/// What of an address could not be used, with the name that people know.
#[must_use]
pub(crate) fn misread(laboratory: &Laboratory, misread: &Misread) -> String {
    let known = |name: &str| {
        let knob = laboratory.knobs().iter().find(|knob| knob.name == name)?;
        let method = laboratory.method();
        Some(match knob.sets {
            Sets::Limit(at, _) | Sets::LeftOut(_, at) => criterion(method, at),
            Sets::Count(_) => "Antallet af kriterier".to_owned(),
            Sets::Weight(score, part) => number(method, &method.scores[score].of[part]),
        })
    };
    let name = |name: &str| known(name).unwrap_or_else(|| name.to_owned());
    match misread {
        Misread::Unknown(_) => misread.to_string(),
        Misread::NoNumber { name: of, value } => format!("{}: »{value}« er ikke et tal.", name(of)),
        Misread::NotWhole { name: of, value } => format!("{}: »{value}« er ikke et helt tal.", name(of)),
        Misread::OutOfRange { name: of, lowest, highest } => {
            format!("{}: Tallet skal ligge mellem {lowest} og {highest}.", name(of))
        }
    }
}

/// What a knob takes: "Tallet er ikke brugt. Skriv et tal fra 0 til 100."
#[must_use]
pub(crate) fn takes(knob: &Knob) -> String {
    {
        let whole = if matches!(knob.sets, Sets::Count(_)) { "helt " } else { "" };
        format!("Tallet er ikke brugt. Skriv et {whole}tal fra {} til {}.", short(knob.lowest), short(knob.highest))
    }
}

/// A knob's value for those who hear it: "30 % højere end i hele byen".
#[must_use]
pub(crate) fn spoken(method: &Method, knob: &Knob, value: f64) -> String {
    match knob.sets {
        Sets::Limit(at, scale) => format!("{} {}", short(value), unit_of_limit(method, at, scale)),
        Sets::Count(_) | Sets::LeftOut(..) | Sets::Weight(..) => short(value),
    }
}

/// How much of a score a part weighs: "29 % af det hele".
#[must_use]
pub(crate) fn share(weight: f64, all: f64) -> String {
    if all > 0.0 { format!("{}{NBSP}% af det hele", text::count(100.0 * weight / all)) } else { String::new() }
}

/// Where an area stands, in a word or two.
#[must_use]
pub(crate) fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::In => "Fremhævet",
        Mark::CameIn => "Fremhævet – kommer til",
        Mark::WentOut => "Ikke fremhævet – falder fra",
        Mark::Out => "Ikke fremhævet",
        Mark::Unknown => "For få tal til at sige noget",
        Mark::Lost => "For få tal – er fremhævet i den offentliggjorte",
    }
}

/// So many areas of the method's level: "ét kvarter", "12 kvarterer".
#[must_use]
pub(crate) fn areas(laboratory: &Laboratory, n: usize) -> String {
    let noun = laboratory.method().level.map_or("område", domain::area::Level::noun);
    match n {
        0 => format!("ingen {}", plural(noun)),
        1 => format!("ét {noun}"),
        _ => format!("{n} {}", plural(noun)),
    }
}

fn plural(noun: &str) -> String {
    // Words in -e take an r, and so does "rode"; "bydel" takes -e.
    match noun {
        "bydel" => "bydele".to_owned(),
        _ if noun.ends_with('e') => format!("{noun}r"),
        _ => format!("{noun}er"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_have_their_plurals() {
        for (one, many) in
            [("kvarter", "kvarterer"), ("bydel", "bydele"), ("rode", "roder"), ("område", "områder"), ("by", "byer")]
        {
            assert_eq!(plural(one), many);
        }
    }

    #[test]
    fn numbers_have_the_decimals_that_they_need() {
        for (number, said) in [(25.0, "25"), (0.5, "0,5"), (22.75, "22,75"), (1000.0, "1.000"), (0.0, "0")] {
            assert_eq!(short(number), said);
        }
    }
}
