//! The limit of a criterion: in the file a number or a small table under one of four keys, in the form four fields.

use domain::method::Comparison;
use toml_edit::{DocumentMut, InlineTable, Item, Value};

use super::{
    edit::{self, Step},
    fields::{Kind, Slot},
    typed::{number_wanted, numeral, plain, read_number},
};
use crate::form::Posted;

/// The keys of a limit, as the format and as sentences have them.
pub(super) const KEYS: [(&str, Comparison); 4] = [
    ("at_least", Comparison::AtLeast),
    ("over", Comparison::Over),
    ("at_most", Comparison::AtMost),
    ("under", Comparison::Under),
];

/// The key of the limit that a criterion has.
pub(super) fn key_of(criterion: &Item) -> Option<&'static str> {
    KEYS.iter().map(|(key, _)| *key).find(|key| criterion.get(key).is_some())
}

/// How a comparison is said in the form's choice.
pub(super) fn said(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtLeast => "mindst grænsen",
        Comparison::Over => "over grænsen",
        Comparison::AtMost => "højst grænsen",
        Comparison::Under => "under grænsen",
    }
}

/// What the file says in one of a limit's fields.
pub(super) fn stored(root: &Item, slot: &Slot) -> String {
    let Some(criterion) = slot.way.get(..2).and_then(|way| edit::at(root, way)) else { return String::new() };
    let Some(key) = key_of(criterion) else { return String::new() };
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

/// The form has one set of fields for a limit, whatever its key is: the field of a way in the file.
pub(super) fn field_of(way: &str) -> String {
    let parts: Vec<&str> = way.split('.').collect();
    match parts[..] {
        ["criteria", place, key, ref rest @ ..] if KEYS.iter().any(|(known, _)| *known == key) => {
            let field = match rest.first() {
                Some(&"of") => "limit_of",
                Some(&"plus") => "limit_plus",
                _ => "limit_number",
            };
            format!("criteria.{place}.{field}")
        }
        _ => way.to_owned(),
    }
}

/// Writes what was sent in the fields of the limit of the criterion at `place`.
///
/// # Errors
/// The field that can't be what was typed, and what to do.
pub(super) fn write(document: &mut DocumentMut, place: usize, posted: &Posted) -> Result<(), (String, String)> {
    let name = |field: &str| format!("criteria.{place}.{field}");
    let typed = |field: &str| posted.text(&name(field)).to_owned();
    let key = KEYS.iter().find(|(key, _)| *key == typed("limit")).map(|(key, _)| *key);
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
    set(document, place, key, &of, times, plus);
    Ok(())
}

/// Gives the criterion at `place` a limit: a number, or `times` another value `plus` something.
fn set(document: &mut DocumentMut, place: usize, key: &'static str, of: &str, times: f64, plus: f64) {
    let criterion = [Step::Key("criteria"), Step::At(place)];
    let before = edit::at(document.as_item(), &criterion).and_then(key_of);
    if let Some(before) = before.filter(|before| *before != key)
        && let Some(table) = edit::reach(document.as_item_mut(), &criterion).and_then(Item::as_table_like_mut)
        && let Some(kept) = table.remove(before)
    {
        table.insert(key, kept);
    }
    let way = |more: &[Step]| [&criterion[..], &[Step::Key(key)], more].concat();
    if of.is_empty() {
        let is_table = edit::at(document.as_item(), &way(&[])).is_some_and(Item::is_table_like);
        if is_table {
            edit::set(document, &way(&[]), None);
        }
        edit::set(document, &way(&[]), Some(edit::number(times)));
        return;
    }
    if edit::at(document.as_item(), &way(&[])).is_some_and(|item| !item.is_table_like()) {
        edit::set(document, &way(&[]), Some(Value::InlineTable(InlineTable::new())));
    }
    let has_times = edit::at(document.as_item(), &way(&[Step::Key("times")])).is_some();
    if has_times || !same(times, 1.0) {
        edit::set(document, &way(&[Step::Key("times")]), Some(edit::number(times)));
    }
    edit::set(document, &way(&[Step::Key("plus")]), (!same(plus, 0.0)).then(|| edit::number(plus)));
    edit::set(document, &way(&[Step::Key("of")]), Some(of.into()));
}

fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < f64::EPSILON
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "[[criteria]]\n# om kriteriet\nid = \"a\"\nat_least = { times = 1.25, of = \"byen\" } # grænsen\n\n[[criteria]]\nid = \"b\"\nover = 10\n";

    #[test]
    fn a_limit_changes_its_number_its_kind_and_its_reference() {
        let mut one: DocumentMut = FILE.parse().unwrap();
        set(&mut one, 0, "at_least", "byen", 1.5, 0.0);
        assert_eq!(one.to_string(), FILE.replacen("1.25", "1.5", 1), "comments and order stay");
        set(&mut one, 0, "over", "byen", 1.5, 2.0);
        assert!(one.to_string().contains("over = { times = 1.5, of = \"byen\", plus = 2 }"), "{one}");
        assert!(!one.to_string().contains("at_least"), "{one}");
        set(&mut one, 0, "under", "", 12.5, 0.0);
        assert!(one.to_string().contains("under = 12.5"), "{one}");
        set(&mut one, 1, "over", "byen", 1.0, 5.0);
        assert!(one.to_string().contains("over = { plus = 5, of = \"byen\" }"), "{one}");
    }

    #[test]
    fn what_has_no_limit_is_left_alone() {
        let mut document: DocumentMut = "criteria = 5\n".parse().unwrap();
        set(&mut document, 0, "over", "x", 1.0, 0.0);
        assert_eq!(document.to_string(), "criteria = 5\n");
    }
}
