//! Reading a method file: TOML first, then what the engine needs to hold.

use thiserror::Error;

use super::{Criterion, Indicator, Method};

/// What is wrong with a method file, and where.
#[derive(Debug, Error)]
pub enum MethodError {
    /// Not TOML, an unknown key, a missing key, or a value of the wrong kind.
    #[error("linje {line}, kolonne {column}: {message}")]
    Syntax {
        /// Line, counted from 1.
        line: usize,
        /// Column in characters, counted from 1.
        column: usize,
        /// What the parser says.
        message: String,
    },
    /// Well-formed, but impossible.
    #[error("{0}")]
    Rule(String),
}

/// Reads and checks a method file.
///
/// # Errors
/// [`MethodError`] names the place and what to change.
pub fn parse(text: &str) -> Result<Method, MethodError> {
    let method: Method = toml::from_str(text).map_err(|error| syntax(text, &error))?;
    check(&method)?;
    Ok(method)
}

fn syntax(text: &str, error: &toml::de::Error) -> MethodError {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or("");
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    MethodError::Syntax { line, column, message: error.message().to_owned() }
}

fn check(method: &Method) -> Result<(), MethodError> {
    let refuse = |message: String| Err(MethodError::Rule(message));
    if method.criteria.is_empty() {
        return refuse("metoden har ingen kriterier: tilføj mindst ét afsnit [[criteria]]".into());
    }
    for id in method.criteria.iter().map(|criterion| &criterion.id).chain([&method.id]) {
        if !is_id(id) {
            return refuse(format!("»{id}« kan ikke være et id: brug 1-40 små bogstaver a-z, cifre og bindestreger"));
        }
    }
    for (i, criterion) in method.criteria.iter().enumerate() {
        if method.criteria[..i].iter().any(|earlier| earlier.id == criterion.id) {
            return refuse(format!("kriteriet »{}« står to gange: giv hvert kriterium sit eget id", criterion.id));
        }
        check_criterion(criterion)?;
    }
    if let Some(rule) = method.designate {
        let all = u32::try_from(method.criteria.len()).unwrap_or(u32::MAX);
        if rule.criteria_met == 0 || rule.criteria_met > rule.criteria_with_data || rule.criteria_with_data > all {
            return refuse(format!(
                "[designate] kræver {} opfyldte af {} med data, men metoden har {all} kriterier: \
                 der skal gælde 1 ≤ criteria_met ≤ criteria_with_data ≤ {all}",
                rule.criteria_met, rule.criteria_with_data
            ));
        }
    }
    Ok(())
}

/// Ids stand in addresses and in the database.
fn is_id(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=40).contains(&text.len()) && text.bytes().all(plain)
}

fn check_criterion(criterion: &Criterion) -> Result<(), MethodError> {
    let id = &criterion.id;
    let refuse = |message: String| Err(MethodError::Rule(message));
    match (&criterion.indicator, criterion.threshold) {
        (Indicator::Missing { .. }, Some(_)) => {
            refuse(format!("kriteriet »{id}« har en grænse, men intet tal: fjern threshold eller angiv en indicator"))
        }
        (Indicator::Share { .. } | Indicator::Value { .. }, None) => {
            refuse(format!("kriteriet »{id}« har et tal, men ingen grænse: angiv threshold"))
        }
        (_, Some(threshold)) if !(threshold.than_city_by > 0.0 && threshold.than_city_by < 1.0) => {
            refuse(format!("kriteriet »{id}«: than_city_by skal ligge mellem 0 og 1 (0.25 er 25 %)"))
        }
        (Indicator::Share { .. }, _) if criterion.complement.is_empty() => {
            refuse(format!("kriteriet »{id}« er en andel og skal have sin modpart i ord: angiv complement"))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
        id = "m"
        version = "1"
        title = "M"
        origin = "byblik"
        valid_from = "2026-11-22"
        summary = "En prøve."
        level = "kvarter"
        designate = { criteria_met = 1, criteria_with_data = 1 }

        [[criteria]]
        id = "a"
        name = "A"
        measures = "Andel a"
        complement = "er ikke a"
        indicator = { kind = "share", numerator = "x", denominator = "y" }
        threshold = { worse = "higher", than_city_by = 0.25 }
    "#;

    fn rule(text: &str) -> String {
        match parse(text) {
            Err(MethodError::Rule(message)) => message,
            other => panic!("expected a broken rule, got {other:?}"),
        }
    }

    #[test]
    fn a_good_file_is_read() {
        let method = parse(GOOD).unwrap();
        assert_eq!(method.criteria[0].indicator.measures(), ["x", "y"]);
    }

    #[test]
    fn an_unknown_key_is_named_with_its_place() {
        let text = GOOD.replace("summary", "sumary");
        match parse(&text) {
            Err(MethodError::Syntax { line, message, .. }) => {
                assert!(message.contains("sumary") || message.contains("summary"), "{message}");
                assert!(line >= 1);
            }
            other => panic!("expected a syntax error, got {other:?}"),
        }
    }

    #[test]
    fn a_wrong_value_is_placed() {
        let text = GOOD.replace("than_city_by = 0.25", "than_city_by = \"meget\"");
        match parse(&text) {
            Err(MethodError::Syntax { line, column, .. }) => assert!(line == 17 && column > 1, "{line}:{column}"),
            other => panic!("expected a syntax error, got {other:?}"),
        }
    }

    #[test]
    fn impossible_rules_are_refused() {
        assert!(rule(&GOOD.replace("criteria_met = 1", "criteria_met = 2")).contains("designate"));
        assert!(rule(&GOOD.replace("0.25", "25")).contains("than_city_by"));
        assert!(rule(&GOOD.replace("0.25", "nan")).contains("than_city_by"));
        assert!(rule(&GOOD.replace("complement = \"er ikke a\"", "")).contains("modpart"));
        assert!(rule(&GOOD.replace("threshold = { worse = \"higher\", than_city_by = 0.25 }", "")).contains("grænse"));
        assert!(rule(&GOOD.replace("id = \"a\"", "id = \"a<b\"")).contains("a<b"));
        let twice = format!("{GOOD}{}", &GOOD[GOOD.find("[[").unwrap()..]);
        assert!(rule(&twice).contains("to gange"));
    }
}
