//! How sure the result is: the method's variants, tried on all cores.

use std::{
    sync::atomic::{AtomicU32, Ordering},
    thread,
};

use domain::screening::{Robustness, ScreenError, Screening};

use super::input::bar;

/// How many variants a core takes at a time, so that all have something to do until the end.
const AT_A_TIME: u32 = 8;

/// In how many variants each area is designated; `None` when the method states no variants.
pub(super) fn tried(screening: &Screening<'_>) -> Result<Option<Robustness>, ScreenError> {
    let Some(trials) = screening.trials()? else { return Ok(None) };
    let runs = trials.runs();
    let next = AtomicU32::new(0);
    let bar = bar(u64::from(runs), "varianter {bar:30} {pos}/{len}, {eta} tilbage");
    let work = || {
        let mut sum: Option<Robustness> = None;
        loop {
            let from = next.fetch_add(AT_A_TIME, Ordering::Relaxed);
            if from >= runs {
                return Ok(sum);
            }
            let numbers = from..(from + AT_A_TIME).min(runs);
            bar.inc(u64::from(numbers.end - numbers.start));
            let part = trials.robustness(numbers)?;
            sum = Some(sum.map_or(part.clone(), |sum| sum.and(&part)));
        }
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let parts: Vec<Result<Option<Robustness>, ScreenError>> = thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        // A worker that panicked makes the whole panic, as if there were no threads.
        let joined = workers.into_iter().map(|worker| worker.join().unwrap_or_else(|p| std::panic::resume_unwind(p)));
        joined.collect()
    });
    bar.finish_and_clear();
    let mut sum: Option<Robustness> = None;
    for part in parts {
        sum = match (sum, part?) {
            (Some(sum), Some(part)) => Some(sum.and(&part)),
            (sum, part) => sum.or(part),
        };
    }
    Ok(sum)
}
