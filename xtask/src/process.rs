//! Other programs: run, waited for, and stopped together with this one.

use std::{
    env,
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process};

use crate::interrupt;

/// How often a running program is looked at.
const PAUSE: Duration = Duration::from_millis(40);

/// How long a program may take to end by itself before it is killed.
const PATIENCE: Duration = Duration::from_secs(10);

/// Runs a command to its end, its output going where ours goes; fails unless it succeeds.
pub fn run(command: &mut Command) -> Result<()> {
    let status = status(command)?;
    if !status.success() {
        bail!("`{}` failed ({status})", text(command));
    }
    Ok(())
}

/// Runs a command to its end, its output going where ours goes, and tells how it ended.
pub fn status(command: &mut Command) -> Result<ExitStatus> {
    interrupt::check()?;
    let mut running = Running::start(command)?;
    loop {
        if let Some(status) = running.ended()? {
            interrupt::check()?;
            return Ok(status);
        }
        // A terminal sends Ctrl-C to the children too; a plain `kill` of this program does not.
        interrupt::check()?;
        thread::sleep(PAUSE);
    }
}

/// Runs a short command and returns what it wrote to standard output; fails unless it succeeds.
pub fn capture(command: &mut Command) -> Result<String> {
    interrupt::check()?;
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot run `{}`", text(command)))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed ({}): {}", text(command), output.status, complaint.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Where a program is on the `PATH`, if it is.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// A program in the background, stopped when this value is dropped.
pub struct Running(Child);

impl Running {
    /// Starts a program in the background.
    pub fn start(command: &mut Command) -> Result<Self> {
        let child = command.spawn().with_context(|| format!("cannot run `{}`", text(command)))?;
        Ok(Self(child))
    }

    /// How the program ended, once it has.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.0.try_wait()?)
    }

    /// Asks the program to end, and insists after a while.
    fn stop(&mut self) -> Result<()> {
        if self.ended()?.is_some() {
            return Ok(());
        }
        if let Some(pid) = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw) {
            kill_process(pid, Signal::TERM)?;
        }
        let asked = Instant::now();
        while self.ended()?.is_none() {
            if asked.elapsed() > PATIENCE {
                self.0.kill()?;
                self.0.wait()?;
            }
            thread::sleep(PAUSE);
        }
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            eprintln!("warning: cannot stop process {}: {error}", self.0.id());
        }
    }
}

/// A command as one would type it, near enough for a message.
fn text(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(|word| word.to_string_lossy()));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_command_is_an_error_that_names_it() {
        let error = run(Command::new("false").arg("--really")).unwrap_err().to_string();
        assert!(error.contains("`false --really` failed"), "{error}");
        assert!(run(&mut Command::new("true")).is_ok());
    }

    #[test]
    fn a_missing_program_is_an_error_that_names_it() {
        let error = capture(&mut Command::new("no-such-program")).unwrap_err().to_string();
        assert_eq!(error, "cannot run `no-such-program`");
        assert_eq!(find("no-such-program"), None);
    }

    #[test]
    fn dropping_a_running_program_stops_it() {
        let running = Running::start(Command::new("sleep").arg("60")).unwrap();
        let started = Instant::now();
        drop(running);
        assert!(started.elapsed() < PATIENCE);
    }
}
