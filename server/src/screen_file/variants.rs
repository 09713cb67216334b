//! How sure the result is: the method's variants, tried on all cores, and which assumptions matter.

use std::{
    io::Write,
    sync::atomic::{AtomicU32, Ordering},
    thread,
};

use domain::{
    method::Method,
    screening::{Assumption, Robustness, ScreenError, Screening},
};

use super::{ScreenFileError, input::bar};

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
            sum = Some(match sum {
                Some(sum) => sum.and(&part),
                None => part,
            });
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
    let tried = parts.into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(tried.into_iter().flatten().reduce(|sum, part| sum.and(&part)))
}

/// Writes one line an assumption: how much of the variance in how many areas change sides it explains, alone and with
/// others, each with its 95 % interval.
pub(super) fn write_sensitivity(
    file: &mut dyn Write,
    screening: &Screening<'_>,
    samples: usize,
) -> Result<(), ScreenFileError> {
    let trials = screening.trials()?.ok_or(ScreenFileError::NoVariants)?;
    let effects = trials.sensitivity(samples)?;
    let mut lines = csv::Writer::from_writer(file);
    lines.write_record(["assumption", "first", "first_low", "first_high", "total", "total_low", "total_high"])?;
    for (place, assumption) in trials.assumptions().iter().enumerate() {
        let numbers = effects.as_ref().map(|effects| {
            let effect = effects[place];
            let (first, total) = (effect.first_interval, effect.total_interval);
            [effect.first, first.0, first.1, effect.total, total.0, total.1].map(|number| number.to_string())
        });
        let name = named(screening.method(), *assumption);
        lines.write_record([name].into_iter().chain(numbers.unwrap_or_default()))?;
    }
    Ok(lines.flush()?)
}

/// An assumption by the words of the method file.
fn named(method: &Method, assumption: Assumption) -> String {
    match assumption {
        Assumption::Weight(score, part) => {
            let score = &method.scores[score];
            format!("weight:{}:{}", score.id, score.of[part])
        }
        Assumption::Limit(criterion) => format!("limit:{}", method.criteria[criterion].id),
        Assumption::Normalise => "normalise".to_owned(),
        Assumption::Mean => "mean".to_owned(),
    }
}
