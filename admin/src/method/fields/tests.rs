//! The form has everything that the format has. What the format has is asked of the engine: it names its words itself when
//! it is given one that is not.

use std::collections::BTreeSet;

use domain::method::{self, Method};
use toml_edit::{DocumentMut, Item};

use super::{
    super::{
        edit::{self, Step},
        typed::{stored, tests::sent_back, write},
        words,
    },
    Kind, Slot,
    comparable::WAYS,
    form, slots,
};

/// A word that nothing is called.
const STRAY: &str = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

/// Every key of the format, in a method that is one.
const FULL: &str = include_str!("full.toml");

/// That one, and those that are used.
const FILES: [&str; 8] = [
    FULL,
    include_str!("../../../../data/methods/aabne-data.toml"),
    include_str!("../../../../data/methods/aabne-data-samlet.toml"),
    include_str!("../../../../data/methods/almenboligloven.toml"),
    include_str!("../../../../data/methods/politik-2025.toml"),
    include_str!("../../../../data/methods/udkast-2025.toml"),
    include_str!("../../../../domain/tests/published/asem.toml"),
    include_str!("../../../../domain/tests/published/wimd-2019.toml"),
];

fn read(file: &str) -> DocumentMut {
    file.parse().unwrap()
}

/// A way without the places in lists: "criteria.met.of".
fn plain(way: &[Step]) -> String {
    let keys: Vec<Step> = way.iter().copied().filter(|step| matches!(step, Step::Key(_))).collect();
    edit::dotted(&keys)
}

/// Where a field writes: a limit's number stands under four keys.
fn written_at(slot: &Slot) -> Vec<String> {
    let inside = |part: &str| ["at_least", "over", "at_most", "under"].map(|key| format!("criteria.{key}{part}"));
    match slot.kind {
        Kind::LimitKey => inside("").to_vec(),
        Kind::LimitOf(_) => inside(".of").to_vec(),
        Kind::LimitNumber => inside(".times").to_vec(),
        Kind::LimitPlus => inside(".plus").to_vec(),
        Kind::Question => vec![],
        _ => vec![plain(&slot.way)],
    }
}

/// The words that the engine says could stand where a stray one stands.
fn offered(file: &str) -> Vec<String> {
    let message = method::parse(file).unwrap_err().message;
    let (_, words) = message.split_once("Vælg imellem").unwrap_or_else(|| panic!("{file}: {message}"));
    words.split('»').skip(1).map(|rest| rest.split('«').next().unwrap().to_owned()).collect()
}

/// Every key of the format: "areas.id".
fn keys() -> BTreeSet<String> {
    let head = "id = \"m\"\nversion = \"1\"\ntitle = \"M\"\norigin = \"published\"\n";
    let mut all: BTreeSet<String> = offered(&format!("{STRAY} = 1\n{head}")).into_iter().collect();
    let lists = ["references", "indicators", "scores", "classes", "criteria", "designate", "include", "exclude"];
    let tables = ["areas", "treat", "ranking", "group", "variants", "discretion"];
    let entries = lists.map(|list| (list, format!("[[{list}]]")));
    for (table, heading) in entries.into_iter().chain(tables.map(|table| (table, format!("[{table}]")))) {
        all.extend(offered(&format!("{head}{heading}\n{STRAY} = 1\n")).iter().map(|key| format!("{table}.{key}")));
    }
    let within = ["met", "years", "neighbours", "at_least", "over", "at_most", "under"];
    for (list, key) in within.map(|key| ("criteria", key)).into_iter().chain([("indicators", "treat")]) {
        let file = format!("{head}[[{list}]]\nid = \"k\"\n{key} = {{ {STRAY} = 1 }}\n");
        all.extend(offered(&file).iter().map(|word| format!("{list}.{key}.{word}")));
    }
    for treat in ["treat", "indicators.treat"] {
        let outliers = offered(&format!("{head}[treat]\nwinsorise = {{ {STRAY} = 1 }}\n"));
        all.extend(outliers.iter().map(|word| format!("{treat}.winsorise.{word}")));
    }
    let mut of_ways = BTreeSet::from(["how".to_owned()]);
    for how in offered(&format!("{head}[normalise]\nhow = \"{STRAY}\"\n")) {
        // The one without keys has none to name.
        if how != "none" {
            of_ways.extend(offered(&format!("{head}[normalise]\nhow = \"{how}\"\n{STRAY} = 1\n")));
        }
    }
    for place in ["normalise", "indicators.normalise", "scores.normalise", "variants.normalise"] {
        all.extend(of_ways.iter().map(|key| format!("{place}.{key}")));
    }
    all
}

/// Every key that a file has.
fn keys_of(item: &Item, way: &str, all: &mut BTreeSet<String>) {
    if let Some(table) = item.as_table_like() {
        for (key, item) in table.iter() {
            let way = if way.is_empty() { key.to_owned() } else { format!("{way}.{key}") };
            keys_of(item, &way, all);
            all.insert(way);
        }
    }
    let entries: Vec<Item> = match item {
        Item::ArrayOfTables(tables) => tables.iter().map(|table| Item::Table(table.clone())).collect(),
        Item::Value(toml_edit::Value::Array(array)) => array.iter().map(|value| Item::Value(value.clone())).collect(),
        _ => vec![],
    };
    for entry in &entries {
        keys_of(entry, way, all);
    }
}

/// Whether a difference has a word for a key.
fn is_said(key: &str) -> bool {
    let is_known = |all: &[(&str, &str)]| all.iter().any(|(known, _)| *known == key);
    words::key(key) != key || is_known(&words::LISTS) || is_known(&words::TABLES) || SAME.contains(&key)
}

/// What is called the same in Danish.
const SAME: [&str; 4] = ["over", "plus", "under", "version"];

#[test]
fn every_key_of_the_format_has_a_field() {
    let mut fields = BTreeSet::new();
    let mut used = BTreeSet::new();
    for file in FILES {
        let document = read(file);
        fields.extend(slots(&form(document.as_item())).flat_map(written_at));
        keys_of(document.as_item(), "", &mut used);
    }
    // Which keys a way of normalising has fields for is seen where it is chosen.
    for (how, _) in WAYS {
        let mut document = read(FULL);
        let first = |list| vec![Step::Key(list), Step::At(0)];
        let places = [vec![], first("indicators"), first("scores"), vec![Step::Key("variants")]];
        for mut way in places {
            let is_list = way.first() == Some(&Step::Key("variants"));
            way.push(Step::Key("normalise"));
            if is_list {
                way.push(Step::At(0));
            }
            way.push(Step::Key("how"));
            edit::set(&mut document, &way, Some(how.into()));
        }
        fields.extend(slots(&form(document.as_item())).flat_map(written_at));
    }
    let known = keys();
    assert!(known.len() > 120, "{}", known.len());
    // A table has a field when one of its keys has, for each of them is asked about.
    let has = |key: &String| fields.contains(key) || fields.iter().any(|field| field.starts_with(&format!("{key}.")));
    let without: Vec<_> = known.iter().chain(&used).filter(|key| !has(key)).collect();
    assert!(without.is_empty(), "no field: {without:?}");
    let mut full = BTreeSet::new();
    keys_of(read(FULL).as_item(), "", &mut full);
    let wordless: Vec<_> = known.iter().filter_map(|key| key.rsplit('.').next()).filter(|key| !is_said(key)).collect();
    assert!(wordless.is_empty(), "a difference would name them in English: {wordless:?}");
    // What one place shows, others of the same kind need not.
    let again = ["normalise.", "scores.normalise.", "variants.normalise.", "indicators.treat."];
    let limits = ["criteria.over.", "criteria.at_most.", "criteria.under."];
    let excused = |key: &str| again.iter().chain(&limits).any(|place| key.starts_with(place));
    let missing: Vec<_> = known.iter().filter(|key| !full.contains(*key) && !excused(key)).collect();
    assert!(missing.is_empty(), "not in the full method: {missing:?}");
}

/// Words of the format stand in choices: each that the engine knows is there.
#[test]
fn every_word_of_the_format_can_be_chosen() {
    let mut tried = 0;
    let document = read(FULL);
    let parts = form(document.as_item());
    for slot in slots(&parts) {
        let (Kind::Choice(options, _) | Kind::Head(options, _)) = &slot.kind else { continue };
        let mut wrong = document.clone();
        edit::set(&mut wrong, &slot.way, Some(STRAY.into()));
        let known = offered(&wrong.to_string());
        let own = edit::text(document.as_item(), &[&slot.way[..slot.way.len().min(2)], &[Step::Key("id")]].concat());
        for word in &known {
            // Where nothing is said nothing is done, and no criterion asks itself.
            let is_left_out = word == "none" && slot.name().ends_with("normalise.how") || word == own;
            assert!(is_left_out || options.iter().any(|(option, _)| option == word), "{}: {word}", slot.name());
        }
        for (option, _) in options {
            assert!(option.is_empty() || known.contains(option), "{}: {option}", slot.name());
        }
        tried += 1;
    }
    assert!(tried > 60, "{tried}");
}

/// Begins with next to nothing, presses the buttons and types what the method says, and saves until nothing changes.
fn typed_in(target: &DocumentMut) -> DocumentMut {
    let mut document = DocumentMut::new();
    for _ in 0..8 {
        let before = document.to_string();
        for entry in form(document.as_item()).iter().flat_map(|part| &part.adds).map(|(_, entry)| *entry) {
            while edit::entries(document.as_item(), entry.list) < edit::entries(target.as_item(), entry.list) {
                edit::add(&mut document, entry).unwrap();
            }
        }
        let parts = form(target.as_item());
        let wanted = |slot: &Slot| {
            let same = slots(&parts).find(|other| other.way == slot.way)?;
            let said = stored(target.as_item(), same);
            // What is not there to choose yet is chosen next time.
            let can = match &slot.kind {
                Kind::Choice(options, _) | Kind::Head(options, _) => options.iter().any(|(word, _)| *word == said[0]),
                _ => true,
            };
            can.then_some(said)
        };
        let posted = sent_back(&document, wanted);
        write(&mut document, &posted).unwrap();
        if document.to_string() == before {
            break;
        }
    }
    document
}

#[test]
fn every_method_can_be_written_in_the_form_alone() {
    for file in FILES {
        let wanted: Method = method::parse(file).unwrap();
        let written = typed_in(&read(file)).to_string();
        let found = method::parse(&written).unwrap_or_else(|error| panic!("{error}\n{written}"));
        assert_eq!(found, wanted, "{written}");
    }
}

#[test]
fn a_form_of_every_method_that_is_sent_back_unchanged_changes_no_letter() {
    for file in FILES {
        let mut document = read(file);
        let posted = sent_back(&document, |_| None);
        write(&mut document, &posted).unwrap();
        assert_eq!(document.to_string(), file);
    }
}

#[test]
fn no_two_fields_have_the_same_name_and_all_are_called_something() {
    for file in FILES {
        let parts = form(read(file).as_item());
        let names: Vec<String> = slots(&parts).map(Slot::name).collect();
        let unique: BTreeSet<&String> = names.iter().collect();
        assert_eq!(names.len(), unique.len(), "{names:?}");
        assert!(slots(&parts).all(|slot| !slot.label.is_empty()), "{file}");
        assert!(parts.iter().flat_map(|part| &part.sections).all(|one| !one.title.ends_with("uden navn«")), "{file}");
    }
}
