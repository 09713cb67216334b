//! Development: built anew and started again whenever a file is saved.

use std::{
    path::Path,
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    time::Duration,
};

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher, event::ModifyKind};

use crate::{
    interrupt,
    machine::rust::cargo,
    process::{self, Running},
    serve,
    site::{self, Quality},
    workspace::Workspace,
};

/// The folders that the server and the browser part are made of.
const FOLDERS: [&str; 9] =
    ["app", "domain", "store", "frontend", "laboratory", "server", "style", "data", "migrations"];

/// How long it must be quiet: an editor saves in several steps, and `git switch` many files.
const QUIET: Duration = Duration::from_millis(300);

/// Builds and runs until Ctrl-C.
pub fn watch(workspace: &Workspace) -> Result<()> {
    serve::set_up(workspace)?;
    let (_watcher, changes) = listen(workspace)?;
    let mut server = None;
    loop {
        match build(workspace) {
            Ok(()) => {
                // The old one first: it has the port.
                drop(server.take());
                server = Some(Running::start(&mut serve::server(workspace, "debug"))?);
            }
            Err(error) => {
                interrupt::check()?;
                eprintln!("\nerror: {error:#}\nThe server stays as it was.");
            }
        }
        eprintln!("\nWaiting for changes; Ctrl-C ends.");
        wait_for_change(&changes)?;
    }
}

fn build(workspace: &Workspace) -> Result<()> {
    site::build(workspace, Quality::Development)?;
    process::run(cargo(workspace).args(["build", "--package", "server"]))
}

/// Starts listening; the watcher listens until it is dropped.
fn listen(workspace: &Workspace) -> Result<(RecommendedWatcher, Receiver<()>)> {
    let (send, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| is_change(&event)) {
            // Nobody listens any more when the command is about to end.
            let _ = send.send(());
        }
    })?;
    for folder in FOLDERS.map(|folder| workspace.path(folder)).iter().filter(|path| path.is_dir()) {
        watcher.watch(folder, RecursiveMode::Recursive).with_context(|| format!("watching {}", folder.display()))?;
    }
    Ok((watcher, changes))
}

/// Whether an event is a reason to build. The build itself reads files, and the server writes to
/// its database: neither is, or there would be no end.
fn is_change(event: &Event) -> bool {
    let of_contents = match event.kind {
        EventKind::Create(_) | EventKind::Remove(_) => true,
        EventKind::Modify(what) => !matches!(what, ModifyKind::Metadata(_)),
        _ => false,
    };
    of_contents && event.paths.iter().any(|path| is_source(path))
}

/// Neither a database nor what editors leave lying about while they save.
fn is_source(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let database = [".db", ".db-wal", ".db-shm", ".db-journal"];
    !name.starts_with('.') && !name.ends_with('~') && !database.iter().any(|end| name.ends_with(end))
}

/// Returns when something has changed and it is quiet again.
fn wait_for_change(changes: &Receiver<()>) -> Result<()> {
    let mut seen = false;
    loop {
        interrupt::check()?;
        match changes.recv_timeout(QUIET) {
            Ok(()) => seen = true,
            Err(RecvTimeoutError::Timeout) if seen => return Ok(()),
            Err(RecvTimeoutError::Timeout) => {}
            Err(gone @ RecvTimeoutError::Disconnected) => return Err(gone.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use notify::event::{AccessKind, CreateKind, DataChange, MetadataKind};

    use super::*;

    fn event(kind: EventKind, path: &str) -> Event {
        Event::new(kind).add_path(path.into())
    }

    #[test]
    fn saved_sources_are_changes() {
        let saved = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        assert!(is_change(&event(saved, "app/src/lib.rs")));
        assert!(is_change(&event(EventKind::Create(CreateKind::File), "style/map.css")));
    }

    #[test]
    fn what_building_and_serving_do_is_no_change() {
        let read = EventKind::Access(AccessKind::Any);
        let touched = EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any));
        let saved = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        assert!(!is_change(&event(read, "app/src/lib.rs")));
        assert!(!is_change(&event(touched, "app/src/lib.rs")));
        for path in ["data/byblik.db", "data/byblik.db-wal", "app/src/.lib.rs.swp", "app/lib.rs~"] {
            assert!(!is_change(&event(saved, path)), "{path}");
        }
    }

    #[test]
    fn many_changes_are_waited_for_together() {
        let (send, changes) = mpsc::channel();
        for _ in 0..5 {
            send.send(()).unwrap();
        }
        wait_for_change(&changes).unwrap();
        assert!(changes.try_recv().is_err());
        drop(send);
        assert!(wait_for_change(&changes).is_err());
    }
}
