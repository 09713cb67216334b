//! Chance from a seed. Only sums, products and roots are taken of it, so that the same seed gives the same bytes on every
//! machine.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{RngCore, SeedableRng},
};

/// What is drawn apart.
#[derive(Clone, Copy)]
pub(super) enum Subject {
    /// The outlines in a kvarter.
    Outlines,
    /// Where in a kvarter people live.
    People,
    /// How its roder stand.
    Standing,
    /// The figures of a criterion.
    Figures,
}

/// Draws from a seed, apart for each subject: more draws for one do not move another's.
pub(super) struct Chance(ChaCha8Rng);

impl Chance {
    /// The draws of a seed about one thing of a subject.
    pub(super) fn new(seed: u64, subject: Subject, one: u32) -> Self {
        let mut source = ChaCha8Rng::seed_from_u64(seed);
        source.set_stream((subject as u64) << 32 | u64::from(one));
        Self(source)
    }

    /// From 0 up to, but not including, 1.
    pub(super) fn share(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits are just as many as fit")]
        let bits = (self.0.next_u64() >> 11) as f64;
        bits / 9_007_199_254_740_992.0
    }

    /// Nearly normally distributed with mean 0 and deviation 1, never beyond 6: the sum of twelve shares.
    pub(super) fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }
}
