//! Writing what was sent into the file: only what differs from what the file says is touched.

use std::mem::discriminant;

use toml_edit::{DocumentMut, InlineTable, Value};

use super::{Wrong, number_wanted, read_number, sent, stored};
use crate::{
    form::Posted,
    method::{
        edit::{self, Step},
        fields::{Kind, Slot, form, slots},
        limit, question,
    },
};

/// Writes what was sent into the file.
///
/// # Errors
/// Each field that can't be what was typed; then nothing is to be kept of the document.
pub(in crate::method) fn write(document: &mut DocumentMut, posted: &Posted) -> Result<(), Wrong> {
    let parts = form(document.as_item());
    let all: Vec<&Slot> = slots(&parts).collect();
    let mut wrong = Wrong::new();
    let mut limits: Vec<usize> = Vec::new();
    // What decides which fields there are comes after them, the outermost last.
    let mut deciding: Vec<(&Slot, String, String)> = Vec::new();
    for slot in all.iter().copied() {
        let Some(typed) = sent(posted, slot) else { continue };
        let before = stored(document.as_item(), slot);
        if slot.kind.decides() {
            deciding.push((slot, before.concat(), typed.concat()));
        } else if typed == before {
            // What is not changed is not touched.
        } else if let (true, Some(Step::At(place))) = (slot.kind.is_of_limit(), slot.way.get(1)) {
            limits.push(*place);
        } else {
            match value(slot, &before, &typed) {
                Ok(value) => edit::set(document, &slot.way, value),
                Err(text) => wrong.push((slot.name(), text)),
            }
        }
    }
    limits.dedup();
    for place in limits {
        if let Err(field) = limit::write(document, place, posted) {
            wrong.push(field);
        }
    }
    let mut refused = Wrong::new();
    for (slot, before, typed) in deciding.iter().rev() {
        match decide(document, slot, before, typed) {
            Ok(()) if before != typed => drop_strays(document, slot, &all),
            Ok(()) => {}
            Err(text) => refused.push((slot.name(), text)),
        }
    }
    wrong.extend(refused.into_iter().rev());
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// Writes a choice that decides which other fields there are.
fn decide(document: &mut DocumentMut, slot: &Slot, before: &str, typed: &str) -> Result<(), String> {
    let Some((_, parent)) = slot.way.split_last() else { return Ok(()) };
    let is_there = |document: &DocumentMut, way: &[Step]| edit::at(document.as_item(), way).is_some();
    match &slot.kind {
        Kind::Question => {
            let is_other = typed != before || !is_asked(document, parent, typed);
            if is_other && !question::ask(document, parent, typed) {
                return Err(CHOOSE.to_owned());
            }
        }
        Kind::Own if typed.is_empty() => edit::set(document, &slot.way, None),
        Kind::Own if !is_there(document, &slot.way) => {
            edit::set(document, &slot.way, Some(Value::InlineTable(InlineTable::new())));
        }
        // The table may have gone with the last of what else stood in it.
        Kind::Head(..) if typed == before && (typed.is_empty() || is_there(document, parent)) => {}
        Kind::Head(..) if typed.is_empty() => edit::set(document, parent, None),
        Kind::Head(options, _) if options.iter().any(|(word, _)| word == typed) => {
            edit::set(document, &slot.way, Some(typed.into()));
        }
        Kind::Head(..) => return Err(CHOOSE.to_owned()),
        _ => {}
    }
    Ok(())
}

fn is_asked(document: &DocumentMut, criterion: &[Step], word: &str) -> bool {
    edit::at(document.as_item(), criterion).is_some_and(|criterion| question::asked(criterion) == word)
}

/// Takes away what stood with a choice and had a field before it, and has none of that kind after it.
fn drop_strays(document: &mut DocumentMut, choice: &Slot, before: &[&Slot]) {
    let Some((_, beside)) = choice.way.split_last().filter(|_| matches!(choice.kind, Kind::Head(..))) else { return };
    let parts = form(document.as_item());
    let remains = |slot: &Slot| {
        slots(&parts).any(|other| other.way == slot.way && discriminant(&other.kind) == discriminant(&slot.kind))
    };
    let strays: Vec<&&Slot> = before.iter().filter(|slot| slot.way.starts_with(beside) && !remains(slot)).collect();
    for slot in strays {
        edit::set(document, &slot.way, None);
    }
}

/// What is said of a word that is none of those to choose from.
const CHOOSE: &str = "Vælg et af svarene.";

/// The value that a field's text becomes; `None` takes the key away.
fn value(slot: &Slot, before: &[String], typed: &[String]) -> Result<Option<Value>, String> {
    let text = typed.first().map(String::as_str).unwrap_or_default();
    if text.is_empty() && !matches!(slot.kind, Kind::Check(_) | Kind::Several(_)) {
        return Ok(None);
    }
    match &slot.kind {
        Kind::Choice(options, _) if !options.iter().any(|(word, _)| word == text) => Err(CHOOSE.to_owned()),
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
        Kind::Words => {
            let words = text.lines().map(str::trim).filter(|word| !word.is_empty());
            Ok(Some(Value::Array(words.collect())))
        }
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
