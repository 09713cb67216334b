//! What is different between two versions of a method's file, in words.

use toml_edit::{DocumentMut, Item, TableLike, Value};

use super::{
    typed::value_numeral,
    words::{LISTS, TABLES, key as word},
};

/// Each difference as a sentence, the top of the file first; `None` when one of the files is no TOML.
pub(super) fn changes(before: &str, after: &str) -> Option<Vec<String>> {
    let (before, after) = (before.parse::<DocumentMut>().ok()?, after.parse::<DocumentMut>().ok()?);
    let (before, after) = (before.as_item(), after.as_item());
    let mut said = Vec::new();
    let is_apart = |key: &str| LISTS.iter().chain(&TABLES).any(|(known, _)| *known == key);
    between(before, after, "", &is_apart, &mut said);
    for (key, title) in TABLES {
        let none = Item::None;
        let inside = |root: &'_ Item| root.get(key).cloned().unwrap_or_default();
        let (one, other) = (inside(before), inside(after));
        between(if one.is_none() { &none } else { &one }, &other, title, &|_| false, &mut said);
    }
    for (key, noun) in LISTS {
        list(before, after, key, noun, &mut said);
    }
    Some(said)
}

fn entries<'d>(root: &'d Item, list: &str) -> Vec<(String, &'d dyn TableLike)> {
    let tables: Vec<&dyn TableLike> = match root.get(list) {
        Some(Item::ArrayOfTables(tables)) => tables.iter().map(|table| table as &dyn TableLike).collect(),
        Some(Item::Value(Value::Array(array))) => {
            array.iter().filter_map(Value::as_inline_table).map(|table| table as &dyn TableLike).collect()
        }
        _ => vec![],
    };
    let text = |table: &dyn TableLike, key: &str| table.get(key).and_then(Item::as_str).map(str::to_owned);
    tables
        .into_iter()
        .map(|table| (text(table, "id").or_else(|| text(table, "when")).unwrap_or_default(), table))
        .collect()
}

fn list(before: &Item, after: &Item, key: &str, noun: &str, said: &mut Vec<String>) {
    let (old, new) = (entries(before, key), entries(after, key));
    let name = |id: &str, table: &dyn TableLike| {
        let name = table.get("name").and_then(Item::as_str).filter(|name| !name.is_empty()).unwrap_or(id);
        format!("{noun} »{name}«")
    };
    for (id, table) in &new {
        match old.iter().find(|(known, _)| known == id) {
            None => said.push(format!("{} er tilføjet.", name(id, *table))),
            Some((_, was)) => tables(Some(*was), Some(*table), &name(id, *table), &|_| false, said),
        }
    }
    for (id, table) in &old {
        if !new.iter().any(|(known, _)| known == id) {
            said.push(format!("{} er fjernet.", name(id, *table)));
        }
    }
    let order = |of: &[(String, &dyn TableLike)], other: &[(String, &dyn TableLike)]| -> Vec<String> {
        let common = of.iter().filter(|(id, _)| other.iter().any(|(known, _)| known == id));
        common.map(|(id, _)| id.clone()).collect()
    };
    if order(&old, &new) != order(&new, &old) {
        said.push(format!("Rækkefølgen er en anden: {}.", order(&new, &old).join(", ")));
    }
}

fn between(before: &Item, after: &Item, place: &str, is_apart: &dyn Fn(&str) -> bool, said: &mut Vec<String>) {
    tables(before.as_table_like(), after.as_table_like(), place, is_apart, said);
}

fn tables(
    before: Option<&dyn TableLike>,
    after: Option<&dyn TableLike>,
    place: &str,
    is_apart: &dyn Fn(&str) -> bool,
    said: &mut Vec<String>,
) {
    let keys = |table: Option<&dyn TableLike>| -> Vec<String> {
        table.map(|table| table.iter().map(|(key, _)| key.to_owned()).collect()).unwrap_or_default()
    };
    let mut all = keys(after);
    all.extend(keys(before).into_iter().filter(|key| !all.contains(key)).collect::<Vec<_>>());
    let value = |table: Option<&dyn TableLike>, key: &str| table.and_then(|table| table.get(key)).map(in_words);
    for key in all.iter().filter(|key| !is_apart(key)) {
        let label = word(key);
        let change = match (value(before, key), value(after, key)) {
            (Some(was), Some(is)) if was != is => format!("{label} var {was}, nu {is}"),
            (None, Some(is)) => format!("{label} er nu {is}"),
            (Some(was), None) => format!("{label} {was} er fjernet"),
            _ => continue,
        };
        let change = if place.is_empty() { domain::text::capitalised(&change) } else { format!("{place}: {change}") };
        said.push(format!("{change}."));
    }
}

/// A value of the file as people say it.
fn in_words(item: &Item) -> String {
    if let Some(table) = item.as_table_like() {
        let part = |key: &str| table.get(key).map(in_words);
        let is_limit = table.iter().all(|(key, _)| matches!(key, "times" | "plus" | "of"));
        if let (true, Some(of)) = (is_limit, part("of")) {
            let times = part("times").map(|times| format!("{times} × ")).unwrap_or_default();
            let plus = part("plus").map(|plus| format!(" + {plus}")).unwrap_or_default();
            return format!("{times}{of}{plus}");
        }
        let parts = table.iter().map(|(key, item)| format!("{} {}", word(key), in_words(item)));
        return parts.collect::<Vec<_>>().join(", ");
    }
    match item {
        Item::Value(Value::String(text)) => format!("»{}«", text.value()),
        Item::Value(Value::Boolean(yes)) => if *yes.value() { "ja" } else { "nej" }.to_owned(),
        Item::Value(Value::Array(array)) => {
            let parts = array.iter().map(|value| in_words(&Item::Value(value.clone())));
            format!("[{}]", parts.collect::<Vec<_>>().join(", "))
        }
        Item::Value(value) => value_numeral(value),
        other => other.to_string().trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_said_in_words_and_equal_files_have_none() {
        let file = include_str!("../../../data/methods/aabne-data.toml");
        assert_eq!(changes(file, file).unwrap(), Vec::<String>::new());
        assert_eq!(changes(file, &format!("# en bemærkning\n{file}")).unwrap(), Vec::<String>::new());
        let other = file
            .replacen("version = \"1.0\"", "version = \"1.1\"", 1)
            .replacen("times = 1.25", "times = 1.6", 1)
            .replacen("at_most = { times = 0.75, of = \"byen\" }", "under = 250000", 1)
            .replacen("limits = 0.1", "", 1)
            + "\n[[exclude]]\nwhen = \"tryghed\"\nreason = \"Prøve\"\n";
        let said = changes(file, &other).unwrap();
        assert_eq!(said[0], "Version var »1.0«, nu »1.1«.");
        assert_eq!(said[1], "Varianter: grænser prøves med 0,1 er fjernet.");
        assert!(
            said.contains(&"Kriteriet »uddannelse«: mindst var 1,25 × »byen«, nu 1,6 × »byen«.".to_owned()),
            "{said:?}"
        );
        assert!(said.contains(&"Kriteriet »indkomst«: under er nu 250000.".to_owned()), "{said:?}");
        assert!(said.contains(&"Undtagelsen »tryghed« er tilføjet.".to_owned()), "{said:?}");
        assert_eq!(changes(file, "= ="), None);
    }
}
