//! The sentences, word for word, and the rules of wording that hold for all of them.

use proptest::prelude::*;

use super::*;
use crate::{
    area::AreaCode,
    figure::Unit,
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
    assert_eq!(
        position(criterion, &outcome, Language::Danish),
        "35,2\u{a0}% er 14,4\u{a0}procentpoint over grænsen på 20,8\u{a0}%."
    );
    assert_eq!(complement(criterion, &outcome, Language::Danish), "64,8\u{a0}% har en uddannelse ud over grundskolen.");
    assert_eq!(
        persons(criterion, &outcome, Language::Danish),
        "Hvis 523 færre havde kun grundskole, ville kriteriet ikke være opfyldt."
    );
}

#[test]
fn an_unmet_income_lies_over_its_limit() {
    let method = made();
    let criterion = method.questions()[1];
    let outcome = said("indkomst", Verdict::NotMet, Some(numbers(300_000.0, 225_195.0, -74_805.0, None)));
    assert_eq!(
        position(criterion, &outcome, Language::Danish),
        "300.000\u{a0}kr. er 74.805\u{a0}kr. over grænsen på 225.195\u{a0}kr."
    );
    assert_eq!(complement(criterion, &outcome, Language::Danish), "");
    assert_eq!(persons(criterion, &outcome, Language::Danish), "");
}

#[test]
fn a_value_at_its_limit_and_a_missing_one_are_said_so() {
    let method = made();
    let at = said("uddannelse", Verdict::Met, Some(numbers(20.0, 20.0, 0.0, Some(1))));
    assert_eq!(position(method.questions()[0], &at, Language::Danish), "20,0\u{a0}% er lige på grænsen.");
    assert!(persons(method.questions()[0], &at, Language::Danish).starts_with("Hvis én færre havde"));
    let missing = said("sundhed", Verdict::NoData, None);
    assert_eq!(
        position(method.questions()[2], &missing, Language::Danish),
        "Ingen offentliggør tallet for små områder."
    );
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
        summary(&out, &method, Language::Danish),
        "Ét af to kriterier med data er opfyldt. Et område fremhæves, når mindst to er opfyldt. \
         Tættest på er kriteriet indkomst, som er 2.000\u{a0}kr. fra grænsen."
    );
    let none = area(Outcome::NotAssessed, vec![]);
    assert!(summary(&none, &method, Language::Danish).contains("mindst to kriterier, men her er ingen."));
    let unpublished = Method { designate: vec![], ..method };
    assert!(summary(&none, &unpublished, Language::Danish).contains("ikke offentliggjort"));
}

#[test]
fn how_sure_it_is_is_said_with_what_was_varied() {
    let method = method::parse(&format!("{METHOD}\n[variants]\nlimits = 0.1\n")).unwrap();
    let tried =
        |of_them| AreaOutcome { variants: Some(InVariants { all: 1000, of_them }), ..area(Outcome::StandsOut, vec![]) };
    let moved = "varianter af metoden, hvor grænserne er flyttet højst 10\u{a0}% op eller ned.";
    assert_eq!(how_sure(&tried(873), &method, Language::Danish), format!("Området fremhæves i 873 af 1.000 {moved}"));
    assert_eq!(
        how_sure(&tried(0), &method, Language::Danish),
        format!("Området fremhæves ikke i nogen af 1.000 {moved}")
    );
    assert_eq!(how_sure(&tried(1000), &method, Language::Danish), format!("Området fremhæves i alle 1.000 {moved}"));
    assert_eq!(how_sure(&area(Outcome::StandsOut, vec![]), &method, Language::Danish), "");
}

/// As translated for an English page: what has no English beside it comes from the table of translations.
fn english() -> Method {
    made().translated(|danish| {
        let known = [
            ("har en uddannelse ud over grundskolen", "have an education beyond basic school"),
            ("havde kun grundskole", "had basic school only"),
            ("Ingen offentliggør tallet for små områder.", "Nobody publishes the figure for small areas."),
        ];
        known.iter().find(|(da, _)| *da == danish).map_or(danish, |(_, en)| *en).to_owned()
    })
}

#[test]
fn english_says_the_same_in_its_own_numbers_and_units() {
    let method = english();
    let language = Language::English;
    let met = said("uddannelse", Verdict::Met, Some(numbers(35.2, 20.8, 14.4, Some(1523))));
    let education = method.questions()[0];
    assert_eq!(position(education, &met, language), "35.2% is 14.4\u{a0}percentage points above the limit of 20.8%.");
    assert_eq!(complement(education, &met, language), "64.8% have an education beyond basic school.");
    assert_eq!(
        persons(education, &met, language),
        "If 1,523 fewer people had basic school only, the criterion would not be met."
    );
    let at = said("uddannelse", Verdict::NotMet, Some(numbers(20.0, 20.0, 0.0, Some(1))));
    assert_eq!(position(education, &at, language), "20.0% is exactly at the limit.");
    assert_eq!(
        persons(education, &at, language),
        "If one more person had basic school only, the criterion would be met."
    );
    let income = said("indkomst", Verdict::NotMet, Some(numbers(341_000.0, 255_000.0, -86_000.0, None)));
    assert_eq!(
        position(method.questions()[1], &income, language),
        "DKK\u{a0}341,000 is DKK\u{a0}86,000 above the limit of DKK\u{a0}255,000."
    );
    let missing = said("sundhed", Verdict::NoData, None);
    assert_eq!(position(method.questions()[2], &missing, language), "Nobody publishes the figure for small areas.");
    assert_eq!(verdict(Verdict::NotMet, language), "Not met");
}

#[test]
fn english_counts_one_and_many() {
    let method = english();
    let language = Language::English;
    let out = area(
        Outcome::DoesNotStandOut,
        vec![
            said("uddannelse", Verdict::Met, Some(numbers(35.2, 20.8, 14.4, Some(1)))),
            said("indkomst", Verdict::NotMet, Some(numbers(227_000.0, 225_000.0, -2_000.0, None))),
        ],
    );
    assert_eq!(
        summary(&out, &method, language),
        "One of two criteria with data is met. An area stands out when at least two are met. \
         Nearest is the criterion indkomst, which is DKK\u{a0}2,000 from its limit."
    );
    let none = area(Outcome::NotAssessed, vec![]);
    assert!(summary(&none, &method, language).contains("at least two criteria must have data, but here none do."));
    assert_eq!(
        rule(&method, language),
        "An area stands out when at least two of the two criteria are met and at least two of them have data."
    );
    let varied = method::parse(&format!("{METHOD}\n[variants]\nlimits = 0.1\n")).unwrap();
    let tried = AreaOutcome { variants: Some(InVariants { all: 1000, of_them: 873 }), ..none };
    assert_eq!(
        how_sure(&tried, &varied, language),
        "The area stands out in 873 of 1,000 variants of the method, in which the limits are moved at most 10% up or down."
    );
}

#[test]
fn periods_and_quotes_follow_the_language() {
    let both = |say: fn(Language) -> String| [Language::Danish, Language::English].map(say);
    assert_eq!(both(|l| l.period("2026K1")), ["1. kvartal 2026", "1st quarter 2026"]);
    assert_eq!(both(|l| l.period("2025K4")), ["4. kvartal 2025", "4th quarter 2025"]);
    assert_eq!(both(|l| l.period("2023/24")), ["2023/24", "2023/24"]);
    assert_eq!(both(|l| l.periods(&["2023".into(), "2024".into()])), ["2023 og 2024", "2023 and 2024"]);
    assert_eq!(both(|l| l.quoted("x")), ["»x«", "“x”"]);
    assert_eq!(both(|l| l.figure(10.94, Unit::Procent)), ["10,9\u{a0}%", "10.9%"]);
    assert_eq!(both(|l| l.figure(341_000.0, Unit::Kr)), ["341.000\u{a0}kr.", "DKK\u{a0}341,000"]);
    assert_eq!(both(|l| l.figure(12.4, Unit::Pr1000)), ["12 pr.\u{a0}1.000", "12 per\u{a0}1,000"]);
    assert_eq!(both(|l| l.whole(671_673)), ["671.673", "671,673"]);
}

proptest! {
    #[test]
    fn no_sentence_holds_a_doubled_stop_or_a_bare_code(value in 0.0..100.0f64, limit in 0.0..100.0f64) {
        let method = made();
        let margin = value - limit;
        let verdict = if margin >= 0.0 { Verdict::Met } else { Verdict::NotMet };
        let outcome = said("uddannelse", verdict, Some(numbers(value, limit, margin, Some(12))));
        let question = method.questions()[0];
        let all = [Language::Danish, Language::English].map(|language| [
            position(question, &outcome, language),
            complement(question, &outcome, language),
            persons(question, &outcome, language),
        ]);
        for sentence in all.as_flattened() {
            prop_assert!(sentence.ends_with('.') && !sentence.contains(".."), "{sentence}");
            prop_assert!(!sentence.contains("uddannelse\"") && !sentence.contains('_'), "{sentence}");
        }
    }
}
