//! Values of a method's file: found by their way, and changed without touching anything else in it.

use domain::method::Comparison;
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value};

/// A step into a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A key of a table.
    Key(&'static str),
    /// The place in a list, from 0.
    At(usize),
}

/// The keys of a limit, as the format and as sentences have them.
pub(super) const LIMITS: [(&str, Comparison); 4] = [
    ("at_least", Comparison::AtLeast),
    ("over", Comparison::Over),
    ("at_most", Comparison::AtMost),
    ("under", Comparison::Under),
];

/// What a list's entry is written as when it is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// The list.
    pub list: &'static str,
    /// The beginning of its id, made one of its own by a number.
    pub id: &'static str,
    /// The rest of it, as TOML.
    pub rest: &'static str,
}

/// What stands at the end of a way.
pub(super) fn at<'d>(root: &'d Item, way: &[Step]) -> Option<&'d Item> {
    way.iter().try_fold(root, |item, step| match step {
        Step::Key(key) => item.get(key),
        Step::At(place) => item.get(*place),
    })
}

/// How many entries a list has.
pub(super) fn entries(root: &Item, list: &str) -> usize {
    match root.get(list) {
        Some(Item::ArrayOfTables(tables)) => tables.len(),
        Some(Item::Value(Value::Array(array))) => array.len(),
        _ => 0,
    }
}

/// The text at the end of a way; empty where there is none.
pub(super) fn text<'d>(root: &'d Item, way: &[Step]) -> &'d str {
    at(root, way).and_then(Item::as_str).unwrap_or_default()
}

/// The key of the limit that a criterion has.
pub(super) fn limit_key(criterion: &Item) -> Option<&'static str> {
    LIMITS.iter().map(|(key, _)| *key).find(|key| criterion.get(key).is_some())
}

/// Writes a value at the end of a way, or takes it away. Tables on the way are made, and go when they are left empty.
pub(super) fn set(document: &mut DocumentMut, way: &[Step], new: Option<Value>) {
    let Some((Step::Key(key), parents)) = way.split_last() else { return };
    if at(document.as_item(), way).is_none() && new.is_none() {
        return;
    }
    let Some(parent) = reach(document.as_item_mut(), parents) else { return };
    let Some(table) = parent.as_table_like_mut() else { return };
    let Some(new) = new else {
        table.remove(key);
        let is_left_over = table.is_empty() && matches!(parents.last(), Some(Step::Key(_)));
        if is_left_over {
            set(document, parents, None);
        }
        return;
    };
    if let Some(old) = table.get_mut(key).and_then(Item::as_value_mut) {
        let decor = old.decor().clone();
        *old = new;
        *old.decor_mut() = decor;
    } else {
        table.insert(key, Item::Value(new));
    }
}

fn reach<'d>(root: &'d mut Item, way: &[Step]) -> Option<&'d mut Item> {
    let mut item = root;
    for (depth, step) in way.iter().enumerate() {
        item = match step {
            Step::At(place) => item.get_mut(*place)?,
            Step::Key(key) => {
                if item.get(key).is_none() {
                    // At the top a table has its own heading; inside of an entry it stands on one line.
                    let made = match depth {
                        0 => Item::Table(Table::new()),
                        _ => Item::Value(Value::InlineTable(InlineTable::new())),
                    };
                    item.as_table_like_mut()?.insert(key, made);
                }
                item.get_mut(key)?
            }
        };
    }
    Some(item)
}

/// Gives the criterion at `place` a limit: a number, or `times` another value `plus` something.
pub(super) fn set_limit(document: &mut DocumentMut, place: usize, key: &'static str, of: &str, times: f64, plus: f64) {
    let criterion = [Step::Key("criteria"), Step::At(place)];
    let before = at(document.as_item(), &criterion).and_then(limit_key);
    if let Some(before) = before.filter(|before| *before != key)
        && let Some(table) = reach(document.as_item_mut(), &criterion).and_then(Item::as_table_like_mut)
        && let Some(kept) = table.remove(before)
    {
        table.insert(key, kept);
    }
    let way = |more: &[Step]| [&criterion[..], &[Step::Key(key)], more].concat();
    if of.is_empty() {
        let is_table = at(document.as_item(), &way(&[])).is_some_and(Item::is_table_like);
        if is_table {
            set(document, &way(&[]), None);
        }
        set(document, &way(&[]), Some(number(times)));
        return;
    }
    if at(document.as_item(), &way(&[])).is_some_and(|item| !item.is_table_like()) {
        set(document, &way(&[]), Some(Value::InlineTable(InlineTable::new())));
    }
    let has_times = at(document.as_item(), &way(&[Step::Key("times")])).is_some();
    if has_times || !same(times, 1.0) {
        set(document, &way(&[Step::Key("times")]), Some(number(times)));
    }
    set(document, &way(&[Step::Key("plus")]), (!same(plus, 0.0)).then(|| number(plus)));
    set(document, &way(&[Step::Key("of")]), Some(of.into()));
}

fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < f64::EPSILON
}

/// A number as TOML has it: whole ones without a point.
pub(super) fn number(value: f64) -> Value {
    /// Below this, every whole number of kind `f64` is exact.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and small enough")]
        let whole = value as i64;
        Value::from(whole)
    } else {
        Value::from(value)
    }
}

/// Words as a list on one line, those that stay in their order.
pub(super) fn list(before: &[String], chosen: &[String]) -> Value {
    let stays = before.iter().filter(|word| chosen.contains(word));
    let comes = chosen.iter().filter(|word| !before.contains(word));
    Value::Array(stays.chain(comes).map(String::as_str).collect::<Array>())
}

/// Adds an entry at the end of a list; gives its id.
pub(super) fn add(document: &mut DocumentMut, entry: Entry) -> Option<String> {
    let Entry { list, id, rest } = entry;
    let count = entries(document.as_item(), list);
    let taken = |id: &str| {
        (0..count).any(|place| text(document.as_item(), &[Step::Key(list), Step::At(place), Step::Key("id")]) == id)
    };
    let id = (1..=count + 1).map(|number| format!("{id}-{number}")).find(|id| !taken(id))?;
    let mut written: DocumentMut = rest.parse().ok()?;
    let mut table = Table::new();
    table.decor_mut().set_prefix("\n");
    if list != "exclude" {
        table.insert("id", toml_edit::value(&id));
    }
    table.extend(written.as_table_mut().iter_mut().map(|(key, item)| (key.to_string(), item.clone())));
    let root = document.as_table_mut();
    if root.get(list).is_none() {
        root.insert(list, Item::ArrayOfTables(ArrayOfTables::new()));
    }
    match root.get_mut(list)? {
        Item::ArrayOfTables(tables) => tables.push(table),
        Item::Value(Value::Array(array)) => array.push(table.into_inline_table()),
        _ => return None,
    }
    Some(id)
}

/// Takes an entry out of a list; whether there was one.
pub(super) fn remove(document: &mut DocumentMut, list: &str, place: usize) -> bool {
    if place >= entries(document.as_item(), list) {
        return false;
    }
    let is_last = entries(document.as_item(), list) == 1;
    match document.as_table_mut().get_mut(list) {
        Some(Item::ArrayOfTables(tables)) => {
            tables.remove(place);
        }
        Some(Item::Value(Value::Array(array))) => {
            array.remove(place);
        }
        _ => return false,
    }
    if is_last {
        document.as_table_mut().remove(list);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# Øverst\nid = \"m\" # navnet\nfremmed = 1\n\n[[criteria]]\n# om kriteriet\nid = \"a\"\nat_least = { times = 1.25, of = \"byen\" } # grænsen\n\n[[criteria]]\nid = \"b\"\nover = 10\n\n[variants]\nruns = 10\n";

    fn document() -> DocumentMut {
        FILE.parse().unwrap()
    }

    fn criterion(place: usize, key: &'static str) -> [Step; 3] {
        [Step::Key("criteria"), Step::At(place), Step::Key(key)]
    }

    #[test]
    fn what_is_not_changed_stays_to_the_letter() {
        let mut document = document();
        set(&mut document, &[Step::Key("id")], Some("ny".into()));
        set(&mut document, &criterion(0, "name"), None);
        assert_eq!(document.to_string(), FILE.replacen("\"m\"", "\"ny\"", 1));
    }

    #[test]
    fn a_limit_changes_its_number_its_kind_and_its_reference() {
        let mut one = document();
        set_limit(&mut one, 0, "at_least", "byen", 1.5, 0.0);
        assert_eq!(one.to_string(), FILE.replacen("1.25", "1.5", 1), "comments and order stay");
        set_limit(&mut one, 0, "over", "byen", 1.5, 2.0);
        assert!(
            one.to_string().contains("over = { times = 1.5, of = \"byen\" , plus = 2 }")
                || one.to_string().contains("plus = 2"),
            "{one}"
        );
        assert!(!one.to_string().contains("at_least"), "{one}");
        set_limit(&mut one, 0, "under", "", 12.5, 0.0);
        assert!(one.to_string().contains("under = 12.5"), "{one}");
        set_limit(&mut one, 1, "over", "byen", 1.0, 5.0);
        let text = one.to_string();
        assert!(text.contains("plus = 5") && text.contains("of = \"byen\"") && !text.contains("times = 1 "), "{text}");
    }

    #[test]
    fn entries_come_and_go_and_tables_are_made_where_they_are_needed() {
        let mut document = document();
        let entry = Entry { list: "criteria", id: "kriterium", rest: "over = 0" };
        assert_eq!(add(&mut document, entry).as_deref(), Some("kriterium-1"));
        assert_eq!(add(&mut document, entry).as_deref(), Some("kriterium-2"));
        assert_eq!(entries(document.as_item(), "criteria"), 4);
        assert!(remove(&mut document, "criteria", 0) && !remove(&mut document, "criteria", 3));
        assert_eq!(text(document.as_item(), &criterion(0, "id")), "b");
        set(&mut document, &[Step::Key("normalise"), Step::Key("how")], Some("z_score".into()));
        set(&mut document, &[Step::Key("variants"), Step::Key("runs")], None);
        let text = document.to_string();
        assert!(text.contains("[normalise]\nhow = \"z_score\"") && !text.contains("[variants]"), "{text}");
        assert!(text.parse::<DocumentMut>().is_ok() && text.contains("fremmed = 1"));
    }

    #[test]
    fn what_is_no_table_is_left_alone() {
        let mut document: DocumentMut = "criteria = 5\nnormalise = \"x\"\n".parse().unwrap();
        set(&mut document, &criterion(0, "id"), Some("a".into()));
        set(&mut document, &[Step::Key("normalise"), Step::Key("how")], Some("x".into()));
        set_limit(&mut document, 0, "over", "x", 1.0, 0.0);
        assert!(!remove(&mut document, "criteria", 0));
        assert_eq!(document.to_string(), "criteria = 5\nnormalise = \"x\"\n");
    }
}
