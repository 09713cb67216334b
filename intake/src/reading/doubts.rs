//! What somebody should look at before a file is read: said where a guess could be wrong without anybody seeing it.

use super::{Content, Reading, Role, columns::Sample};
use crate::{Period, names::is_bare, number::is_two_ways, outlines, report::shortened};

/// A number that could mean two things, where no other number tells the decimal sign.
pub(super) fn decimal(sample: &Sample, reading: &Reading) -> Option<String> {
    let of_numbers = sample.texts.iter().zip(&reading.columns).filter(|(_, column)| column.role.is_number());
    let text = of_numbers.flat_map(|(texts, _)| texts).find(|text| is_two_ways(text))?;
    let (thousands, decimals) = (text.replace(['.', ','], ""), text.replace('.', ","));
    Some(format!("»{text}« kan være {thousands} eller {decimals}. Kontrollér decimaltegnet."))
}

/// Small numbers as areas, of which nobody says what kind they are.
pub(super) fn numbers(sample: &Sample, reading: &Reading) -> Option<String> {
    let of_codes = sample.texts.iter().zip(&reading.columns).filter(|(_, column)| column.role == Role::AreaCode);
    let text = of_codes.flat_map(|(texts, _)| texts).find(|text| is_bare(text)).filter(|_| reading.level.is_none())?;
    Some(format!("Områderne er numre som {text}. Vælg, om det er roder, bydele eller andre."))
}

/// Periods that were read from headings.
pub(super) fn dated(reading: &Reading) -> Option<String> {
    let first = reading.columns.iter().find(|column| column.role == Role::ValueOfBoth)?;
    let (label, period) = Period::split(&first.name)?;
    let (name, label) = (shortened(&first.name), shortened(label));
    Some(format!("Tiden er læst af overskrifterne: »{name}« som »{label}« i {period}. Kontrollér, at det passer."))
}

/// A text that says that the numbers are counted in thousands or millions: nothing here multiplies them.
pub(super) fn thousands<'t>(mut texts: impl Iterator<Item = &'t String>) -> Option<String> {
    let text = texts.find(|text| {
        let words: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.trim_matches(['(', ')', ',', ':'])));
        let is_unit = has(&["enhed", "unit", "kr.", "kr", "t.kr.", "dkk", "personer"]);
        // "Pr. 1.000 indbyggere" is a unit of its own.
        is_unit
            && has(&["1.000", "1000", "1,000", "tusind", "t.kr.", "mio.", "mio", "million", "millioner"])
            && !has(&["pr.", "pr", "per"])
    })?;
    Some(format!("Filen siger »{}«. Tallene bliver taget, som de står; de bliver ikke ganget.", shortened(text)))
}

/// Letters that were saved as something else on their way: "NÃ¸rrebro".
pub(super) fn letters(sample: &Sample) -> Option<String> {
    const BROKEN: [&str; 6] = ["Ã¦", "Ã¸", "Ã¥", "Ã†", "Ã˜", "Ã…"];
    let text = sample.names.iter().chain(sample.texts.iter().flatten());
    let text = text.into_iter().find(|text| BROKEN.iter().any(|letters| text.contains(letters)))?;
    Some(format!("»{}« ser ud til at være gemt med forkerte bogstaver. Hent filen igen fra kilden.", shortened(text)))
}

/// Formulas without a result.
pub(super) fn formulas() -> String {
    "Regnearket har formler uden et resultat; de læses som tomme. Åbn det i et regneark, og gem det igen.".to_owned()
}

/// More than one sheet.
pub(super) fn sheets(sheets: &[String], sheet: &str) -> Option<String> {
    let several = sheets.len() > 1;
    several.then(|| format!("Filen har {} ark. Vi læser »{}«.", sheets.len(), shortened(sheet)))
}

/// A system of coordinates that is not one of ours.
pub(super) fn system(named: &str) -> Option<String> {
    let number = outlines::other_system(named)?;
    Some(format!(
        "Filen siger, at dens koordinater er EPSG:{number}. Vi læser grader (WGS84) og EPSG:25832. Hent den i et af dem, eller \
         kontrollér på kortet, at omridsene ligger rigtigt."
    ))
}

/// What no column says.
pub(super) fn missing(reading: &Reading) -> Vec<String> {
    let has = |roles: &[Role]| reading.columns.iter().any(|column| roles.contains(&column.role));
    let mut doubts = Vec::new();
    if !has(&[Role::AreaCode, Role::AreaName]) && reading.content != Content::Initiatives {
        doubts.push("Vi kan ikke se, hvilken kolonne der er områder. Vælg den.".to_owned());
    }
    if reading.content == Content::Figures && !has(&[Role::Period, Role::ValueOfPeriod, Role::ValueOfBoth]) {
        doubts.push("Vi kan ikke se, hvilket år tallene er fra. Vælg en kolonne, eller skriv året.".to_owned());
    }
    if reading.content == Content::Figures && !has(&[Role::Measure, Role::ValueOfMeasure, Role::ValueOfBoth]) {
        doubts.push("Vi kan ikke se, hvad tallene måler. Vælg en kolonne, eller skriv, hvad de måler.".to_owned());
    }
    doubts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_thousands_are_told_of() {
        let told = |text: &str| thousands(std::iter::once(&text.to_owned())).is_some();
        for text in
            ["Enhed: 1.000 kr.", "Indkomst (1.000 kr.)", "Enhed: mio. kr.", "Indkomst (t.kr.)", "Unit: 1000 personer"]
        {
            assert!(told(text), "{text}");
        }
        for text in ["Anmeldelser pr. 1.000 personer", "Enhed: Antal", "Indkomst i kr.", "1.000", "1.000 skridt"] {
            assert!(!told(text), "{text}");
        }
    }
}
