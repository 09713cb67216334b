//! From a file to what stands in the form's fields, and back.
//!
//! - here: what a field shows; [`mod@write`]: writing what was sent; [`number`]: numbers as people here write them

mod number;
#[cfg(test)]
pub(super) mod tests;
mod write;

use toml_edit::{Item, Value};

pub(super) use self::{
    number::{number_wanted, numeral, read_number, value_numeral},
    write::write,
};
use super::{
    edit,
    fields::{Kind, Slot},
    limit, question,
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
    let parent = || slot.way.split_last().and_then(|(_, parent)| edit::at(root, parent));
    let checked = |is_so: bool| if is_so { vec![SENT.to_owned()] } else { vec![] };
    match &slot.kind {
        Kind::Line | Kind::Measure | Kind::Lines => vec![item.map(plain).unwrap_or_default()],
        Kind::Choice(_, otherwise) => vec![item.map_or_else(|| (*otherwise).to_owned(), plain)],
        Kind::Head(_, otherwise) => {
            let word = parent().map(|_| (*otherwise).to_owned()).unwrap_or_default();
            vec![item.map_or(word, plain)]
        }
        Kind::Number | Kind::Whole => vec![item.map(numeral).unwrap_or_default()],
        Kind::Check(otherwise) => checked(item.and_then(Item::as_bool).unwrap_or(*otherwise)),
        Kind::Own => checked(item.is_some()),
        Kind::Several(_) => texts(item),
        Kind::Words => vec![texts(item).join("\n").trim().to_owned()],
        Kind::Numbers => {
            let array = item.and_then(Item::as_array).map(|array| array.iter().map(value_numeral).collect::<Vec<_>>());
            vec![array.unwrap_or_default().join(" ")]
        }
        Kind::Question => vec![parent().map(question::asked).unwrap_or_default().to_owned()],
        Kind::LimitKey | Kind::LimitOf(_) | Kind::LimitNumber | Kind::LimitPlus => vec![limit::stored(root, slot)],
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
    let may_be_none = matches!(slot.kind, Kind::Check(_) | Kind::Own | Kind::Several(_));
    if may_be_none { (posted.text(&mark(&name)) == SENT).then_some(all) } else { (!all.is_empty()).then_some(all) }
}

/// A text as it is; anything else as the file writes it, so that it is seen.
pub(super) fn plain(item: &Item) -> String {
    match item.as_str() {
        Some(text) => text.trim().to_owned(),
        None => item.to_string().trim().to_owned(),
    }
}

fn texts(item: Option<&Item>) -> Vec<String> {
    let array = item.and_then(Item::as_array);
    array.map(|array| array.iter().filter_map(Value::as_str).map(str::to_owned).collect()).unwrap_or_default()
}
