//! What must hold before a change is taken in: the steps of `cargo xtask test`, in order.
//!
//! The quick ones that fail most often come first. No step is ever passed over in silence: one
//! that cannot be done on this machine fails.

pub mod browser;
mod rust;

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::{budget, interrupt, machine, serve, workspace::Workspace};

/// A step: its name and what it does.
type Check = (&'static str, fn(&Workspace) -> Result<()>);

/// What needs nothing but Rust, and is the same in both forms.
const SOURCE: [Check; 4] = [
    ("formatting", rust::formatting),
    ("lints of what runs natively", rust::native_lints),
    ("lints of what runs in the browser", rust::browser_lints),
    ("documentation", rust::documentation),
];

/// The rest of the full form.
const FULL: [Check; 4] = [
    ("tests, with SQLite and PostgreSQL", rust::tests),
    ("release build", serve::build),
    ("size budgets", budget::check),
    ("browser tests", browser::tests),
];

/// The rest of the fast form.
const FAST: [Check; 1] = [("tests, with SQLite only", rust::tests_without_postgres)];

/// Runs all steps up to the first that fails, and sums up.
pub fn run(workspace: &Workspace, fast: bool) -> Result<()> {
    machine::rust::ensure_lints(workspace)?;
    machine::rust::ensure_wasm_target()?;
    let rest: &[Check] = if fast { &FAST } else { &FULL };
    let checks: Vec<Check> = SOURCE.iter().chain(rest).copied().collect();
    let (done, outcome) = run_all(&checks, workspace);
    sum_up(&checks, &done, outcome.is_ok());
    if fast {
        eprintln!("\nLeft out by --fast: tests on PostgreSQL, size budgets, browser tests.");
    }
    outcome
}

/// Runs steps up to the first that fails; returns the time each took.
fn run_all(checks: &[Check], workspace: &Workspace) -> (Vec<Duration>, Result<()>) {
    let mut done = Vec::new();
    for (number, (name, check)) in checks.iter().enumerate() {
        eprintln!("\n── {}/{} {name}", number + 1, checks.len());
        let started = Instant::now();
        let outcome = interrupt::check().and_then(|()| check(workspace));
        done.push(started.elapsed());
        if outcome.is_err() {
            return (done, outcome.with_context(|| format!("step `{name}` failed")));
        }
        eprintln!("── {name}: {:.1} s", started.elapsed().as_secs_f32());
    }
    (done, Ok(()))
}

fn sum_up(checks: &[Check], done: &[Duration], passed: bool) {
    eprintln!("\n── summary");
    for (number, (name, _)) in checks.iter().enumerate() {
        eprintln!("{}", line(name, number, done, passed));
    }
}

/// How one step went; the last one done is the one that failed, if any did.
fn line(name: &str, number: usize, done: &[Duration], passed: bool) -> String {
    let Some(time) = done.get(number) else {
        return format!("{:<20}{name}", "not run");
    };
    let word = if passed || number + 1 < done.len() { "passed" } else { "FAILED" };
    format!("{word} {:>9.1} s  {name}", time.as_secs_f32())
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    const CHECKS: [Check; 3] = [("first", |_| Ok(())), ("second", |_| bail!("no")), ("third", |_| Ok(()))];

    #[test]
    fn the_first_failure_ends_it_and_is_named() {
        let workspace = Workspace::find().unwrap();
        let (done, outcome) = run_all(&CHECKS, &workspace);
        assert_eq!(done.len(), 2);
        assert_eq!(format!("{:#}", outcome.unwrap_err()), "step `second` failed: no");
    }

    #[test]
    fn the_summary_tells_passed_from_failed_and_not_run() {
        let done = [Duration::from_secs(1), Duration::from_secs(2)];
        assert_eq!(line("first", 0, &done, false), "passed       1.0 s  first");
        assert_eq!(line("second", 1, &done, false), "FAILED       2.0 s  second");
        assert_eq!(line("third", 2, &done, false), "not run             third");
        assert_eq!(line("second", 1, &done, true), "passed       2.0 s  second");
    }
}
