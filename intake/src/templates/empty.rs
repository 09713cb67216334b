//! Templates to download: a heading and an example that staff write over.

use domain::text::inert;

use super::{
    Vocabulary,
    heading::{INITIATIVES, STATE_LIST},
};
use crate::Measures;

/// A file of a heading and an example, as spreadsheets open it rightly: UTF-8 with its mark, and semicolons.
fn file(heading: &[&str], example: &[&str]) -> String {
    let line = |cells: &[&str]| {
        let quoted = |cell: &&str| {
            let cell = inert(cell);
            if cell.contains([';', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
        };
        cells.iter().map(quoted).collect::<Vec<_>>().join(";") + "\r\n"
    };
    format!("\u{feff}{}{}", line(heading), line(example))
}

/// The first code of a list of words.
fn first(words: &[(String, String)]) -> &str {
    words.first().map_or("", |(code, _)| code.as_str())
}

/// The template for the criteria of roder: a row for each rode and year, a column for each criterion. The example has no
/// numbers, so that nobody brings in made-up ones.
pub fn criteria_template(criteria: &Measures) -> String {
    let mut heading = vec!["rode", "periode"];
    heading.extend(criteria.all().iter().map(|criterion| criterion.id.as_str()));
    let mut example = vec!["1", "2026"];
    example.resize(heading.len(), "..");
    file(&heading, &example)
}

/// The template for the state's lists.
pub fn state_list_template(words: &Vocabulary) -> String {
    let example = [
        "skriv områdets kode eller navn",
        first(&words.lists),
        "2026-12-01",
        "listed",
        "skriv, hvor det står",
        "verified",
    ];
    file(&STATE_LIST, &example)
}

/// The template for initiatives.
pub fn initiatives_template(words: &Vocabulary) -> String {
    let example = INITIATIVES.map(|column| match column {
        "id" => "eksempel-paa-indsats",
        "titel" => "Skriv titlen",
        "resumé" => "Skriv med egne ord, hvad indsatsen gør.",
        "slags" => first(&words.kinds),
        "grupper" => first(&words.audiences),
        "dækning" => first(&words.scopes),
        "status" => first(&words.statuses),
        "kilde" => first(&words.sources),
        "sprog" => first(&words.languages),
        "delmål" => first(&words.goals),
        _ => "",
    });
    file(&INITIATIVES, &example)
}
