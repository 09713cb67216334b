//! Which field of the form stands where the engine found something wrong in the file.

use domain::method::MethodError;
use toml_edit::{Document, Item, Value};

use super::{
    edit,
    fields::{Part, Slot, slots},
    limit,
};

/// The field, or the section, that an error is about; `None` when it is about nothing that the form shows.
pub(super) fn field_of(text: &str, error: &MethodError, parts: &[Part]) -> Option<String> {
    let document = Document::parse(text).ok()?;
    let mut places = Vec::new();
    walk(document.as_item(), "", &mut places);
    let offset = offset_of(text, error.line, error.column);
    let before = places.into_iter().filter(|(start, _)| *start <= offset);
    let mut way = before.max_by_key(|(start, way)| (*start, way.len())).map(|(_, way)| way).unwrap_or_default();
    // A key that is missing is reported where its table begins.
    let missing = error.message.strip_prefix("nøglen »").and_then(|rest| rest.strip_suffix("« mangler"));
    if let Some(key) = missing {
        way = if places_top(offset, &way) { key.to_owned() } else { format!("{way}.{key}") };
    }
    let names: Vec<String> = slots(parts).map(Slot::name).collect();
    let sections: Vec<String> =
        parts.iter().flat_map(|part| &part.sections).map(|section| edit::dotted(&section.way)).collect();
    loop {
        let known = limit::field_of(&way);
        if let Some(found) = names.iter().chain(&sections).find(|name| !name.is_empty() && **name == known) {
            return Some(found.clone());
        }
        if let Some(inside) = names.iter().find(|name| name.starts_with(&format!("{way}."))) {
            return Some(inside.clone());
        }
        way = way.rsplit_once('.')?.0.to_owned();
    }
}

/// Whether an error is about the top of the file.
fn places_top(offset: usize, way: &str) -> bool {
    offset == 0 || way.is_empty()
}

/// The byte at a line and column, both from 1; columns count characters.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let begin: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(begin..).unwrap_or_default();
    begin + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

/// Every key and entry of the file with the byte where it begins.
fn walk(item: &Item, way: &str, places: &mut Vec<(usize, String)>) {
    let further = |part: &str| if way.is_empty() { part.to_owned() } else { format!("{way}.{part}") };
    if let Some(table) = item.as_table_like() {
        for (name, child) in table.iter() {
            let way = further(name);
            if let Some(span) = table.key(name).and_then(toml_edit::Key::span) {
                places.push((span.start, way.clone()));
            }
            // A table with a heading begins at its bracket.
            if let Some(span) = child.as_table().and_then(toml_edit::Table::span) {
                places.push((span.start, way.clone()));
            }
            walk(child, &way, places);
        }
    } else if let Some(tables) = item.as_array_of_tables() {
        for (place, table) in tables.iter().enumerate() {
            let way = further(&place.to_string());
            if let Some(span) = table.span() {
                places.push((span.start, way.clone()));
            }
            // A table can't be lent as an item, and is small.
            walk(&Item::Table(table.clone()), &way, places);
        }
    } else if let Some(array) = item.as_array() {
        for (place, value) in array.iter().enumerate() {
            let way = further(&place.to_string());
            if let Some(span) = value.span() {
                places.push((span.start, way.clone()));
            }
            if matches!(value, Value::InlineTable(_) | Value::Array(_)) {
                walk(&Item::Value(value.clone()), &way, places);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::method;
    use toml_edit::DocumentMut;

    use super::*;
    use crate::method::fields::form;

    #[test]
    fn each_error_is_shown_at_the_field_that_it_is_about() {
        let file = include_str!("../../../data/methods/aabne-data.toml");
        for (before, after, field) in [
            (
                "at_least = { times = 1.25, of = \"byen\" }",
                "at_least = { times = 1.25, of = \"byem\" }",
                "criteria.0.limit_of",
            ),
            ("at_most = { times = 0.75, of = \"byen\" }", "at_most = \"lidt\"", "criteria.2.limit_number"),
            ("at_least = 2, of", "at_least = 9, of", "criteria.4.met.at_least"),
            ("level = \"kvarter\"", "level = \"gade\"", "level"),
            ("version = \"1.0\"", "version = \"1 0\"", "version"),
            ("title = \"Åbne data\"\n", "", "title"),
            ("by = \"samlet\"", "by = \"samle\"", "designate.0.by"),
            ("limits = 0.1", "limits = 2", "variants"),
            ("remainder = true\nperiod", "remainder = 5\nperiod", "indicators.1.remainder"),
            ("id = \"tryghed\"\nname", "navn = \"x\"\nid = \"tryghed\"\nname", "indicators.3"),
            ("name = \"Uddannelse\"", "normalise = { how = \"ratio\" }", "indicators.0.normalise.to"),
            ("name = \"Uddannelse\"", "normalise = { how = \"tryllet\" }", "indicators.0.normalise.how"),
            ("name = \"Uddannelse\"", "treat = { winsorise = { most = -1 } }", "indicators.0.treat.winsorise.most"),
            ("[variants]", "[group]\n[variants]", "group"),
            ("[variants]", "[ranking]\nof = \"x\"\n[variants]", "ranking.of"),
            ("[variants]", "[[classes]]\nid = \"k\"\nof = \"indkomst\"\n[variants]", "classes.0.id"),
        ] {
            let wrong = file.replacen(before, after, 1);
            assert_ne!(wrong, file, "{before}");
            let error = method::parse(&wrong).unwrap_err();
            let document: DocumentMut = wrong.parse().unwrap();
            let found = field_of(&wrong, &error, &form(document.as_item()));
            let found = found.unwrap_or_default();
            assert_eq!(found, field, "{error}");
        }
    }
}
