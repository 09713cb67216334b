//! The figures of what is followed of a goal: a year's number is added or corrected, always with its year, its unit and its
//! source. Each time the plan gets a new version; the earlier ones stay.

use domain::{
    area::Slug,
    figure::Unit,
    goal::{
        plan::{self, Indicator},
        report::wanted,
    },
    table,
};
use store::{Db, Plan, Tx};
use toml_edit::{DocumentMut, Item, Table, value};

use crate::{
    content::{
        asked::{Asked, Choice, Input},
        kind::{Found, Listed, Words},
        written::Written,
    },
    fault::Fault,
    form::Problems,
};

/// Words for figures.
pub(crate) static WORDS: Words = Words {
    path: "tal",
    all: "Målenes tal",
    the: "Tallet",
    about: "De tal, målene følges med: nye år og rettelser. Et tal har altid et år, en enhed og en kilde.",
    where_shown: "Tallet står på målets side, i dets graf, i filen til regneark og i vurderingen af målet.",
    new: "",
    gone: "",
};

/// The word for a number without a unit.
const COUNT: &str = "antal";
/// The years that can be typed.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
/// The first line of the table.
const HEADING: &str = "indicator,year,areas,rest";

/// The indicators of the plan that is shown.
async fn indicators(db: &Db) -> Result<Vec<(Indicator, Plan)>, Fault> {
    let Some(stored) = db.current_plan().await? else { return Ok(Vec::new()) };
    let plan = plan::parse(&stored.file).map_err(|error| unreadable(&error))?;
    Ok(plan.indicators.into_iter().map(|indicator| (indicator, stored.clone())).collect())
}

fn unreadable(cause: &dyn std::fmt::Display) -> Fault {
    tracing::error!(%cause, "the stored plan can't be read");
    Fault::App(app::Fault::Unavailable)
}

/// All of them.
pub(crate) async fn listed(db: &Db) -> Result<Vec<Listed>, Fault> {
    let listed = |(one, _): (Indicator, Plan)| Listed { thing: one.id, title: one.name, is_public: true };
    Ok(indicators(db).await?.into_iter().map(listed).collect())
}

/// The page of the goal that one is followed for.
pub(crate) async fn address(db: &Db, thing: &Slug) -> Result<String, Fault> {
    let found = indicators(db).await?.into_iter().find(|(one, _)| one.id == thing.as_str());
    Ok(found.map_or_else(|| "/maal".to_owned(), |(one, _)| format!("/maal/{}", one.goal)))
}

/// The fields.
pub(crate) async fn asked(db: &Db, thing: &Slug) -> Result<Vec<Asked>, Fault> {
    use Input::{Line, Long, Rows};
    let found = indicators(db).await?.into_iter().find(|(one, _)| one.id == thing.as_str());
    let is_gap = found.is_some_and(|(one, _)| one.is_gap);
    let choice = |value: &str, name: &str| Choice { value: value.to_owned(), name: name.to_owned() };
    let units = vec![
        choice("procent", "procent"),
        choice("personer", "personer"),
        choice("kr", "kroner"),
        choice("pr_1000", "pr. 1.000 indbyggere"),
        choice(COUNT, "antal eller anden enhed"),
    ];
    let sources = db.sources().await?;
    let sources = sources.iter().map(|one| choice(&one.id, &format!("{}: {}", one.publisher, one.title))).collect();
    let own = if is_gap { "Forskellen" } else { "Udsatte byområder" };
    Ok(vec![
        Asked::must("navn", "Navn", Line, 120),
        Asked::must("enhed", "Enhed", Input::Choice(units), 20),
        Asked::must("kilde", "Kilde", Input::Choice(sources), 80).hint("Hvor tallene er offentliggjort."),
        Asked::may("tal", "Tal år for år", Rows(vec!["År", own, "Resten af byen"]), 4000)
            .hint("Skriv for eksempel 17,3. Lad et felt stå tomt, når tallet ikke kendes: det er ikke nul. Tøm en række for at fjerne den."),
        Asked::may("brud", "Brud i opgørelsen", Line, 80)
            .hint("År, hvorfra der tælles på en ny måde, med komma imellem: 2020, 2023. Der sammenlignes ikke hen over dem."),
        Asked::may("note", "Hvad skal man vide for at læse tallet?", Long, 500),
        Asked::may("naeste", "Hvornår kommer det næste tal?", Line, 10).hint("År, måned eller dag: 2027, 2027-03 eller 2027-03-15."),
    ])
}

/// What the public sees of one.
pub(crate) async fn found(db: &Db, thing: &Slug) -> Result<Option<Found>, Fault> {
    let Some((one, stored)) = indicators(db).await?.into_iter().find(|(one, _)| one.id == thing.as_str()) else {
        return Ok(None);
    };
    let mut rows: Vec<[String; 3]> = lines(&stored.observations)?
        .into_iter()
        .filter(|line| line[0] == one.id)
        .map(|[_, year, areas, rest]| [year, danish(&areas), danish(&rest)])
        .collect();
    rows.sort();
    let rows: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
    let breaks: Vec<String> = one.breaks.iter().map(ToString::to_string).collect();
    let written = Written::default()
        .with("navn", one.name)
        .with("enhed", one.unit.map_or(COUNT, Unit::as_str))
        .with("kilde", one.source)
        .with("tal", rows.join("\n"))
        .with("brud", breaks.join(", "))
        .with("note", one.note)
        .with("naeste", one.next_update);
    Ok(Some(Found::Public(written)))
}

/// The lines of the table of figures, without its heading.
fn lines(observations: &str) -> Result<Vec<[String; 4]>, Fault> {
    let mut lines = Vec::new();
    for record in csv::Reader::from_reader(observations.as_bytes()).records() {
        let record = record.map_err(|error| unreadable(&error))?;
        lines.push([0, 1, 2, 3].map(|at| record.get(at).unwrap_or_default().trim().to_owned()));
    }
    Ok(lines)
}

/// A number with the decimal sign that people here write.
fn danish(number: &str) -> String {
    number.replace('.', ",")
}

/// What a cell says: nothing, a number, or what can't be one.
fn number(cell: &str) -> Result<Option<f64>, ()> {
    if cell.is_empty() {
        return Ok(None);
    }
    // "1.234" may mean either, so a point is taken for what it is only where commas say so.
    let plain = cell.replace('\u{2212}', "-").replace([' ', '\u{a0}'], "");
    if plain.contains('.') && !plain.contains(',') {
        return Err(());
    }
    let plain = plain.replace('.', "").replace(',', ".");
    plain.parse().ok().filter(|number: &f64| number.is_finite()).map(Some).ok_or(())
}

fn year(cell: &str) -> Option<i32> {
    cell.parse().ok().filter(|year| cell.len() == 4 && YEARS.contains(year))
}

/// What is wrong with one.
pub(crate) fn check(written: &Written, problems: &mut Problems) {
    let unit = Unit::parse(written.text("enhed"));
    let mut years = Vec::new();
    for row in written.rows("tal") {
        let cell = |at: usize| row.get(at).copied().unwrap_or_default();
        let Some(year) = year(cell(0)) else {
            problems.add("tal", format!("»{}« er ikke et årstal. Skriv det med fire cifre.", cell(0)));
            continue;
        };
        if years.contains(&year) {
            problems.add("tal", format!("{year} står der to gange."));
        }
        years.push(year);
        if cell(1).is_empty() && cell(2).is_empty() {
            problems.add("tal", format!("Skriv et tal for {year}, eller tøm rækken."));
        }
        for cell in [cell(1), cell(2)] {
            match number(cell) {
                Err(()) => problems.add("tal", format!("»{cell}« i {year} er ikke et tal. Skriv 1234 eller 17,3.")),
                Ok(Some(value)) if unit.is_some_and(|unit| !unit.allows(value)) => {
                    problems.add("tal", format!("»{cell}« i {year} kan ikke være et tal i den enhed. Andele ligger mellem 0 og 100, og personer er hele tal."));
                }
                Ok(_) => {}
            }
        }
    }
    let breaks = written.text("brud").split(',').map(str::trim).filter(|one| !one.is_empty());
    if breaks.clone().any(|one| year(one).is_none()) {
        problems.add("brud", "Skriv årstal med fire cifre og komma imellem, eller lad feltet stå tomt.");
    }
}

/// Makes it public: a new version of the plan, with the other indicators as they are.
pub(crate) async fn publish(tx: &mut Tx, thing: &Slug, written: &Written) -> Result<(), Fault> {
    let stored = tx.current_plan().await?.ok_or(Fault::NotFound)?;
    let next = changed(&stored, thing.as_str(), written)?;
    Ok(tx.put_plan(&next).await?)
}

/// The plan with one indicator as it is written now.
fn changed(stored: &Plan, id: &str, written: &Written) -> Result<Plan, Fault> {
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

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "id = \"p\"\nversion = \"2\"\ntitle = \"P\"\n\n# Hvorfor\n[[indicators]]\nid = \"a\"\nname = \"A\"\nunit = \"procent\"\n\
                        better = \"lower\"\nnote = \"N\"\n\n[[indicators]]\nid = \"b\"\nbetter = \"higher\"\n";

    fn stored() -> Plan {
        let observations = "indicator,year,areas,rest\na,2020,28,\nb,2021,4,5\n".into();
        Plan { id: "p".into(), version: "2".into(), file: FILE.into(), observations }
    }

    fn written() -> Written {
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
        let not_a_date = written().with("naeste", "snart");
        assert!(matches!(changed(&stored(), "a", &not_a_date), Err(Fault::Refused(_))));
    }

    #[test]
    fn what_is_no_year_no_number_or_no_share_is_said() {
        let said = |rows: &str| {
            let mut problems = Problems::default();
            check(&written().with("tal", rows), &mut problems);
            problems.texts("tal").concat()
        };
        assert_eq!(said("2023\t17,3\t"), "");
        assert!(said("23\t1\t").contains("ikke et årstal"));
        assert!(said("2023\tcirka 5\t").contains("ikke et tal"));
        assert!(said("2023\t1.234\t").contains("ikke et tal"), "it may mean either");
        assert!(said("2023\t120\t").contains("mellem 0 og 100"));
        assert!(said("2023\t\t").contains("Skriv et tal for 2023"));
        assert!(said("2023\t1\t\n2023\t2\t").contains("to gange"));
    }

    #[test]
    fn danish_numbers_are_read() {
        assert_eq!(number("1.234,5"), Ok(Some(1234.5)));
        assert_eq!(number("\u{2212}3"), Ok(Some(-3.0)));
        assert_eq!((number(""), number("x"), number("inf")), (Ok(None), Err(()), Err(())));
    }
}
