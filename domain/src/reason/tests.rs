//! The sentences, word for word, and the rules of wording that hold for all of them.

use proptest::prelude::*;

use super::*;
use crate::{
    area::AreaCode,
    method::{self, Method},
    screening::{AreaOutcome, CriterionOutcome, InVariants, Numbers, Outcome, Verdict},
};

const METHOD: &str = r#"
    id = "m"
    version = "1"
    title = "M"
    origin = "byblik"
    valid_from = "2026-11-22"
    summary = "s"
    level = "kvarter"

    [[references]]
    id = "byen"
    area = "1000"

    [[indicators]]
    id = "uddannelse"
    name = "Uddannelse"
    measures = "Kun grundskole"
    complement = "har en uddannelse ud over grundskolen"
    persons = "havde kun grundskole"
    numerator = "a"
    denominator = "b"

    [[indicators]]
    id = "indkomst"
    name = "Indkomst"
    measures = "Indkomst"
    column = "c"
    unit = "kr"

    [[indicators]]
    id = "sundhed"
    name = "Sundhed"
    measures = "Sundhed"
    missing_because = "Ingen offentliggør tallet for små områder."

    [[criteria]]
    id = "uddannelse"
    at_least = { times = 1.25, of = "byen" }

    [[criteria]]
    id = "indkomst"
    at_most = { times = 0.75, of = "byen" }

    [[criteria]]
    id = "sundhed"

    [[criteria]]
    id = "samlet"
    met = { at_least = 2, of = ["uddannelse", "indkomst", "sundhed"], with_data = 2 }

    [[designate]]
    id = "fremhaevet"
    by = "samlet"
"#;

fn made() -> Method {
    method::parse(METHOD).unwrap()
}

fn numbers(value: f64, limit: f64, margin: f64, persons: Option<i64>) -> Numbers {
    Numbers { value, reference: None, limit, margin, persons, periods: vec![], published_for: None }
}

fn said(criterion: &str, verdict: Verdict, numbers: Option<Numbers>) -> CriterionOutcome {
    CriterionOutcome { criterion: criterion.into(), verdict, numbers }
}

fn area(outcome: Outcome, criteria: Vec<CriterionOutcome>) -> AreaOutcome {
    AreaOutcome { area: AreaCode::city(), outcome, criteria, variants: None }
}

#[test]
fn a_met_share_is_said_with_margin_complement_and_persons() {
    let method = made();
    let criterion = method.questions()[0];
    let outcome = said("uddannelse", Verdict::Met, Some(numbers(35.2, 20.8, 14.4, Some(523))));
    assert_eq!(position(criterion, &outcome), "35,2\u{a0}% er 14,4\u{a0}procentpoint over grænsen på 20,8\u{a0}%.");
    assert_eq!(complement(criterion, &outcome), "64,8\u{a0}% har en uddannelse ud over grundskolen.");
    assert_eq!(persons(criterion, &outcome), "Hvis 523 færre havde kun grundskole, ville kriteriet ikke være opfyldt.");
}

#[test]
fn an_unmet_income_lies_over_its_limit() {
    let method = made();
    let criterion = method.questions()[1];
    let outcome = said("indkomst", Verdict::NotMet, Some(numbers(300_000.0, 225_195.0, -74_805.0, None)));
    assert_eq!(position(criterion, &outcome), "300.000\u{a0}kr. er 74.805\u{a0}kr. over grænsen på 225.195\u{a0}kr.");
    assert_eq!(complement(criterion, &outcome), "");
    assert_eq!(persons(criterion, &outcome), "");
}

#[test]
fn a_value_at_its_limit_and_a_missing_one_are_said_so() {
    let method = made();
    let at = said("uddannelse", Verdict::Met, Some(numbers(20.0, 20.0, 0.0, Some(1))));
    assert_eq!(position(method.questions()[0], &at), "20,0\u{a0}% er lige på grænsen.");
    assert!(persons(method.questions()[0], &at).starts_with("Hvis én færre havde"));
    let missing = said("sundhed", Verdict::NoData, None);
    assert_eq!(position(method.questions()[2], &missing), "Ingen offentliggør tallet for små områder.");
}

#[test]
fn the_summary_counts_and_names_the_near_miss() {
    let method = made();
    let out = area(
        Outcome::DoesNotStandOut,
        vec![
            said("uddannelse", Verdict::Met, Some(numbers(35.2, 20.8, 14.4, Some(1)))),
            said("indkomst", Verdict::NotMet, Some(numbers(227_000.0, 225_000.0, -2_000.0, None))),
        ],
    );
    assert_eq!(
        summary(&out, &method),
        "Ét af to kriterier med data er opfyldt. Et område fremhæves, når mindst to er opfyldt. \
         Tættest på er kriteriet indkomst, som er 2.000\u{a0}kr. fra grænsen."
    );
    let none = area(Outcome::NotAssessed, vec![]);
    assert!(summary(&none, &method).contains("mindst to kriterier, men her er ingen."));
    let unpublished = Method { designate: vec![], ..method };
    assert!(summary(&none, &unpublished).contains("ikke offentliggjort"));
}

#[test]
fn how_sure_it_is_is_said_with_what_was_varied() {
    let method = method::parse(&format!("{METHOD}\n[variants]\nlimits = 0.1\n")).unwrap();
    let tried =
        |of_them| AreaOutcome { variants: Some(InVariants { all: 1000, of_them }), ..area(Outcome::StandsOut, vec![]) };
    let moved = "varianter af metoden, hvor grænserne er flyttet højst 10\u{a0}% op eller ned.";
    assert_eq!(how_sure(&tried(873), &method), format!("Området fremhæves i 873 af 1.000 {moved}"));
    assert_eq!(how_sure(&tried(0), &method), format!("Området fremhæves ikke i nogen af 1.000 {moved}"));
    assert_eq!(how_sure(&tried(1000), &method), format!("Området fremhæves i alle 1.000 {moved}"));
    assert_eq!(how_sure(&area(Outcome::StandsOut, vec![]), &method), "");
}

proptest! {
    #[test]
    fn no_sentence_holds_a_doubled_stop_or_a_bare_code(value in 0.0..100.0f64, limit in 0.0..100.0f64) {
        let method = made();
        let margin = value - limit;
        let verdict = if margin >= 0.0 { Verdict::Met } else { Verdict::NotMet };
        let outcome = said("uddannelse", verdict, Some(numbers(value, limit, margin, Some(12))));
        for sentence in [
            position(method.questions()[0], &outcome),
            complement(method.questions()[0], &outcome),
            persons(method.questions()[0], &outcome),
        ] {
            prop_assert!(sentence.ends_with('.') && !sentence.contains(".."), "{sentence}");
            prop_assert!(!sentence.contains("uddannelse\"") && !sentence.contains('_'), "{sentence}");
        }
    }
}
