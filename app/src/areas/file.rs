//! The same table as a file for spreadsheets.

use domain::figure::Unit;

use crate::{
    Fault,
    areas::{
        data::{Row, Table, Wish},
        load,
    },
    locale::{Language, t},
    spreadsheet::{self, number},
    visit::Visit,
};

/// The table that a request asks for, as CSV: a column a number with its year and unit, missing ones empty.
///
/// # Errors
/// [`Fault::Unavailable`] when the database does not answer or nothing is published.
pub async fn file(visit: &Visit) -> Result<String, Fault> {
    let table = load::table(visit, &Wish::read(visit)).await?;
    written(&table, visit.language)
}

fn written(table: &Table, language: Language) -> Result<String, Fault> {
    spreadsheet::write(&header(table, language), &rows(table, language))
}

fn header(table: &Table, language: Language) -> Vec<String> {
    let with_year = |name: String, parts: [&str; 2]| {
        let known: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if known.is_empty() { name } else { format!("{name} ({})", known.join(", ")) }
    };
    let mut header = vec![t!(language, "areas-kvarter"), t!(language, "areas-bydel")];
    header.push(with_year(t!(language, "areas-population"), [&table.counted, ""]));
    for column in &table.columns {
        let unit = match column.unit {
            Unit::Procent => "%",
            Unit::Kr => language.pick("kr.", "DKK"),
            Unit::Personer => "",
            Unit::Pr1000 => language.pick("pr. 1.000", "per 1,000"),
        };
        header.push(with_year(format!("{}: {}", column.name, column.measures), [unit, &column.years]));
        header.push(t!(language, "areas-file-met", name = column.name.as_str()));
    }
    header.extend([
        t!(language, "areas-met"),
        t!(language, "areas-file-with-data"),
        t!(language, "areas-file-stands-out"),
        t!(language, "areas-designated"),
        t!(language, "areas-listed"),
        t!(language, "areas-file-calculation"),
        t!(language, "areas-file-sources"),
    ]);
    header
}

fn rows(table: &Table, language: Language) -> Vec<Vec<String>> {
    let yes_or_no =
        |yes: bool| language.pick(if yes { "ja" } else { "nej" }, if yes { "yes" } else { "no" }).to_owned();
    let row = |row: &Row| {
        let mut cells = vec![row.name.clone(), row.bydel.clone(), number(row.population, 0, language)];
        for (column, value) in table.columns.iter().zip(&row.values) {
            let decimals = u32::from(column.unit == Unit::Procent);
            cells.push(number(value.map(|value| value.number), decimals, language));
            cells.push(value.map(|value| yes_or_no(value.is_met)).unwrap_or_default());
        }
        let met = row.met.filter(|met| met.is_enough);
        cells.extend([
            met.map(|met| met.met.to_string()).unwrap_or_default(),
            row.met.map(|met| met.with_data.to_string()).unwrap_or_default(),
            met.map(|_| yes_or_no(row.stands_out)).unwrap_or_default(),
            row.designated.join(", "),
            row.listed.join(", "),
            table.calculation.clone(),
            table.sources.clone(),
        ]);
        cells
    };
    table.rows.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::data::{Column, Met, Value};

    fn table() -> Table {
        let column = Column {
            id: "x".into(),
            name: "Uddannelse".into(),
            measures: "Kun grundskole".into(),
            years: "2024".into(),
            unit: Unit::Procent,
            city: None,
            limit: None,
        };
        let row = |number: Option<f64>| Row {
            slug: "a".into(),
            name: "Ålholm".into(),
            bydel: "Valby".into(),
            population: Some(12_345.0),
            values: vec![number.map(|number| Value { number, is_met: true })],
            met: Some(Met { met: 1, with_data: 1, is_enough: number.is_some() }),
            stands_out: false,
            designated: vec!["A".into(), "B".into()],
            listed: vec![],
        };
        Table {
            bydele: vec![],
            columns: vec![column],
            rows: vec![row(Some(35.24)), row(None)],
            all: 2,
            counted: "1. kvartal 2026".into(),
            calculation: "Vores.".into(),
            sources: "Kilden".into(),
            byomraader: vec![],
            boligomraader: vec![],
        }
    }

    #[test]
    fn numbers_stand_below_their_year_and_missing_ones_are_empty() {
        let file = written(&table(), Language::Danish).unwrap();
        let lines: Vec<_> = file.trim_start_matches('\u{feff}').lines().collect();
        assert!(
            lines[0].starts_with("Kvarter;Bydel;Beboere (1. kvartal 2026);Uddannelse: Kun grundskole (%, 2024);"),
            "{}",
            lines[0]
        );
        assert!(lines[1].starts_with("Ålholm;Valby;12345;35,2;ja;1;1;nej;A, B;;"), "{}", lines[1]);
        assert!(lines[2].starts_with("Ålholm;Valby;12345;;;;1;;A, B;;"), "{}", lines[2]);
    }

    #[test]
    fn english_has_its_own_decimals_and_words() {
        let file = written(&table(), Language::English).unwrap();
        let line = file.lines().nth(1).unwrap();
        assert!(line.starts_with("Ålholm;Valby;12345;35.2;yes;1;1;no;"), "{line}");
        assert!(file.contains("Neighbourhood;District;Residents ("), "{file}");
    }
}
