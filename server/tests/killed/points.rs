//! Moments for killing, and what is counted of them.

use std::{collections::BTreeMap, time::Duration};

use crate::{POINTS, place::Place};

/// What came of all moments.
#[derive(Debug, Default)]
pub struct Tally {
    /// All of it was there.
    pub whole: usize,
    /// Nothing was.
    pub nothing: usize,
    /// Somebody was writing when the program was killed.
    pub inside: usize,
}

/// So many moments between nothing and a whole run and half of one more, since machines are not always equally fast, drawn from a seed (`SplitMix64`), one in each
/// stretch of equal length.
pub fn moments(seed: u64, whole: Duration) -> impl Iterator<Item = Duration> {
    let mut state = seed;
    (0..POINTS).map(move |at| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        #[expect(clippy::cast_precision_loss, reason = "moments need no 53 bits")]
        let share = (at as f64 + (mixed >> 40) as f64 / f64::from(1 << 24)) / POINTS as f64;
        whole.mul_f64(1.5 * share)
    })
}

/// How many rows more each table has.
pub fn more(before: &BTreeMap<String, i64>, after: &BTreeMap<String, i64>) -> BTreeMap<String, i64> {
    let more = after.iter().map(|(table, rows)| (table.clone(), rows - before.get(table).unwrap_or(&0)));
    more.filter(|(_, rows)| *rows != 0).collect()
}

impl Tally {
    /// Counts one moment: what there is more must be all or nothing, and the log whole.
    pub async fn count(&mut self, place: &Place, before: &BTreeMap<String, i64>, all: &BTreeMap<String, i64>) -> bool {
        place.settle().await;
        let more = more(before, &place.rows().await);
        assert!(more.is_empty() || more == *all, "half of it is there: {more:?} of {all:?}");
        assert_eq!(place.db.verify_audit().await.unwrap(), None, "the log is not whole");
        let is_whole = !more.is_empty();
        if is_whole {
            self.whole += 1;
        } else {
            self.nothing += 1;
        }
        is_whole
    }

    /// Passes when the moments fell on all sides.
    pub fn judge(&self, what: &str) {
        eprintln!("{what}: killed {POINTS} times: {self:?}");
        assert_eq!(self.whole + self.nothing, POINTS);
        for (side, count) in [("whole", self.whole), ("nothing", self.nothing), ("inside", self.inside)] {
            assert!(count >= 3, "{what}: only {count} moments were {side}: {self:?}");
        }
    }
}
