//! A PostgreSQL that lives as long as a test run: in a temporary folder, on a free port, gone
//! afterwards.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    net::{Ipv4Addr, TcpListener},
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
};

use anyhow::{Context, Result, anyhow};
use tempfile::TempDir;

use crate::{
    machine::postgres::{self, Account},
    process,
    workspace::Workspace,
};

/// The superuser, and the database it owns.
const NAME: &str = "byblik";

/// A running server with one empty database; dropping it stops the server and removes the data.
pub struct Database {
    programs: PathBuf,
    account: Option<Account>,
    folder: TempDir,
    port: u16,
}

impl Database {
    /// Creates the data, starts the server and waits until it answers.
    pub fn start() -> Result<Self> {
        let database = Self {
            programs: postgres::programs()?,
            account: postgres::account()?,
            folder: tempfile::Builder::new().prefix("byblik-postgres-").tempdir()?,
            port: free_port()?,
        };
        if let Some(account) = database.account {
            chown(database.folder.path(), Some(account.user), Some(account.group))?;
        }
        database.create().context("creating a temporary PostgreSQL")?;
        // From here on a failure stops the server too, by way of `drop`.
        database.launch().context("starting a temporary PostgreSQL")?;
        Ok(database)
    }

    /// Where programs find the database.
    pub fn url(&self) -> String {
        format!("postgres://{NAME}@{}:{}/{NAME}", Ipv4Addr::LOCALHOST, self.port)
    }

    /// Tells a command where the database is, by the names that sqlx and our tests look for.
    pub fn announce<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command.env("DATABASE_URL", self.url()).env("BYBLIK_TEST_POSTGRES", self.url())
    }

    fn create(&self) -> Result<()> {
        let options = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
        let mut initdb = self.program("initdb");
        initdb.args(options).arg(format!("--username={NAME}")).arg("--pgdata").arg(self.data());
        process::capture(&mut initdb)?;
        // The data need not outlive a crash, and only this machine may come in.
        let settings = format!(
            "\nport = {}\nlisten_addresses = '{}'\nunix_socket_directories = ''\nfsync = off\n",
            self.port,
            Ipv4Addr::LOCALHOST
        );
        let file = self.data().join("postgresql.conf");
        OpenOptions::new().append(true).open(file)?.write_all(settings.as_bytes())?;
        Ok(())
    }

    fn launch(&self) -> Result<()> {
        let log = self.folder.path().join("log");
        let mut start = self.program("pg_ctl");
        start.args(["start", "--wait", "--silent", "--pgdata"]).arg(self.data());
        // The server would hold on to our pipes; hence a file, shown if it does not start.
        start.arg("--log").arg(&log).stdout(Stdio::null()).stderr(Stdio::null());
        process::run(&mut start).map_err(|error| {
            let said = fs::read_to_string(&log).unwrap_or_default();
            anyhow!("{error:#}\n{said}")
        })?;
        let port = self.port.to_string();
        let server = ["--host=127.0.0.1", "--port", &port, "--username", NAME];
        process::capture(self.program("createdb").args(server).arg(NAME))?;
        Ok(())
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// One of PostgreSQL's programs, run by whom it must be run by.
    fn program(&self, name: &str) -> Command {
        as_account(&self.programs.join(name), self.account, self.folder.path())
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if !self.data().join("postmaster.pid").exists() {
            return;
        }
        // Not by `process`, which starts nothing any more once somebody pressed Ctrl-C.
        let mut stop = self.program("pg_ctl");
        stop.args(["stop", "--wait", "--silent", "--mode=immediate", "--pgdata"]).arg(self.data());
        match stop.status() {
            Ok(status) if status.success() => {}
            outcome => eprintln!(
                "warning: the temporary PostgreSQL in {} did not stop: {outcome:?}",
                self.folder.path().display()
            ),
        }
    }
}

fn as_account(program: &Path, account: Option<Account>, folder: &Path) -> Command {
    let mut command = Command::new(program);
    // Somebody else may not stand where we stand.
    command.current_dir(folder);
    if let Some(account) = account {
        command.uid(account.user).gid(account.group);
    }
    // A Ctrl-C is for us to pass on: the server must outlive the tests that it interrupts.
    command.process_group(0);
    command
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("finding a free port")?;
    Ok(listener.local_addr()?.port())
}

/// Runs somebody's command beside a temporary database and returns the command's exit code.
pub fn with(workspace: &Workspace, command: &[String]) -> Result<ExitCode> {
    let (program, arguments) = command.split_first().context("no command to run")?;
    let database = Database::start()?;
    eprintln!("DATABASE_URL={}", database.url());
    let mut command = Command::new(program);
    command.args(arguments).current_dir(workspace.root());
    let status = process::status(database.announce(&mut command))?;
    // A command killed by a signal has no code.
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
