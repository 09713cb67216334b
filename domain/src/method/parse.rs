//! Reading a method file: TOML first, then what the engine needs to hold.

use serde::de::DeserializeOwned;
use thiserror::Error;

use super::{
    Method, check,
    nearest::unknown,
    place::{Problem, line_and_column, locate},
};

/// The longest file that is read, in bytes.
pub const LONGEST_FILE: usize = 1_000_000;

/// What is wrong with a method file, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("linje {line}, kolonne {column}: {message}")]
pub struct MethodError {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// What is wrong and what to do.
    pub message: String,
}

/// Reads and checks a method file.
///
/// # Errors
/// [`MethodError`] names the first place that is wrong.
pub fn parse(text: &str) -> Result<Method, MethodError> {
    read(text, check::check)
}

/// Everything that is wrong with a method file, in the order of its lines: of each of its parts the first thing. Empty for
/// a file that [`parse`] reads. What is no TOML, or has words that are none, is one thing: there is no reading on.
#[must_use]
pub fn problems(text: &str) -> Vec<MethodError> {
    let method: Method = match read(text, |_| Ok(())) {
        Ok(method) => method,
        Err(error) => return vec![error],
    };
    let place = |problem: Problem| {
        let (line, column) = locate(text, &problem.way);
        MethodError { line, column, message: problem.message }
    };
    let mut found: Vec<MethodError> = check::all(&method).into_iter().map(place).collect();
    found.sort_by_key(|error| (error.line, error.column));
    found
}

/// Reads a file of rules of any kind, and checks what must hold of it.
pub(crate) fn read<T: DeserializeOwned>(
    text: &str,
    check: impl Fn(&T) -> Result<(), Problem>,
) -> Result<T, MethodError> {
    if text.len() > LONGEST_FILE {
        return Err(MethodError { line: 1, column: 1, message: "filen er større end 1 MB".into() });
    }
    let rules: T = toml::from_str(text).map_err(|error| not_read(text, &error))?;
    check(&rules).map_err(|problem| {
        let (line, column) = locate(text, &problem.way);
        MethodError { line, column, message: problem.message }
    })?;
    Ok(rules)
}

fn not_read(text: &str, error: &toml::de::Error) -> MethodError {
    let start = error.span().map_or(0, |span| span.start);
    let start = stray_key(error.message()).and_then(|key| key_after(text, start, key)).unwrap_or(start);
    let (line, column) = line_and_column(text, start);
    MethodError { line, column, message: in_danish(error.message()) }
}

/// The key that a message says is unknown.
fn stray_key(message: &str) -> Option<&str> {
    message.strip_prefix("unknown field `")?.split('`').next()
}

/// Where a key stands from `start` on. The reader places a key that does not fit another one at their table.
fn key_after(text: &str, start: usize, key: &str) -> Option<usize> {
    let rest = text.get(start..)?;
    let is_key = |at: &usize| {
        let (before, after) = (&rest[..*at], rest[at + key.len()..].trim_start());
        let begins = before.trim_end_matches([' ', '\t']).ends_with(['\n', '{', ',']) || before.is_empty();
        begins && after.starts_with('=')
    };
    rest.match_indices(key).map(|(at, _)| at).find(is_key).map(|at| start + at)
}

/// The reader's message in Danish, with the nearest valid word where one is unknown.
fn in_danish(message: &str) -> String {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let (first, others) = quoted.split_first().map_or(("", &[][..]), |(first, others)| (*first, others));
    if message.starts_with("unknown field") {
        unknown("nøglen", first, others.iter().copied())
    } else if message.starts_with("unknown variant") {
        unknown("ordet", first, others.iter().copied())
    } else if message.starts_with("missing field") {
        format!("nøglen »{first}« mangler")
    } else if message.starts_with("duplicate key") {
        "samme nøgle står to gange: slet den ene".to_owned()
    } else if let Some(kind) = message.strip_prefix("invalid type: ").or(message.strip_prefix("invalid value: ")) {
        let kind = kind.replace('`', "");
        let (found, expected) = kind.split_once(", expected ").unwrap_or((&kind, "noget andet"));
        format!("{} kan ikke stå her; der skal stå {}", kind_in_danish(found), kind_in_danish(expected))
    } else {
        format!("filen er ikke gyldig TOML her ({})", message.replace('\n', "; "))
    }
}

/// The reader's names of kinds of values.
fn kind_in_danish(kind: &str) -> String {
    let names = [
        ("string", "en tekst"),
        ("a string", "en tekst"),
        ("integer", "et heltal"),
        ("floating point", "et kommatal"),
        ("boolean", "true eller false"),
        ("a boolean", "true eller false"),
        ("f64", "et tal"),
        ("i32", "et heltal"),
        ("u32", "et heltal fra 0"),
        ("usize", "et heltal fra 0"),
        ("sequence", "en liste"),
        ("a sequence", "en liste"),
        ("map", "en tabel"),
    ];
    let known = names.iter().find_map(|(english, danish)| Some((kind.strip_prefix(english)?, danish)));
    known.map_or_else(|| kind.to_owned(), |(value, danish)| format!("{danish}{value}"))
}

#[cfg(test)]
mod tests;
