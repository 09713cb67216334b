//! What is typed is what is written, and nothing else.

use domain::method::{self, Limit};
use proptest::prelude::*;
use toml_edit::DocumentMut;

use super::*;
use crate::method::fields::{form, slots};

const FILES: [&str; 3] = [
    include_str!("../../../../data/methods/aabne-data.toml"),
    include_str!("../../../../data/methods/aabne-data-samlet.toml"),
    include_str!("../../../../data/methods/politik-2025.toml"),
];

/// The form of a file as a browser sends it back, with what `typed` says of a field, or as it stands.
pub(in crate::method) fn sent_back(file: &DocumentMut, typed: impl Fn(&Slot) -> Option<Vec<String>>) -> Posted {
    let mut body = form_urlencoded::Serializer::new(String::new());
    for slot in slots(&form(file.as_item())) {
        let name = slot.name();
        body.append_pair(&mark(&name), SENT);
        for text in typed(slot).unwrap_or_else(|| stored(file.as_item(), slot)) {
            body.append_pair(&name, &text);
        }
    }
    Posted::read(body.finish().as_bytes())
}

fn written(file: &str, changes: &[(&str, &str)]) -> Result<String, Wrong> {
    let mut document: DocumentMut = file.parse().unwrap();
    let typed = |slot: &Slot| {
        let (_, text) = changes.iter().find(|(changed, _)| *changed == slot.name())?;
        Some(if text.is_empty() && matches!(slot.kind, Kind::Own) { vec![] } else { vec![(*text).to_owned()] })
    };
    let sent = sent_back(&document, typed);
    write(&mut document, &sent).map(|()| document.to_string())
}

#[test]
fn a_form_that_is_sent_back_unchanged_changes_no_letter() {
    for file in FILES {
        assert_eq!(written(file, &[]).unwrap(), file);
    }
}

#[test]
fn what_is_typed_is_what_the_engine_reads() {
    let changes = [
        ("title", "Åbne data \"2\""),
        ("summary", "To linjer\nher"),
        ("criteria.0.limit_number", "1,6"),
        ("criteria.1.limit", "over"),
        ("criteria.2.limit_of", ""),
        ("criteria.2.limit_number", "250.000,5"),
        ("criteria.4.met.at_least", "3"),
        ("variants.limits", "0,2"),
        ("discretion.small_cell", "10"),
    ];
    let file = written(FILES[0], &changes).unwrap();
    let method = method::parse(&file).unwrap();
    assert_eq!((method.title.as_str(), method.summary.as_str()), ("Åbne data \"2\"", "To linjer\nher"));
    let times = |limit: &Option<Limit>| match limit {
        Some(Limit::Relative(relative)) => relative.times,
        _ => f64::NAN,
    };
    assert!((times(&method.criteria[0].at_least) - 1.6).abs() < 1e-12);
    assert!((times(&method.criteria[1].over) - 1.25).abs() < 1e-12 && method.criteria[1].at_least.is_none());
    assert_eq!(method.criteria[2].at_most, Some(Limit::Constant(250_000.5)));
    assert_eq!(method.criteria[4].met.as_ref().unwrap().at_least, 3);
    assert!((method.variants.unwrap().limits - 0.2).abs() < 1e-12);
    assert!((method.discretion.small_cell - 10.0).abs() < 1e-12);
    assert!(file.starts_with("# Vores egen beregning") && file.contains("# Hvor sikkert er det?"), "comments stay");
}

#[test]
fn what_can_not_be_read_is_said_at_its_field_and_writes_nothing() {
    let wrong = written(FILES[0], &[("criteria.0.limit_number", "meget"), ("variants.runs", "1,5"), ("origin", "mig")]);
    let fields: Vec<String> = wrong.unwrap_err().into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["origin", "variants.runs", "criteria.0.limit_number"]);
}

/// The file with a choice made, and then as the form sends it back without any other change.
fn chosen(file: &str, changes: &[(&str, &str)]) -> String {
    let file = written(file, changes).unwrap();
    assert_eq!(written(&file, &[]).unwrap(), file, "what is chosen stays");
    file
}

#[test]
fn a_choice_brings_its_fields_and_takes_those_of_the_one_before() {
    let file = FILES[1];
    let ratio = chosen(file, &[("normalise.how", "ratio")]);
    assert!(ratio.contains("how = \"ratio\"\n\n") && !ratio.contains("to = 100"), "{ratio}");
    let ratio = chosen(&ratio, &[("normalise.to", "byen")]);
    assert!(ratio.contains("to = \"byen\""), "{ratio}");
    // What a choice brings has nothing to do with other fields, though their names change with it.
    let other = chosen(&ratio, &[("normalise.how", "difference"), ("references.0.id", "hovedstaden")]);
    assert!(other.contains("how = \"difference\"\nto = \"byen\"") && other.contains("of = \"samlet-tal\""), "{other}");
    let none = chosen(&ratio, &[("normalise.how", "")]);
    assert!(!none.contains("[normalise]") && none.contains("[[references]]"), "{none}");
}

#[test]
fn a_table_that_is_chosen_stays_when_its_last_number_goes() {
    let (own, outliers) = ("indicators.0.treat", "indicators.0.treat.winsorise.otherwise");
    let most = "indicators.0.treat.winsorise.most";
    let own_way = chosen(FILES[1], &[(own, "1")]);
    assert!(own_way.contains("treat = {}"), "{own_way}");
    let pulled = chosen(&own_way, &[(outliers, "keep")]);
    let pulled = chosen(&pulled, &[(most, "3")]);
    assert!(pulled.contains("treat = { winsorise = { otherwise = \"keep\", most = 3 } }"), "{pulled}");
    // The same as people write it in a file, where the usual is left out.
    let short = pulled.replacen("otherwise = \"keep\", ", "", 1);
    let without = chosen(&short, &[(most, "")]);
    assert!(without.contains("treat = { winsorise = { otherwise = \"log\" } }"), "{without}");
    assert_eq!(chosen(&pulled, &[(own, "")]), FILES[1], "and all goes that it brought");
    assert_eq!(chosen(&own_way, &[(own, "")]), FILES[1]);
    let group = chosen(FILES[1], &[("group.name", "all")]);
    assert!(group.contains("[group]\nname = \"all\"") && chosen(&group, &[("group.name", "")]) == FILES[1], "{group}");
}

#[test]
fn words_that_are_none_to_choose_from_are_refused() {
    let wrong = [("normalise.how", "tryllet"), ("criteria.0.question", "andet"), ("ranking.of", "findes-ikke")];
    let fields: Vec<String> = written(FILES[1], &wrong).unwrap_err().into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["criteria.0.question", "normalise.how", "ranking.of"]);
}

proptest! {
    /// Any words and any limit come back as they were typed, and a key that the form does not know stays.
    #[test]
    fn values_in_are_values_out(name in "\\PC{1,40}", title in "\\PC{1,40}", limit in -1_000_000i32..1_000_000, hundredths in 0u8..100) {
        let file = FILES[0].replacen("[[references]]", "[ukendt]\nx = 1\n\n[[references]]", 1);
        let typed = format!("{limit},{hundredths:02}");
        let changes = [("title", title.as_str()), ("indicators.0.name", name.as_str()), ("criteria.0.limit_of", ""), ("criteria.0.limit_number", typed.as_str())];
        let file = written(&file, &changes).unwrap();
        prop_assert!(file.contains("[ukendt]\nx = 1\n"));
        let document: DocumentMut = file.parse().unwrap();
        for slot in slots(&form(document.as_item())) {
            let expected = match slot.name().as_str() {
                "title" => title.trim(),
                "indicators.0.name" => name.trim(),
                _ => continue,
            };
            prop_assert_eq!(stored(document.as_item(), slot), vec![expected.to_owned()]);
        }
        let number = document["criteria"][0]["at_least"].as_value().map(value_numeral).unwrap();
        prop_assert_eq!(read_number(&number), read_number(&typed));
    }
}
