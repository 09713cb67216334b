//! What is said of knobs, areas and changes.

use domain::{
    area::Level,
    figure::Unit,
    method::{
        Comparison, Limit, Method, Rule,
        knobs::{Impossible, Knob, Misread, Scale, Sets},
    },
    reason::{self, Language},
    text,
};

use crate::{Laboratory, Mark, calculation::Unanswered};

/// What people call a criterion.
#[must_use]
pub(crate) fn criterion(laboratory: &Laboratory, at: usize) -> String {
    let method = laboratory.method();
    reason::name(method, &method.criteria[at], laboratory.language()).to_owned()
}

/// What people call an indicator or a score.
#[must_use]
pub(crate) fn number(laboratory: &Laboratory, id: &str) -> String {
    let (method, language) = (laboratory.method(), laboratory.language());
    let indicator = method.indicator(id).map(|indicator| language.of(&indicator.name, &indicator.name_en));
    let score = method.scores.iter().find(|score| score.id == id);
    let score = score.map(|score| language.of(&score.name, &score.name_en));
    indicator.or(score).filter(|name| !name.is_empty()).unwrap_or(id).to_owned()
}

/// What a criterion with a limit measures; empty where its method does not say.
#[must_use]
pub(crate) fn measures(method: &Method, at: usize) -> String {
    method.question(&method.criteria[at]).map(|question| question.indicator.measures.clone()).unwrap_or_default()
}

/// A value with at most so many decimals as it needs.
fn short(value: f64, language: Language) -> String {
    let decimals = (0..=4)
        .find(|d| text::decimal(value, *d) == text::decimal(value, 4).trim_end_matches('0').trim_end_matches(','));
    language.decimal(value, decimals.unwrap_or(4))
}

/// A value in its field: with a comma in Danish. Both signs are read.
#[must_use]
pub(crate) fn typed(value: f64, language: Language) -> String {
    value.to_string().replace('.', language.pick(",", "."))
}

/// What follows the number in a limit's field: "% højere end i hele byen".
#[must_use]
pub(crate) fn unit_of_limit(laboratory: &Laboratory, at: usize, scale: Scale) -> String {
    let (method, language) = (laboratory.method(), laboratory.language());
    let Some(Rule::Threshold { of, limit, .. }) = method.criteria[at].rule() else { return String::new() };
    let other = || match limit {
        Limit::Relative(relative) => {
            let reference = method.references.iter().find(|reference| reference.id == relative.of);
            let name = reference.map(|reference| reference.name.clone()).filter(|name| !name.is_empty());
            name.unwrap_or_else(|| number(laboratory, &relative.of).to_lowercase())
        }
        Limit::Constant(_) => String::new(),
    };
    let unit =
        || method.indicator(of).and_then(domain::method::Indicator::unit).map_or("", |unit| named(unit, language));
    match scale {
        Scale::PercentAbove => format!("{} {}", language.pick("% højere end i", "% higher than in"), other()),
        Scale::PercentBelow => format!("{} {}", language.pick("% lavere end i", "% lower than in"), other()),
        Scale::Plus => format!("{} {} {}", unit(), language.pick("over", "above"), other()),
        Scale::Value => unit().to_owned(),
        Scale::Share => language.pick("% af områderne", "% of the areas").to_owned(),
        Scale::Percentile => language.pick("percentil", "percentile").to_owned(),
        Scale::Rank => language.pick("områder", "areas").to_owned(),
    }
}

fn named(unit: Unit, language: Language) -> &'static str {
    match unit {
        Unit::Procent => language.pick("procentpoint", "percentage points"),
        Unit::Kr => language.pick("kr.", "DKK"),
        Unit::Personer => language.pick("personer", "people"),
        Unit::Pr1000 => language.pick("pr. 1.000", "per 1,000"),
    }
}

/// A limit as it is: "Opfyldt fra 20,8 %." Empty where areas have limits of their own.
#[must_use]
pub(crate) fn limit(laboratory: &Laboratory, at: usize, limit: Option<f64>) -> String {
    let (method, language) = (laboratory.method(), laboratory.language());
    let (Some(limit), Some(Rule::Threshold { of, by, comparison, .. })) = (limit, method.criteria[at].rule()) else {
        return String::new();
    };
    let unit = method.indicator(of).and_then(domain::method::Indicator::unit);
    let unit = unit.filter(|_| by == domain::method::criterion::By::Value);
    let value = match unit {
        Some(unit) => language.figure(limit, unit),
        None => language.decimal(limit, u32::from(limit.fract() != 0.0) * 2),
    };
    let words = match comparison {
        Comparison::AtLeast => language.pick("Opfyldt fra", "Met from"),
        Comparison::Over => language.pick("Opfyldt over", "Met above"),
        Comparison::AtMost => language.pick("Opfyldt ved højst", "Met at or below"),
        Comparison::Under => language.pick("Opfyldt under", "Met below"),
    };
    text::sentence(&format!("{words} {value}"))
}

/// What a knob is in the method as it is stated, where it has been moved: "Offentliggjort: 25".
#[must_use]
pub(crate) fn stated(laboratory: &Laboratory, knob: &Knob) -> String {
    let language = laboratory.language();
    let whose = if laboratory.is_published() {
        language.pick("Offentliggjort", "Published")
    } else {
        language.pick("I metoden", "In the method")
    };
    format!("{whose}: {}", short(knob.published, language))
}

/// Whose calculation is shown.
#[must_use]
pub(crate) fn whose(laboratory: &Laboratory, setting: &[f64]) -> &'static str {
    let language = laboratory.language();
    match (laboratory.is_moved(setting), laboratory.is_published()) {
        (true, _) => language.pick("Din egen beregning", "Your own calculation"),
        (false, true) => language.pick("Den offentliggjorte beregning", "The published calculation"),
        (false, false) => {
            language.pick("En metode til at prøve – ikke offentliggjort", "A method to try – not published")
        }
    }
}

/// Why a setting has no answer.
#[must_use]
pub(crate) fn unanswered(problem: &Unanswered, language: Language) -> String {
    match (language, problem) {
        (Language::Danish, problem) => problem.to_string(),
        (Language::English, Unanswered::Impossible(Impossible::NothingCounts)) => {
            "At least one criterion must count.".into()
        }
        (Language::English, Unanswered::Impossible(Impossible::NothingWeighs)) => {
            "At least one figure must have a weight.".into()
        }
        (Language::English, Unanswered::Screening(_)) => "Nothing can be calculated with this setting.".into(),
    }
}

/// What is said of an area without numbers of its own.
#[must_use]
pub(crate) fn not_in_figures(language: Language) -> &'static str {
    language.pick("Området er ikke med i tallene.", "The area is not in the figures.")
}

/// What is said of a criterion that a setting leaves out.
#[must_use]
pub(crate) fn does_not_count(laboratory: &Laboratory, at: usize) -> String {
    let words = ("{} tæller ikke med i din egen beregning.", "{} does not count in your own calculation.");
    laboratory.language().pick(words.0, words.1).replace("{}", &criterion(laboratory, at))
}

/// What of an address could not be used, with the name that people know.
#[must_use]
pub(crate) fn misread(laboratory: &Laboratory, misread: &Misread) -> String {
    let language = laboratory.language();
    let known = |name: &str| {
        let knob = laboratory.knobs().iter().find(|knob| knob.name == name)?;
        Some(match knob.sets {
            Sets::Limit(at, _) | Sets::LeftOut(_, at) => criterion(laboratory, at),
            Sets::Count(_) => language.pick("Antallet af kriterier", "The number of criteria").to_owned(),
            Sets::Weight(score, part) => number(laboratory, &laboratory.method().scores[score].of[part]),
        })
    };
    let name = |name: &str| known(name).unwrap_or_else(|| name.to_owned());
    match (misread, language) {
        (Misread::Unknown(_), Language::Danish) => misread.to_string(),
        (Misread::Unknown(name), Language::English) => format!("“{name}” is not in this method."),
        (Misread::NoNumber { name: of, value }, _) => {
            format!("{}: {} {}", name(of), language.quoted(value), language.pick("er ikke et tal.", "is not a number."))
        }
        (Misread::NotWhole { name: of, value }, _) => {
            let not_whole = language.pick("er ikke et helt tal.", "is not a whole number.");
            format!("{}: {} {not_whole}", name(of), language.quoted(value))
        }
        (Misread::OutOfRange { name: of, lowest, highest }, Language::Danish) => {
            format!("{}: Tallet skal ligge mellem {lowest} og {highest}.", name(of))
        }
        (Misread::OutOfRange { name: of, lowest, highest }, Language::English) => {
            let (lowest, highest) = (lowest.replace(',', "."), highest.replace(',', "."));
            format!("{}: The number must be between {lowest} and {highest}.", name(of))
        }
    }
}

/// What a knob takes: "Tallet er ikke brugt. Skriv et tal fra 0 til 100."
#[must_use]
pub(crate) fn takes(knob: &Knob, language: Language) -> String {
    let (lowest, highest) = (short(knob.lowest, language), short(knob.highest, language));
    let is_whole = matches!(knob.sets, Sets::Count(_));
    match language {
        Language::Danish => {
            let whole = if is_whole { "helt " } else { "" };
            format!("Tallet er ikke brugt. Skriv et {whole}tal fra {lowest} til {highest}.")
        }
        Language::English => {
            let whole = if is_whole { "whole " } else { "" };
            format!("The number has not been used. Write a {whole}number from {lowest} to {highest}.")
        }
    }
}

/// A knob's value for those who hear it: "30 % højere end i hele byen".
#[must_use]
pub(crate) fn spoken(laboratory: &Laboratory, knob: &Knob, value: f64) -> String {
    let said = short(value, laboratory.language());
    match knob.sets {
        Sets::Limit(at, scale) => format!("{said} {}", unit_of_limit(laboratory, at, scale)),
        Sets::Count(_) | Sets::LeftOut(..) | Sets::Weight(..) => said,
    }
}

/// How much of a score a part weighs: "29 % af det hele".
#[must_use]
pub(crate) fn share(weight: f64, all: f64, language: Language) -> String {
    if all > 0.0 {
        let share = language.value(100.0 * weight / all, Some(Unit::Procent), 0);
        format!("{share} {}", language.pick("af det hele", "of the whole"))
    } else {
        String::new()
    }
}

/// Where an area stands, in a word or two.
#[must_use]
pub(crate) fn mark(mark: Mark, language: Language) -> &'static str {
    match mark {
        Mark::In => language.pick("Fremhævet", "Stands out"),
        Mark::CameIn => language.pick("Fremhævet – kommer til", "Stands out – comes in"),
        Mark::WentOut => language.pick("Ikke fremhævet – falder fra", "Does not stand out – goes out"),
        Mark::Out => language.pick("Ikke fremhævet", "Does not stand out"),
        Mark::Unknown => language.pick("For få tal til at sige noget", "Too few figures to say anything"),
        Mark::Lost => language.pick(
            "For få tal – er fremhævet i den offentliggjorte",
            "Too few figures – stands out in the published one",
        ),
    }
}

/// What is said where nothing could be calculated.
#[must_use]
pub(crate) fn not_calculated(language: Language) -> &'static str {
    language.pick("Ikke beregnet", "Not calculated")
}

/// So many areas of the method's level: "ét kvarter", "12 kvarterer".
#[must_use]
pub(crate) fn areas(laboratory: &Laboratory, n: usize) -> String {
    let (one, many) = nouns(laboratory);
    let language = laboratory.language();
    match n {
        0 => format!("{} {many}", language.pick("ingen", "no")),
        1 => format!(
            "{} {one}",
            language.pick(if one.ends_with("kvarter") || one.ends_with("område") { "ét" } else { "én" }, "one")
        ),
        _ => format!("{n} {many}"),
    }
}

/// One area of the method's level and several.
#[must_use]
pub(crate) fn nouns(laboratory: &Laboratory) -> (&'static str, &'static str) {
    let language = laboratory.language();
    let (one, many) = match laboratory.method().level {
        Some(Level::City) => (("by", "city"), ("byer", "cities")),
        Some(Level::Bydel) => (("bydel", "district"), ("bydele", "districts")),
        Some(Level::Kvarter) => (("kvarter", "neighbourhood"), ("kvarterer", "neighbourhoods")),
        Some(Level::Rode) => (("rode", "small area"), ("roder", "small areas")),
        Some(Level::Byomraade) => (("byområde", "urban area"), ("byområder", "urban areas")),
        Some(Level::Boligomraade) => (("boligområde", "housing area"), ("boligområder", "housing areas")),
        Some(Level::Tryghedsomraade) | None => (("område", "area"), ("områder", "areas")),
    };
    (language.pick(one.0, one.1), language.pick(many.0, many.1))
}

/// A page's address in the language.
#[must_use]
pub(crate) fn address(language: Language, path: &str) -> String {
    format!("{}{path}", language.pick("", "/en"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_decimals_that_they_need() {
        for (number, danish, english) in
            [(25.0, "25", "25"), (0.5, "0,5", "0.5"), (22.75, "22,75", "22.75"), (1000.0, "1.000", "1,000")]
        {
            assert_eq!(short(number, Language::Danish), danish);
            assert_eq!(short(number, Language::English), english);
        }
        assert_eq!((typed(2.5, Language::Danish).as_str(), typed(2.5, Language::English).as_str()), ("2,5", "2.5"));
    }
}
