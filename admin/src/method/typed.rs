//! From a file to what stands in the form's fields, and back.

use domain::method::Comparison;
use toml_edit::{DocumentMut, Item, Value};

use super::{
    edit::{self, LIMITS, Step},
    fields::{Kind, Part, Slot, form},
};
use crate::form::Posted;

/// What is wrong with a field: its name in the form, and what to do.
pub(super) type Wrong = Vec<(String, String)>;

/// The mark of a field that sends nothing when nothing is chosen.
pub(super) const SENT: &str = "1";

/// Where that mark stands.
pub(super) fn mark(name: &str) -> String {
    format!("{name}!")
}

/// What the file says in a field: one text, or several for what takes several.
pub(super) fn stored(root: &Item, slot: &Slot) -> Vec<String> {
    let item = edit::at(root, &slot.way);
    match &slot.kind {
        Kind::Line | Kind::Lines | Kind::Choice(_) => vec![item.map(plain).unwrap_or_default()],
        Kind::Number | Kind::Whole => vec![item.map(numeral).unwrap_or_default()],
        Kind::Check(otherwise) => {
            let is_so = item.and_then(Item::as_bool).unwrap_or(*otherwise);
            if is_so { vec![SENT.to_owned()] } else { vec![] }
        }
        Kind::Several(_) => words(item),
        Kind::Numbers => {
            let array = item.and_then(Item::as_array).map(|array| array.iter().map(value_numeral).collect::<Vec<_>>());
            vec![array.unwrap_or_default().join(" ")]
        }
        Kind::LimitKey | Kind::LimitOf(_) | Kind::LimitNumber | Kind::LimitPlus => vec![limit(root, slot)],
    }
}

/// What was sent for a field, or what the file says where nothing was.
pub(super) fn shown(root: &Item, slot: &Slot, posted: Option<&Posted>) -> Vec<String> {
    posted.and_then(|posted| sent(posted, slot)).unwrap_or_else(|| stored(root, slot))
}

/// What was sent for a field; `None` when the form did not have it.
fn sent(posted: &Posted, slot: &Slot) -> Option<Vec<String>> {
    let name = slot.name();
    let all: Vec<String> = posted.all(&name).map(|text| text.replace("\r\n", "\n")).collect();
    let may_be_none = matches!(slot.kind, Kind::Check(_) | Kind::Several(_));
    if may_be_none { (posted.text(&mark(&name)) == SENT).then_some(all) } else { (!all.is_empty()).then_some(all) }
}

/// Writes what was sent into the file. Only what differs from what the file says is touched.
///
/// # Errors
/// Each field that can't be what was typed; then nothing is to be kept of the document.
pub(super) fn write(document: &mut DocumentMut, posted: &Posted) -> Result<(), Wrong> {
    let parts: Vec<Part> = form(document.as_item());
    let slots: Vec<&Slot> =
        parts.iter().flat_map(|part| &part.sections).flat_map(|s| s.slots.iter().chain(&s.more)).collect();
    let mut wrong = Wrong::new();
    let mut limits: Vec<usize> = Vec::new();
    for slot in slots {
        let Some(typed) = sent(posted, slot) else { continue };
        let before = stored(document.as_item(), slot);
        if typed == before {
            continue;
        }
        if matches!(slot.kind, Kind::LimitKey | Kind::LimitOf(_) | Kind::LimitNumber | Kind::LimitPlus) {
            if let Some(Step::At(place)) = slot.way.get(1)
                && limits.last() != Some(place)
            {
                limits.push(*place);
            }
            continue;
        }
        match value(slot, &before, &typed) {
            Ok(value) => edit::set(document, &slot.way, value),
            Err(text) => wrong.push((slot.name(), text)),
        }
    }
    for place in limits {
        if let Err(field) = write_limit(document, place, posted) {
            wrong.push(field);
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

fn write_limit(document: &mut DocumentMut, place: usize, posted: &Posted) -> Result<(), (String, String)> {
    let name = |field: &str| format!("criteria.{place}.{field}");
    let typed = |field: &str| posted.text(&name(field)).to_owned();
    let key = LIMITS.iter().find(|(key, _)| *key == typed("limit")).map(|(key, _)| *key);
    let key = key.ok_or_else(|| (name("limit"), "Vælg, hvordan der sammenlignes.".to_owned()))?;
    let of = typed("limit_of");
    let number = |field: &str, otherwise: Option<f64>| match (typed(field).as_str(), otherwise) {
        ("", Some(otherwise)) => Ok(otherwise),
        (text, _) => read_number(text).ok_or_else(|| (name(field), number_wanted(text))),
    };
    let times = number("limit_number", (!of.is_empty()).then_some(1.0))?;
    let plus = number("limit_plus", Some(0.0))?;
    if of.is_empty() && plus != 0.0 {
        return Err((
            name("limit_plus"),
            "Et fast tal er hele grænsen: læg det sammen selv, eller vælg noget at sammenligne med.".to_owned(),
        ));
    }
    edit::set_limit(document, place, key, &of, times, plus);
    Ok(())
}

/// The value that a field's text becomes; `None` takes the key away.
fn value(slot: &Slot, before: &[String], typed: &[String]) -> Result<Option<Value>, String> {
    let text = typed.first().map(String::as_str).unwrap_or_default();
    if text.is_empty() && !matches!(slot.kind, Kind::Check(_) | Kind::Several(_)) {
        return Ok(None);
    }
    match &slot.kind {
        Kind::Choice(options) if !options.iter().any(|(word, _)| word == text) => Err("Vælg et af svarene.".to_owned()),
        Kind::Number => read_number(text).map(edit::number).map(Some).ok_or_else(|| number_wanted(text)),
        Kind::Whole => {
            let whole = text.replace(['.', ' ', '\u{a0}'], "").parse::<i64>().ok().filter(|whole| *whole >= 0);
            whole
                .map(Value::from)
                .map(Some)
                .ok_or_else(|| format!("»{text}« er ikke et helt tal. Skriv for eksempel 3."))
        }
        Kind::Check(otherwise) => {
            let is_so = !typed.is_empty();
            Ok((is_so != *otherwise).then(|| Value::from(is_so)))
        }
        Kind::Several(_) if typed.is_empty() && before.is_empty() => Ok(None),
        Kind::Several(_) => Ok(Some(edit::list(before, typed))),
        Kind::Numbers => {
            let numbers: Option<Vec<Value>> = text
                .split([' ', ';', '\u{a0}', '\n'])
                .filter(|part| !part.is_empty())
                .map(|part| read_number(part).map(edit::number))
                .collect();
            let numbers = numbers.ok_or_else(|| "Skriv tal med mellemrum imellem, for eksempel 1 0,5 2.".to_owned())?;
            Ok(Some(Value::Array(numbers.into_iter().collect())))
        }
        _ => Ok(Some(Value::from(text))),
    }
}

fn number_wanted(text: &str) -> String {
    if text.is_empty() {
        "Skriv et tal, for eksempel 1,25.".to_owned()
    } else {
        format!("»{text}« er ikke et tal. Skriv for eksempel 1,25.")
    }
}

/// A number as people here write it: with a comma for decimals, or as the file has it.
pub(super) fn read_number(text: &str) -> Option<f64> {
    let text = text.replace([' ', '\u{a0}'], "");
    let plain = if text.contains(',') { text.replace('.', "").replacen(',', ".", 1) } else { text };
    let digits = plain.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
    plain.parse::<f64>().ok().filter(|number| digits && number.is_finite())
}

/// A text as it is; anything else as the file writes it, so that it is seen.
fn plain(item: &Item) -> String {
    match item.as_str() {
        Some(text) => text.trim().to_owned(),
        None => item.to_string().trim().to_owned(),
    }
}

fn numeral(item: &Item) -> String {
    item.as_value().map_or_else(|| plain(item), value_numeral)
}

/// A number with a comma, as people here write it.
pub(super) fn value_numeral(value: &Value) -> String {
    match value {
        Value::Integer(whole) => whole.value().to_string(),
        Value::Float(number) => number.value().to_string().replace('.', ","),
        other => other.as_str().map_or_else(|| other.to_string().trim().to_owned(), str::to_owned),
    }
}

fn words(item: Option<&Item>) -> Vec<String> {
    let array = item.and_then(Item::as_array);
    array.map(|array| array.iter().filter_map(Value::as_str).map(str::to_owned).collect()).unwrap_or_default()
}

fn limit(root: &Item, slot: &Slot) -> String {
    let Some(criterion) = slot.way.get(..2).and_then(|way| edit::at(root, way)) else { return String::new() };
    let Some(key) = edit::limit_key(criterion) else { return String::new() };
    let limit = &criterion[key];
    let part = |name: &str| limit.get(name).map(numeral);
    match slot.kind {
        Kind::LimitKey => key.to_owned(),
        Kind::LimitOf(_) => limit.get("of").map(plain).unwrap_or_default(),
        Kind::LimitNumber if limit.is_table_like() => part("times").unwrap_or_else(|| "1".to_owned()),
        Kind::LimitNumber => numeral(limit),
        _ => part("plus").unwrap_or_default(),
    }
}

/// How a comparison is said in the form's choice.
pub(super) fn compared(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtLeast => "mindst grænsen",
        Comparison::Over => "over grænsen",
        Comparison::AtMost => "højst grænsen",
        Comparison::Under => "under grænsen",
    }
}

#[cfg(test)]
mod tests {
    use domain::method::{self, Limit};
    use proptest::prelude::*;

    use super::*;

    const FILES: [&str; 3] = [
        include_str!("../../../data/methods/aabne-data.toml"),
        include_str!("../../../data/methods/aabne-data-samlet.toml"),
        include_str!("../../../data/methods/politik-2025.toml"),
    ];

    /// The form as a browser sends it back, with some fields filled in otherwise.
    fn sent_back(file: &str, changes: &[(&str, &str)]) -> Posted {
        let document: DocumentMut = file.parse().unwrap();
        let mut body = form_urlencoded::Serializer::new(String::new());
        for slot in
            form(document.as_item()).iter().flat_map(|part| &part.sections).flat_map(|s| s.slots.iter().chain(&s.more))
        {
            let name = slot.name();
            body.append_pair(&mark(&name), SENT);
            match changes.iter().find(|(changed, _)| *changed == name) {
                Some((_, text)) => {
                    body.append_pair(&name, text);
                }
                None => {
                    for text in stored(document.as_item(), slot) {
                        body.append_pair(&name, &text);
                    }
                }
            }
        }
        Posted::read(body.finish().as_bytes())
    }

    fn written(file: &str, changes: &[(&str, &str)]) -> Result<String, Wrong> {
        let mut document: DocumentMut = file.parse().unwrap();
        write(&mut document, &sent_back(file, changes)).map(|()| document.to_string())
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
        let wrong =
            written(FILES[0], &[("criteria.0.limit_number", "meget"), ("variants.runs", "1,5"), ("origin", "mig")]);
        let fields: Vec<String> = wrong.unwrap_err().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["origin", "variants.runs", "criteria.0.limit_number"]);
    }

    #[test]
    fn numbers_are_read_as_they_are_written_here() {
        for (text, number) in [("1,25", 1.25), ("1.25", 1.25), ("1.250,5", 1250.5), ("-3", -3.0), ("10 000", 10_000.0)]
        {
            assert_eq!(read_number(text), Some(number), "{text}");
        }
        for text in ["", "abc", "1,2,3", "inf", "NaN", "1e9"] {
            assert_eq!(read_number(text), None, "{text}");
        }
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
            for slot in form(document.as_item()).iter().flat_map(|part| &part.sections).flat_map(|s| &s.slots) {
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
}
