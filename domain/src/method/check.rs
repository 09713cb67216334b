//! What must hold of a method besides being readable: names that are known, combinations that are possible, no cycles.

mod criteria;
pub(crate) mod names;
mod values;

pub(crate) use self::criteria::asked;
use super::{Method, place::Problem};

/// Checks the whole method, the top of the file first.
///
/// # Errors
/// [`Problem`] is the first thing that is wrong.
pub(super) fn check(method: &Method) -> Result<(), Problem> {
    names::check(method)?;
    values::check(method)?;
    criteria::check(method)
}

/// Everything that is wrong, as far as each part can be looked at by itself; empty where [`check`] finds nothing.
pub(super) fn all(method: &Method) -> Vec<Problem> {
    let wholes = [names::check(method), values::check(method), criteria::check(method)];
    let mut found: Vec<Problem> = Vec::new();
    let parts = values::each(method).into_iter().chain(criteria::each(method));
    for problem in wholes.into_iter().filter_map(Result::err).chain(parts) {
        if !found.contains(&problem) {
            found.push(problem);
        }
    }
    found
}

/// Refuses with a message unless `good`.
fn ensure(good: bool, problem: impl FnOnce() -> Problem) -> Result<(), Problem> {
    if good { Ok(()) } else { Err(problem()) }
}

/// The entries in an order in which each comes after those that it is made of, or a cycle of them.
///
/// `parts` gives the places of what an entry is made of.
pub(crate) fn in_order(entries: usize, parts: impl Fn(usize) -> Vec<usize>) -> Result<Vec<usize>, Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut state = vec![State::New; entries];
    let mut order = Vec::with_capacity(entries);
    for start in 0..entries {
        // The way down from `start`, each with the parts that are still to be seen; no recursion, so a long chain
        // in a file can't exhaust the stack.
        let mut way: Vec<(usize, Vec<usize>)> = Vec::new();
        if state[start] == State::New {
            state[start] = State::Open;
            way.push((start, parts(start)));
        }
        while let Some((entry, rest)) = way.last_mut() {
            let entry = *entry;
            match rest.pop() {
                Some(part) if state[part] == State::New => {
                    state[part] = State::Open;
                    way.push((part, parts(part)));
                }
                Some(part) if state[part] == State::Open => {
                    let from = way.iter().position(|(e, _)| *e == part).unwrap_or(0);
                    return Err(way[from..].iter().map(|(e, _)| *e).collect());
                }
                Some(_) => {}
                None => {
                    state[entry] = State::Done;
                    order.push(entry);
                    way.pop();
                }
            }
        }
    }
    Ok(order)
}

/// A cycle in words: "a → b → a".
fn circle<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<_> = names.collect();
    let first = names.first().copied();
    if names.len() > 10 {
        names.truncate(9);
        names.push("…");
    }
    names.extend(first);
    names.join(" → ")
}
