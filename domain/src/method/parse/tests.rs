//! What is wrong with a method file is said with its place and what to do.

use std::fmt::Write;

use proptest::prelude::*;

use super::*;

const GOOD: &str = r#"id = "m"
version = "1"
title = "M"
origin = "published"

[[references]]
id = "byen"
area = "1000"

[[indicators]]
id = "a"
numerator = "x"
denominator = "y"

[[indicators]]
id = "b"
column = "z"
direction = "negative"
normalise = { how = "min_max", to = 100 }

[[scores]]
id = "s"
of = ["a", "b"]
weights = [2, 1]

[ranking]
of = "s"

[[classes]]
id = "tiendedel"
of = "s"
bins = 10

[[criteria]]
id = "a"
at_least = { times = 1.25, of = "byen" }

[[criteria]]
id = "k"
of = "s"
over = 50

[[criteria]]
id = "begge"
all = ["a", "k"]

[[designate]]
id = "udpeget"
by = "begge"
"#;

fn wrong(from: &str, to: &str) -> (String, String) {
    assert!(GOOD.contains(from), "{from}");
    let text = GOOD.replacen(from, to, 1);
    let error = parse(&text).expect_err(to);
    let line = text.lines().nth(error.line - 1).unwrap_or_default();
    let at: String = line.chars().skip(error.column - 1).collect();
    (error.message, at)
}

#[test]
fn a_good_file_is_read() {
    let method = parse(GOOD).unwrap();
    assert_eq!(method.indicators[0].columns(), ["x", "y"]);
    assert_eq!(method.questions().len(), 1);
    assert!(method.is_runnable());
}

#[test]
fn every_mistake_is_placed_and_says_what_to_do() {
    for (from, to, message, at) in [
        ("title = \"M\"", "titel = \"M\"", "nøglen »titel« kendes ikke. Mente du »title«?", "titel"),
        ("title = \"M\"\n", "", "nøglen »title« mangler", ""),
        ("title = \"M\"", "title = 3", "et heltal 3 kan ikke stå her; der skal stå en tekst", "3"),
        ("\"published\"", "\"publisher\"", "Mente du »published«?", "\"publisher\""),
        ("how = \"min_max\"", "how = \"minmax\"", "Mente du »min_max«?", ""),
        ("how = \"min_max\", to = 100", "how = \"none\", to = 100", "nøglen »to« kendes ikke", ""),
        ("to = 100", "to = -1", "from skal være mindre end to", "{"),
        ("id = \"b\"", "id = \"a\"", "»a« står to gange", "\"a\""),
        ("id = \"b\"", "id = \"b b\"", "kan ikke være et id", "\"b b\""),
        ("denominator = \"y\"\n", "", "både numerator og denominator", "\"a\""),
        ("of = [\"a\", \"b\"]", "of = [\"a\", \"bb\"]", "tallet »bb« kendes ikke. Mente du »", "\"bb\""),
        ("of = [\"a\", \"b\"]", "of = [\"a\", \"s\"]", "lavet af sig selv: s → s", "[\"a\""),
        ("weights = [2, 1]", "weights = [2]", "der er 1 vægte til 2 tal", "[2]"),
        ("weights = [2, 1]", "weights = [0, 0]", "mindst én skal være over 0", "[0"),
        ("weights = [2, 1]", "at_least = 3", "mellem 1 og 2", "3"),
        ("bins = 10", "bins = 0", "mellem 1 og 1000", "0"),
        ("bins = 10", "edges = [2, 1]", "stigende orden", "[2"),
        ("times = 1.25, of = \"byen\"", "times = 1.25, of = \"byn\"", "Mente du »byen«?", "\"byn\""),
        ("times = 1.25,", "times = nan,", "skal være tal", "{"),
        ("over = 50", "over = 50\nunder = 60", "kun have én regel", "\"k\""),
        ("over = 50\n", "", "har et tal, men kriteriet har ingen grænse", "\"k\""),
        ("over = 50", "over = \"halvtreds\"", "et tal eller", "\"halvtreds\""),
        ("all = [\"a\", \"k\"]", "all = [\"a\", \"begge\"]", "spørger i ring: begge → begge", "\"begge\""),
        ("all = [\"a\", \"k\"]", "all = []", "listen er tom", "[]"),
        (
            "all = [\"a\", \"k\"]",
            "met = { at_least = 3, of = [\"a\", \"k\"] }",
            "mindst 1 og højst 2 skal være opfyldt",
            "{",
        ),
        ("all = [\"a\", \"k\"]", "years = { of = \"a\", latest = 3 }", "[areas] period", "{"),
        ("all = [\"a\", \"k\"]", "neighbours = { of = \"a\" }", "enten et antal naboer", "{"),
        ("by = \"begge\"", "by = \"beggge\"", "Mente du »begge«?", "\"beggge\""),
        ("area = \"1000\"", "statistic = \"median\"\narea = \"1000\"", "netop én af", "\"byen\""),
    ] {
        let (said, place) = wrong(from, to);
        assert!(said.contains(message), "{to}: {said}");
        assert!(place.starts_with(at), "{to}: points to »{place}«");
    }
}

#[test]
fn what_is_not_toml_is_placed_too() {
    let error = parse("id = \"m\"\nversion = \n").unwrap_err();
    assert_eq!((error.line, error.message.contains("ikke gyldig TOML")), (2, true), "{error}");
    assert!(parse(&"# x\n".repeat(300_000)).unwrap_err().message.contains("1 MB"));
}

#[test]
fn a_long_chain_is_read_without_a_deep_stack() {
    let mut text = GOOD.to_owned();
    for n in 0..5_000 {
        let of = if n == 4_999 { "s".to_owned() } else { format!("n{}", n + 1) };
        let _ = write!(text, "\n[[scores]]\nid = \"n{n}\"\nof = [\"{of}\"]\n");
    }
    assert_eq!(parse(&text).map(|method| method.scores.len()), Ok(5_001));
}

proptest! {
    #[test]
    fn any_text_gives_a_method_or_a_place(text in ".{0,200}") {
        if let Err(error) = parse(&text) {
            prop_assert!(error.line >= 1 && error.column >= 1 && !error.message.is_empty());
        }
    }

    #[test]
    fn any_cut_of_a_good_file_gives_a_method_or_a_place(from in 0..GOOD.len(), length in 0..60usize) {
        let text: String = GOOD.char_indices().filter(|(i, _)| !(from..from + length).contains(i)).map(|(_, c)| c).collect();
        if let Err(error) = parse(&text) {
            prop_assert!(error.line <= text.lines().count().max(1) + 1);
        }
    }
}

#[test]
fn a_key_that_does_not_fit_another_is_placed_where_it_stands() {
    let head = "id = \"m\"\nversion = \"1\"\ntitle = \"M\"\norigin = \"published\"\n";
    for (rest, line, column) in [
        ("[normalise]\nhow = \"rank\"\nspread = \"sample\"\n[[indicators]]\nid = \"x\"\n", 7, 1),
        ("[[indicators]]\nid = \"x\"\nnormalise = { how = \"none\", to = \"y\" }\n", 7, 29),
    ] {
        let error = parse(&format!("{head}{rest}")).unwrap_err();
        assert_eq!((error.line, error.column), (line, column), "{error}");
    }
}

#[test]
fn what_the_shipped_methods_name_has_its_english_name() {
    for name in ["aabne-data", "aabne-data-samlet", "politik-2025", "udkast-2025", "almenboligloven"] {
        let method = parse(&std::fs::read_to_string(format!("../data/methods/{name}.toml")).unwrap()).unwrap();
        let indicators = method.indicators.iter().map(|one| (&one.name, &one.name_en));
        let criteria = method.criteria.iter().map(|one| (&one.name, &one.name_en));
        let scores = method.scores.iter().map(|one| (&one.name, &one.name_en));
        let designations = method.designate.iter().map(|one| (&one.name, &one.name_en));
        let lists = method.include.iter().flat_map(|one| [(&one.name, &one.name_en), (&one.reason, &one.reason_en)]);
        let exclusions = method.exclude.iter().map(|one| (&one.reason, &one.reason_en));
        let all = indicators.chain(criteria).chain(scores).chain(designations).chain(lists).chain(exclusions);
        let without: Vec<&String> = all.filter(|(da, en)| en.is_empty() && !da.is_empty()).map(|(da, _)| da).collect();
        assert_eq!(without, [""; 0], "{name}");
    }
}

#[test]
fn a_method_is_sent_as_json_and_stays_the_same() {
    for name in ["aabne-data", "aabne-data-samlet", "politik-2025", "udkast-2025", "almenboligloven"] {
        let file = std::fs::read_to_string(format!("../data/methods/{name}.toml")).unwrap();
        let method = parse(&file).unwrap();
        let sent = serde_json::to_string(&method).unwrap();
        assert_eq!(serde_json::from_str::<Method>(&sent).unwrap(), method, "{name}");
    }
}

#[test]
fn everything_that_is_wrong_is_named_each_part_by_itself() {
    let file = include_str!("../../../../data/methods/aabne-data.toml");
    assert_eq!(problems(file), []);
    let wrong = file
        .replacen("numerator = \"i_beskaeftigelse\"\n", "", 1)
        .replacen("of = \"byen\"", "of = \"byem\"", 1)
        .replacen("at_least = 2, of", "at_least = 9, of", 1);
    let found = problems(&wrong);
    let lines: Vec<usize> = found.iter().map(|error| error.line).collect();
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(lines.is_sorted(), "{lines:?}");
    let first = parse(&wrong).unwrap_err();
    assert!(found.contains(&first), "{first}");
    assert_eq!(problems("id = 5").len(), 1);
}
