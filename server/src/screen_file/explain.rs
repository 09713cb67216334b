//! One area in words.

use std::io::{self, Write};

use domain::{
    area::AreaCode,
    reason::{Language, answer, why},
    screening::{Robustness, Screening, Standing, Unit},
};

/// Writes what the area is designated as and why, and every criterion with its numbers.
pub(super) fn write(
    mut to: impl Write,
    screening: &Screening<'_>,
    variants: Option<&Robustness>,
    area: usize,
    language: Language,
) -> io::Result<()> {
    let method = screening.method();
    let period = screening.period();
    let name = screening.name(area);
    let line = if period.is_empty() { name.to_owned() } else { format!("{name}, {}", language.period(period)) };
    writeln!(to, "{line}\n{} {}", method.title, method.version)?;
    for (at, designate) in method.designate.iter().enumerate() {
        let said = match screening.standing(at, area) {
            standing if standing.is_in() => language.pick("ja", "yes"),
            Standing::NotAssessed => language.pick("ikke vurderet", "not assessed"),
            _ => language.pick("nej", "no"),
        };
        let name = language.of(&designate.name, &designate.name_en);
        let label = if name.is_empty() { &designate.id } else { name };
        writeln!(to, "\n{label}: {said}\n  {}", why(screening, at, area, language))?;
    }
    if let Some(tried) = variants {
        for (designate, counts) in method.designate.iter().zip(&tried.designated) {
            let (count, runs) = (counts[area], tried.runs);
            let said = match language {
                Language::Danish => format!("»{}« i {count} af {runs} rimelige varianter af metoden", designate.id),
                Language::English => {
                    format!("“{}” in {count} of {runs} reasonable variants of the method", designate.id)
                }
            };
            writeln!(to, "\n{said}")?;
        }
    }
    let ranked_by = method.ranking.as_ref().map_or("", |ranking| ranking.of.as_str());
    let ranks = screening.ranks().filter(|_| !screening.is_withheld(ranked_by, area));
    if let Some(ranks) = ranks.filter(|ranks| !ranks[area].is_nan()) {
        let of = ranks.iter().filter(|rank| !rank.is_nan()).count();
        let (rank, of) =
            (language.decimal(ranks[area], 0), language.pick("ud af", "of").to_owned() + " " + &of.to_string());
        writeln!(to, "\n{} {rank} {of}", language.pick("Rang", "Rank"))?;
    }
    for (at, score) in method.scores.iter().enumerate() {
        let name = language.of(&score.name, &score.name_en);
        let label = if name.is_empty() { &score.id } else { name };
        let value = screening.score(at)[area];
        let said = if screening.is_withheld(&score.id, area) {
            language.pick("vises ikke", "withheld").to_owned()
        } else if value.is_nan() {
            language.pick("ingen data", "no data").to_owned()
        } else {
            language.decimal(value, 4)
        };
        writeln!(to, "{label}: {said}")?;
    }
    // An area of a table has no code of the city's; only its numbers are asked for.
    let unit = Unit { code: AreaCode::city(), name: String::new(), within: Vec::new() };
    for (at, criterion) in method.criteria.iter().enumerate() {
        writeln!(to, "\n[{}] {}", criterion.id, answer(screening, at, area, language))?;
        let Some(numbers) = screening.numbers(at, area, &unit) else { continue };
        let unit = method.question(criterion).and_then(|question| question.indicator.unit());
        let distance = language.difference(numbers.margin.abs(), unit, 2);
        writeln!(to, "  {}: {distance}", language.pick("afstand til grænsen", "distance to the limit"))?;
        if let Some(persons) = numbers.persons {
            writeln!(to, "  {}: {persons}", language.pick("i personer", "in persons"))?;
        }
    }
    Ok(())
}
