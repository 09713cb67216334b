//! What is being read or taken now, and what was found lately: in memory, by file. Nothing here is lost with it: what is not
//! here any more is read again.

use std::{
    ops::ControlFlow,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use intake::{Preview, Progress, Read, Taken, limits::MOST_BYTES};
use tokio::sync::{Semaphore, watch};

use super::{kept::Kept, picture};

/// How many files may arrive at the same time.
const ARRIVING: usize = 2;
/// How many files are read or taken at the same time: a file of the largest size takes some hundred megabytes.
const AT_ONCE: usize = 1;
/// How many works are remembered.
const MOST: usize = 32;

/// A file that was read.
#[derive(Debug)]
pub(super) struct Found {
    /// How it was read.
    pub kept: Kept,
    /// Its first rows.
    pub preview: Preview,
    /// What it would bring, or why nothing of it can be read so.
    pub read: Result<Read, String>,
}

impl Found {
    /// About how much memory it takes, in bytes.
    pub(super) fn weight(&self) -> usize {
        const FIGURE: usize = 32;
        const POINT: usize = 16;
        const ENTRY: usize = 1_000;
        match self.read.as_ref().map(|read| &read.taken) {
            Ok(Taken::Figures(figures) | Taken::Criteria(figures)) => FIGURE * figures.len(),
            Ok(Taken::Outlines(outlines)) => {
                let taken = outlines.all.iter().map(|one| picture::count(&one.outline));
                let mended = outlines.mendings.iter().map(|one| 2 * picture::count(&one.before));
                POINT * taken.chain(mended).sum::<usize>()
            }
            Ok(Taken::StateList(entries)) => ENTRY * entries.len(),
            Ok(Taken::Initiatives(entries)) => ENTRY * entries.len(),
            Err(_) => 0,
        }
    }
}

/// What is done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// It is read.
    Reading,
    /// What it holds is written into the database.
    Taking,
}

/// How a work ended.
#[derive(Debug, Clone)]
pub(super) enum End {
    /// The file was read.
    Found(Arc<Found>),
    /// Nothing came of it, and this is why, for staff.
    Failed(String),
    /// Somebody stopped it.
    Stopped,
    /// What the file holds was taken.
    Taken,
}

/// Something that is done with one edition of a file.
#[derive(Debug)]
pub(super) struct Work {
    upload: i64,
    edition: i64,
    /// What it is.
    pub what: What,
    /// About how much memory it and what it finds take, in bytes: the file's size, and when it is read what was found.
    weight: AtomicUsize,
    done: AtomicU64,
    of: AtomicU64,
    stop: AtomicBool,
    end: watch::Sender<Option<End>>,
}

impl Work {
    /// How far it has come: what is done, and all there is, 0 where nobody can know.
    pub(super) fn progress(&self) -> Progress {
        Progress { done: self.done.load(Ordering::Relaxed), of: self.of.load(Ordering::Relaxed) }
    }

    /// Notes how far it has come; breaks off when somebody has stopped it.
    pub(super) fn watch(&self, progress: Progress) -> ControlFlow<()> {
        self.done.store(progress.done, Ordering::Relaxed);
        self.of.store(progress.of, Ordering::Relaxed);
        if self.is_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Stops it at the next moment where it can be stopped. What is being written is not.
    pub(super) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Says how it ended.
    pub(super) fn finish(&self, end: End) {
        self.end.send_replace(Some(end));
    }

    /// How it ended; `None` when it has not within this time.
    pub(super) async fn ended(&self, patience: Duration) -> Option<End> {
        let mut end = self.end.subscribe();
        let waited = tokio::time::timeout(patience, end.wait_for(Option::is_some)).await;
        waited.ok()?.ok()?.clone()
    }

    fn weight(&self) -> usize {
        self.weight.load(Ordering::Relaxed)
    }

    fn has_ended(&self) -> bool {
        self.end.borrow().is_some()
    }
}

/// All works. Cloning shares them.
#[derive(Clone)]
pub(crate) struct Workshop {
    works: Arc<Mutex<Vec<Arc<Work>>>>,
    /// Room for files that arrive.
    pub(super) arriving: Arc<Semaphore>,
    /// Room for files that are read or taken.
    pub(super) room: Arc<Semaphore>,
}

impl Default for Workshop {
    fn default() -> Self {
        Self {
            works: Arc::default(),
            arriving: Arc::new(Semaphore::new(ARRIVING)),
            room: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }
}

impl Workshop {
    fn works(&self) -> MutexGuard<'_, Vec<Arc<Work>>> {
        // A list of works is whole at every moment.
        self.works.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The work on an edition of a file: the one that there is, or else a new one, which whoever gets `true` must begin.
    /// Works on earlier editions are stopped and forgotten, and so are the oldest where there is no room. A reading that
    /// ended, however it did, and a taking that failed are told of until they are forgotten.
    pub(super) fn work(&self, upload: i64, edition: i64, what: What, weight: usize) -> (Arc<Work>, bool) {
        let mut works = self.works();
        if let Some(known) = works.iter().find(|work| work.upload == upload && work.edition == edition) {
            let is_new = what == What::Taking && (known.what == What::Reading || known.has_ended());
            if !is_new {
                return (Arc::clone(known), false);
            }
        }
        works.retain(|work| {
            let stays = work.upload != upload;
            if !stays {
                work.stop();
            }
            stays
        });
        make_room(&mut works, weight, None);
        if works.len() >= MOST
            && let Some(oldest) = works.iter().position(|work| work.has_ended())
        {
            works.remove(oldest);
        }
        let work = Arc::new(Work {
            upload,
            edition,
            what,
            weight: AtomicUsize::new(weight),
            done: AtomicU64::new(0),
            of: AtomicU64::new(0),
            stop: AtomicBool::new(false),
            end: watch::Sender::new(None),
        });
        works.push(Arc::clone(&work));
        (work, true)
    }

    /// A work has found something of this weight: where that is more than was thought, others are forgotten.
    pub(super) fn weigh(&self, work: &Arc<Work>, weight: usize) {
        work.weight.fetch_max(weight, Ordering::Relaxed);
        make_room(&mut self.works(), 0, Some(work));
    }

    /// The work on a file, if there is one.
    pub(super) fn now(&self, upload: i64) -> Option<Arc<Work>> {
        self.works().iter().find(|work| work.upload == upload).cloned()
    }

    /// Stops whatever is done with a file and forgets it.
    pub(super) fn forget(&self, upload: i64) {
        self.works().retain(|work| {
            let stays = work.upload != upload;
            if !stays {
                work.stop();
            }
            stays
        });
    }
}

/// Forgets what was found first, but for `spared`, until there is room for so much more.
fn make_room(works: &mut Vec<Arc<Work>>, more: usize, spared: Option<&Arc<Work>>) {
    let mut held: usize = works.iter().map(|work| work.weight()).sum();
    works.retain(|work| {
        let is_spared = spared.is_some_and(|spared| Arc::ptr_eq(spared, work));
        let stays = is_spared || !work.has_ended() || held + more <= MOST_BYTES;
        held -= if stays { 0 } else { work.weight() };
        stays
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_millis(1);

    #[tokio::test]
    async fn one_edition_is_worked_on_once_and_an_older_one_is_stopped() {
        let shop = Workshop::default();
        let (first, is_new) = shop.work(1, 1, What::Reading, 10);
        let (same, again) = shop.work(1, 1, What::Reading, 10);
        assert!(is_new && !again && Arc::ptr_eq(&first, &same));
        assert!(first.ended(SOON).await.is_none() && !first.is_stopped());
        let (second, is_new) = shop.work(1, 2, What::Reading, 10);
        assert!(is_new && first.is_stopped() && !second.is_stopped());
        let progress = Progress { done: 3, of: 9 };
        assert_eq!(
            (first.watch(progress), second.watch(progress)),
            (ControlFlow::Break(()), ControlFlow::Continue(()))
        );
        assert_eq!(second.progress(), progress);
        second.finish(End::Stopped);
        assert!(matches!(second.ended(SOON).await, Some(End::Stopped)));
        shop.forget(1);
        assert!(shop.now(1).is_none());
    }

    #[tokio::test]
    async fn what_is_being_written_is_not_begun_anew_and_can_be_tried_again_when_it_failed() {
        let shop = Workshop::default();
        shop.work(1, 1, What::Reading, 10).0.finish(End::Stopped);
        let (taking, is_new) = shop.work(1, 1, What::Taking, 10);
        assert!(is_new);
        let (same, is_new) = shop.work(1, 1, What::Reading, 10);
        assert!(!is_new && same.what == What::Taking, "who looks sees that it is written");
        assert!(!shop.work(1, 1, What::Taking, 10).1, "once");
        taking.finish(End::Failed("x".into()));
        assert!(!shop.work(1, 1, What::Reading, 10).1, "who looks sees why");
        assert!(shop.work(1, 1, What::Taking, 10).1);
    }

    #[test]
    fn what_is_remembered_takes_no_more_than_a_file_of_the_largest_size() {
        let shop = Workshop::default();
        let half = MOST_BYTES / 2;
        for id in 1..=2 {
            shop.work(id, 1, What::Reading, half).0.finish(End::Stopped);
        }
        let (_, is_new) = shop.work(3, 1, What::Reading, half);
        assert!(is_new && shop.now(1).is_none() && shop.now(2).is_some(), "the oldest goes");
        let third = shop.now(3).unwrap();
        third.finish(End::Stopped);
        shop.weigh(&third, 2 * MOST_BYTES);
        assert!(shop.now(2).is_none() && shop.now(3).is_some(), "what was just found stays");
        let (third, _) = shop.work(3, 2, What::Reading, half);
        for id in 10..100 {
            shop.work(id, 1, What::Reading, 0).0.finish(End::Stopped);
        }
        assert!(shop.works().len() <= MOST && !third.is_stopped(), "what is under way stays");
        assert!(shop.now(3).is_some());
    }
}
