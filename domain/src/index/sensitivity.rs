//! Which of several assumptions a result depends on: variance-based sensitivity analysis by Monte Carlo.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{RngCore, SeedableRng},
};

use super::statistics::{Spread, mean, number, standard_deviation};

/// How often rows are drawn again for the intervals.
const RESAMPLES: usize = 500;

/// How much of the result's variance one assumption explains.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// The share that it explains alone: the first-order index, 0 to 1 but for the error of sampling.
    pub first: f64,
    /// The share that it has a part in: the total-order index.
    pub total: f64,
    /// Between which values the first-order index lies with 95 % confidence, by bootstrap.
    pub first_interval: (f64, f64),
    /// Between which values the total-order index lies with 95 % confidence, by bootstrap.
    pub total_interval: (f64, f64),
}

/// The effects of `dimensions` independent assumptions on `result`, each of them a number from 0 to under 1.
///
/// `result` is asked `samples · (dimensions + 2)` times. First order by Saltelli et al. (2010), table 2 (b); total order
/// by Jansen (1999), table 2 (f). `None` when the result never changes: then there is nothing to explain.
///
/// # Errors
/// Those of `result`.
pub fn effects<E>(
    dimensions: usize,
    samples: usize,
    seed: u64,
    mut result: impl FnMut(&[f64]) -> Result<f64, E>,
) -> Result<Option<Vec<Effect>>, E> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut row = || (0..dimensions).map(|_| unit(random.next_u64())).collect::<Vec<f64>>();
    let (mut of_a, mut of_b) = (Vec::with_capacity(samples), Vec::with_capacity(samples));
    let mut of_mixed = vec![Vec::with_capacity(samples); dimensions];
    for _ in 0..samples {
        let (mut a, b) = (row(), row());
        of_a.push(result(&a)?);
        of_b.push(result(&b)?);
        for (place, mixed) in of_mixed.iter_mut().enumerate() {
            let own = std::mem::replace(&mut a[place], b[place]);
            mixed.push(result(&a)?);
            a[place] = own;
        }
    }
    let all: Vec<usize> = (0..samples).collect();
    let resampled: Vec<Vec<usize>> =
        (0..RESAMPLES).map(|_| all.iter().map(|_| below(random.next_u64(), samples)).collect()).collect();
    let effect = |mixed: &Vec<f64>| {
        let (first, total) = indices(&all, &of_a, &of_b, mixed)?;
        let again: Vec<(f64, f64)> = resampled.iter().filter_map(|rows| indices(rows, &of_a, &of_b, mixed)).collect();
        let interval = |pick: fn(&(f64, f64)) -> f64| {
            let mut sorted: Vec<f64> = again.iter().map(pick).collect();
            sorted.sort_unstable_by(f64::total_cmp);
            let at = |share: usize| sorted.get(sorted.len() * share / 1000).copied().unwrap_or(f64::NAN);
            (at(25), at(975))
        };
        let (first_interval, total_interval) = (interval(|pair| pair.0), interval(|pair| pair.1));
        Some(Effect { first, total, first_interval, total_interval })
    };
    Ok(of_mixed.iter().map(effect).collect())
}

/// First-order and total-order index on some of the rows; `None` without variance.
fn indices(rows: &[usize], a: &[f64], b: &[f64], mixed: &[f64]) -> Option<(f64, f64)> {
    let both: Vec<f64> = rows.iter().flat_map(|row| [a[*row], b[*row]]).collect();
    let center = mean(&both)?;
    let variance = standard_deviation(&both, Spread::Population)?.powi(2);
    if variance <= 0.0 {
        return None;
    }
    let n = number(rows.len());
    // Centred, because the estimator's error grows with the distance from zero.
    let first: f64 = rows.iter().map(|row| (b[*row] - center) * (mixed[*row] - a[*row])).sum();
    let total: f64 = rows.iter().map(|row| (a[*row] - mixed[*row]).powi(2)).sum();
    Some((first / n / variance, total / (2.0 * n) / variance))
}

/// A number from 0 to under 1 of the 53 highest bits.
pub(crate) fn unit(bits: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "53 bits are exact")]
    let number = (bits >> 11) as f64;
    number / 9_007_199_254_740_992.0
}

/// A whole number from 0 to under `end`, evenly to within 2^-40 for any number of areas.
pub(crate) fn below(bits: u64, end: usize) -> usize {
    usize::try_from(bits % u64::try_from(end).unwrap_or(u64::MAX).max(1)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::{convert::Infallible, f64::consts::PI};

    use super::*;

    fn of(dimensions: usize, samples: usize, function: impl Fn(&[f64]) -> f64) -> Vec<Effect> {
        effects(dimensions, samples, 1, |x| Ok::<_, Infallible>(function(x))).unwrap().unwrap()
    }

    /// Ishigami & Homma (1990) with a = 7, b = 0.1; analytic values from Saltelli et al. (2008), section 4.6.
    #[test]
    fn the_ishigami_function_has_its_known_effects() {
        let found = of(3, 1 << 14, |x| {
            let [a, b, c] = [x[0], x[1], x[2]].map(|u| PI * (2.0 * u - 1.0));
            a.sin() + 7.0 * b.sin().powi(2) + 0.1 * c.powi(4) * a.sin()
        });
        for (effect, (first, total)) in found.iter().zip([(0.3139, 0.5576), (0.4424, 0.4424), (0.0, 0.2437)]) {
            assert!((effect.first - first).abs() < 0.02, "{effect:?}, {first}");
            assert!((effect.total - total).abs() < 0.02, "{effect:?}, {total}");
            assert!(effect.first_interval.0 < effect.first && effect.first < effect.first_interval.1);
            assert!(effect.total_interval.1 - effect.total_interval.0 < 0.1);
        }
    }

    /// Sobol's g-function (Saltelli & Sobol' 1995): the product of (|4x − 2| + a) / (1 + a).
    #[test]
    fn the_g_function_has_its_known_effects() {
        let a = [0.0, 1.0, 4.5, 9.0];
        let found = of(4, 1 << 14, |x| x.iter().zip(a).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product());
        let parts = a.map(|a: f64| 1.0 / (3.0 * (1.0 + a).powi(2)));
        let whole: f64 = parts.iter().map(|part| 1.0 + part).product::<f64>() - 1.0;
        for (place, effect) in found.iter().enumerate() {
            let others: f64 = parts.iter().enumerate().filter(|(i, _)| *i != place).map(|(_, p)| 1.0 + p).product();
            let (first, total) = (parts[place] / whole, parts[place] * others / whole);
            assert!((effect.first - first).abs() < 0.03, "{effect:?}, {first}");
            assert!((effect.total - total).abs() < 0.03, "{effect:?}, {total}");
        }
    }

    #[test]
    fn a_result_that_never_changes_has_no_effects() {
        assert_eq!(effects(2, 100, 1, |_| Ok::<_, Infallible>(3.0)), Ok(None));
        let one = of(2, 2_000, |x| x[0]);
        assert!((one[0].first - 1.0).abs() < 0.1 && one[1].total.abs() < 1e-12, "{one:?}");
    }
}
