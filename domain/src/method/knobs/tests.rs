use proptest::prelude::*;

use super::*;
use crate::method::{Limit, parse};

const METHOD: &str = r#"
id = "m"
version = "1"
title = "M"
origin = "published"

[[references]]
id = "city"
area = "1000"

[[indicators]]
id = "poor"
numerator = "a"
denominator = "b"

[[indicators]]
id = "income"

[[scores]]
id = "together"
of = ["poor", "income"]
weights = [1, 2]

[[criteria]]
id = "poor"
at_least = { times = 1.25, of = "city" }

[[criteria]]
id = "income"
at_most = { times = 0.75, of = "city" }

[[criteria]]
id = "five-more"
of = "poor"
over = { plus = 5, of = "city" }

[[criteria]]
id = "a-fifth"
of = "poor"
over = 20

[[criteria]]
id = "first-tenth"
of = "together"
by = "share"
at_most = 0.1

[[criteria]]
id = "two"
met = { at_least = 2, of = ["poor", "income", "five-more"], with_data = 3, mandatory = ["poor"] }

[[designate]]
id = "d"
by = "two"
"#;

fn method() -> Method {
    parse(METHOD).unwrap()
}

fn set(name: &str, value: f64) -> Result<Method, Impossible> {
    let (method, knobs) = (method(), Knobs::of(&method()));
    let mut setting = knobs.published();
    setting[knobs.all().iter().position(|knob| knob.name == name).unwrap()] = value;
    knobs.apply(&method, &setting)
}

fn read(query: &str) -> (Vec<f64>, Vec<Misread>) {
    Knobs::of(&method()).read(query.split('&').filter_map(|pair| pair.split_once('=')))
}

fn query(knobs: &Knobs, setting: &[f64]) -> String {
    knobs.pairs(setting).map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

#[test]
fn knobs_say_in_words_of_people_what_the_method_states() {
    let told: Vec<(String, f64, f64, f64, f64)> = Knobs::of(&method())
        .all()
        .iter()
        .map(|knob| (knob.name.clone(), knob.published, knob.lowest, knob.highest, knob.step))
        .collect();
    let knob = |name: &str, published, lowest, highest, step| (name.to_owned(), published, lowest, highest, step);
    assert_eq!(
        told,
        [
            knob("graense.poor", 25.0, 0.0, 100.0, 1.0),
            knob("graense.income", 25.0, 0.0, 90.0, 1.0),
            knob("graense.five-more", 5.0, -10.0, 10.0, 0.2),
            knob("graense.a-fifth", 20.0, 0.0, 100.0, 0.5),
            knob("graense.first-tenth", 10.0, 1.0, 100.0, 1.0),
            knob("antal.two", 2.0, 1.0, 3.0, 1.0),
            knob("uden.two.poor", 0.0, 0.0, 1.0, 1.0),
            knob("uden.two.income", 0.0, 0.0, 1.0, 1.0),
            knob("uden.two.five-more", 0.0, 0.0, 1.0, 1.0),
            knob("vaegt.together.poor", 1.0, 0.0, 6.0, 0.05),
            knob("vaegt.together.income", 2.0, 0.0, 6.0, 0.05),
        ]
    );
}

#[test]
fn the_published_value_is_always_within() {
    for limit in [
        "by = \"normalised\"\nat_least = -0.5",
        "by = \"share\"\nat_most = 0.005",
        "over = 120",
        "by = \"rank\"\nat_most = 0",
        "over = { times = 0.5, of = \"city\" }",
        "under = { times = 2.5, of = \"city\" }",
        "under = { plus = -3, of = \"city\" }",
    ] {
        let text = METHOD.replacen("at_least = { times = 1.25, of = \"city\" }", limit, 1);
        for knob in Knobs::of(&parse(&text).unwrap()).all() {
            assert!((knob.lowest..=knob.highest).contains(&knob.published), "{limit}: {knob:?}");
            assert!(knob.step > 0.0 && knob.lowest < knob.highest, "{limit}: {knob:?}");
        }
    }
}

#[test]
fn every_kind_of_knob_moves_what_it_says() {
    let limit = |method: &Method, id: &str| match method.criterion(id).unwrap().rule().unwrap() {
        Rule::Threshold { limit: Limit::Relative(relative), .. } => (relative.times, relative.plus),
        Rule::Threshold { limit: Limit::Constant(limit), .. } => (0.0, *limit),
        other => panic!("{other:?}"),
    };
    assert_eq!(limit(&set("graense.poor", 50.0).unwrap(), "poor"), (1.5, 0.0));
    assert_eq!(limit(&set("graense.income", 40.0).unwrap(), "income"), (0.6, 0.0));
    assert_eq!(limit(&set("graense.five-more", -2.0).unwrap(), "five-more"), (1.0, -2.0));
    assert_eq!(limit(&set("graense.a-fifth", 30.0).unwrap(), "a-fifth"), (0.0, 30.0));
    assert_eq!(limit(&set("graense.first-tenth", 20.0).unwrap(), "first-tenth"), (0.0, 0.2));
    assert_eq!(set("vaegt.together.income", 0.5).unwrap().scores[0].weights, [1.0, 0.5]);
    let count = set("antal.two", 3.0).unwrap();
    assert_eq!(count.counting_rule().unwrap().at_least, 3);
}

#[test]
fn a_criterion_that_is_left_out_asks_for_no_more_than_is_left() {
    let left = set("uden.two.poor", 1.0).unwrap();
    let count = left.counting_rule().unwrap();
    assert_eq!((count.of.len(), count.with_data, count.at_least), (2, Some(2), 2));
    assert_eq!(count.mandatory, [""; 0]);
    let (setting, _) = read("antal.two=3&uden.two.poor=1&uden.two.income=1");
    let method = Knobs::of(&method()).apply(&method(), &setting).unwrap();
    assert_eq!(method.counting_rule().unwrap().at_least, 1);
    assert_eq!(set("antal.two", 1.0).unwrap().counting_rule().unwrap().with_data, Some(3));
}

#[test]
fn nothing_can_not_be_counted_or_weighed() {
    let (nothing, _) = read("uden.two.poor=1&uden.two.income=1&uden.two.five-more=1");
    assert_eq!(Knobs::of(&method()).apply(&method(), &nothing), Err(Impossible::NothingCounts));
    let (nothing, _) = read("vaegt.together.poor=0&vaegt.together.income=0");
    assert_eq!(Knobs::of(&method()).apply(&method(), &nothing), Err(Impossible::NothingWeighs));
}

#[test]
fn what_an_address_says_wrong_is_told_and_left_as_published() {
    let (setting, misread) = read(
        "metode=m&graense.poor=abc&graense.income=1e9&graense.x=1&antal.two=&antal.two=2,5&uden.two.poor=NaN&vaegt.together.poor=0,5",
    );
    let told: Vec<String> = misread.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "»abc« er ikke et tal (graense.poor).",
            "graense.income skal ligge mellem 0 og 90.",
            "»graense.x« findes ikke i denne metode.",
            "»2,5« er ikke et helt tal (antal.two).",
            "»NaN« er ikke et tal (uden.two.poor).",
        ]
    );
    let mut expected = Knobs::of(&method()).published();
    expected[9] = 0.5;
    assert_eq!(setting, expected);
}

proptest! {
    #[test]
    fn an_address_gives_back_its_setting(values in prop::collection::vec(0.0..1.0_f64, 11)) {
        let knobs = Knobs::of(&method());
        let within = |(knob, share): (&Knob, &f64)| {
            let value = knob.lowest + share * (knob.highest - knob.lowest);
            let whole = matches!(knob.sets, Sets::Count(_) | Sets::LeftOut(..));
            if whole { value.round() } else { value }
        };
        let setting: Vec<f64> = knobs.all().iter().zip(&values).map(within).collect();
        let (back, misread) = read(&query(&knobs, &setting));
        prop_assert_eq!(misread, vec![]);
        if let Ok(method) = knobs.apply(&method(), &setting) {
            prop_assert!(crate::method::check::check(&method).is_ok());
        }
        for (knob, (back, value)) in knobs.all().iter().zip(back.iter().zip(&setting)) {
            prop_assert!(!knob.is_moved(*value) || back.to_bits() == value.to_bits(), "{}", knob.name);
        }
    }

    #[test]
    fn no_address_breaks_the_reader(name in "(graense|antal|uden|vaegt)[.a-z]{0,20}", value in ".{0,60}") {
        let knobs = Knobs::of(&method());
        let (setting, _) = knobs.read(std::iter::once((name.as_str(), value.as_str())));
        let _ = knobs.apply(&method(), &setting);
    }
}

#[test]
fn the_published_setting_is_the_published_method() {
    let (method, knobs) = (method(), Knobs::of(&method()));
    assert_eq!(knobs.apply(&method, &knobs.published()).unwrap(), method);
    assert_eq!(query(&knobs, &knobs.published()), "");
}
