//! Values of a method's file: found by their way, and changed without touching anything else in it.

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value};

/// A step into a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A key of a table.
    Key(&'static str),
    /// The place in a list, from 0.
    At(usize),
}

/// What a list's entry is written as when it is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// The way to the list.
    pub list: &'static [Step],
    /// The beginning of its id, made one of its own by a number; empty where entries have none.
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

/// A way as one word: its steps with points between them, which is also the id of what is shown for it.
pub(super) fn dotted(way: &[Step]) -> String {
    let way = way.iter().map(|step| match step {
        Step::Key(key) => (*key).to_owned(),
        Step::At(place) => place.to_string(),
    });
    way.collect::<Vec<_>>().join(".")
}

/// How many entries a list has.
pub(super) fn entries(root: &Item, list: &[Step]) -> usize {
    match at(root, list) {
        Some(Item::ArrayOfTables(tables)) => tables.len(),
        Some(Item::Value(Value::Array(array))) => array.len(),
        _ => 0,
    }
}

/// The text at the end of a way; empty where there is none.
pub(super) fn text<'d>(root: &'d Item, way: &[Step]) -> &'d str {
    at(root, way).and_then(Item::as_str).unwrap_or_default()
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
        tidy(parent);
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
        tidy(parent);
    }
}

/// Blanks around what comes or goes on a line of several values are as people write them.
fn tidy(item: &mut Item) {
    if let Some(line) = item.as_inline_table_mut() {
        line.fmt();
    }
}

/// The table or list at the end of a way; tables that are not there are made.
pub(super) fn reach<'d>(root: &'d mut Item, way: &[Step]) -> Option<&'d mut Item> {
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

/// Adds an entry at the end of a list; gives its place.
pub(super) fn add(document: &mut DocumentMut, entry: Entry) -> Option<usize> {
    let Entry { list, id, rest } = entry;
    let count = entries(document.as_item(), list);
    let mut table = Table::new();
    table.decor_mut().set_prefix("\n");
    if !id.is_empty() {
        let id_of = |place| text(document.as_item(), &[list, &[Step::At(place), Step::Key("id")]].concat()).to_owned();
        let taken: Vec<String> = (0..count).map(id_of).collect();
        let own = (1..=count + 1).map(|number| format!("{id}-{number}")).find(|id| !taken.contains(id))?;
        table.insert("id", toml_edit::value(own));
    }
    let mut written: DocumentMut = rest.parse().ok()?;
    table.extend(written.as_table_mut().iter_mut().map(|(key, item)| (key.to_string(), item.clone())));
    let (Step::Key(key), parents) = list.split_last()? else { return None };
    let parent = reach(document.as_item_mut(), parents)?.as_table_like_mut()?;
    if parent.get(key).is_none() {
        // At the top entries have headings of their own; further in they stand on one line.
        let made =
            if parents.is_empty() { Item::ArrayOfTables(ArrayOfTables::new()) } else { toml_edit::value(Array::new()) };
        parent.insert(key, made);
    }
    match parent.get_mut(key)? {
        Item::ArrayOfTables(tables) => tables.push(table),
        Item::Value(Value::Array(array)) => array.push(table.into_inline_table()),
        _ => return None,
    }
    Some(count)
}

/// Takes the entry at the end of a way out of its list; whether there was one.
pub(super) fn remove(document: &mut DocumentMut, entry: &[Step]) -> bool {
    let Some((Step::At(place), list)) = entry.split_last() else { return false };
    let count = entries(document.as_item(), list);
    if *place >= count {
        return false;
    }
    if count == 1 {
        set(document, list, None);
        return true;
    }
    match reach(document.as_item_mut(), list) {
        Some(Item::ArrayOfTables(tables)) => {
            tables.remove(*place);
        }
        Some(Item::Value(Value::Array(array))) => {
            array.remove(*place);
        }
        _ => return false,
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

    const CRITERIA: [Step; 1] = [Step::Key("criteria")];

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
    fn entries_come_and_go_and_tables_are_made_where_they_are_needed() {
        let mut document = document();
        let entry = Entry { list: &CRITERIA, id: "kriterium", rest: "over = 0" };
        assert_eq!((add(&mut document, entry), add(&mut document, entry)), (Some(2), Some(3)));
        assert_eq!(text(document.as_item(), &criterion(3, "id")), "kriterium-2");
        assert_eq!(entries(document.as_item(), &CRITERIA), 4);
        let at = |place| [CRITERIA[0], Step::At(place)];
        assert!(remove(&mut document, &at(0)) && !remove(&mut document, &at(3)));
        assert_eq!(text(document.as_item(), &criterion(0, "id")), "b");
        set(&mut document, &[Step::Key("normalise"), Step::Key("how")], Some("z_score".into()));
        set(&mut document, &[Step::Key("variants"), Step::Key("runs")], None);
        let text = document.to_string();
        assert!(text.contains("[normalise]\nhow = \"z_score\"") && !text.contains("[variants]"), "{text}");
        assert!(text.parse::<DocumentMut>().is_ok() && text.contains("fremmed = 1"));
    }

    #[test]
    fn a_list_within_a_table_is_begun_and_goes_with_its_last_entry() {
        const WAYS: [Step; 2] = [Step::Key("variants"), Step::Key("normalise")];
        let mut document = document();
        let entry = Entry { list: &WAYS, id: "", rest: "how = \"rank\"" };
        assert_eq!((add(&mut document, entry), add(&mut document, entry)), (Some(0), Some(1)));
        assert!(document.to_string().contains("normalise = [{ how = \"rank\" }, { how = \"rank\" }]"), "{document}");
        let at = |place| [WAYS[0], WAYS[1], Step::At(place)];
        assert!(remove(&mut document, &at(0)) && remove(&mut document, &at(0)) && !remove(&mut document, &at(0)));
        assert_eq!(document.to_string(), FILE);
    }

    #[test]
    fn what_is_no_table_is_left_alone() {
        let mut document: DocumentMut = "criteria = 5\nnormalise = \"x\"\n".parse().unwrap();
        set(&mut document, &criterion(0, "id"), Some("a".into()));
        set(&mut document, &[Step::Key("normalise"), Step::Key("how")], Some("x".into()));
        assert!(!remove(&mut document, &[CRITERIA[0], Step::At(0)]));
        assert_eq!(document.to_string(), "criteria = 5\nnormalise = \"x\"\n");
    }
}
