//! How far a long reading has come, and stopping it.

use std::{cell::Cell, ops::ControlFlow};

use crate::Refused;

/// How far a reading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is done, in bytes; for XLSX files in rows.
    pub done: u64,
    /// All there is to do, in the same; 0 where nobody can know.
    pub of: u64,
}

/// Who is told of the progress now and then; `Break` stops the reading with [`Refused::Cancelled`].
pub type Watch<'a> = &'a dyn Fn(Progress) -> ControlFlow<()>;

/// A watch for those who do not watch.
///
/// # Errors
/// It never stops a reading.
pub fn unwatched(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Tells a watch every so often.
pub(crate) struct Ticks<'a> {
    watch: Watch<'a>,
    of: u64,
    count: Cell<u64>,
    done: Cell<u64>,
}

impl<'a> Ticks<'a> {
    /// `of` is 0 where nobody can know how much there is to do.
    pub(crate) fn new(watch: Watch<'a>, of: usize) -> Self {
        Self { watch, of: of as u64, count: Cell::new(0), done: Cell::new(0) }
    }

    /// One row or outline is done, and so much in all.
    pub(crate) fn tick(&self, done: u64) -> Result<(), Refused> {
        self.done.set(done);
        let count = self.count.get();
        self.count.set(count + 1);
        if count.is_multiple_of(1024) { self.tell(done) } else { Ok(()) }
    }

    /// Something that can take its time is about to be done; no more is done yet.
    pub(crate) fn again(&self) -> Result<(), Refused> {
        self.tell(self.done.get())
    }

    /// So much is done in all.
    pub(crate) fn tell(&self, done: u64) -> Result<(), Refused> {
        match (self.watch)(Progress { done, of: self.of }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Refused::Cancelled),
        }
    }
}
