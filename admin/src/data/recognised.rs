//! How a file is read, as it is told on its page: in words, and with its first rows.

use intake::{Content, Format, Reading, Role};
use maud::{Markup, html};

use super::{kept::href, words, workshop::Found};

/// What a file was recognised as, with its first rows and a way to correct it.
pub(super) fn shown(id: i64, found: &Found, may: bool) -> Markup {
    let Some(reading) = &found.kept.reading else { return html! {} };
    html! {
        section {
            h2 { "Sådan læser vi filen" }
            @if !found.kept.doubts.is_empty() {
                div.notice { ul { @for doubt in &found.kept.doubts { li { (doubt) } } } }
            }
            dl.facts {
                @for (name, text) in facts(reading) { div { dt { (name) } dd { (text) } } }
            }
            (rows(found, reading))
            @if may { p { a.button.plain href=(format!("{}/laesning", href(id))) { "Ret, hvordan filen læses" } } }
        }
    }
}

/// The settings that mean something for this file.
fn facts(reading: &Reading) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("Slags fil", words::format(reading.format).to_owned()),
        ("Indhold", words::content(reading.content).to_owned()),
    ];
    if reading.format == Format::Csv {
        facts.push(("Mellem felterne", words::separator(reading.separator).to_owned()));
        facts.push(("Bogstaver", words::encoding(reading.encoding).to_owned()));
    }
    if reading.format == Format::Xlsx {
        facts.push(("Ark", reading.sheet.clone()));
    }
    if matches!(reading.format, Format::Csv | Format::Xlsx) {
        let heading = if reading.heading == 0 { "ingen".to_owned() } else { format!("linje {}", reading.heading) };
        facts.push(("Overskrift", heading));
    }
    if matches!(reading.content, Content::Figures | Content::Criteria) {
        if reading.format != Format::JsonStat {
            facts.push(("Decimaltegn", words::decimal_sign(reading.decimal).to_owned()));
        }
        let dash = if reading.dash_is_zero { "betyder nul" } else { "betyder, at der intet tal er" };
        facts.push(("En streg", dash.to_owned()));
    }
    if reading.repeats {
        facts.push(("Tomme felter", "gentager det, der står ovenover".to_owned()));
    }
    for (name, text) in [("Alle tal måler", &reading.measure), ("Alle tal er fra", &reading.period)] {
        if !text.is_empty() {
            facts.push((name, text.clone()));
        }
    }
    if let Some(level) = reading.level {
        facts.push(("Slags område", level.noun().to_owned()));
    }
    if reading.content == Content::Outlines {
        facts.push(("Koordinater", words::coordinates(reading.coordinates).to_owned()));
    }
    facts
}

/// The first rows under what each column is.
fn rows(found: &Found, reading: &Reading) -> Markup {
    let preview = &found.preview;
    let width = preview.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let more = preview.columns.saturating_sub(width);
    html! {
        div.table-scroll tabindex="0" role="region" aria-label="Filens første linjer" {
            table.first-rows {
                caption { "Filens første linjer. Øverst står, hvad vi bruger hver kolonne til."
                    @if more > 0 { " " (more) " kolonner mere er ikke vist." } }
                thead { tr {
                    th scope="col" { @if reading.format == Format::GeoJson { "Nr." } @else { "Linje" } }
                    @for at in 0..width {
                        th scope="col" { (role(reading, at)) }
                    }
                } }
                tbody {
                    @for (line, cells) in &preview.rows {
                        tr.heading[*line == reading.heading] {
                            th scope="row" { (line) }
                            @for at in 0..width { td { @if let Some(cell) = cells.get(at) { (shortened(cell)) } } }
                        }
                    }
                }
            }
        }
    }
}

/// What a column is; in JSON-stat the numbers stand after all dimensions.
fn role(reading: &Reading, at: usize) -> &'static str {
    let of_numbers = (reading.format == Format::JsonStat).then_some(Role::Value);
    let role = reading.columns.get(at).map(|column| column.role).or(of_numbers);
    words::role(role.unwrap_or(Role::Ignored))
}

/// A cell as far as it fits: an outline can have megabytes.
fn shortened(cell: &str) -> String {
    const MOST: usize = 80;
    match cell.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &cell[..end]),
        None => cell.to_owned(),
    }
}
