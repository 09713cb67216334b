//! A choice of initiatives as a table for spreadsheets.

use super::{Catalogue, choice::Choice, words};
use crate::{
    Fault,
    locale::{Language, t},
    services::Services,
    spreadsheet::{self, inert},
    visit::Visit,
};

/// The choice of a query as CSV: semicolons, a line of names, UTF-8.
///
/// # Errors
/// [`Fault::Unavailable`] when the database does not answer.
pub async fn sheet(services: Services, path: &str, query: &str) -> Result<String, Fault> {
    let visit = Visit::at(services, path, query).await?;
    let catalogue = Catalogue::read(&visit).await?;
    let choice = Choice::read(&visit, &catalogue);
    let rows = choice.hits(&catalogue).into_iter().map(|hit| row(&visit, &catalogue, hit.entry));
    written(&names(visit.language), rows)
}

fn names(language: Language) -> [String; 21] {
    [
        "id".to_owned(),
        t!(language, "initiative-sheet-title"),
        t!(language, "initiative-sheet-summary"),
        t!(language, "initiative-kind"),
        t!(language, "initiative-for-whom"),
        t!(language, "initiative-age"),
        t!(language, "initiative-where"),
        t!(language, "initiative-sheet-areas"),
        t!(language, "initiative-goals"),
        t!(language, "initiative-run-by"),
        t!(language, "initiative-status"),
        t!(language, "initiative-started"),
        t!(language, "initiative-language"),
        t!(language, "initiative-when"),
        t!(language, "initiative-cost"),
        t!(language, "initiative-joining"),
        t!(language, "initiative-contact"),
        t!(language, "initiative-sheet-phone"),
        t!(language, "initiative-own-page"),
        t!(language, "initiative-confirmed"),
        t!(language, "initiative-sheet-source"),
    ]
}

fn row(visit: &Visit, catalogue: &Catalogue, entry: &super::load::Entry) -> [String; 21] {
    let (language, initiative) = (visit.language, &entry.initiative);
    let goals = catalogue.goals.iter().filter(|goal| initiative.goals.contains(&goal.id));
    let run_by = initiative.run_by.iter().filter_map(|slug| catalogue.organisations.iter().find(|o| o.slug == *slug));
    let contact = [initiative.contact_name.clone(), initiative.contact_email.clone()];
    let joined = |texts: Vec<String>| texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    [
        initiative.slug.clone(),
        visit.text(&initiative.title),
        visit.text(&initiative.summary),
        words::kind(language, &initiative.kind),
        visit.text(&initiative.target_group),
        visit.text(&initiative.age),
        visit.text(&initiative.place),
        joined(entry.places.iter().map(|place| place.name.clone()).collect()),
        joined(goals.map(|goal| visit.text(&goal.title)).collect()),
        joined(run_by.map(|organisation| visit.text(&organisation.name)).collect()),
        words::status(language, &initiative.status_code),
        initiative.started.clone(),
        joined(initiative.languages.iter().map(|code| words::tongue(language, code)).collect()),
        initiative.schedule.replace('\n', " "),
        visit.text(&initiative.cost),
        visit.text(&initiative.joining),
        joined(contact.to_vec()),
        initiative.contact_phone.clone(),
        initiative.url.clone(),
        initiative.confirmed_on.clone(),
        initiative.source.clone(),
    ]
}

fn written<const N: usize>(names: &[String; N], rows: impl Iterator<Item = [String; N]>) -> Result<String, Fault> {
    let rows: Vec<Vec<String>> = rows.map(|row| row.iter().map(|cell| inert(cell)).collect()).collect();
    spreadsheet::write(names, &rows)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_text() {
        let rows = [["=1+1".to_owned(), "+45".to_owned()], ["a;b".to_owned(), "\"x\"\n".to_owned()]];
        let text = written(&["A".to_owned(), "B".to_owned()], rows.into_iter()).unwrap();
        assert_eq!(text, "\u{feff}A;B\r\n'=1+1;'+45\r\n\"a;b\";\"\"\"x\"\"\n\"\r\n");
    }

    proptest! {
        #[test]
        fn every_cell_comes_back_and_begins_no_formula(cells in prop::array::uniform3(".{0,20}")) {
            let names = ["A".to_owned(), "B".to_owned(), "C".to_owned()];
            let text = written(&names, std::iter::once(cells.clone())).unwrap();
            let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(&text.as_bytes()['\u{feff}'.len_utf8()..]);
            let read = reader.records().next().unwrap().unwrap();
            for (cell, read) in cells.iter().zip(&read) {
                let quoted = ["'", cell].concat();
                prop_assert!(read == cell || read == quoted);
                prop_assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\r']));
            }
        }
    }
}
