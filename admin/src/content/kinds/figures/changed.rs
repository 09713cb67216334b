//! The plan's file and table with one indicator as it is written now, and everything else as it was.

use domain::{
    goal::{Point, plan, report::wanted},
    table,
};
use store::Plan;
use toml_edit::{DocumentMut, InlineTable, Item, Table, value};

use super::{
    COUNT, SPOTS,
    typed::{number, point, year},
    unreadable,
};
use crate::{content::written::Written, fault::Fault, form::Problems};

/// The first line of the table.
const HEADING: &str = "indicator,year,areas,rest";

/// The plan with one indicator as it is written now.
pub(super) fn changed(stored: &Plan, id: &str, written: &Written) -> Result<Plan, Fault> {
    let mut document: DocumentMut = stored.file.parse().map_err(|error: toml_edit::TomlError| unreadable(&error))?;
    let version = next_version(&stored.version);
    document["version"] = value(&version);
    let tables = document.get_mut("indicators").and_then(Item::as_array_of_tables_mut);
    let is_it = |table: &&mut Table| table.get("id").and_then(Item::as_str) == Some(id);
    let table = tables.and_then(|tables| tables.iter_mut().find(is_it)).ok_or(Fault::NotFound)?;
    let unit = Some(written.text("enhed")).filter(|unit| *unit != COUNT).unwrap_or_default();
    for (key, text) in [
        ("name", written.text("navn")),
        ("unit", unit),
        ("source", written.text("kilde")),
        ("note", written.text("note")),
        ("next_update", written.text("naeste")),
    ] {
        if text.is_empty() {
            table.remove(key);
        } else {
            table[key] = value(text);
        }
    }
    let before = plan::parse(&stored.file).map_err(|error| unreadable(&error))?;
    let before = before.indicators.iter().find(|one| one.id == id).map(|one| [one.baseline, one.target]);
    for (spot, before) in SPOTS.into_iter().zip(before.unwrap_or_default()) {
        let point = point(written, spot, &mut Problems::default());
        // Untouched, it stays as the file writes it, with what the file says of it.
        if point == before {
            continue;
        }
        table.remove(spot.key);
        if let Some(Point { year, value: number }) = point {
            table[spot.key] = value(InlineTable::from_iter([
                ("year", toml_edit::Value::from(i64::from(year))),
                ("value", toml_edit::Value::from(number)),
            ]));
        }
    }
    let breaks: toml_edit::Array =
        written.text("brud").split(',').filter_map(|one| year(one.trim())).map(i64::from).collect();
    if breaks.is_empty() {
        table.remove("breaks");
    } else {
        table["breaks"] = value(breaks);
    }
    let plan = Plan {
        id: stored.id.clone(),
        version,
        file: document.to_string(),
        observations: observations(&stored.observations, id, written)?,
    };
    // What could not be read again would take the pages of all goals with it.
    let read = plan::parse(&plan.file).map_err(|error| refused(&error.message))?;
    let figures =
        table::read(plan.observations.as_bytes(), &wanted(), |_| ()).map_err(|error| refused(&error.to_string()))?;
    read.report(&figures).map_err(|error| refused(&error.to_string()))?;
    Ok(plan)
}

fn refused(why: &str) -> Fault {
    Fault::Refused(format!("Tallene kan ikke bruges: {why}. Ret dem i skemaet."))
}

/// The table with one indicator's lines as they are written now, and the other lines as they are.
fn observations(before: &str, id: &str, written: &Written) -> Result<String, Fault> {
    let mut made = HEADING.to_owned();
    let mut own: Vec<[String; 4]> = Vec::new();
    for row in written.rows("tal") {
        let cell = |at: usize| {
            let known = number(row.get(at).copied().unwrap_or_default()).ok().flatten();
            known.map(|number| number.to_string()).unwrap_or_default()
        };
        own.push([id.to_owned(), row.first().copied().unwrap_or_default().to_owned(), cell(1), cell(2)]);
    }
    own.sort();
    let others = lines(before)?.into_iter().filter(|line| line[0] != id);
    for line in others.chain(own) {
        made.push('\n');
        made.push_str(&line.join(","));
    }
    made.push('\n');
    Ok(made)
}

/// The version after one: "2" is followed by "2.1", and "2.1" by "2.2".
fn next_version(version: &str) -> String {
    match version.rsplit_once('.').map(|(whole, part)| (whole, part.parse::<u32>())) {
        Some((whole, Ok(part))) => format!("{whole}.{}", part.saturating_add(1)),
        _ => format!("{version}.1"),
    }
}

/// The lines of the table of figures, without its heading.
pub(super) fn lines(observations: &str) -> Result<Vec<[String; 4]>, Fault> {
    let mut lines = Vec::new();
    for record in csv::Reader::from_reader(observations.as_bytes()).records() {
        let record = record.map_err(|error| unreadable(&error))?;
        lines.push([0, 1, 2, 3].map(|at| record.get(at).unwrap_or_default().trim().to_owned()));
    }
    Ok(lines)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    const FILE: &str = "id = \"p\"\nversion = \"2\"\ntitle = \"P\"\n\n# Hvorfor\n[[indicators]]\nid = \"a\"\nname = \"A\"\nunit = \"procent\"\n\
                        better = \"lower\"\nnote = \"N\"\n\n[[indicators]]\nid = \"b\"\nbetter = \"higher\"\n";

    fn stored() -> Plan {
        let observations = "indicator,year,areas,rest\na,2020,28,\nb,2021,4,5\n".into();
        Plan { id: "p".into(), version: "2".into(), file: FILE.into(), observations }
    }

    /// What stands in a form.
    pub(in super::super) fn written() -> Written {
        Written::default()
            .with("navn", "A")
            .with("enhed", "procent")
            .with("kilde", "s")
            .with("tal", "2023\t17,3\t\n2020\t27,5\t10")
            .with("brud", "2022, 2024")
    }

    #[test]
    fn a_year_is_added_and_another_corrected_while_the_rest_stays() {
        let plan = changed(&stored(), "a", &written()).unwrap();
        assert_eq!(plan.version, "2.1");
        assert_eq!(plan.observations, "indicator,year,areas,rest\nb,2021,4,5\na,2020,27.5,10\na,2023,17.3,\n");
        let read = plan::parse(&plan.file).unwrap();
        let [a, b] = &read.indicators[..] else { panic!("two indicators") };
        assert_eq!((a.source.as_str(), a.note.as_str(), &a.breaks[..]), ("s", "", &[2022, 2024][..]));
        assert_eq!(b.id, "b");
        assert!(plan.file.contains("# Hvorfor"), "what the file says stays: {}", plan.file);
        assert_eq!(changed(&plan, "a", &written()).unwrap().version, "2.2");
        assert!(changed(&stored(), "x", &written()).is_err());
        let aimed = written().with("maaltal-aar", "2035").with("maaltal", "5,5").with("udgangspunkt-aar", "2020");
        let aimed = aimed.with("udgangspunkt", "27,5");
        let plan = changed(&plan, "a", &aimed).unwrap();
        let one = plan::parse(&plan.file).unwrap().indicators.remove(0);
        let [from, to] = [Point { year: 2020, value: 27.5 }, Point { year: 2035, value: 5.5 }];
        assert_eq!((one.baseline, one.target), (Some(from), Some(to)));
        let same = changed(&plan, "a", &aimed).unwrap();
        assert_eq!(same.file.replace("2.3", "2.2"), plan.file, "untouched, they stay as they stand");
        let plan = changed(&plan, "a", &written()).unwrap();
        assert!(!plan.file.contains("target") && !plan.file.contains("baseline"), "{}", plan.file);
        let not_a_date = written().with("naeste", "snart");
        assert!(matches!(changed(&stored(), "a", &not_a_date), Err(Fault::Refused(_))));
    }
}
