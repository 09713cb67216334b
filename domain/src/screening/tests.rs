//! The engine on small cases worked out by hand, and what must hold for all.

use proptest::prelude::*;

use super::*;
use crate::{area::Level, figure::Figure, method};

const METHOD: &str = r#"
    id = "proeve"
    version = "1"
    title = "Prøve"
    origin = "byblik"
    valid_from = "2026-11-22"
    summary = "Til prøver."
    level = "kvarter"
    designate = { criteria_met = 2, criteria_with_data = 2 }

    [[criteria]]
    id = "uddannelse"
    name = "Uddannelse"
    measures = "Kun grundskole"
    complement = "har mere end grundskole"
    indicator = { kind = "share", numerator = "grundskole", denominator = "alle" }
    threshold = { worse = "higher", than_city_by = 0.25 }

    [[criteria]]
    id = "indkomst"
    name = "Indkomst"
    measures = "Indkomst"
    indicator = { kind = "value", measure = "indkomst", unit = "kr" }
    threshold = { worse = "lower", than_city_by = 0.25 }

    [[criteria]]
    id = "tryghed"
    name = "Tryghed"
    measures = "Ikke trygge"
    indicator = { kind = "value", measure = "trygge", unit = "procent", complement = true, published_for = "tryghedsomraade" }
    threshold = { worse = "higher", than_city_by = 0.25 }
"#;

fn code(text: &str) -> AreaCode {
    AreaCode::parse(text).unwrap()
}

fn figure(area: &str, measure: &str, period: &str, value: f64) -> Figure {
    Figure { area: code(area), measure: measure.into(), period: period.into(), value }
}

fn city() -> Vec<Figure> {
    vec![
        figure("1000", "grundskole", "2024", 200.0),
        figure("1000", "alle", "2024", 1000.0),
        figure("1000", "indkomst", "2024", 300_000.0),
        figure("1000", "trygge", "2025", 88.0),
    ]
}

fn run(area: Vec<Figure>) -> AreaOutcome {
    let method = method::parse(METHOD).unwrap();
    let unit = Unit { code: code("a"), within: vec![(Level::Tryghedsomraade, code("t"))] };
    screen(&method, &[unit], &Figures::new(city().into_iter().chain(area))).remove(0)
}

#[test]
fn at_the_limit_is_met_and_just_below_is_not() {
    for (grundskole, expected, persons) in
        [(250.0, Verdict::Met, 1), (249.0, Verdict::NotMet, 1), (260.0, Verdict::Met, 11)]
    {
        let outcome = run(vec![figure("a", "grundskole", "2024", grundskole), figure("a", "alle", "2024", 1000.0)]);
        assert_eq!(outcome.criteria[0].verdict, expected, "{grundskole}");
        assert_eq!(outcome.criteria[0].numbers.as_ref().unwrap().persons, Some(persons), "{grundskole}");
    }
    for (indkomst, expected) in [(225_000.0, Verdict::Met), (225_001.0, Verdict::NotMet)] {
        assert_eq!(run(vec![figure("a", "indkomst", "2024", indkomst)]).criteria[1].verdict, expected);
    }
}

#[test]
fn a_figure_of_a_larger_area_is_taken_and_named() {
    let outcome = run(vec![figure("t", "trygge", "2025", 85.0)]);
    let tryghed = &outcome.criteria[2];
    assert_eq!(tryghed.verdict, Verdict::Met);
    let numbers = tryghed.numbers.as_ref().unwrap();
    assert_eq!(numbers.published_for, Some(code("t")));
    assert!((numbers.value - 15.0).abs() < 1e-12 && (numbers.limit - 15.0).abs() < 1e-12);
    assert_eq!(numbers.persons, None);
}

#[test]
fn different_years_are_both_named() {
    let outcome = run(vec![figure("a", "grundskole", "2023", 300.0), figure("a", "alle", "2024", 1000.0)]);
    assert_eq!(outcome.criteria[0].numbers.as_ref().unwrap().periods, ["2023", "2024"]);
}

#[test]
fn too_little_data_says_nothing() {
    let outcome = run(vec![figure("a", "indkomst", "2024", 100_000.0)]);
    assert_eq!(outcome.outcome, Outcome::NotAssessed);
    assert_eq!((outcome.met(), outcome.with_data()), (1, 1));
}

#[test]
fn small_cells_are_withheld_and_zero_people_are_no_data() {
    let withheld = run(vec![figure("a", "grundskole", "2024", 3.0), figure("a", "alle", "2024", 1000.0)]);
    assert_eq!(withheld.criteria[0].verdict, Verdict::Withheld);
    assert_eq!(withheld.criteria[0].numbers, None);
    let empty = run(vec![figure("a", "grundskole", "2024", 0.0), figure("a", "alle", "2024", 0.0)]);
    assert_eq!(empty.criteria[0].verdict, Verdict::NoData);
}

#[test]
fn two_of_two_stand_out() {
    let outcome = run(vec![figure("a", "indkomst", "2024", 100_000.0), figure("t", "trygge", "2025", 50.0)]);
    assert_eq!(outcome.outcome, Outcome::StandsOut);
    let outcome = run(vec![figure("a", "indkomst", "2024", 400_000.0), figure("t", "trygge", "2025", 50.0)]);
    assert_eq!(outcome.outcome, Outcome::DoesNotStandOut);
}

proptest! {
    #[test]
    fn a_worse_value_never_unmeets_a_criterion(part in 5u32..900, more in 0u32..90) {
        let verdict = |n: u32| {
            run(vec![figure("a", "grundskole", "2024", f64::from(n)), figure("a", "alle", "2024", 1000.0)]).criteria[0].verdict
        };
        prop_assert!(verdict(part) != Verdict::Met || verdict(part + more) == Verdict::Met);
    }

    #[test]
    fn the_stated_persons_are_the_fewest_that_change_the_verdict(part in 5i64..990, all in 1000i64..50_000) {
        #[expect(clippy::cast_precision_loss, reason = "small counts")]
        let judge = |n: i64| {
            let outcome = run(vec![figure("a", "grundskole", "2024", n as f64), figure("a", "alle", "2024", all as f64)]);
            outcome.criteria[0].clone()
        };
        let now = judge(part);
        let persons = now.numbers.unwrap().persons.unwrap();
        let toward = if now.verdict == Verdict::Met { -1 } else { 1 };
        let after = part + toward * persons;
        let one_fewer = part + toward * (persons - 1);
        prop_assume!(after >= 5 && after <= all - 5);
        prop_assert_ne!(judge(after).verdict, now.verdict);
        prop_assert_eq!(judge(one_fewer).verdict, now.verdict);
    }
}
