//! Every stored Danish text that a page may show has its English, and the file holds nothing else.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::area::Level;
use store::Db;

use super::{empty_database, shipped};
use crate::default_data::load;

/// Where a text of the shipped data is stored, and the text.
type Shown = BTreeMap<String, &'static str>;

/// What a note about housing organisations says around their names; the page says that itself.
const HOUSING: (&str, &str) = ("Boligorganisation: ", ". Placeringen på kortet er vejledende.");

/// Adds texts; what has no letters (a year, nothing) needs no translation.
fn add<'a>(shown: &mut Shown, place: &'static str, texts: impl IntoIterator<Item = &'a String>) {
    let worded = texts.into_iter().filter(|text| text.chars().any(char::is_alphabetic));
    shown.extend(worded.map(|text| (text.clone(), place)));
}

/// The texts of the shipped data that pages show, table by table. A new table with texts is added here.
async fn shown(db: &Db) -> Shown {
    let mut shown = Shown::new();
    for goal in db.goals().await.unwrap() {
        add(&mut shown, "goal", [&goal.title, &goal.summary]);
    }
    for figure in db.policy_figures().await.unwrap() {
        add(&mut shown, "policy_figure", [&figure.title, &figure.body, &figure.page_hint]);
        add(&mut shown, "policy_value", figure.values.iter().map(|value| &value.label));
    }
    for one in db.initiatives().await.unwrap() {
        let texts = [&one.title, &one.summary, &one.target_group, &one.age, &one.place, &one.status, &one.started];
        add(&mut shown, "initiative", texts);
    }
    for one in db.organisations().await.unwrap() {
        add(&mut shown, "organisation", [&one.name, &one.about]);
    }
    for one in db.news().await.unwrap() {
        add(&mut shown, "news", [&one.title, &one.summary, &one.body]);
    }
    let plan = domain::goal::plan::parse(&db.current_plan().await.unwrap().unwrap().file).unwrap();
    add(&mut shown, "plan", [&plan.title]);
    for one in &plan.indicators {
        add(&mut shown, "plan", [&one.name, &one.group, &one.note]);
    }
    for measure in db.measures().await.unwrap() {
        add(&mut shown, "measure", [&measure.name, &measure.counted]);
    }
    for one in db.sources().await.unwrap() {
        let texts = [&one.publisher, &one.title, &one.period, &one.licence, &one.attribution, &one.processing];
        add(&mut shown, "source", texts);
    }
    add(&mut shown, "snapshot", [&db.latest_snapshot().await.unwrap().unwrap().title]);
    for one in db.designations().await.unwrap() {
        add(&mut shown, "designation", [&one.title, &one.decider, &one.reference, &one.note]);
    }
    for list in db.state_lists().await.unwrap() {
        add(&mut shown, "state_list", [&list.name, &list.former_name, &list.legal_basis, &list.summary]);
    }
    add(&mut shown, "list_event", db.list_events().await.unwrap().iter().map(|event| &event.evidence));
    add(&mut shown, "list_count", db.list_counts().await.unwrap().iter().map(|count| &count.evidence));
    for level in Level::WITH_PAGES {
        for area in db.areas(level).await.unwrap() {
            let names = area.note.strip_prefix(HOUSING.0).and_then(|rest| rest.strip_suffix(HOUSING.1));
            add(&mut shown, "area", [&names.map_or_else(|| area.note.clone(), str::to_owned)]);
        }
    }
    for stored in db.methods().await.unwrap() {
        add(&mut shown, "method", &domain::method::parse(&stored.file).unwrap().texts());
    }
    shown.insert(crate::startup::FIRST_NOTE.to_owned(), "publication");
    shown
}

#[tokio::test]
async fn every_text_that_a_page_may_show_is_in_english_and_nothing_else() {
    let db = empty_database().await;
    load(&db, &shipped(), DateTime::<Utc>::UNIX_EPOCH).await.unwrap();
    let shown = shown(&db).await;
    let translated: BTreeSet<String> = db.translations().await.unwrap().into_iter().map(|(danish, _)| danish).collect();

    let missing: Vec<_> = shown.iter().filter(|(text, _)| !translated.contains(*text)).collect();
    assert!(missing.is_empty(), "write these in data/english.toml: {missing:#?}");

    let idle: Vec<_> = translated.iter().filter(|text| !shown.contains_key(*text)).collect();
    assert!(idle.is_empty(), "nothing shows these of data/english.toml: {idle:#?}");
}

/// The numbers in a text, without thousands signs and with a full stop before their decimals.
fn numbers(text: &str, decimal: char, thousands: char) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    let mut plain = String::new();
    for (at, character) in characters.iter().enumerate() {
        let inside = at > 0 && digit(at - 1) && digit(at + 1);
        let before_three = digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4);
        match character {
            c if *c == thousands && inside && before_three => {}
            c if *c == decimal && inside => plain.push('.'),
            c if c.is_ascii_digit() => plain.push(*c),
            _ => plain.push(' '),
        }
    }
    plain.split_whitespace().map(str::to_owned).collect()
}

#[tokio::test]
async fn english_has_the_numbers_of_the_danish() {
    let db = empty_database().await;
    load(&db, &shipped(), DateTime::<Utc>::UNIX_EPOCH).await.unwrap();
    for (danish, english) in db.translations().await.unwrap() {
        let (of_danish, of_english) = (numbers(&danish, ',', '.'), numbers(&english, '.', ','));
        // "00’erne" are the 2000s, and a version's full stop ("CC BY 4.0") is no Danish decimal.
        let lost = of_danish
            .iter()
            .find(|number| !of_english.iter().any(|other| other.starts_with(*number) || other.ends_with(*number)));
        assert_eq!(lost, None, "{of_english:?}\n{danish}\n{english}");
    }
}
