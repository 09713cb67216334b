//! `cargo xtask <command>`: builds, runs, checks and measures Byblik.
//!
//! Every command does its own set-up, so that a fresh Linux machine with rustup and Node 20
//! needs nothing else. This file holds the command line only:
//!
//! - [`machine`]: what must be on the machine, found or installed;
//! - [`site`]: the browser part, from Rust and CSS to hashed and compressed files;
//! - [`checks`]: what must hold before a change is taken in;
//! - [`database`]: a PostgreSQL that lives as long as a test run;
//! - [`serve`], [`watch`], [`mod@bench`]: one command each.

mod bench;
mod budget;
mod checks;
mod database;
mod interrupt;
mod machine;
mod process;
mod serve;
mod site;
mod watch;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::workspace::Workspace;

/// Builds, runs, checks and measures Byblik.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct CommandLine {
    #[command(subcommand)]
    task: Task,
}

/// One command each.
#[derive(Subcommand)]
enum Task {
    /// Build everything for release and run the server
    Serve,
    /// Build everything for release
    Build,
    /// Build the browser part alone
    Site,
    /// Build for development, run the server, and do so again on every change
    Watch,
    /// Everything that CI checks, stopping at the first failure
    Test {
        /// Leave out PostgreSQL, the size budgets and the browser tests
        #[arg(long)]
        fast: bool,
    },
    /// Build for release and measure the pages and the server
    Bench,
    /// Run a command with `DATABASE_URL` naming an empty PostgreSQL that is gone afterwards
    ///
    /// For example: cargo xtask postgres -- cargo test -p store postgres
    Postgres {
        /// The command and its arguments
        #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
        command: Vec<String>,
    },
}

fn main() -> ExitCode {
    match run(&CommandLine::parse().task) {
        Ok(code) => code,
        Err(_) if interrupt::requested() => {
            eprintln!("\nInterrupted.");
            ExitCode::from(130)
        }
        Err(error) => {
            // Not by `{error:?}`, which buries the message under a backtrace where one is asked for.
            eprintln!("\nerror: {error}");
            error.chain().skip(1).for_each(|cause| eprintln!("  because: {cause}"));
            ExitCode::FAILURE
        }
    }
}

fn run(task: &Task) -> Result<ExitCode> {
    interrupt::listen()?;
    let workspace = Workspace::find()?;
    match task {
        Task::Serve => serve::serve(&workspace)?,
        Task::Build => serve::build(&workspace)?,
        Task::Site => serve::build_site(&workspace)?,
        Task::Watch => watch::watch(&workspace)?,
        Task::Test { fast } => checks::run(&workspace, *fast)?,
        Task::Bench => bench::bench(&workspace)?,
        Task::Postgres { command } => return database::with(&workspace, command),
    }
    Ok(ExitCode::SUCCESS)
}
